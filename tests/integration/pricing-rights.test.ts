import { startApplication, type Application } from '../support/application';
import { adminWith, roleWith, type AdminClient, type PermissionInput } from '../support/clients';
import { reasons } from '../support/contacts';
import { salesOf } from '../support/sales';

let app: Application;
let admin: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
});
afterAll(() => app.stop());

const uid = (name: string) => `plugin::crm-contacts.${name}`;
const { create, customer, catalogue, assign, relate } = salesOf(() => app);
const entry = (of: string, more: object = {}) => create('price-entry', { catalogue: of, code: 'P', name: 'Platte', unit: 'pc', price: 10, ...more });

/** The condition `admin::is-creator` holds for these rows. */
const madeBy = ({ user }: AdminClient, name: string, documentIds: string[]) =>
  Promise.all(documentIds.map((documentId) => app.strapi.db.query(uid(name)).update({ where: { documentId }, data: { createdBy: user.id } })));

const OWN = ['admin::is-creator'];
const FIELDS = {
  contact: ['name', 'stage'],
  'price-catalogue': ['name', 'kind', 'currency', 'general', 'validFrom', 'validTo', 'base'],
  'price-entry': ['catalogue', 'code', 'name', 'unit', 'minQuantity', 'price', 'discountPercent'],
  'price-assignment': ['contact', 'catalogue', 'priority', 'validFrom', 'validTo', 'includeGroup'],
} as const;
type Type = keyof typeof FIELDS;

/** A user who may read prices, under these conditions and with these fields where they are not all. */
async function clerkWith(conditions: Partial<Record<Type, string[]>>, fields: Partial<Record<Type, string[]>> = {}, more: PermissionInput[] = []): Promise<AdminClient> {
  const read = (Object.keys(FIELDS) as Type[]).map((name): PermissionInput => ({
    action: 'plugin::content-manager.explorer.read', subject: uid(name), properties: { fields: fields[name] ?? [...FIELDS[name]] }, conditions: conditions[name] ?? [],
  }));
  return adminWith(app, await roleWith(app, [{ action: 'plugin::crm-contacts.pricing.read' }, ...read, ...more]));
}

const contacts = '/crm-contacts/contacts';
const list = (client: AdminClient, query = '') => client.get(`/crm-contacts/price-catalogue-list${query}`);

