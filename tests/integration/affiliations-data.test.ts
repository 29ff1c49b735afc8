import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ContactPersons } from '../../src/plugins/crm-contacts/contracts/organisation';
import type { ContactRelations } from '../../src/plugins/crm-contacts/contracts/relations';
import { startApplication, type Application } from '../support/application';
import { apiWith, type Client } from '../support/clients';
import { readCsv } from '../support/csv';
import { bring, forEach } from '../support/importing';

/**
 * Persons, their dated affiliations with organisations and their reciprocal relationships, as a donor
 * system exports them, over REST. The data lies beside the repository and is not part of it.
 */
const folder = path.resolve(__dirname, '../../../shared/data/rel-salesforce-npsp');
const describeWithData = existsSync(folder) ? describe : describe.skip;

type Row = Record<string, string | null>;
const readFile = (name: string): Row[] => readCsv(path.join(folder, `${name}.csv`));
const read = (name: string): Row[] => readFile(`trailhead_${name}`);

let app: Application;
let site: Client;
/** documentIds by the exporting system's keys. */
const organisations = new Map<string, string>();
const persons = new Map<string, string>();
const contacts = new Map<string, string>();

const keysOf = (rows: Row[], column: string) => [...new Set(rows.map((row) => row[column] as string))];

/** A former affiliation without a last day is known to have held on its first. */
const lastDayOf = (row: Row) => row.npe5__EndDate__c ?? (row.npe5__Status__c === 'Former' ? row.npe5__StartDate__c : null);

async function bringAffiliations(rows: Row[]): Promise<void> {
  const accounts = new Map(read('Account').map((row) => [row.sf_id, row]));
  const people = new Map(read('Contact').map((row) => [row.sf_id, row]));
  await forEach(keysOf(rows, 'npe5__organization__c'), async (key) => {
    organisations.set(key, (await bring(site, '/api/crm-contacts/contacts', { data: { kind: 'company', name: accounts.get(key)?.Name } })).documentId);
  });
  await forEach(keysOf(rows, 'npe5__contact__c'), async (key) => {
    const { FirstName, LastName } = people.get(key) as Row;
    persons.set(key, (await bring(site, '/api/crm-contacts/persons', { data: { firstName: FirstName, lastName: LastName } })).documentId);
  });
  await forEach(rows, (row) =>
    bring(site, '/api/crm-contacts/positions', {
      data: {
        company: organisations.get(row.npe5__organization__c as string), person: persons.get(row.npe5__contact__c as string), jobTitle: row.npe5__Role__c,
        validFrom: row.npe5__StartDate__c, validTo: lastDayOf(row),
      },
    })
  );
}

/** Both rows of a pair are one relation: the one's type is its name, the reciprocal's the inverse name. */
async function bringRelationships(rows: Row[]): Promise<void> {
  const people = new Map(read('Contact').map((row) => [row.sf_id, row]));
  await forEach(keysOf(rows, 'npe4__contact__c'), async (key) => {
    const { FirstName, LastName } = people.get(key) as Row;
    contacts.set(key, (await bring(site, '/api/crm-contacts/contacts/new', { kind: 'person', newPerson: { firstName: FirstName, lastName: LastName } })).documentId);
  });
  const byId = new Map(rows.map((row) => [row.sf_id, row]));
  const types = new Map<string, string>();
  const done = new Set<string | null>();
  for (const row of rows) {
    if (done.has(row.npe4__reciprocal_relationship__c)) continue;
    done.add(row.sf_id);
    const [name, inverseName] = [row.npe4__Type__c as string, byId.get(row.npe4__reciprocal_relationship__c)?.npe4__Type__c as string];
    const key = `${name}-${inverseName}`.toLowerCase();
    if (!types.has(key)) types.set(key, (await bring(site, '/api/crm-contacts/relation-types', { data: { key, name, inverseName, symmetric: name === inverseName, fromKind: 'person', toKind: 'person' } })).documentId);
    const sides = { from: contacts.get(row.npe4__related_contact__c as string), to: contacts.get(row.npe4__contact__c as string) };
    await bring(site, '/api/crm-contacts/relations', { data: { type: types.get(key), ...sides } });
  }
}

beforeAll(async () => {
  if (!existsSync(folder)) return;
  app = await startApplication();
  site = await apiWith(app);
});
afterAll(() => app?.stop());

