import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type AdminClient, type Client } from '../support/clients';

const CONTACT = 'plugin::crm-contacts.contact';
const STAGE_CHANGE = 'plugin::crm-contacts.stage-change';
const IN_MANAGER = `/content-manager/collection-types/${CONTACT}`;

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

type Data = Record<string, unknown>;
const contacts = () => app.strapi.documents(CONTACT);
const query = () => app.strapi.db.query(CONTACT);

async function lead(more: Data = {}): Promise<string> {
  const created = await contacts().create({ data: { name: 'Guarded', kind: 'company', stage: 'lead', ...more } as never });
  return created.documentId;
}
const stored = (documentId: string) => query().findOne({ where: { documentId } });
const historyOf = (documentId: string) => app.strapi.db.query(STAGE_CHANGE).findMany({ where: { contact: { documentId } }, orderBy: { id: 'asc' } });

/** What a path answered: `ok`, or the words of its refusal. */
async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'ok';
  } catch (error) {
    return (error as Error).message;
  }
}
async function httpOutcome(attempt: PromiseLike<{ status: number; body: { error?: { message: string }; errors?: { message: string }[] } }>): Promise<string> {
  const { status, body } = await attempt;
  const message = body.error?.message ?? body.errors?.[0]?.message;
  if (!message) return status < 300 ? 'ok' : String(status);
  return status === 400 || status === 200 ? message : `${status} ${message}`;
}
const graphql = (text: string, variables: object) => api.post('/graphql', { query: text, variables });
const UPDATE = 'mutation ($documentId: ID!, $data: CrmContactsContactInput!) { updateCrmContactsContact(documentId: $documentId, data: $data) { documentId } }';
const CREATE = 'mutation ($data: CrmContactsContactInput!) { createCrmContactsContact(data: $data) { documentId } }';

type Write = (documentId: string, data: Data) => Promise<string>;
const UPDATES: [string, Write][] = [
  ['REST', (documentId, data) => httpOutcome(api.put(`/api/crm-contacts/contacts/${documentId}`, { data }))],
  ['GraphQL', (documentId, data) => httpOutcome(graphql(UPDATE, { documentId, data }))],
  ['the Content Manager', (documentId, data) => httpOutcome(admin.put(`${IN_MANAGER}/${documentId}`, data))],
  ['the plugin’s own forms', (documentId, data) => httpOutcome(admin.put(`/crm-contacts/contacts/${documentId}`, { data }))],
  ['strapi.documents', (documentId, data) => outcome(contacts().update({ documentId, data: data as never }))],
  ['strapi.db.query().update', (documentId, data) => outcome(query().update({ where: { documentId }, data }))],
  ['strapi.db.query().updateMany', (documentId, data) => outcome(query().updateMany({ where: { documentId }, data }))],
  ['updateMany of all contacts', (_documentId, data) => outcome(query().updateMany({ where: {}, data }))],
];

describe.each(UPDATES)('an update through %s', (_path, update) => {
  it.each<[string, Data]>([
    ['another stage', { stage: 'customer', city: 'Kiel' }],
    ['another status', { stageStatus: 'disqualified' }],
    ['no stage', { stage: null }],
    ['another day of the change', { stageSince: '2001-01-01T00:00:00.000Z' }],
    ['a resume day', { resumeOn: '2999-01-01' }],
  ])('is refused with %s and changes nothing', async (_what, data) => {
    const documentId = await lead({ city: 'Ulm' });
    const before = await stored(documentId);

    const answer = await update(documentId, data);

    expect(answer).toContain('changes only through the workflow');
    expect(await stored(documentId)).toEqual(before);
    expect(await historyOf(documentId)).toHaveLength(1);
  });
});

describe.each(UPDATES.slice(0, 7))('a whole form saved through %s', (path, update) => {
  it('may carry the stage as it is', async () => {
    const documentId = await lead();
    const { stage, stageStatus, stageSince, resumeOn } = await stored(documentId);

    const answer = await update(documentId, { stage, stageStatus, stageSince, resumeOn, city: 'Jena' });

    expect([path, answer]).toEqual([path, 'ok']);
    expect(await stored(documentId)).toMatchObject({ city: 'Jena', stage: 'lead', stageStatus: 'active' });
  });
});

