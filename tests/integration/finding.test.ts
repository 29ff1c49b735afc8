import { startApplication, type Application } from '../support/application';
import { adminWith, roleWith, type AdminClient, type PermissionInput } from '../support/clients';

let app: Application;
let admin: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
});
afterAll(() => app.stop());

const CONTACT = 'plugin::crm-contacts.contact';
const LIST = '/crm-contacts/folders/all/contacts';

interface Row {
  documentId: string;
  name: string;
  [field: string]: unknown;
}

const contact = async (data: object): Promise<Row> => (await admin.post('/crm-contacts/contacts', { data: { kind: 'company', ...data } })).body.data;
const names = (rows: Row[]) => rows.map(({ name }) => name);

/** Permissions of a role that uses the folders and reads contacts as said. */
const reading = (fields: string[], conditions: string[] = []): PermissionInput[] => [
  { action: 'plugin::crm-contacts.finding.folders' },
  { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields }, conditions },
];

it('lists the contacts of a folder by name, a page at a time, with their number', async () => {
  for (const name of ['Liste C', 'Liste A', 'Liste B']) await contact({ name, city: 'Ulm' });

  const first = await admin.get(`${LIST}?filters[name][$startsWith]=Liste&pageSize=2`);
  const second = await admin.get(`${LIST}?filters[name][$startsWith]=Liste&pageSize=2&page=2`);

  expect(first.status).toBe(200);
  expect(names(first.body.results)).toEqual(['Liste A', 'Liste B']);
  expect(names(second.body.results)).toEqual(['Liste C']);
  expect(first.body.pagination).toEqual({ page: 1, pageSize: 2, pageCount: 2, total: 3 });
  expect(first.body.results[0]).toMatchObject({ city: 'Ulm', kind: 'company', owner: null });
});

it('shows a tree of folders with their counts', async () => {
  const answer = await admin.get('/crm-contacts/folders/tree');

  expect(answer.status).toBe(200);
  expect(answer.body.folders.map(({ key }: { key: string }) => key)).toEqual([
    'all', 'mine', 'companies', 'persons', 'stage.general', 'stage.lead', 'stage.prospect', 'stage.customer', 'closed',
  ]);
});

it('knows no folder that a role without rights could open', async () => {
  const stranger = await adminWith(app, await roleWith(app, [{ action: 'plugin::crm-contacts.finding.folders' }]));

  const tree = await stranger.get('/crm-contacts/folders/tree');
  const list = await stranger.get(LIST);

  expect(tree.body.folders).toEqual([]);
  expect(list.status).toBe(404);
});

it('hides a field in rows, sorts and filters from a role that may not read it', async () => {
  const reader = await adminWith(app, await roleWith(app, reading(['name'])));

  const list = await reader.get(`${LIST}?filters[name][$startsWith]=Liste`);
  const sorted = await reader.get(`${LIST}?sort=city:asc`);
  const filtered = await reader.get(`${LIST}?filters[city][$eq]=Ulm`);

  expect(list.body.results[0]).not.toHaveProperty('city');
  expect(sorted.status).toBe(400);
  expect(filtered.status).toBe(400);
});
