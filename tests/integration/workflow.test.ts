import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { until } from '../support/until';

const CONTACT = 'plugin::crm-contacts.contact';
const STAGE_CHANGE = 'plugin::crm-contacts.stage-change';
const PAST_ALL_PATIENCE = '2999-12-31';

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

const state = (path: string) => {
  const [stage, status] = path.split('/');
  return { stage, status };
};
/** A new contact in the active status of `stage`; gives its documentId. */
async function contactIn(stage = 'general'): Promise<string> {
  const created = await app.strapi.documents(CONTACT).create({ data: { name: `In ${stage}`, kind: 'company', stage } });
  return created.documentId;
}
const move = (client: Client, documentId: string, to: string, more: object = {}) =>
  client.post(`/crm-contacts/contacts/${documentId}/transition`, { to: state(to), ...more });
const stored = (documentId: string) => app.strapi.db.query(CONTACT).findOne({ where: { documentId } });
const historyOf = (documentId: string) =>
  app.strapi.db.query(STAGE_CHANGE).findMany({ where: { contact: { documentId } }, orderBy: { id: 'asc' }, populate: ['changedBy'] });

describe('a transition', () => {
  it('moves the contact, writes who, when and from where, and answers the contact', async () => {
    const documentId = await contactIn('lead');
    const before = Date.now();

    const answer = await move(admin, documentId, 'prospect/active');

    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({ documentId, stage: 'prospect', stageStatus: 'active', resumeOn: null });
    const contact = await stored(documentId);
    expect(contact).toMatchObject({ stage: 'prospect', stageStatus: 'active', updatedAt: answer.body.data.updatedAt });
    expect(new Date(contact.stageSince).getTime()).toBeGreaterThanOrEqual(before);
    const [, change] = await historyOf(documentId);
    expect(change).toMatchObject({ fromStage: 'lead', fromStatus: 'active', toStage: 'prospect', toStatus: 'active', trigger: 'user', changedBy: { id: admin.user.id } });
  });

  it('is taken by the content API too, in nobody’s name', async () => {
    const documentId = await contactIn('lead');

    const answer = await api.post(`/api/crm-contacts/contacts/${documentId}/transition`, { to: state('lead/disqualified'), reason: 'No budget' });

    expect(answer.status).toBe(200);
    expect((await historyOf(documentId))[1]).toMatchObject({ toStatus: 'disqualified', reason: 'No budget', trigger: 'api', changedBy: null });
  });

  it('lists what is allowed from here with what it requires', async () => {
    const documentId = await contactIn('prospect');

    const { body } = await admin.get(`/crm-contacts/contacts/${documentId}/transitions`);

    expect(body).toMatchObject({ documentId, stage: 'prospect', stageStatus: 'active' });
    expect(body.transitions.map(({ to, requires, allowed }: { to: object; requires: object; allowed: boolean }) => ({ ...to, requires, allowed }))).toEqual([
      { stage: 'customer', status: 'active', requires: {}, allowed: true },
      { stage: 'prospect', status: 'waiting', requires: { resumeOn: true }, allowed: true },
      { stage: 'prospect', status: 'disqualified', requires: { reason: true }, allowed: true },
      { stage: 'lead', status: 'active', requires: { reason: true }, allowed: true },
    ]);
  });

  it.each([
    ['an unknown stage', { to: state('lost/active') }, ['to', 'stage'], 'There is no stage "lost"'],
    ['an unknown status', { to: state('lead/lost') }, ['to', 'status'], 'no status "lost"'],
    ['one that the workflow does not have', { to: state('customer/active') }, ['to'], 'prospect · active (Qualify)'],
    ['one without its reason', { to: state('lead/disqualified'), reason: ' ' }, ['reason'], 'requires a reason'],
    ['a body without a goal', { stage: 'prospect' }, ['to'], ''],
    ['a stage that is no text', { to: { stage: 7, status: 'active' } }, ['to', 'stage'], ''],
    ['a reason with NUL', { to: state('lead/disqualified'), reason: 'a\0b' }, ['reason'], 'NUL'],
    ['a reason without end', { to: state('lead/disqualified'), reason: 'x'.repeat(2001) }, ['reason'], '2000'],
    ['what it does not know', { to: state('prospect/active'), stageSince: '2001-01-01' }, ['stageSince'], 'stageSince'],
  ])('is refused for %s, in words, and changes nothing', async (_what, body, path, words) => {
    const documentId = await contactIn('lead');

    const answer = await admin.post(`/crm-contacts/contacts/${documentId}/transition`, body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.details.errors[0].path).toEqual(path);
    expect(answer.body.error.message).toContain(words);
    expect(await stored(documentId)).toMatchObject({ stage: 'lead', stageStatus: 'active' });
    expect(await historyOf(documentId)).toHaveLength(1);
  });

  it.each([
    [undefined, 'required'],
    ['2026-02-30', 'date'],
    ['2001-01-01', 'past'],
  ])('is refused for an impossible resume date: %s', async (resumeOn, reason) => {
    const documentId = await contactIn('prospect');

    const answer = await move(admin, documentId, 'prospect/waiting', { resumeOn });

    expect(answer.status).toBe(400);
    expect(answer.body.error.details.errors).toMatchObject([{ path: ['resumeOn'], reason }]);
  });

  it('sets the resume day and clears it on the way back', async () => {
    const documentId = await contactIn('prospect');

    await move(admin, documentId, 'prospect/waiting', { resumeOn: PAST_ALL_PATIENCE });
    const waiting = await stored(documentId);
    await move(admin, documentId, 'prospect/active');

    expect(waiting).toMatchObject({ stageStatus: 'waiting', resumeOn: PAST_ALL_PATIENCE });
    expect(await stored(documentId)).toMatchObject({ stageStatus: 'active', resumeOn: null });
  });

  it('is a 404 for a contact that does not exist, and a 400 for an address with NUL', async () => {
    expect((await move(admin, 'nowhere', 'lead/active')).status).toBe(404);
    expect((await move(admin, '%00', 'lead/active')).status).toBe(400);
  });

  it('waits until a closed contact is reopened', async () => {
    const documentId = await contactIn('lead');
    await app.strapi.db.query(CONTACT).update({ where: { documentId }, data: { closedOn: '2026-01-01' } });

    const answer = await move(admin, documentId, 'prospect/active');

    expect(answer.body.error).toMatchObject({ status: 400, message: expect.stringContaining('reopen') });
  });
});

