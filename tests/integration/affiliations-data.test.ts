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
const read = (name: string): Row[] => readCsv(path.join(folder, `trailhead_${name}.csv`));

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

describeWithData('affiliations and relationships, brought by a donor system', () => {
  beforeAll(async () => {
    app = await startApplication();
    site = await apiWith(app);
    await bringAffiliations(read('npe5__Affiliation__c'));
    await bringRelationships(read('npe4__Relationship__c'));
  }, 600_000);
  afterAll(() => app?.stop());

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
