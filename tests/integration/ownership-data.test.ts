import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '../../src/plugins/crm-contacts/server/src/kernel/dates';
import type { Hierarchy } from '../../src/plugins/crm-contacts/contracts/relations';
import { startApplication, type Application } from '../support/application';
import { apiWith, type Client } from '../support/clients';
import { bring } from '../support/importing';
import { relationType } from '../support/rows';

/**
 * Ownership statements (Beneficial Ownership Data Standard 0.4) as a register would bring them, over REST.
 * The data lies beside the repository and is not part of it. A statement says from which day a share
 * holds; the day on which an interest ends is the first without it.
 */
const folder = path.resolve(__dirname, '../../../shared/data/hier-bods-ownership');
const describeWithData = existsSync(folder) ? describe : describe.skip;

interface Interest {
  type?: string;
  directOrIndirect: string;
  share?: { exact: number };
  startDate?: string;
  endDate?: string;
}

interface Statement {
  recordId: string;
  recordType: 'entity' | 'person' | 'relationship';
  recordStatus: 'new' | 'updated' | 'closed';
  statementDate: string;
  recordDetails: {
    name?: string;
    names?: { fullName: string; familyName?: string; givenName?: string }[];
    subject: string;
    interestedParty: string;
    interests: Interest[];
  };
}

let app: Application;
let site: Client;
let holds: string;

beforeAll(async () => {
  if (!existsSync(folder)) return;
  app = await startApplication();
  site = await apiWith(app);
  holds = await relationType(app, 'subsidiary-of');
});
afterAll(() => app?.stop());

/** A loaded file: contacts by name, and what the file says of holdings that are not direct. */
interface Loaded {
  contacts: Map<string, string>;
  stated: { owner: string; owned: string; share: number }[];
  /** Relations whose share the file leaves open: documentIds. */
  unknown: string[];
}

async function load(file: string): Promise<Loaded> {
  const statements = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Statement[];
  const names = new Map<string, string>();
  const contacts = new Map<string, string>();
  for (const { recordId, recordType, recordDetails } of statements) {
    if (recordType === 'relationship' || names.has(recordId)) continue;
    const name = recordDetails.name ?? (recordDetails.names?.[0].fullName as string);
    names.set(recordId, name);
    contacts.set(name, (await bring(site, '/api/crm-contacts/contacts/new', contactOf(recordType, recordDetails, name))).documentId);
  }
  const loaded: Loaded = { contacts, stated: [], unknown: [] };
  const open = new Map<string, OpenRelation>();
  for (const statement of statements.filter(({ recordType }) => recordType === 'relationship')) await loadHolding(statement, names, loaded, open);
  return loaded;
}

function contactOf(type: string, { names }: Statement['recordDetails'], name: string): object {
  if (type === 'entity') return { kind: 'company', name };
  const [{ familyName, givenName }] = names as NonNullable<Statement['recordDetails']['names']>;
  return { kind: 'person', newPerson: { lastName: familyName ?? name, firstName: givenName ?? null } };
}

interface OpenRelation {
  documentId: string;
  share: number | null;
  from: string | null;
}

async function loadHolding({ recordId, recordStatus, statementDate, recordDetails }: Statement, names: Map<string, string>, loaded: Loaded, open: Map<string, OpenRelation>): Promise<void> {
  const [owner, owned] = [names.get(recordDetails.interestedParty) as string, names.get(recordDetails.subject) as string];
  for (const interest of recordDetails.interests.filter(({ type }) => type === undefined || type === 'shareholding')) {
    const share = interest.share?.exact ?? null;
    if (interest.directOrIndirect === 'indirect') {
      loaded.stated.push({ owner, owned, share: share as number });
      continue;
    }
    const stated = statementDate.slice(0, 10);
    const before = open.get(recordId);
    if (recordStatus === 'closed') {
      await end(before as OpenRelation, interest.endDate ?? stated);
      continue;
    }
    if (before && before.share === share) continue;
    // An interest that keeps its first day and says another share changed when it was stated.
    const from = before && before.from === (interest.startDate ?? null) ? stated : (interest.startDate ?? null);
    if (before) await end(before, from as string);
    const data = { type: holds, from: loaded.contacts.get(owner), to: loaded.contacts.get(owned), share, validFrom: from };
    const { documentId } = await bring(site, '/api/crm-contacts/relations', { data });
    open.set(recordId, { documentId, share, from });
    if (share === null) loaded.unknown.push(documentId);
  }
}

async function end({ documentId }: OpenRelation, firstDayWithout: string): Promise<void> {
  const answer = await site.put(`/api/crm-contacts/relations/${documentId}`, { data: { validTo: addDays(firstDayWithout, -1) } });
  expect(answer.status).toBe(200);
}

/** Direct shares in a contact on a day, by the owner's name. */
async function sharesOn(loaded: Loaded, name: string, day: string): Promise<Record<string, string>> {
  const { body } = await site.get(`/api/crm-contacts/contacts/${loaded.contacts.get(name)}/relations?asOf=${day}`);
  const owners = (body.relations as { side: string; other: { name: string }; share: string }[]).filter(({ side }) => side === 'to');
  return Object.fromEntries(owners.map(({ other, share }) => [other.name, share]));
}