describe('two at once', () => {
  it('lets one transition win and answers the other 409', async () => {
    const documentId = await contactIn('lead');

    const answers = await Promise.all([
      move(admin, documentId, 'prospect/active'),
      move(admin, documentId, 'lead/disqualified', { reason: 'No budget' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await historyOf(documentId)).toHaveLength(2);
  });

  it('never takes the same transition twice, however many ask', async () => {
    const documentId = await contactIn('lead');

    const answers = await Promise.all(Array.from({ length: 8 }, () => move(admin, documentId, 'prospect/active')));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(await historyOf(documentId)).toHaveLength(2);
  });

  it('tells the slower one when it says what it saw', async () => {
    const documentId = await contactIn('lead');
    await move(admin, documentId, 'general/active', { reason: 'Mistake' });

    const answer = await move(admin, documentId, 'prospect/active', { from: state('lead/active') });

    expect(answer.status).toBe(409);
    expect(answer.body.error.details).toMatchObject({ reason: 'changed', stage: 'general', status: 'active' });
  });
});

describe('rights', () => {
  const TRANSITION = { action: 'plugin::crm-contacts.workflow.transition' };
  const explorer = (action: string) => ({ action: `plugin::content-manager.explorer.${action}`, subject: CONTACT });

  it('needs the action and the right to change the contact', async () => {
    const documentId = await contactIn('lead');
    const reader = await adminWith(app, await roleWith(app, [explorer('read')]));
    const withoutUpdate = await adminWith(app, await roleWith(app, [explorer('read'), TRANSITION]));

    const [refused, barred, listed] = [
      await move(reader, documentId, 'prospect/active'),
      await move(withoutUpdate, documentId, 'prospect/active'),
      await withoutUpdate.get(`/crm-contacts/contacts/${documentId}/transitions`),
    ];

    expect(refused.status).toBe(403);
    expect(barred.status).toBe(403);
    expect(barred.body.error.message).toContain('may not change the stage');
    expect(listed.body.transitions[0]).toMatchObject({ allowed: false, barrier: { reason: 'right' } });
    expect(await stored(documentId)).toMatchObject({ stage: 'lead' });
  });

  it('follows the conditions of a role on single contacts', async () => {
    const role = await roleWith(app, [explorer('read'), { ...explorer('update'), conditions: ['admin::is-creator'] }, explorer('create'), TRANSITION]);
    const seller = await adminWith(app, role);
    const foreign = await contactIn('lead');
    const own = (await seller.post(`/content-manager/collection-types/${CONTACT}`, { name: 'Own', kind: 'company', stage: 'lead' })).body.data.documentId;

    const answers = [await move(seller, foreign, 'prospect/active'), await move(seller, own, 'prospect/active')];

    expect(answers.map(({ status }) => status)).toEqual([403, 200]);
    expect(await stored(foreign)).toMatchObject({ stage: 'lead' });
  });

  it('hides contacts that the role may not read', async () => {
    const role = await roleWith(app, [{ ...explorer('read'), conditions: ['admin::is-creator'] }, explorer('update'), TRANSITION]);
    const stranger = await adminWith(app, role);
    const documentId = await contactIn('lead');

    expect((await stranger.get(`/crm-contacts/contacts/${documentId}/transitions`)).status).toBe(404);
    expect((await move(stranger, documentId, 'prospect/active')).status).toBe(404);
  });

  it('answers only with fields that the user may read', async () => {
    const documentId = await contactIn('lead');
    const role = await roleWith(app, [
      { ...explorer('read'), properties: { fields: ['name', 'stage'] } },
      { ...explorer('update'), properties: { fields: ['name'] } },
      TRANSITION,
    ]);

    const answer = await move(await adminWith(app, role), documentId, 'prospect/active');

    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({ name: 'In lead', stage: 'prospect' });
    expect(answer.body.data).not.toHaveProperty('stageStatus');
  });

  it('is closed to the public and to read-only tokens', async () => {
    const documentId = await contactIn('lead');
    const path = `/api/crm-contacts/contacts/${documentId}/transition`;
    const body = { to: state('prospect/active') };

    expect((await anonymous(app).post(path, body)).status).toBe(403);
    expect((await (await apiWith(app, 'read-only')).post(path, body)).status).toBe(403);
    expect((await (await apiWith(app, 'custom', [`${CONTACT}.findOne`])).post(path, body)).status).toBe(403);
  });

  it('lets a custom token with exactly its permissions through', async () => {
    const documentId = await contactIn('lead');
    const token = await apiWith(app, 'custom', [`${CONTACT}.findOne`, `${CONTACT}.update`, TRANSITION.action]);

    const answer = await token.post(`/api/crm-contacts/contacts/${documentId}/transition`, { to: state('prospect/active') });

    expect(answer.status).toBe(200);
  });
});

describe('the history', () => {
  it('is listed newest first with who and why', async () => {
    const documentId = await contactIn('lead');
    await move(admin, documentId, 'lead/disqualified', { reason: 'No budget' });

    const { body } = await admin.get(`/crm-contacts/contacts/${documentId}/stage-changes`);

    expect(body.pagination).toMatchObject({ page: 1, total: 2 });
    expect(body.results).toMatchObject([
      { toStatus: 'disqualified', reason: 'No budget', changedBy: { documentId: admin.user.documentId }, trigger: 'user' },
      { fromStage: null, toStage: 'lead', toStatus: 'active', trigger: 'create' },
    ]);
  });

  it('goes with a contact that is deleted', async () => {
    const documentId = await contactIn('lead');
    const ids = (await historyOf(documentId)).map(({ id }) => id);

    await app.strapi.documents(CONTACT).delete({ documentId });

    expect(await app.strapi.db.query(STAGE_CHANGE).count({ where: { id: { $in: ids } } })).toBe(0);
  });
});

describe('the event', () => {
  it('goes out after the commit, and not when the transition is refused', async () => {
    const documentId = await contactIn('lead');
    const heard: { contact: { documentId: string }; stored: unknown }[] = [];
    const off = app.strapi.eventHub.on('crm.contact.stage-changed', async (event) => {
      heard.push({ ...event, stored: await stored(event.contact.documentId) });
    });

    await move(admin, documentId, 'customer/active');
    await move(admin, documentId, 'prospect/active');
    await until(() => heard.length > 0);
    off();

    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      contact: { documentId },
      from: state('lead/active'),
      to: state('prospect/active'),
      changedBy: { documentId: admin.user.documentId },
      stored: { stage: 'prospect' },
    });
  });

  it('does not go out when the transaction around it is rolled back', async () => {
    const documentId = await contactIn('lead');
    const heard: unknown[] = [];
    const off = app.strapi.eventHub.on('crm.contact.stage-changed', async (event) => void heard.push(event));
    const { workflow } = app.strapi.plugin('crm-contacts').services;
    const everybody = { kind: 'system', user: null, can: () => true, may: () => true, where: () => undefined, keep: async (_a: string, _u: string, ids: string[]) => new Set(ids) };

    const attempt = app.strapi.db.transaction(async () => {
      await workflow.transition({ documentId, to: state('prospect/active'), reader: everybody });
      throw new Error('Something else failed');
    });

    await expect(attempt).rejects.toThrow('Something else failed');
    off();
    expect(heard).toHaveLength(0);
    expect(await stored(documentId)).toMatchObject({ stage: 'lead' });
    expect(await historyOf(documentId)).toHaveLength(1);
  });
});