describe('the list of catalogues', () => {
  it('leaves out what the reader may not read, instead of making it empty', async () => {
    const name = 'Nur der Name';
    await catalogue(name, { general: true, validFrom: '2026-01-01' });
    const clerk = await clerkWith({}, { 'price-catalogue': ['name'] });

    const { body } = await list(clerk, `?q=${encodeURIComponent(name)}`);

    expect(Object.keys(body.results[0]).sort()).toEqual(['assignmentCount', 'documentId', 'entryCount', 'name', 'state']);
  });

  it('holds state, base and counts by name, a page at a time, and finds by part of the name and kind', async () => {
    const base = await catalogue('Liste Basis', { general: true });
    await entry(base);
    const net = await catalogue('Liste Netto 100%', { base, validTo: '2020-12-31', validFrom: '2020-01-01' });
    await catalogue('Liste Prozesse', { kind: 'process' });
    await assign(await customer('Liste AG'), net);

    const [all, second, process, percent, nothing] = await Promise.all(['?q=liste', '?q=liste&pageSize=2&page=2', '?q=liste&kind=process', '?q=100%25', '?q=100_'].map((query) => list(admin, query)));

    expect(all.body.results).toMatchObject([
      { name: 'Liste Basis', general: true, state: 'draft', base: null, entryCount: 1, assignmentCount: 0, currency: 'EUR' },
      { name: 'Liste Netto 100%', validTo: '2020-12-31', base: { documentId: base, name: 'Liste Basis' }, entryCount: 0, assignmentCount: 1 },
      { name: 'Liste Prozesse', kind: 'process' },
    ]);
    expect(second.body).toMatchObject({ results: [{ name: 'Liste Prozesse' }], pagination: { page: 2, pageSize: 2, pageCount: 2, total: 3 } });
    expect([process, percent, nothing].map(({ body }) => body.results.map(({ name }: { name: string }) => name))).toEqual([['Liste Prozesse'], ['Liste Netto 100%'], []]);
  });

  it('refuses what it cannot read, and is not for who may not read catalogues', async () => {
    const answers = await Promise.all(['?page=0', '?pageSize=101', '?kind=x', '?oops=1', '?q=%00'].map((query) => list(admin, query)));
    const stranger = await adminWith(app, await roleWith(app, [{ action: 'plugin::crm-contacts.pricing.read' }]));

    expect(answers.map(({ status, body }) => [status, body.error.details.errors[0].path[0]])).toEqual([[400, 'page'], [400, 'pageSize'], [400, 'kind'], [400, 'oops'], [400, 'q']]);
    expect((await list(stranger)).status).toBe(404);
  });

  it('counts, names and finds only what the reader may see', async () => {
    const clerk = await clerkWith({ 'price-catalogue': OWN, 'price-entry': OWN });
    const [own, hidden] = [await catalogue('Sicht eigen'), await catalogue('Sicht geheim')];
    const derived = await catalogue('Sicht abgeleitet', { base: hidden });
    const seen = await entry(own);
    await entry(own, { code: 'Q' });
    await Promise.all([madeBy(clerk, 'price-catalogue', [own, derived]), madeBy(clerk, 'price-entry', [seen])]);
    const blind = await clerkWith({}, { 'price-catalogue': ['kind'] });

    const [listed, head, page, searched] = await Promise.all([
      list(clerk, '?q=sicht'), clerk.get(`/crm-contacts/price-catalogues/${own}/editor`), clerk.get(`/crm-contacts/price-catalogues/${own}/entries`), list(blind, '?q=sicht'),
    ]);

    expect(listed.body).toMatchObject({ results: [{ name: 'Sicht abgeleitet', base: null }, { name: 'Sicht eigen', entryCount: 1 }], pagination: { total: 2 } });
    expect(head.body.entryCount).toBe(1);
    expect(page.body).toMatchObject({ total: 1, entries: [{ documentId: seen }] });
    expect(searched.body.results).toEqual([]);
    expect((await clerk.get(`/crm-contacts/price-catalogues/${hidden}/editor`)).status).toBe(404);
  });

  it('filters by no field that the reader may not see, and tells none of them in the cursor of its entries', async () => {
    const process = await catalogue('Art geheim', { kind: 'process' });
    const of = await catalogue('Ordnung geheim');
    for (const code of ['C', 'A', 'B']) await entry(of, { code, unit: 'kg', minQuantity: code === 'A' ? 7 : 0 });
    const clerk = await clerkWith({}, { 'price-catalogue': ['name'], 'price-entry': ['code', 'price'] });
    const page = (query: string) => clerk.get(`/crm-contacts/price-catalogues/${of}/entries?limit=2${query}`);

    const filtered = await Promise.all(['process', 'article'].map((kind) => list(clerk, `?q=geheim&kind=${kind}`)));
    const first = await page('');
    const second = await page(`&after=${first.body.next}`);

    expect(filtered.map(({ body }) => body.results)).toEqual([[], []]);
    expect((await list(clerk, '?q=Art%20geheim')).body.results).toMatchObject([{ documentId: process }]);
    expect([first, second].map(({ body }) => body.entries.map(({ code }: { code: string }) => code))).toEqual([['C', 'A'], ['B']]);
    expect(JSON.parse(Buffer.from(first.body.next, 'base64url').toString()).slice(0, 3)).toEqual(['', '', '0']);
  });
});

