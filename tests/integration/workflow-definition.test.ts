import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { until } from '../support/until';

const CONTACT = 'plugin::crm-contacts.contact';
const STAGE_CHANGE = 'plugin::crm-contacts.stage-change';

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

interface State { stage: string; status: string }
interface Definition {
  version: number;
  start: State;
  stages: { key: string; statuses: { key: string }[] }[];
  transitions: { from: State; to: State; requires: Record<string, unknown>; timed?: boolean }[];
}
const state = (path: string): State => {
  const [stage, status] = path.split('/');
  return { stage, status };
};
const is = (one: State, path: string) => `${one.stage}/${one.status}` === path;
const workflow = () => app.strapi.plugin('crm-contacts').service('workflow');
const definition = async (): Promise<Definition> => (await admin.get('/crm-contacts/workflow/settings')).body.definition;
const save = (changed: Definition, moves?: { from: State; to: State }[]) => admin.put('/crm-contacts/workflow', { definition: changed, moves });
const stored = (documentId: string) => app.strapi.db.query(CONTACT).findOne({ where: { documentId } });
const historyOf = (documentId: string) =>
  app.strapi.db.query(STAGE_CHANGE).findMany({ where: { contact: { documentId } }, orderBy: { id: 'asc' }, populate: ['changedBy'] });

async function contactIn(stage: string): Promise<string> {
  return (await app.strapi.documents(CONTACT).create({ data: { name: `In ${stage}`, kind: 'company', stage } })).documentId;
}
const move = (documentId: string, to: string, more: object = {}) =>
  admin.post(`/crm-contacts/contacts/${documentId}/transition`, { to: state(to), ...more });

/** The definition without one status and all that leads there. */
function without(whole: Definition, path: string): Definition {
  const { stage, status } = state(path);
  return {
    ...whole,
    stages: whole.stages.map((each) => (each.key === stage ? { ...each, statuses: each.statuses.filter(({ key }) => key !== status) } : each)),
    transitions: whole.transitions.filter(({ from, to }) => !is(from, path) && !is(to, path)),
  };
}

