import { printSchema, type GraphQLSchema } from 'graphql';
import { startApplication, type Application } from '../support/application';
import { anonymous, apiWith, siteUserWith, type Client } from '../support/clients';

const uid = (name: string) => `plugin::crm-contacts.${name}`;

interface Ids { documentId: string; id: number }

let app: Application;
let api: Client;
let schema: string;

beforeAll(async () => {
  app = await startApplication();
  api = await apiWith(app);
  schema = printSchema(app.strapi.plugin('graphql').service('content-api').buildSchema() as GraphQLSchema);
});
afterAll(() => app.stop());

const ask = (client: Client, query: string, variables: object = {}) => client.post('/graphql', { query, variables });

const make = async (type: string, data: object): Promise<Ids> =>
  (await app.strapi.documents(uid(type) as 'plugin::crm-contacts.contact').create({ data: data as never })) as unknown as Ids;

describe('the schema', () => {
  it('knows none of the plugin\'s own columns: not in types, inputs or filters', () => {
    const columns = ['contact', 'person', 'channel', 'position', 'follow', 'price-entry'].flatMap((name) =>
      Object.keys((app.strapi.getModel(uid(name) as never) as { attributes: object }).attributes).filter((attribute) => attribute.endsWith('Key'))
    );

    expect(columns.length).toBeGreaterThan(10);
    expect(columns.filter((name) => new RegExp(`^\\s+${name}:`, 'm').test(schema))).toEqual([]);
  });

  it('has no counters, and no way to write the history of stages', () => {
    expect(schema).not.toMatch(/CrmContactsCounter/);
    expect(schema).not.toMatch(/(create|update|delete)CrmContactsStageChange/);
    expect(schema).toMatch(/crmContactsStageChanges/);
  });

  it('has no users of the panel', () => {
    expect(schema).not.toMatch(/^type AdminUser/m);
    expect(schema).not.toMatch(/^\s+(owner|deputy|responsible|changedBy):/m);
  });
});

describe('rights', () => {
  it.each(['{ crmContactsContacts { name } }', 'mutation { createCrmContactsContact(data: { name: "X", kind: company }) { documentId } }'])(
    'refuse a visitor and a member of a site: %s',
    async (query) => {
      const answers = await Promise.all([ask(anonymous(app), query), ask(await siteUserWith(app), query)]);

      for (const { body } of answers) {
        expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
        expect(body.data?.crmContactsContacts ?? null).toBeNull();
      }
    }
  );

  it('let a read-only token write nothing', async () => {
    const token = await apiWith(app, 'read-only');

    const written = await ask(token, 'mutation { createCrmContactsContact(data: { name: "X", kind: company }) { documentId } }');
    const read = await ask(token, '{ crmContactsContacts { name } }');

    expect(written.body.errors[0].extensions.code).toBe('FORBIDDEN');
    expect(read.body.errors).toBeUndefined();
  });

  it('give a custom token nothing of a nested type that it may not find', async () => {
    const contact = await make('contact', { name: 'Nest AG', kind: 'company' });
    await make('channel', { kind: 'phone', value: '+49 30 1', contact: contact.documentId });
    const token = await apiWith(app, 'custom', ['plugin::crm-contacts.channel.find']);

    const { body } = await ask(token, '{ crmContactsChannels { value contact { name } } }');

    expect(JSON.stringify(body)).not.toMatch(/Nest AG/);
  });
});

