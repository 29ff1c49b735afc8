import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type AdminClient, type Client } from '../support/clients';
import { reasons } from '../support/contacts';
import { company, made, person, statementsOf } from '../support/rows';

let app: Application;
let admin: AdminClient;
let manager: AdminClient;
let sales: AdminClient;
let reader: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  await admin.post('/crm-contacts/access/roles', {});
  [manager, sales, reader] = [await adminWith(app, 'crm-manager'), await adminWith(app, 'crm-sales'), await adminWith(app, 'crm-reader')];
});
afterAll(() => app.stop());

const FOLDERS = '/crm-contacts/folders';

interface Node {
  key: string;
  name: { en: string; de: string };
  count: number;
  columns: string[];
  sort: string;
  saved?: { documentId: string; shared: boolean; mayEdit: boolean; mayDelete: boolean };
  children: Node[];
}

const flat = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
const tree = async (client: Client, path = `${FOLDERS}/tree`) => flat((await client.get(path)).body.folders as Node[]);
const nodeOf = async (client: Client, key: string) => (await tree(client)).find((node) => node.key === key);
const keysFor = async (client: Client) => (await tree(client)).map(({ key }) => key);

/** A stored folder as its client sees it. */
async function saved(client: Client, data: object): Promise<{ documentId: string; key: string }> {
  const answer = await client.post(FOLDERS, { data });
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body.data;
}