it('names the allowed transitions and the call for them', async () => {
  const documentId = await lead();

  const answer = await api.put(`/api/crm-contacts/contacts/${documentId}`, { data: { stage: 'customer' } });

  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain(`contacts/${documentId}/transition`);
  expect(answer.body.error.message).toContain('prospect · active (Qualify)');
  expect(answer.body.error.details.errors[0]).toMatchObject({ path: ['stage'], reason: 'workflow' });
});

type Creation = (data: Data) => Promise<string>;
const CREATIONS: [string, Creation][] = [
  ['REST', (data) => httpOutcome(api.post('/api/crm-contacts/contacts', { data }))],
  ['GraphQL', (data) => httpOutcome(graphql(CREATE, { data }))],
  ['the Content Manager', (data) => httpOutcome(admin.post(IN_MANAGER, data))],
  ['the plugin’s own forms', (data) => httpOutcome(admin.post('/crm-contacts/contacts', { data }))],
  ['strapi.documents', (data) => outcome(contacts().create({ data: data as never }))],
  ['strapi.db.query().create', (data) => outcome(query().create({ data }))],
  ['strapi.db.query().createMany', (data) => outcome(query().createMany({ data: [data] }))],
];

describe.each(CREATIONS)('a contact created through %s', (path, create) => {
  const named = async (data: Data) => {
    const name = `Created by ${path} ${Math.random()}`;
    const answer = await create({ name, kind: 'company', ...data });
    return { answer, row: await query().findOne({ where: { name } }) };
  };

  it.each<[Data, string, string]>([
    [{}, 'general', 'active'],
    [{ stage: 'customer' }, 'customer', 'active'],
    [{ stage: 'prospect', stageStatus: 'active' }, 'prospect', 'active'],
    [{ stage: null, stageStatus: null, resumeOn: null }, 'general', 'active'],
  ])('with %j starts in %s · %s and has a history', async (data, stage, stageStatus) => {
    const { answer, row } = await named(data);

    expect([path, answer]).toEqual([path, 'ok']);
    expect(row).toMatchObject({ stage, stageStatus, stageSince: expect.anything() });
    expect(await historyOf(row.documentId)).toMatchObject([{ fromStage: null, toStage: stage, toStatus: stageStatus, trigger: 'create' }]);
  });

  it.each<[Data, string]>([
    [{ stage: 'customer', stageStatus: 'blocked' }, 'cannot start in customer · blocked'],
    [{ stage: 'lost' }, 'There is no stage "lost"'],
    [{ resumeOn: '2999-01-01' }, 'changes only through the workflow'],
    [{ stageSince: '2001-01-01T00:00:00.000Z' }, 'changes only through the workflow'],
  ])('with %j is refused', async (data, words) => {
    const { answer, row } = await named(data);

    expect(answer).toContain(words);
    expect(row).toBeNull();
  });
});

describe('a clone', () => {
  const customer = async () => {
    const documentId = await lead({ name: 'Original', stage: 'customer' });
    await api.post(`/api/crm-contacts/contacts/${documentId}/transition`, { to: { stage: 'customer', status: 'blocked' }, reason: 'Unpaid' });
    return documentId;
  };

  it.each<[string, (documentId: string) => Promise<string | undefined>]>([
    ['strapi.documents', async (documentId) => (await contacts().clone({ documentId, data: { name: 'Copy' } as never }))?.documentId],
    ['the Content Manager', async (documentId) => {
      const { stage, stageStatus } = await stored(documentId);
      const answer = await admin.post(`${IN_MANAGER}/clone/${documentId}`, { name: 'Copy', kind: 'company', stage, stageStatus });
      return answer.body.data?.documentId;
    }],
  ])('through %s starts at the beginning', async (_path, clone) => {
    const copy = await clone(await customer());

    expect(await stored(copy as string)).toMatchObject({ name: 'Copy', stage: 'general', stageStatus: 'active', resumeOn: null });
    expect(await historyOf(copy as string)).toMatchObject([{ fromStage: null, toStage: 'general' }]);
  });

  it('cannot be sent to another stage', async () => {
    const answer = await outcome(contacts().clone({ documentId: await customer(), data: { name: 'Copy', stage: 'lead' } as never }));

    expect(answer).toContain('changes only through the workflow');
  });
});