describe('reading', () => {
  it('gives the same data as REST', async () => {
    const contact = await make('contact', { name: 'Gleich GmbH', kind: 'company', city: 'Köln', creditLimit: 12.5 });

    const rest = await api.get(`/api/crm-contacts/contacts/${contact.documentId}`);
    const { body } = await ask(api, 'query ($id: ID!) { crmContactsContact(documentId: $id) { documentId name number kind city stage stageStatus creditLimit } }', { id: contact.documentId });

    expect(body.errors).toBeUndefined();
    expect(rest.body.data).toMatchObject(body.data.crmContactsContact);
  });

  it.each(['nameKey', 'nameKey:asc', 'owner.email', 'createdBy.email'])('refuses an order by %s', async (sort) => {
    const { body } = await ask(api, 'query ($sort: [String]) { crmContactsContacts(sort: $sort) { name } }', { sort: [sort] });

    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses a question that is nested too deep', async () => {
    const deep = '{ crmContactsPositions { superior { superior { superior { superior { superior { superior { superior { superior { jobTitle } } } } } } } } } }';

    const { status, body } = await ask(api, deep);

    expect(status).toBe(400);
    expect(body.errors[0].message).toMatch(/depth/);
  });

  it('shows no private activity, nested neither', async () => {
    const hidden = await make('activity', { type: 'task', subject: 'Geheim', private: true });
    await make('activity', { type: 'task', subject: 'Danach', followUpOf: hidden.documentId });

    const { body } = await ask(api, '{ crmContactsActivities { subject followUpOf { subject } } }');

    expect(body.data.crmContactsActivities).toEqual([{ subject: 'Danach', followUpOf: null }]);
  });
});

describe('writing', () => {
  it('passes the guards: a stage changes only through the workflow, and the refusal names the field', async () => {
    const contact = await make('contact', { name: 'Stufe GmbH', kind: 'company' });

    const { body } = await ask(
      api, 'mutation ($id: ID!) { updateCrmContactsContact(documentId: $id, data: { stage: "customer" }) { stage } }', { id: contact.documentId }
    );

    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(body.errors[0].extensions.error.details.errors[0].path).toEqual(['stage']);
    const stored = await app.strapi.db.query(uid('contact')).findOne({ where: { documentId: contact.documentId } });
    expect(stored.stage).toBe('general');
  });

  it('refuses bad input by the name of the field', async () => {
    const contact = await make('contact', { name: 'Konto GmbH', kind: 'company' });

    const { body } = await ask(
      api, 'mutation ($id: ID!) { createCrmContactsBankAccount(data: { iban: "DE00", contact: $id }) { iban } }', { id: contact.documentId }
    );

    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(body.errors[0].extensions.error.details.errors[0].path).toEqual(['iban']);
  });

  it('creates a contact with its number and its start in the workflow', async () => {
    const { body } = await ask(api, 'mutation { createCrmContactsContact(data: { name: "Neu GmbH", kind: company }) { number stage stageStatus } }');

    expect(body.data.createCrmContactsContact).toEqual({ number: expect.stringMatching(/^K-\d{5}$/), stage: 'general', stageStatus: 'active' });
  });
});

