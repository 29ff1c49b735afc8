import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type AdminClient, type Client } from '../support/clients';
import { CONTACTS, uids } from '../support/contacts';

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

const CM = `/content-manager/collection-types/${uids.contact}`;
const API = '/api/crm-contacts/contacts';

/** The same write on each way in; a path may drop what it does not know, but none stores it. */
const ways = (): [string, (data: object) => PromiseLike<{ status: number; body: { error?: { details?: { errors?: { path: string[] }[] } } }; text: string }>][] => [
  ['REST', (data) => api.post(API, { data })],
  ['Content Manager', (data) => admin.post(CM, data)],
  ['own rows', (data) => admin.post(CONTACTS, { data })],
  ['contacts/new', (data) => admin.post(`${CONTACTS}/new`, data)],
];

const BAD: [string, string, unknown][] = [
  ['a NUL character', 'city', 'Stutt\u0000gart'],
  ['too long a text', 'city', 'x'.repeat(121)],
  ['far too long a text', 'name', 'x'.repeat(300)],
  ['a number for a text', 'city', 70173],
  ['an object for a text', 'city', { $ne: null }],
  ['a list for a text', 'city', ['Kiel']],
  ['an empty name', 'name', '   '],
  ['a text for a number', 'employees', 'many'],
  ['a number as text', 'employees', '12'],
  ['half an employee', 'employees', 1.5],
  ['a negative number', 'employees', -1],
  ['a number beyond the column', 'employees', 3_000_000_000],
  ['more digits than survive', 'annualRevenue', '123456789.12345678'],
  ['too large an amount', 'annualRevenue', 1e12],
  ['no amount at all', 'creditLimit', 'much'],
  ['an unknown kind', 'kind', 'alien'],
  ['a day that no calendar has', 'founded', '2024-02-30'],
  ['no day', 'founded', 'yesterday'],
  ['a country by name', 'country', 'Germany'],
  ['an unknown currency', 'currency', 'ABC'],
  ['an unknown language', 'language', 'klingonish'],
  ['a malformed VAT id', 'vatId', 'DE136695977'],
  ['a script for a web address', 'website', 'javascript:alert(1)'],
  ['tags that are no list', 'tags', 'a,b'],
  ['a key of the plugin', 'emailKey', 'x@example.com'],
  ['an owner from nowhere', 'successor', { connect: [{ documentId: 'nowhere' }] }],
];

describe.each(BAD)('%s', (_name, field, value) => {
  it.each([0, 1, 2, 3])('is refused with the name of the field, and nothing is stored (way %i)', async (index) => {
    const [way, write] = ways()[index];
    const before = await app.strapi.db.query(uids.contact).count();

    const answer = await write({ kind: 'company', name: 'Odd', [field]: value });

    // The Content Manager takes out hidden columns by itself.
    if (way !== 'REST' && field === 'emailKey' && answer.status < 300) return;
    expect(`${way} ${answer.status}`).toMatch(/ 4\d\d$/);
    const named = (answer.body.error?.details?.errors ?? []).map(({ path }) => path.join('.'));
    expect(named.length > 0 ? named : answer.text).toEqual(named.length > 0 ? expect.arrayContaining([field]) : expect.stringContaining(field));
    expect(await app.strapi.db.query(uids.contact).count()).toBe(before);
  });
});

it('refuses a body of 10 MB with 413', async () => {
  const answer = await api.post(API, { data: { kind: 'company', name: 'Big', note: 'x'.repeat(10_000_000) } });

  expect(answer.status).toBe(413);
});

it('names an attribute that does not exist', async () => {
  const rest = await api.post(API, { data: { kind: 'company', name: 'Odd', shoeSize: 44 } });
  const own = await admin.post(`${CONTACTS}/new`, { kind: 'company', name: 'Odd', shoeSize: 44 });
  const rows = await admin.post(CONTACTS, { data: { kind: 'company', name: 'Odd', shoeSize: 44 } });

  expect([rest, own, rows].map(({ status }) => status >= 400 && status < 500)).toEqual([true, true, true]);
  for (const { text } of [rest, own, rows]) expect(text).toContain('shoeSize');
});
