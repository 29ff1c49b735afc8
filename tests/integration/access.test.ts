import { startApplication, type Application } from '../support/application';
import { adminWith, roleWith, type AdminClient, type PermissionInput } from '../support/clients';

const OWN = 'plugin::crm-contacts.own';
const uid = (name: string) => `plugin::crm-contacts.${name}`;
const explorer = (verb: string, name: string, more: Partial<PermissionInput> = {}): PermissionInput => ({
  action: `plugin::content-manager.explorer.${verb}`, subject: uid(name), ...more,
});
const cm = (name: string) => `/content-manager/collection-types/${uid(name)}`;

let app: Application;
let boss: AdminClient;

interface Ids { documentId: string; id: number }

async function make(type: string, data: object): Promise<Ids> {
  return app.strapi.documents(uid(type) as 'plugin::crm-contacts.contact').create({ data: data as never }) as unknown as Promise<Ids>;
}

beforeAll(async () => {
  app = await startApplication();
  boss = await adminWith(app);
});
afterAll(() => app.stop());

const fieldsOf = (name: string): string[] =>
  app.strapi.service('admin::content-type').getNestedFields(app.strapi.getModel(uid(name) as never), { components: {} });

/** A user who reads and writes the named types, contacts only where they own them. */
async function ownerOnly(types: string[]): Promise<AdminClient> {
  const verbs = ['read', 'create', 'update', 'delete'];
  const allOf = (name: string, conditions: string[]) =>
    verbs.map((verb) => explorer(verb, name, { conditions, properties: verb === 'delete' ? {} : { fields: fieldsOf(name) } }));
  return adminWith(app, await roleWith(app, [...allOf('contact', [OWN]), ...types.flatMap((name) => allOf(name, []))]));
}

describe('rows of contacts that a user may not read', () => {
  let seller: AdminClient;
  let mine: Ids;
  let other: Ids;
  let myChannel: Ids;
  let otherChannel: Ids;

  beforeAll(async () => {
    seller = await ownerOnly(['channel', 'person', 'position', 'relation', 'relation-type', 'activity', 'bank-account']);
    mine = await make('contact', { name: 'Mine AG', kind: 'company', owner: seller.user.id });
    other = await make('contact', { name: 'Other AG', kind: 'company', owner: boss.user.id });
    myChannel = await make('channel', { kind: 'email', value: 'a@mine.example', contact: mine.documentId });
    otherChannel = await make('channel', { kind: 'email', value: 'b@other.example', contact: other.documentId });
  });

  it.each(['/crm-contacts/channels', cm('channel')])('are absent from the list %s, its count and its search', async (path) => {
    const list = await seller.get(path);
    const search = await seller.get(`${path}?_q=other.example`);
    const all = await boss.get(path);

    expect(list.status).toBe(200);
    expect(list.body.results.map((row: Ids) => row.documentId)).toEqual([myChannel.documentId]);
    expect(list.body.pagination.total).toBe(1);
    if (path === cm('channel')) expect(search.body.results).toEqual([]);
    expect(all.body.pagination.total).toBe(2);
  });

  it.each(['/crm-contacts/channels', cm('channel')])('are not found one by one at %s', async (path) => {
    const answer = await seller.get(`${path}/${otherChannel.documentId}`);
    const seen = await seller.get(`${path}/${myChannel.documentId}`);

    expect(answer.status).toBe(404);
    expect(seen.status).toBe(200);
  });

  it.each(['/crm-contacts/channels', cm('channel')])('cannot be changed or deleted at %s', async (path) => {
    const body = path.startsWith('/crm') ? { data: { label: 'x' } } : { label: 'x' };

    const changed = await seller.put(`${path}/${otherChannel.documentId}`, body);
    const deleted = await seller.delete(`${path}/${otherChannel.documentId}`);

    expect([changed.status, deleted.status]).toEqual([404, 404]);
    const stored = await app.strapi.db.query(uid('channel')).findOne({ where: { documentId: otherChannel.documentId } });
    expect(stored.label).toBeNull();
  });

  it.each([
    ['documentId', (row: Ids) => row.documentId],
    ['connect', (row: Ids) => ({ connect: [{ documentId: row.documentId }] })],
    ['connect by id', (row: Ids) => ({ connect: [{ id: row.id, documentId: row.documentId }] })],
    ['set', (row: Ids) => ({ set: [{ documentId: row.documentId }] })],
    ['id', (row: Ids) => row.id],
  ])('cannot be given children or receive them (%s)', async (_shape, shape) => {
    const created = await seller.post('/crm-contacts/channels', { data: { kind: 'phone', value: '1', contact: shape(other) } });
    const viaContentManager = await seller.post(cm('channel'), { kind: 'phone', value: '1', contact: shape(other) });
    const moved = await seller.put(`${cm('channel')}/${myChannel.documentId}`, { contact: shape(other) });
    const allowed = await seller.post(cm('channel'), { kind: 'phone', value: '2', contact: shape(mine) });

    expect([created.status, viaContentManager.status, moved.status]).toEqual([400, 400, 400]);
    expect(created.body.error.details.errors[0].path).toEqual(['contact']);
    expect(allowed.body).toMatchObject({ data: { kind: 'phone' } });
    await seller.delete(`${cm('channel')}/${allowed.body.data.documentId}`);
    const stored = await app.strapi.db.query(uid('channel')).count({ where: { contact: { documentId: other.documentId } } });
    expect(stored).toBe(1);
  });

  it('are hidden from tools too, whose requests carry no ability of their own (MCP)', async () => {
    const { engine } = app.strapi.service('admin::permission');
    const user = await app.strapi.db.query('admin::user').findOne({ where: { id: seller.user.id }, populate: ['roles'] });
    const userAbility = await engine.generateUserAbility(user);
    const channels = () => app.strapi.documents('plugin::crm-contacts.channel');

    const found: unknown[] = [];
    await app.strapi.requestContext.run({ state: { user: { id: user.id } }, path: '/mcp' } as never, async () => {
      app.strapi.plugin('content-manager').service('permission-checker').create({ userAbility, model: uid('channel') });
      found.push(await channels().findOne({ documentId: otherChannel.documentId }));
      found.push((await channels().findOne({ documentId: myChannel.documentId }))?.documentId);
      found.push(await channels().delete({ documentId: otherChannel.documentId }).catch(({ message }: Error) => message));
    });

    expect(found).toEqual([null, myChannel.documentId, 'Not found']);
  });
});