async function familyOn(loaded: Loaded, name: string, day: string): Promise<Hierarchy> {
  return (await site.get(`/api/crm-contacts/contacts/${loaded.contacts.get(name)}/hierarchy?structure=group&asOf=${day}`)).body;
}

const nameOf = (loaded: Loaded, documentId: string) => [...loaded.contacts].find(([, id]) => id === documentId)?.[0];
const effective = (family: Hierarchy, name: string) => family.nodes.find((node) => node.name === name)?.effectiveShare;

describeWithData('stated ownership', () => {
  it('follows shares that change hands over the years', async () => {
    const tecido = await load('tecido.json');
    const on = (day: string) => sharesOn(tecido, 'Tecido Ltd', day);
    const rootOn = async (day: string) => nameOf(tecido, (await familyOn(tecido, 'Tecido Ltd', day)).root);

    expect(await on('2002-03-08')).toEqual({});
    expect(await on('2002-03-09')).toEqual({ 'Maria Esteves': '100' });
    expect(await on('2021-09-23')).toEqual({ 'Maria Esteves': '100' });
    expect(await on('2021-09-24')).toEqual({ 'Maria Esteves': '40', 'Shear Trust': '60' });
    expect(await on('2022-09-21')).toEqual({ 'Maria Esteves': '30', 'Shear Trust': '70' });
    expect(await on('2023-03-01')).toEqual({ 'Maria Esteves': '30', 'Shear Trust': '80' });
    expect(await on('2023-03-03')).toEqual({ 'Shear Trust': '80' });
    expect([await rootOn('2021-09-23'), await rootOn('2021-09-24')]).toEqual(['Maria Esteves', 'Shear Trust']);
  });

  it('warns where the statements give away more than there is', async () => {
    const tecido = await load('tecido.json');

    const [sound, excessive] = [await familyOn(tecido, 'Tecido Ltd', '2023-02-28'), await familyOn(tecido, 'Tecido Ltd', '2023-03-01')];

    expect(sound.warnings).toEqual([]);
    expect(excessive.warnings).toEqual([{ reason: 'over-100', contacts: [tecido.contacts.get('Tecido Ltd')] }]);
  });

  it('hands a share on from the day of a death, and names a controlling owner only above half', async () => {
    const fermcat = await load('fermcat.json');
    const on = (day: string) => sharesOn(fermcat, 'Fermcat Ltd', day);
    const rootOn = async (day: string) => nameOf(fermcat, (await familyOn(fermcat, 'Fermcat Ltd', day)).root);

    expect(await on('2021-04-02')).toEqual({ 'Riyadh Byrne-Amin': '50', "Patrick O'Donohue": '50' });
    expect(await on('2021-04-03')).toEqual({ 'Declan Byrne-Amin': '50', "Patrick O'Donohue": '50' });
    expect(await on('2022-01-20')).toEqual({ 'Declan Byrne-Amin': '50', "Patrick O'Donohue": '50' });
    expect(await on('2022-01-21')).toEqual({ "Patrick O'Donohue": '100' });
    expect([await rootOn('2022-01-20'), await rootOn('2022-01-21')]).toEqual(['Fermcat Ltd', "Patrick O'Donohue"]);
  });

  it('gives joint owners their part of what they hold together', async () => {
    const joint = await load('joint-ownership.json');

    for (const owner of ['Natalie Coleman', 'Roberto Lopez']) {
      const family = await familyOn(joint, owner, '2018-01-05');
      expect([effective(family, 'Joint shareholding'), effective(family, 'CHRINON LTD')]).toEqual(['50', '50']);
    }
    expect(nameOf(joint, (await familyOn(joint, 'CHRINON LTD', '2018-01-05')).root)).toBe('Joint shareholding');
  });

  it.each(['indirect-ownership.json', 'multiple-indirect-ownership.json', 'mutilple-indirect-ownership-2.json', 'mixed-direct-and-indirect-ownership.json'])(
    'reaches the stated indirect share of %s over all paths, once the open shares are known',
    async (file) => {
      const loaded = await load(file);
      const [{ owner, owned, share: stated }] = loaded.stated;
      const before = '2019-04-30';
      const known = Object.values(await sharesOn(loaded, owned, before)).reduce((sum, share) => sum + Number(share), 0);

      const open = await familyOn(loaded, owner, before);
      for (const relation of loaded.unknown) await site.put(`/api/crm-contacts/relations/${relation}`, { data: { share: (100 * stated) / known } });
      const filled = await familyOn(loaded, owner, before);

      expect(effective(open, owned)).toBeNull();
      expect(effective(filled, owned)).toBe(String(stated));
    }
  );

  it('adds a direct share to an indirect one', async () => {
    const mixed = await load('mixed-direct-and-indirect-ownership.json');
    for (const relation of mixed.unknown) await site.put(`/api/crm-contacts/relations/${relation}`, { data: { share: 100 } });

    const [before, after] = [await familyOn(mixed, 'Person 1', '2019-04-30'), await familyOn(mixed, 'Person 1', '2019-05-01')];

    expect([effective(before, 'Company A'), effective(after, 'Company A')]).toEqual(['50', '100']);
  });
});