describe('the definition', () => {
  it('is read by whoever may read contacts and changed with the right to configure', async () => {
    const read = { action: 'plugin::content-manager.explorer.read', subject: CONTACT };
    const reader = await adminWith(app, await roleWith(app, [read]));
    const nobody = await adminWith(app, await roleWith(app, []));

    expect((await reader.get('/crm-contacts/workflow')).body.stages.map(({ key }: { key: string }) => key)).toEqual(['general', 'lead', 'prospect', 'customer']);
    expect((await api.get('/api/crm-contacts/workflow')).status).toBe(200);
    expect((await nobody.get('/crm-contacts/workflow')).status).toBe(403);
    expect((await reader.put('/crm-contacts/workflow', { definition: await definition() })).status).toBe(403);
    expect((await reader.get('/crm-contacts/workflow/settings')).status).toBe(403);
    expect((await api.put('/api/crm-contacts/workflow', {})).status).toBe(405);
  });

  it('is refused with the path of what is wrong in it', async () => {
    const whole = await definition();
    whole.transitions[0].to = state('lead/gone');

    const answer = await save(whole);

    expect(answer.status).toBe(400);
    expect(answer.body.error.details.errors).toMatchObject([{ path: ['transitions', 0, 'to', 'status'], reason: 'unknown' }]);
  });

  it.each([
    ['no object', 'nonsense'],
    ['a colour that is none', { stages: [{ colour: 'pink' }] }],
    ['nothing', undefined],
  ])('is refused as %s', async (_what, changed) => {
    const body = typeof changed === 'object' ? { definition: { ...(await definition()), ...changed } } : { definition: changed };

    expect((await admin.put('/crm-contacts/workflow', body)).status).toBe(400);
  });

  it('is not overwritten by somebody who saw an older one', async () => {
    const seen = await definition();

    const [first, second] = [await save(seen), await save(seen)];

    expect([first.status, second.status]).toEqual([200, 409]);
    expect(first.body.version).toBe(seen.version + 1);
  });

  it('is saved once when two save at the same time', async () => {
    const seen = await definition();

    const answers = await Promise.all([save(seen), save(seen)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('can require filled fields and a role', async () => {
    const whole = await definition();
    const toCustomer = whole.transitions.find(({ from, to }) => is(from, 'prospect/active') && is(to, 'customer/active'));
    if (toCustomer) toCustomer.requires = { fields: ['vatId', 'owner'] };
    await save(whole);
    const documentId = await contactIn('prospect');

    const refused = await move(documentId, 'customer/active');
    await app.strapi.documents(CONTACT).update({ documentId, data: { vatId: 'DE136695976', country: 'DE', owner: admin.user.id } as never });
    const taken = await move(documentId, 'customer/active');

    expect(refused.body.error).toMatchObject({ status: 400, message: 'Fill in first: vatId, owner' });
    expect(taken.status).toBe(200);
  });
});

it('lets only the required role take a transition', async () => {
  const whole = await definition();
  const toLead = whole.transitions.find(({ from, to }) => is(from, 'general/active') && is(to, 'lead/active'));
  if (toLead) toLead.requires = { roles: ['strapi-editor'] };
  await save(whole);
  const read = { action: 'plugin::content-manager.explorer.read', subject: CONTACT };
  const update = { action: 'plugin::content-manager.explorer.update', subject: CONTACT };
  const seller = await adminWith(app, await roleWith(app, [read, update, { action: 'plugin::crm-contacts.workflow.transition' }]));
  const documentId = await contactIn('general');
  const to = { to: state('lead/active') };

  const listed = await seller.get(`/crm-contacts/contacts/${documentId}/transitions`);
  const refused = await seller.post(`/crm-contacts/contacts/${documentId}/transition`, to);
  const byToken = await api.post(`/api/crm-contacts/contacts/${documentId}/transition`, to);
  const bySuperAdmin = await move(documentId, 'lead/active');

  expect(listed.body.transitions[0]).toMatchObject({ allowed: false, barrier: { reason: 'role', roles: ['strapi-editor'] } });
  expect([refused.status, byToken.status, bySuperAdmin.status]).toEqual([403, 403, 200]);
});

describe('a status that is removed while contacts stand in it', () => {
  it('is refused with their count, unless it is said where they go', async () => {
    const stranded = await Promise.all([contactIn('customer'), contactIn('customer')]);
    for (const documentId of stranded) await move(documentId, 'customer/inactive', { reason: 'Quiet' });
    const reduced = without(await definition(), 'customer/inactive');

    const refused = await save(reduced);
    const saved = await save(reduced, [{ from: state('customer/inactive'), to: state('customer/active') }]);

    expect(refused.status).toBe(400);
    expect(refused.body.error.details.errors).toMatchObject([{ path: ['moves'], reason: 'stranded', details: { stage: 'customer', status: 'inactive', count: 2 } }]);
    expect(saved.status).toBe(200);
    for (const documentId of stranded) {
      expect(await stored(documentId)).toMatchObject({ stage: 'customer', stageStatus: 'active' });
      expect((await historyOf(documentId)).at(-1)).toMatchObject({ fromStatus: 'inactive', toStatus: 'active', trigger: 'workflow', changedBy: { id: admin.user.id } });
    }
  });

  it('changes nothing when the save fails', async () => {
    const documentId = await contactIn('customer');
    await move(documentId, 'customer/blocked', { reason: 'Unpaid' });
    const reduced = without(await definition(), 'customer/blocked');

    const refused = await save({ ...reduced, version: reduced.version - 1 }, [{ from: state('customer/blocked'), to: state('customer/active') }]);

    expect(refused.status).toBe(409);
    expect(await stored(documentId)).toMatchObject({ stageStatus: 'blocked' });
    expect((await definition()).stages.at(-1)?.statuses.map(({ key }) => key)).toContain('blocked');
  });

  it('strands nobody who goes there at the same moment', async () => {
    const documentId = await contactIn('lead');
    const reduced = without(await definition(), 'lead/disqualified');

    const [saved, moved] = await Promise.all([save(reduced), move(documentId, 'lead/disqualified', { reason: 'No budget' })]);

    const contact = await stored(documentId);
    const known = (await definition()).stages.find(({ key }) => key === contact.stage)?.statuses.map(({ key }) => key);
    expect([saved.status, moved.status].filter((status) => status === 200)).toHaveLength(1);
    expect(known).toContain(contact.stageStatus);
  });

  it('strands nobody who is created there at the same moment', async () => {
    const whole = await definition();
    const reduced = { ...whole, stages: whole.stages.filter(({ key }) => key !== 'lead'), transitions: whole.transitions.filter(({ from, to }) => from.stage !== 'lead' && to.stage !== 'lead') };
    await app.strapi.db.query(CONTACT).deleteMany({ where: { stage: 'lead' } });

    const [saved, ...created] = await Promise.all([save(reduced), ...Array.from({ length: 5 }, () => contactIn('lead').catch(() => null))]);

    const known = (await definition()).stages.map(({ key }) => key);
    const standing = await app.strapi.db.query(CONTACT).findMany({ where: { stage: 'lead' } });
    expect(known.includes('lead') || standing.length === 0).toBe(true);
    expect(saved.status === 200 || created.some((documentId) => documentId !== null)).toBe(true);
    if (!known.includes('lead')) await save({ ...whole, version: (await definition()).version });
  });

  it('is seen by a process that still remembers it', async () => {
    const documentId = await contactIn('general');
    const whole = await definition();
    await workflow().definition();
    const reduced = { ...whole, transitions: whole.transitions.filter(({ from, to }) => !(is(from, 'general/active') && is(to, 'customer/active'))), version: whole.version + 1 };
    // What another process leaves in the database: the definition, and the stamp that grew with it.
    await app.strapi.store({ type: 'plugin', name: 'crm-contacts' }).set({ key: 'workflow', value: reduced });
    await app.strapi.db.query('plugin::crm-contacts.counter').updateMany({ where: { name: 'lock:workflow' }, data: { value: 1_000_000 } });

    const answer = await move(documentId, 'customer/active');
    const again = await move(documentId, 'customer/active');

    expect([answer.status, again.status]).toEqual([409, 400]);
    expect(await stored(documentId)).toMatchObject({ stage: 'general' });
  });
});

describe('waiting', () => {
  const YESTERDAY = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  /** As a contact stands that was sent to wait and whose day has come. */
  async function due(): Promise<string> {
    const documentId = await contactIn('prospect');
    await move(documentId, 'prospect/waiting', { resumeOn: '2999-01-01' });
    await app.strapi.db.connection('crm_contacts').where({ document_id: documentId }).update({ resume_on: YESTERDAY });
    return documentId;
  }

  it('ends by itself on the day, once, however many instances run', async () => {
    const documentId = await due();
    const later = await contactIn('prospect');
    await move(later, 'prospect/waiting', { resumeOn: '2999-01-01' });

    const resumed = await Promise.all([workflow().resumeDue(), workflow().resumeDue(), workflow().resumeDue()]);

    expect(resumed.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await stored(documentId)).toMatchObject({ stageStatus: 'active', resumeOn: null });
    expect((await historyOf(documentId)).slice(2)).toMatchObject([{ fromStatus: 'waiting', toStatus: 'active', trigger: 'resume', changedBy: null }]);
    expect(await stored(later)).toMatchObject({ stageStatus: 'waiting', resumeOn: '2999-01-01' });
  });

  it('goes on while the contact is closed', async () => {
    const documentId = await due();
    await app.strapi.db.query(CONTACT).update({ where: { documentId }, data: { closedOn: YESTERDAY } });

    await workflow().resumeDue();

    expect(await stored(documentId)).toMatchObject({ stageStatus: 'waiting' });
  });

  it('is looked after by a job', () => {
    expect(app.strapi.cron.jobs.map(({ name }) => name)).toContain('crm-contacts: contacts come back from waiting');
  });
});

describe('webhooks', () => {
  it('that are chosen receive the event after the commit', async () => {
    const received: { event: string; contact: { documentId: string }; to: State; reason: string | null }[] = [];
    const listener = http.createServer((request, response) => {
      let text = '';
      request.on('data', (part) => { text += part; });
      request.on('end', () => {
        received.push(JSON.parse(text));
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    const webhook = await app.strapi.get('webhookStore').createWebhook({ name: 'Shop', url, headers: {}, events: ['entry.delete'] });
    const documentId = await contactIn('lead');

    await move(documentId, 'prospect/active');
    const chosen = await admin.put('/crm-contacts/workflow/webhooks', { chosen: [webhook.id] });
    await move(documentId, 'lead/active', { reason: 'Too early' });
    await until(() => received.length === 1);
    const none = await admin.put('/crm-contacts/workflow/webhooks', { chosen: [] });
    await move(documentId, 'prospect/active');
    // What came through although nobody had chosen it would stand before this one.
    await admin.put('/crm-contacts/workflow/webhooks', { chosen: [webhook.id] });
    await move(documentId, 'lead/active', { reason: 'Again' });
    await until(() => received.some(({ reason }) => reason === 'Again'));
    await admin.put('/crm-contacts/workflow/webhooks', { chosen: [] });
    await new Promise((resolve) => listener.close(resolve));

    expect(chosen.body.webhooks).toMatchObject([{ id: webhook.id, name: 'Shop', chosen: true }]);
    expect(none.body.webhooks).toMatchObject([{ chosen: false }]);
    const event = 'crm.contact.stage-changed';
    expect(received).toMatchObject([{ event, contact: { documentId }, to: state('lead/active'), reason: 'Too early' }, { event, reason: 'Again' }]);
    expect((await app.strapi.get('webhookStore').findWebhook(webhook.id)).events).toEqual(['entry.delete']);
    expect(app.strapi.get('webhookRunner').webhooksMap.get('entry.delete')).toMatchObject([{ id: webhook.id }]);
  });

  it('that do not exist cannot be chosen', async () => {
    expect((await admin.put('/crm-contacts/workflow/webhooks', { chosen: ['4711'] })).status).toBe(400);
  });
});