describeWithData('affiliations and relationships, brought by a donor system', () => {
  beforeAll(async () => {
    await bringAffiliations(read('npe5__Affiliation__c'));
    await bringRelationships(read('npe4__Relationship__c'));
  }, 600_000);

  it('has for every organisation as many current and former contact persons as the file', async () => {
    const rows = read('npe5__Affiliation__c');
    for (const [key, documentId] of organisations) {
      const own = rows.filter((row) => row.npe5__organization__c === key);
      const { positions }: ContactPersons = (await site.get(`/api/crm-contacts/contacts/${documentId}/positions?asOf=2019-12-31`)).body;
      const current = own.filter((row) => row.npe5__Status__c === 'Current' && (row.npe5__StartDate__c as string) <= '2019-12-31');
      expect([positions.length, positions.filter((position) => position.current).length]).toEqual([own.length, current.length]);
    }
    expect(rows).toHaveLength(85);
  });

  it('shows former ones up to and including their last day', async () => {
    const former = read('npe5__Affiliation__c').filter((row) => row.npe5__EndDate__c);
    for (const row of former) {
      const isCurrentOn = async (day: string) => {
        const { positions }: ContactPersons = (await site.get(`/api/crm-contacts/contacts/${organisations.get(row.npe5__organization__c as string)}/positions?asOf=${day}`)).body;
        return positions.find(({ person }) => person?.documentId === persons.get(row.npe5__contact__c as string))?.current;
      };
      expect([await isCurrentOn('2019-12-03'), await isCurrentOn('2019-12-04'), await isCurrentOn('2019-12-05'), await isCurrentOn('2019-12-06')]).toEqual([false, true, true, false]);
    }
    expect(former).toHaveLength(3);
  });

  it('stores each reciprocal pair once and shows both sides with their own label', async () => {
    const rows = read('npe4__Relationship__c');
    for (const row of rows) {
      const { relations }: ContactRelations = (await site.get(`/api/crm-contacts/contacts/${contacts.get(row.npe4__related_contact__c as string)}/relations`)).body;
      const labels = relations.filter(({ other }) => other.documentId === contacts.get(row.npe4__contact__c as string)).map(({ label }) => label?.en);
      expect(labels).toEqual([row.npe4__Type__c]);
    }
    expect(rows).toHaveLength(18);
    expect(await app.strapi.db.query('plugin::crm-contacts.relation').count()).toBe(9);
  });
});

/** Every relationship stands in the file from both sides, without a word about which rows belong together. */
const pairOf = (row: Row) => [row.npe4__Type__c, ...[row.npe4__contact__c, row.npe4__related_contact__c].sort()].join(' ');

describeWithData('a thousand donors with their organisations', () => {
  const employers = new Map<string, string>();
  const donors = new Map<string, string>();
  let people: Row[] = [];

  /** With the position at the organisation that the row names, where it names one. */
  const bringDonor = async (row: Row): Promise<string> => {
    const newPerson = { firstName: row.FirstName, lastName: row.LastName };
    const employer = employers.get(row.primary_affiliation__c as string);
    if (!employer) return (await bring(site, '/api/crm-contacts/persons', { data: newPerson })).documentId;
    return ((await bring(site, `/api/crm-contacts/contacts/${employer}/contact-persons`, { newPerson, jobTitle: row.Title })) as unknown as { person: string }).person;
  };
  const employedBy = (key: string) => people.filter((row) => row.primary_affiliation__c === key);

  beforeAll(async () => {
    people = readFile('1k_Contact');
    const accounts = new Map(readFile('1k_Account').map((row) => [row.id, row]));
    await forEach(keysOf(people.filter((row) => row.primary_affiliation__c), 'primary_affiliation__c'), async (key) => {
      employers.set(key, (await bring(site, '/api/crm-contacts/contacts', { data: { kind: 'company', name: accounts.get(key)?.Name } })).documentId);
    });
    await forEach(people, async (row) => void donors.set(row.id as string, await bringDonor(row)));
  }, 900_000);

  it('has for each of 343 organisations as many contact persons as the file, 1,022 in all', async () => {
    const counts = new Map<string, number>();
    for (const [key, documentId] of employers) counts.set(key, (await site.get(`/api/crm-contacts/contacts/${documentId}/positions`)).body.positions.length);

    const stated = [...counts.keys()].map((key) => employedBy(key).length);
    expect([...counts.values()]).toEqual(stated);
    expect([counts.size, stated.reduce((sum, count) => sum + count, 0)]).toEqual([343, 1022]);
  });

  it('shows both sides of the relationships among the 105 people of the largest organisation, each stored once', async () => {
    const staff = new Set(employedBy('753').map((row) => row.id));
    const rows = readFile('1k_npe4__Relationship__c').filter((row) => staff.has(row.npe4__contact__c) || staff.has(row.npe4__related_contact__c));
    const own = new Map<string, string>();
    await forEach([...new Set(rows.flatMap((row) => [row.npe4__contact__c, row.npe4__related_contact__c] as string[]))], async (key) => {
      own.set(key, (await bring(site, `/api/crm-contacts/persons/${donors.get(key)}/make-contact`, {})).documentId);
    });
    const types = new Map<string, string>();
    for (const name of keysOf(rows, 'npe4__Type__c')) {
      types.set(name, (await bring(site, '/api/crm-contacts/relation-types', { data: { key: `donors-${name.toLowerCase()}`, name, symmetric: true, fromKind: 'person', toKind: 'person' } })).documentId);
    }
    const relation = (row: Row) => ({ type: types.get(row.npe4__Type__c as string), from: own.get(row.npe4__contact__c as string), to: own.get(row.npe4__related_contact__c as string) });
    const pairs = [...new Map(rows.map((row) => [pairOf(row), row])).values()];
    await forEach(pairs, (row) => bring(site, '/api/crm-contacts/relations', { data: relation(row) }));
    const again = await site.post('/api/crm-contacts/relations', { data: relation(rows[0]) });

    for (const [key, documentId] of own) {
      const { relations }: ContactRelations = (await site.get(`/api/crm-contacts/contacts/${documentId}/relations`)).body;
      const stated = rows.filter((row) => row.npe4__contact__c === key).map((row) => `${row.npe4__Type__c} ${relation(row).to}`);
      expect(relations.map(({ label, other }) => `${label?.en} ${other.documentId}`).sort()).toEqual(stated.sort());
    }
    expect([staff.size, rows.length, pairs.length]).toEqual([105, 310, 155]);
    expect(again.body.error.details.errors).toMatchObject([{ reason: 'relationTwice' }]);
  }, 300_000);
});