describe('the history', () => {
  const change = async () => {
    const documentId = await lead();
    const [row] = await historyOf(documentId);
    return { contact: documentId, row };
  };
  const values = { toStage: 'customer', toStatus: 'active', changedAt: new Date().toISOString() };
  const MANAGER = `/content-manager/collection-types/${STAGE_CHANGE}`;
  const rows = () => app.strapi.db.query(STAGE_CHANGE);
  type Attempt = (row: { id: number; documentId: string }, contact: string) => Promise<string>;

  it.each<[string, Attempt]>([
    ['REST create', (_row, contact) => httpOutcome(api.post('/api/crm-contacts/stage-changes', { data: { ...values, contact } }))],
    ['REST update', ({ documentId }) => httpOutcome(api.put(`/api/crm-contacts/stage-changes/${documentId}`, { data: values }))],
    ['REST delete', ({ documentId }) => httpOutcome(api.delete(`/api/crm-contacts/stage-changes/${documentId}`))],
    ['the Content Manager’s create', (_row, contact) => httpOutcome(admin.post(MANAGER, { ...values, contact: { connect: [{ documentId: contact }] } }))],
    ['the Content Manager’s update', ({ documentId }) => httpOutcome(admin.put(`${MANAGER}/${documentId}`, values))],
    ['the Content Manager’s delete', ({ documentId }) => httpOutcome(admin.delete(`${MANAGER}/${documentId}`))],
    ['the Content Manager’s bulk delete', ({ documentId }) => httpOutcome(admin.post(`${MANAGER}/actions/bulkDelete`, { documentIds: [documentId] }))],
    ['the plugin’s own forms', ({ documentId }) => httpOutcome(admin.put(`/crm-contacts/stage-changes/${documentId}`, { data: values }))],
    ['the plugin’s own delete', ({ documentId }) => httpOutcome(admin.delete(`/crm-contacts/stage-changes/${documentId}`))],
    ['documents.create', (_row, contact) => outcome(app.strapi.documents(STAGE_CHANGE).create({ data: { ...values, contact } as never }))],
    ['documents.update', ({ documentId }) => outcome(app.strapi.documents(STAGE_CHANGE).update({ documentId, data: values as never }))],
    ['documents.delete', ({ documentId }) => outcome(app.strapi.documents(STAGE_CHANGE).delete({ documentId }))],
    ['db.query().create', () => outcome(rows().create({ data: values }))],
    ['db.query().createMany', () => outcome(rows().createMany({ data: [values] }))],
    ['db.query().update', ({ id }) => outcome(rows().update({ where: { id }, data: { reason: 'x' } }))],
    ['db.query().updateMany', ({ id }) => outcome(rows().updateMany({ where: { id }, data: { reason: 'x' } }))],
    ['db.query().delete', ({ id }) => outcome(rows().delete({ where: { id } }))],
    ['db.query().deleteMany', ({ id }) => outcome(rows().deleteMany({ where: { id } }))],
  ])('is closed to %s', async (_path, attempt) => {
    const { contact, row } = await change();
    const count = await rows().count();

    const answer = await attempt(row, contact);

    expect(answer).not.toBe('ok');
    expect(await rows().count()).toBe(count);
    expect(await rows().findOne({ where: { id: row.id } })).toEqual(row);
  });

  it('has no mutations in GraphQL', async () => {
    const { body } = await graphql('{ __schema { mutationType { fields { name } } } }', {});
    const names: string[] = body.data.__schema.mutationType.fields.map(({ name }: { name: string }) => name);

    expect(names).toContain('updateCrmContactsContact');
    expect(names.filter((name) => /stageChange/i.test(name))).toEqual([]);
  });

  it.each<[string, (documentId: string) => Promise<unknown>]>([
    ['strapi.documents', (documentId) => contacts().delete({ documentId })],
    ['strapi.db.query().delete', (documentId) => query().delete({ where: { documentId } })],
    ['strapi.db.query().deleteMany', (documentId) => query().deleteMany({ where: { documentId } })],
  ])('goes with its contact, deleted through %s', async (_path, remove) => {
    const { contact, row } = await change();

    await remove(contact);

    expect(await rows().findOne({ where: { id: row.id } })).toBeNull();
  });
});