describe('what the plugin adds', () => {
  let contact: Ids;

  beforeAll(async () => {
    contact = await make('contact', { name: 'Krone AG', kind: 'company' });
    const branch = await make('contact', { name: 'Krone Ulm', kind: 'company' });
    const type = await app.strapi.db.query(uid('relation-type')).findOne({ where: { structure: 'branch' } });
    await make('relation', { type: type.documentId, from: contact.documentId, to: branch.documentId });
    const person = await make('person', { firstName: 'Ida', lastName: 'Kron' });
    await make('position', { person: person.documentId, company: contact.documentId, jobTitle: 'Einkauf' });
    await make('activity', { type: 'call', subject: 'Erster Anruf', contacts: [contact.documentId], dueOn: '2026-01-05' });
    const catalogue = await make('price-catalogue', { name: 'Für alle', kind: 'article', currency: 'EUR', general: true });
    await make('price-entry', { catalogue: catalogue.documentId, code: 'A-1', name: 'Ware', minQuantity: 1, price: 2.5 });
  });

  it.each([
    ['hierarchy', 'crmContactsHierarchy(documentId: $id, structure: branch) { root nodes { name depth structure } }', {
      nodes: [{ name: 'Krone AG', depth: 0, structure: null }, { name: 'Krone Ulm', depth: 1, structure: 'branch' }],
    }],
    ['org chart', 'crmContactsOrgChart(documentId: $id) { asOf positions { jobTitle person { name } superior } }', {
      positions: [{ jobTitle: 'Einkauf', person: { name: 'Ida Kron' }, superior: null }],
    }],
    ['transitions', 'crmContactsTransitions(documentId: $id) { stage transitions { to { stage status } allowed } }', { stage: 'general' }],
    ['linked documents', 'crmContactsLinkedDocuments(documentId: $id) { results { number } pagination { total } totals { count } }', {
      results: [], pagination: { total: 0 }, totals: [],
    }],
    ['relations', 'crmContactsRelationsOfContact(documentId: $id) { relations { side label { en de } other { name } current } }', {
      relations: [{ side: 'from', label: { en: expect.any(String), de: expect.any(String) }, other: { name: 'Krone Ulm' }, current: true }],
    }],
    ['activities', 'crmContactsActivitiesOfContact(documentId: $id, type: "call") { results { type subject contacts { name } } next }', {
      results: [{ type: 'call', subject: 'Erster Anruf', contacts: [{ name: 'Krone AG' }] }], next: null,
    }],
    ['timeline', 'crmContactsTimeline(documentId: $id, limit: 5) { results { kind at day activity { subject } stageChange { toStage } } next }', {
      results: [{ kind: 'stage-change', stageChange: { toStage: 'general' } }, { kind: 'activity', day: '2026-01-05', activity: { subject: 'Erster Anruf' } }],
    }],
    ['prices', 'crmContactsPrices(documentId: $id, items: [{ code: "A-1", quantity: "10" }], date: "2026-01-05") { date results { code outcome price amount currency winner { catalogue { name } } } }', {
      date: '2026-01-05',
      results: [{ code: 'A-1', outcome: 'price', price: '2.5', amount: '25', currency: 'EUR', winner: { catalogue: { name: 'Für alle' } } }],
    }],
  ])('answers with the %s of a contact', async (_what, field, expected) => {
    const { body } = await ask(api, `query ($id: ID!) { answer: ${field} }`, { id: contact.documentId });

    expect(body.errors).toBeUndefined();
    expect(body.data.answer).toMatchObject(expected);
  });

  it('takes a transition, and refuses one that the workflow does not know', async () => {
    const lead = await make('contact', { name: 'Weiter AG', kind: 'company', stage: 'lead' });
    const move = (stage: string) => ask(
      api, 'mutation ($id: ID!, $to: CrmStateInput!) { crmContactsTransition(documentId: $id, to: $to) { data { stage stageStatus } } }',
      { id: lead.documentId, to: { stage, status: 'active' } }
    );

    const refused = await move('customer');
    const taken = await move('prospect');

    expect(refused.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(taken.body.data.crmContactsTransition.data).toEqual({ stage: 'prospect', stageStatus: 'active' });
  });

  it.each(['crmContactsHierarchy(documentId: "x") { root }', 'crmContactsTransitions(documentId: "x") { stage }', 'crmContactsOrgChart(documentId: "x") { asOf }', 'crmContactsLinkedDocuments(documentId: "x") { totals { count } }',
    'crmContactsRelationsOfContact(documentId: "x") { asOf }', 'crmContactsTimeline(documentId: "x") { next }', 'crmContactsActivitiesOfContact(documentId: "x") { next }', 'crmContactsPrices(documentId: "x", items: []) { date }'])(
    'is closed to visitors, members and tokens without the scope: %s',
    async (field) => {
      const clients = [anonymous(app), await siteUserWith(app), await apiWith(app, 'custom', ['plugin::crm-contacts.process.find'])];

      for (const client of clients) {
        const { body } = await ask(client, `{ ${field} }`);
        expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
      }
    }
  );

  it('says that a contact is missing', async () => {
    const { body } = await ask(api, '{ crmContactsHierarchy(documentId: "missing") { root } }');

    expect(body.errors[0].extensions.code).toBe('STRAPI_NOT_FOUND_ERROR');
  });
});