describe('a price', () => {
  it('is the same for everybody, but names no catalogue and no company that its reader may not read', async () => {
    const clerk = await clerkWith({ contact: OWN, 'price-catalogue': OWN });
    const [head, branch] = [await customer('Kopf Geheim AG'), await customer('Filiale offen')];
    await relate('branch-of', head, branch);
    const base = await catalogue('Basis geheim');
    await entry(base, { price: 100 });
    const net = await catalogue('Netto geheim', { base });
    await entry(net, { price: null, discountPercent: 10 });
    const own = await catalogue('Offen');
    await entry(own, { code: 'OTHER' });
    const inherited = await assign(head, net);
    await assign(branch, own);
    await madeBy(clerk, 'contact', [branch]);
    await madeBy(clerk, 'price-catalogue', [own]);
    const ask = { items: [{ code: 'P' }, { code: 'OTHER' }] };

    const [full, compact, sales, forecast] = await Promise.all([
      clerk.post(`${contacts}/${branch}/prices`, ask), clerk.post(`${contacts}/${branch}/prices`, { ...ask, compact: true }),
      clerk.get(`${contacts}/${branch}/sales`), clerk.get(`${contacts}/${branch}/price-forecast?date=2099-01-01`),
    ]);
    const allowed = await admin.post(`${contacts}/${branch}/prices`, ask);

    expect(full.body.results[0]).toMatchObject({ price: '90', winner: { catalogue: { documentId: null, name: null }, ground: { assignment: null, contact: { name: null }, distance: 1 } }, path: [{ price: '90' }, { price: '100' }] });
    expect(full.body.results[1]).toMatchObject({ price: '10', winner: { catalogue: { name: 'Offen' } } });
    expect(sales.body).toMatchObject({ assignments: [{ catalogue: { name: 'Offen' } }], inherited: [] });
    for (const { body } of [full, compact, sales, forecast]) for (const secret of ['geheim', 'Geheim', base, net, head, inherited]) expect(JSON.stringify(body)).not.toContain(secret);
    expect(allowed.body.results[0].winner).toMatchObject({ catalogue: { name: 'Netto geheim' }, ground: { assignment: { documentId: inherited }, contact: { name: 'Kopf Geheim AG' } } });
  });

  it('is compared without the names of articles for who may not read them, who cannot find by them either', async () => {
    const clerk = await clerkWith({}, { 'price-entry': ['code', 'price', 'unit', 'minQuantity'] });
    const [contact, one, other] = [await customer('Vergleich AG'), await catalogue('Links'), await catalogue('Rechts')];
    await Promise.all([entry(one), entry(other, { price: 12 })]);
    const compare = (client: AdminClient, q = '') => client.get(`${contacts}/${contact}/price-comparison?left=${one}&right=${other}${q}`);

    const [shown, found, foundByAdmin] = await Promise.all([compare(clerk), compare(clerk, '&q=Platte'), compare(admin, '&q=Platte')]);

    expect(shown.body.results).toMatchObject([{ code: 'P', name: null, change: 'raised' }]);
    expect([found, foundByAdmin].map(({ body }) => body.pagination.total)).toEqual([0, 1]);
  });

  it('of a code with NUL is refused on both databases, as is a search for documents with one', async () => {
    const contact = await customer('Nul AG');

    expect(reasons(await admin.post(`${contacts}/${contact}/prices`, { items: [{ code: 'A\u0000' }] }))).toEqual({ 'items.0.code': 'characters' });
    expect(reasons(await admin.get(`${contacts}/${contact}/documents?q=%00`))).toEqual({ q: 'characters' });
  });
});

describe('the sales page', () => {
  it('tells terms only where a role that may read them reaches the contact', async () => {
    const terms = { creditLimit: 5000, paymentTerms: '30 Tage', currency: 'CHF' };
    const [own, foreign] = [await customer('Konditionen eigen', terms), await customer('Konditionen fremd', terms)];
    const clerk = await clerkWith({}, {}, [{ action: 'plugin::content-manager.explorer.read', subject: uid('contact'), properties: { fields: ['creditLimit', 'paymentTerms', 'currency'] }, conditions: OWN }]);
    await madeBy(clerk, 'contact', [own]);

    const [seen, unseen] = await Promise.all([own, foreign].map((documentId) => clerk.get(`${contacts}/${documentId}/sales`)));

    expect(seen.body).toMatchObject({ creditLimit: '5000', paymentTerms: '30 Tage', currency: 'CHF' });
    for (const name of ['creditLimit', 'paymentTerms', 'currency']) expect(unseen.body).not.toHaveProperty(name);
  });
});

it('a refusal for equal catalogues names neither a company nor a catalogue that the writer may not read', async () => {
  const writes = (['create', 'update'] as const).map((action) => ({ action: `plugin::content-manager.explorer.${action}`, subject: uid('price-entry'), properties: { fields: [...FIELDS['price-entry']] } }));
  const clerk = await clerkWith({ contact: OWN, 'price-catalogue': OWN }, {}, writes);
  const [contact, one, other] = [await customer('Gleichstand Geheim AG'), await catalogue('Gleich eins'), await catalogue('Gleich geheim')];
  await entry(other);
  await assign(contact, one);
  await assign(contact, other);
  await madeBy(clerk, 'price-catalogue', [one]);
  const write = { entries: [{ code: 'P', unit: 'pc', price: 3 }] };

  const [refused, told] = [await clerk.put(`/crm-contacts/price-catalogues/${one}/entries`, write), await admin.put(`/crm-contacts/price-catalogues/${one}/entries`, write)];

  expect([reasons(refused), reasons(told)]).toEqual([{ entries: 'conflict' }, { entries: 'conflict' }]);
  expect(JSON.stringify(refused.body)).not.toMatch(/geheim/i);
  expect(told.body.error.message).toMatch(/Gleich geheim.*Gleichstand Geheim AG/);
});