describe('a saved folder', () => {
  it('narrows the rows of its base, with columns and order of its own', async () => {
    for (const [name, city] of [['Ordner A', 'Ulm'], ['Ordner B', 'Kiel'], ['Ordner C', 'Ulm']]) await company(app, name, { city, stage: 'lead' });
    await company(app, 'Ordner D', { city: 'Ulm' });

    const { key } = await saved(sales, { name: 'Leads in Ulm', parent: 'stage.lead', base: 'stage.lead.active', filters: { city: { $eq: 'Ulm' } }, columns: ['name', 'city'], sort: 'name:desc' });
    const node = await nodeOf(sales, key);
    const list = await sales.get(`${FOLDERS}/${key}/contacts`);

    expect(node).toMatchObject({ name: { en: 'Leads in Ulm', de: 'Leads in Ulm' }, count: 2, columns: ['name', 'city'], sort: 'name:desc', saved: { shared: false, mayEdit: true, mayDelete: true } });
    expect(list.body.results.map(({ name }: { name: string }) => name)).toEqual(['Ordner C', 'Ordner A']);
    const narrower = await sales.get(`${FOLDERS}/${key}/contacts?filters[name][$eq]=Ordner A`);
    expect(narrower.body.pagination.total).toBe(1);
  });

  it('can filter by the last activity, by oneself and in persons', async () => {
    const contact = await company(app, 'Ordner Aktiv');
    await made(app, 'activity', { type: 'call', subject: 'Hello', startsAt: '2026-01-02T10:00:00Z', state: 'done', contacts: { connect: [contact.documentId] } });
    await person(app, 'Ada', 'Ordnermann');
    await sales.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Ordner Eigen' });

    const folders = [
      await saved(sales, { name: 'Called', filters: { $and: [{ lastActivityAt: { $gte: '2026-01-01' } }, { name: { $eq: 'Ordner Aktiv' } }] } }),
      await saved(sales, { name: 'Ada', base: 'persons', filters: { lastName: { $eq: 'Ordnermann' } } }),
      await saved(sales, { name: 'Own', filters: { owner: { $eq: 'me' } } }),
    ];
    const nodes = await tree(sales);

    expect(folders.map(({ key }) => nodes.find((node) => node.key === key)?.count)).toEqual([1, 1, 1]);
    expect((await sales.get(`${FOLDERS}/${folders[0].key}/contacts`)).body.results).toHaveLength(1);
  });

  it('is seen by its owner alone unless it is shared, and then by its roles', async () => {
    const role = await app.strapi.db.query('admin::role').findOne({ where: { code: 'crm-sales' } });
    const own = await saved(sales, { name: 'Mine alone' });
    const everybody = await saved(manager, { name: 'For all', shared: true });
    const some = await saved(manager, { name: 'For sales', shared: true, roles: { set: [{ id: role.id }] } });

    const seen = async (client: Client) => (await keysFor(client)).filter((key) => [own.key, everybody.key, some.key].includes(key)).sort();

    expect(await seen(sales)).toEqual([own.key, everybody.key, some.key].sort());
    expect(await seen(reader)).toEqual([everybody.key]);
    expect(await seen(manager)).toEqual([everybody.key, some.key].sort());
    const hidden = [await reader.get(`${FOLDERS}/${own.key}/contacts`), await reader.get(`${FOLDERS}/${some.documentId}`), await manager.put(`${FOLDERS}/${own.documentId}`, { data: { name: 'X' } })];
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('is shared, and changed when shared, by whoever has the right', async () => {
    const shared = await saved(manager, { name: 'House list', shared: true });
    const own = await saved(sales, { name: 'To be shared' });

    const refused = [
      await sales.post(FOLDERS, { data: { name: 'Mine for all', shared: true } }),
      await sales.put(`${FOLDERS}/${own.documentId}`, { data: { shared: true } }),
      await sales.put(`${FOLDERS}/${shared.documentId}`, { data: { name: 'Changed' } }),
      await sales.delete(`${FOLDERS}/${shared.documentId}`),
      await sales.post(FOLDERS, { data: { key: 'mine', shared: true, hidden: true } }),
      await reader.post(FOLDERS, { data: { name: 'Reader' } }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect((await nodeOf(reader, shared.key))?.name.en).toBe('House list');
    expect(await nodeOf(reader, own.key)).toBeUndefined();
  });

  it('is renamed and deleted by its owner', async () => {
    const own = await saved(sales, { name: 'First name' });

    const renamed = await sales.put(`${FOLDERS}/${own.documentId}`, { data: { name: 'Second name', nameDe: 'Zweiter Name' } });
    const node = await nodeOf(sales, own.key);
    const deleted = await sales.delete(`${FOLDERS}/${own.documentId}`);

    expect([renamed.status, deleted.status]).toEqual([200, 204]);
    expect(node?.name).toEqual({ en: 'Second name', de: 'Zweiter Name' });
    expect(await nodeOf(sales, own.key)).toBeUndefined();
  });

  it('never belongs to somebody else', async () => {
    const answer = await sales.post(FOLDERS, { data: { name: 'Gift', owner: { set: [{ id: reader.user.id }] } } });

    expect(answer.status).toBe(400);
    expect(reasons(answer)).toEqual({ owner: 'owner' });
  });

  it('is refused with the field that is wrong, and nothing is stored', async () => {
    const before = await app.strapi.db.query('plugin::crm-contacts.folder').count();
    const wrong: [object, Record<string, string>][] = [
      [{ name: '' , filters: { secret: 'x' } }, { name: 'required', 'filters.secret': 'unknown' }],
      [{ name: 'X', filters: { city: { $like: 'x' } } }, { 'filters.city.$like': 'operator' }],
      [{ name: 'X', filters: ['city'] }, { filters: 'form' }],
      [{ name: 'X', columns: ['name', 'nameKey'] }, { 'columns.1': 'unknown' }],
      [{ name: 'X', sort: 'name; drop table' }, { sort: 'unknown' }],
      [{ name: 'X', base: 'stage.partner' }, { base: 'unknown' }],
      [{ name: 'X', parent: 'nowhere' }, { parent: 'unknown' }],
      [{ name: 'X', key: 'stage.lead.new' }, { key: 'unknown' }],
    ];

    for (const [data, expected] of wrong) {
      const answer = await manager.post(FOLDERS, { data });
      expect([answer.status, reasons(answer)]).toEqual([400, expected]);
    }
    expect(await app.strapi.db.query('plugin::crm-contacts.folder').count()).toBe(before);
  });

  it('is missing for a reader who may not read a field that it filters by', async () => {
    const { key } = await saved(manager, { name: 'By phone', shared: true, filters: { phone: { $notNull: true } } });
    const permissions = await app.strapi.db.query('admin::permission').findMany({ where: { role: { code: 'crm-reader' }, subject: 'plugin::crm-contacts.contact' } });
    for (const { id, properties } of permissions) {
      await app.strapi.db.query('admin::permission').update({ where: { id }, data: { properties: { fields: properties.fields.filter((field: string) => field !== 'phone') } } });
    }

    expect(await nodeOf(reader, key)).toBeUndefined();
    expect((await reader.get(`${FOLDERS}/${key}/contacts`)).status).toBe(404);
    expect(await nodeOf(sales, key)).toBeDefined();
  });

  it('does not come to stand below itself, also when two people move at once', async () => {
    const [one, other] = [await saved(manager, { name: 'One', shared: true }), await saved(manager, { name: 'Other', shared: true })];

    const answers = await Promise.all([
      manager.put(`${FOLDERS}/${one.documentId}`, { data: { parent: other.key } }),
      admin.put(`${FOLDERS}/${other.documentId}`, { data: { parent: one.key } }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(reasons(answers.find(({ status }) => status === 400) as never)).toEqual({ parent: 'cycle' });
  });
});

describe('a shipped folder', () => {
  it('is renamed, narrowed and moved for everybody by a row with its key, and restored without it', async () => {
    await company(app, 'Ordner Sperre', { city: 'Husum', stage: 'customer' });
    const before = await nodeOf(reader, 'stage.customer.active');

    const row = await saved(manager, { key: 'stage.customer.active', shared: true, nameDe: 'Husumer Kunden', filters: { city: { $eq: 'Husum' } }, columns: ['name'] });
    const changed = await nodeOf(reader, 'stage.customer.active');
    await manager.delete(`${FOLDERS}/${row.documentId}`);

    expect(changed).toMatchObject({ name: { en: before?.name.en, de: 'Husumer Kunden' }, count: 1, columns: ['name'], saved: { mayEdit: false, mayDelete: false } });
    expect(await nodeOf(reader, 'stage.customer.active')).toEqual(before);
  });

  it('is hidden with those below it, and offered to be brought back to whoever may', async () => {
    const row = await saved(manager, { key: 'stage.prospect', shared: true, hidden: true });

    const [keys, forReader, forManager] = [await keysFor(reader), await reader.get(`${FOLDERS}/tree`), await manager.get(`${FOLDERS}/tree`)];

    expect(keys.filter((key) => key.startsWith('stage.prospect'))).toEqual([]);
    expect(forReader.body.hidden).toEqual([]);
    expect(forManager.body.hidden).toEqual([{ key: 'stage.prospect', name: { en: 'Prospects', de: 'Interessenten' }, documentId: row.documentId }]);
    await manager.delete(`${FOLDERS}/${row.documentId}`);
    expect(await keysFor(reader)).toContain('stage.prospect.waiting');
  });
});

describe('for external sites', () => {
  it('shared folders are there with the scope for them; personal ones are not, and cannot be made', async () => {
    const [own, shared] = [await saved(sales, { name: 'Not for sites' }), await saved(manager, { name: 'For sites', shared: true })];
    const full = await apiWith(app);
    const listing = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.find', 'plugin::crm-contacts.finding.tree']);

    const [withScope, without] = [await tree(full, '/api/crm-contacts/folders/tree'), await tree(listing, '/api/crm-contacts/folders/tree')];
    const refused = await full.post('/api/crm-contacts/folders', { data: { name: 'Nobody’s' } });
    const created = await full.post('/api/crm-contacts/folders', { data: { name: 'Everybody’s', shared: true } });
    const rows = await full.get('/api/crm-contacts/folders?pagination[pageSize]=100');

    expect(withScope.map(({ key }) => key)).toContain(shared.key);
    expect(withScope.map(({ key }) => key)).not.toContain(own.key);
    expect(without.filter(({ saved: row }) => row)).toEqual([]);
    expect([refused.status, reasons(refused), created.status]).toEqual([400, { shared: 'owner' }, 201]);
    expect(JSON.stringify(rows.body)).not.toContain('Not for sites');
  });
});

it('folders cost as many statements with many saved ones as with none', async () => {
  const [tree0, list0] = [await statementsOf(app, () => manager.get(`${FOLDERS}/tree`)), await statementsOf(app, () => manager.get(`${FOLDERS}/all/contacts`))];
  for (let count = 0; count < 20; count += 1) await saved(manager, { name: `Many ${count}`, filters: { city: { $eq: 'Ulm' } } });

  const [tree20, list20] = [await statementsOf(app, () => manager.get(`${FOLDERS}/tree`)), await statementsOf(app, () => manager.get(`${FOLDERS}/all/contacts`))];

  // Once a second the workflow's stamp is read as well.
  expect(tree20).toBeLessThanOrEqual(tree0 + 1);
  expect(list20).toBeLessThanOrEqual(list0 + 1);
});
