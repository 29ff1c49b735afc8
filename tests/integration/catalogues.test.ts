import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { reasons } from '../support/contacts';
import { salesOf } from '../support/sales';

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

const uid = (name: string) => `plugin::crm-contacts.${name}`;
const { customer, catalogue, assign, row } = salesOf(() => app);

const grid = (of: string) => `/crm-contacts/price-catalogues/${of}/entries`;
const save = (of: string, entries: object[], seen?: object) => admin.put(grid(of), { entries, ...(seen ? { seen } : {}) });
const entriesOf = async (of: string) => (await admin.get(`${grid(of)}?limit=20000`)).body;
const priceOf = async (contact: string, code: string, query = '') => (await admin.get(`/crm-contacts/contacts/${contact}/prices?code=${code}${query}`)).body.results[0];

const day = (offset: number) => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  return new Date(Date.parse(`${today}T12:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
};

/** As if the rows had been made some days ago. */
async function age(name: string, documentIds: string[], days = 30): Promise<void> {
  const at = new Date(Date.now() - days * 86_400_000);
  const { tableName } = app.strapi.db.metadata.get(uid(name));
  const value = app.strapi.db.dialect.client === 'postgres' ? at.toISOString() : at.getTime();
  await app.strapi.db.connection(tableName).whereIn('document_id', documentIds).update({ created_at: value });
}

describe('the grid', () => {
  it('refuses half of a character with its place, and writes nothing', async () => {
    const of = await catalogue('Halbes Zeichen');

    const answers = await Promise.all(['code', 'name', 'documentId'].map((field) => save(of, [{ code: 'H', price: 1, [field]: 'x\ud83d' }])));

    expect(answers.map(({ status, body }) => [status, body.error.details.errors[0].path])).toEqual(['code', 'name', 'documentId'].map((field) => [400, ['entries', '0', field]]));
    expect((await entriesOf(of)).total).toBe(0);
  });

  it('creates, changes and deletes in one save, and gives rows as exact texts in order', async () => {
    const of = await catalogue('Raster');
    const first = await save(of, [
      { code: 'B', name: 'Bohren', unit: 'pc', price: '0.123456' }, { code: 'A', unit: 'Stück', minQuantity: 10, price: 9.5 }, { code: 'A', unit: 'pc', price: '10' },
    ]);
    const [tier, lowest] = [first.body.documentIds[1], first.body.documentIds[2]];

    const second = await save(of, [{ documentId: tier, price: '9.25' }, { documentId: lowest, delete: true }, { code: 'C', price: 1 }], { updatedAt: first.body.updatedAt });

    const page = await entriesOf(of);
    expect(first.body).toMatchObject({ created: 3, updated: 0, deleted: 0 });
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ created: 1, updated: 1, deleted: 1, documentIds: [tier, null, expect.any(String)] });
    expect(page).toMatchObject({ total: 3, next: null, updatedAt: second.body.updatedAt });
    expect(page.entries.map(({ code, unit, minQuantity, price }: Record<string, unknown>) => [code, unit, minQuantity, price])).toEqual([
      ['A', 'Stück', '10', '9.25'], ['B', 'pc', '0', '0.123456'], ['C', null, '0', '1'],
    ]);
    expect((await row('price-entry', tier)).catalogue.documentId).toBe(of);
  });

  it('pages by cursor and finds by code and name', async () => {
    const of = await catalogue('Seiten');
    await save(of, Array.from({ length: 7 }, (_none, index) => ({ code: `S-${index}`, name: index === 3 ? 'Nadel 100%' : 'Heu', price: index })));

    const one = (await admin.get(`${grid(of)}?limit=5`)).body;
    const two = (await admin.get(`${grid(of)}?limit=5&after=${one.next}`)).body;
    const found = (await admin.get(`${grid(of)}?q=${encodeURIComponent('100%')}`)).body;
    const wrong = await admin.get(`${grid(of)}?after=nonsense`);

    expect([...one.entries, ...two.entries].map(({ code }: { code: string }) => code)).toEqual(['S-0', 'S-1', 'S-2', 'S-3', 'S-4', 'S-5', 'S-6']);
    expect([two.next, one.total]).toEqual([null, 7]);
    expect(found).toMatchObject({ total: 1, entries: [{ code: 'S-3' }] });
    expect(wrong.status).toBe(400);
  });

  it('names every wrong cell and writes nothing', async () => {
    const of = await catalogue('Fehler');
    const { documentIds } = (await save(of, [{ code: 'K', price: 1 }])).body;
    const changes = [
      { code: 'G', price: 1 }, { code: 'X', price: -1 }, { code: 'Y', price: '1,5' }, { code: '', price: 1 }, { code: 'Z', price: 1, unit: 'Fuder' }, { code: 'Q', price: 1, minQuantity: -2 },
      { code: 'K', price: 2 }, { code: 'G', price: 3, minQuantity: '0.00' }, { documentId: 'missing', price: 1 }, { documentId: documentIds[0], price: 1, oops: 2 }, { delete: true },
      { code: 'D', discountPercent: 5 }, { code: 'E', price: 1.1234567 }, null, { code: 'N' },
    ];

    const refused = await save(of, changes as object[]);
    const checked = await admin.post(`${grid(of)}/check`, { entries: changes });

    expect(refused.status).toBe(400);
    expect(reasons(refused)).toEqual({
      'entries.1.price': 'range', 'entries.2.price': 'decimal', 'entries.3.code': 'required', 'entries.4.unit': 'unit', 'entries.5.minQuantity': 'range', 'entries.6.code': 'unique',
      'entries.7.code': 'unique', 'entries.8.documentId': 'unknown', 'entries.9.oops': 'unknown', 'entries.10.documentId': 'required', 'entries.11.discountPercent': 'base',
      'entries.12.price': 'precision', 'entries.13': 'type', 'entries.14.price': 'required',
    });
    expect(checked.body.errors.map(({ path }: { path: (string | number)[] }) => path.join('.')).sort()).toEqual(Object.keys(reasons(refused)).sort());
    expect((await entriesOf(of)).total).toBe(1);
  });

  it('p055, p057: refuses what ends before it starts and what stands there already', async () => {
    const of = await catalogue('Zweimal');
    await save(of, [{ code: 'DOP', unit: 'pc', minQuantity: 5, price: 1 }]);

    const twice = await save(of, [{ code: 'DOP', unit: 'Stück', minQuantity: '5.0', price: 2 }]);
    const dates = await api.post('/api/crm-contacts/price-catalogues', { data: { name: 'Rückwärts', currency: 'EUR', validFrom: day(5), validTo: day(4) } });

    expect(reasons(twice)).toEqual({ 'entries.0.code': 'unique' });
    expect(reasons(dates)).toEqual({ validTo: 'dates' });
  });

  it('lets two rows take each other\'s place', async () => {
    const of = await catalogue('Tausch');
    const { documentIds: [one, other] } = (await save(of, [{ code: 'T', minQuantity: 1, price: 1 }, { code: 'T', minQuantity: 2, price: 2 }])).body;

    const swapped = await save(of, [{ documentId: one, minQuantity: 2 }, { documentId: other, minQuantity: 1 }]);
    const taken = await save(of, [{ documentId: one, minQuantity: 1 }]);

    expect(swapped.status).toBe(200);
    expect((await entriesOf(of)).entries.map(({ price }: { price: string }) => price)).toEqual(['2', '1']);
    expect(reasons(taken)).toEqual({ 'entries.0.code': 'unique' });
  });

  it('takes one of two saves at once and gives the other a 409', async () => {
    const of = await catalogue('Wettlauf');
    const { updatedAt } = await entriesOf(of);

    const answers = await Promise.all([1, 2].map((price) => save(of, [{ code: 'W', price }], { updatedAt })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await entriesOf(of)).total).toBe(1);
  });

  it('saves 20,000 rows of more than 1 MB with one request, on this route only', async () => {
    const of = await catalogue('Groß');
    const rows = Array.from({ length: 20_000 }, (_none, index) => ({ code: `ART-${index}`, name: `Artikel ${index} mit einem längeren Namen`, unit: 'pc', minQuantity: '0', price: `${index}.25` }));

    const saved = await save(of, rows);
    const tooMany = await save(of, [...rows, { code: 'X', price: 1 }]);
    const elsewhere = await admin.post('/crm-contacts/processes', { data: { code: 'L', name: 'x'.repeat(1_200_000) } });

    expect(saved.status).toBe(200);
    expect(saved.body.created).toBe(20_000);
    expect((await entriesOf(of)).entries).toHaveLength(20_000);
    expect(reasons(tooMany)).toMatchObject({ entries: expect.any(String) });
    expect(elsewhere.status).toBe(413);
  });

  it('shows and takes only what the role may', async () => {
    const of = await catalogue('Rechte');
    const { documentIds: [entry] } = (await save(of, [{ code: 'R', name: 'Geheim', price: 5 }])).body;
    const read = (subject: string, fields: string[]) => ({ action: 'plugin::content-manager.explorer.read', subject: uid(subject), properties: { fields } });
    const clerk = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.pricing.read' }, read('price-catalogue', ['name']), read('price-entry', ['code', 'unit', 'minQuantity']),
      { action: 'plugin::content-manager.explorer.update', subject: uid('price-entry'), properties: { fields: ['name'] } },
    ]));

    const page = await clerk.get(grid(of));
    const head = await clerk.get(`/crm-contacts/price-catalogues/${of}/editor`);
    const answers = await Promise.all([
      clerk.put(grid(of), { entries: [{ documentId: entry, price: 1 }] }), clerk.put(grid(of), { entries: [{ code: 'N', price: 1 }] }),
      clerk.put(grid(of), { entries: [{ documentId: entry, delete: true }] }), clerk.post(`/crm-contacts/price-catalogues/${of}/copy`, { name: 'Kopie' }),
    ]);
    const reader = await apiWith(app, 'read-only');

    expect(page.body.entries).toEqual([{ documentId: entry, code: 'R', unit: null, minQuantity: '0', validFrom: null, locked: false }]);
    expect(head.body).toMatchObject({ name: 'Rechte', may: { addEntries: false, copy: false } });
    expect(head.body).not.toHaveProperty('currency');
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await clerk.put(grid(of), { entries: [{ documentId: entry, name: 'Neu' }] })).status).toBe(200);
    expect((await reader.put(`/api${grid(of)}`, { entries: [{ code: 'N', price: 1 }] })).status).toBe(403);
    expect((await api.put(`/api${grid(of)}`, { entries: [{ code: 'N', price: 1 }] })).status).toBe(200);
  });
});

describe('what was in force before today', () => {
  async function running() {
    const of = await catalogue('In Kraft', { validFrom: day(-60) });
    const { documentIds: [entry] } = (await save(of, [{ code: 'P', price: 10 }])).body;
    await age('price-entry', [entry]);
    await age('price-catalogue', [of]);
    return { of, entry };
  }

  it('stays as it is by every way of writing', async () => {
    const { of, entry } = await running();
    const manager = `/content-manager/collection-types/plugin::crm-contacts.price-entry/${entry}`;

    const answers = [
      await api.put(`/api/crm-contacts/price-entries/${entry}`, { data: { price: 1 } }), await admin.put(`/crm-contacts/price-entries/${entry}`, { data: { price: 1 } }),
      await admin.put(manager, { price: 1 }), await admin.delete(manager), await api.delete(`/api/crm-contacts/price-entries/${entry}`),
      await save(of, [{ documentId: entry, price: 1 }]), await save(of, [{ documentId: entry, delete: true }]),
      await api.put(`/api/crm-contacts/price-catalogues/${of}`, { data: { currency: 'USD', validFrom: day(-10) } }),
      await api.put(`/api/crm-contacts/price-catalogues/${of}`, { data: { validTo: day(-2) } }),
      await api.post('/graphql', { query: `mutation { updatePriceEntry(documentId: "${entry}", data: { price: 1 }) { documentId } }` }),
    ];

    expect(answers.slice(0, -1).map(({ status }) => status)).toEqual(answers.slice(0, -1).map(() => 400));
    expect(answers.at(-1)?.body.errors).toHaveLength(1);
    expect((await entriesOf(of)).entries).toMatchObject([{ price: '10', locked: true }]);
  });

  it('may be renamed, ended and added to: what is added counts from today', async () => {
    const { of } = await running();
    const who = await customer('Ergänzung AG');
    await assign(who, of);

    const renamed = await api.put(`/api/crm-contacts/price-catalogues/${of}`, { data: { name: 'Neuer Name', validTo: day(10) } });
    const added = await save(of, [{ code: 'NEU', price: 3 }]);
    const corrected = await save(of, [{ documentId: added.body.documentIds[0], price: 4 }]);

    expect([renamed.status, added.status, corrected.status]).toEqual([200, 200, 200]);
    expect((await priceOf(who, 'NEU')).price).toBe('4');
    expect(await priceOf(who, 'NEU', `&date=${day(-1)}`)).toMatchObject({ outcome: 'none', rejected: [{ reason: 'not-yet-valid', detail: day(0) }] });
  });

  it('keeps assignments that prices came from: they only end', async () => {
    const { of } = await running();
    const assignment = await assign(await customer('Fest AG'), of);
    await age('price-assignment', [assignment], 20);
    const put = (data: object) => api.put(`/api/crm-contacts/price-assignments/${assignment}`, { data });

    const refused = [await put({ priority: 9 }), await put({ includeGroup: false }), await put({ validTo: day(-5) }), await api.delete(`/api/crm-contacts/price-assignments/${assignment}`)];
    const ended = await put({ validTo: day(-1) });
    const undone = await put({ validTo: null });

    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect([ended.status, undone.status]).toEqual([200, 200]);
  });
});

describe('versions and copies', () => {
  it('p061: a new version from a day on leaves the old prices as they were, and assignments and derived catalogues follow', async () => {
    const of = await catalogue('Liste A', { roundingStep: '0.05' });
    const net = await catalogue('Netto A', { base: of });
    const [who, other] = [await customer('Folge AG'), await customer('Rabatt AG')];
    await save(of, [{ code: 'V', price: '9.99' }, { code: 'V', minQuantity: 10, price: 9 }]);
    await save(net, [{ code: 'V', discountPercent: 10 }]);
    await assign(who, of, { priority: 3 });
    await assign(other, net);

    const made = await admin.post(`/crm-contacts/price-catalogues/${of}/new-version`, { from: day(20), percent: '3.5' });

    const head = (await admin.get(`/crm-contacts/price-catalogues/${of}/editor`)).body;
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ entries: 2, assignments: 1, closed: { documentId: of, validTo: day(19) } });
    expect((await priceOf(who, 'V', `&date=${day(19)}`)).price).toBe('9.99');
    expect(await priceOf(who, 'V', `&date=${day(20)}`)).toMatchObject({ price: '10.35', winner: { ground: { assignment: { priority: 3, validFrom: day(20) } } } });
    expect((await priceOf(other, 'V', `&date=${day(20)}`)).path.map(({ price }: { price: string }) => price)).toEqual(['9.315', '10.35']);
    expect(head.versions.map(({ documentId }: { documentId: string }) => documentId)).toEqual([of, made.body.documentId]);
    expect(head.derived).toMatchObject([{ documentId: net }]);
    expect((await row('price-entry', (await entriesOf(made.body.documentId)).entries[0].documentId)).catalogue.documentId).toBe(made.body.documentId);
  });

  it('refuses a version in the past, before the old one or after its end, and a second one from the same day', async () => {
    const of = await catalogue('Liste B', { validFrom: day(5), validTo: day(50) });
    const post = (body: object) => admin.post(`/crm-contacts/price-catalogues/${of}/new-version`, body);

    const refused = [await post({ from: day(-1) }), await post({ from: day(5) }), await post({ from: day(51) }), await post({ from: day(10), validTo: day(9) }), await post({ from: 'x' }), await post({ from: day(10), percent: 'viel' })];
    const races = await Promise.all([post({ from: day(10) }), post({ from: day(10) })]);

    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 400));
    expect(races.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('copies with a percentage, rounded as the catalogue rounds, assigned to nobody', async () => {
    const of = await catalogue('Vorlage', { roundingStep: 0.5, roundingMode: 'up' });
    await save(of, [{ code: 'C', price: '10.10' }]);

    const copy = await admin.post(`/crm-contacts/price-catalogues/${of}/copy`, { name: 'Kopie', percent: -10, validFrom: day(30) });

    expect(copy.status).toBe(201);
    expect((await entriesOf(copy.body.documentId)).entries).toMatchObject([{ code: 'C', price: '9.5' }]);
    expect(await row('price-catalogue', copy.body.documentId)).toMatchObject({ name: 'Kopie', validFrom: day(30), general: false });
  });

  it('refuses to make a version whose base would go round in a circle', async () => {
    const [one, other] = [await catalogue('Kreis 1'), await catalogue('Kreis 2')];
    const { documentId: next } = (await admin.post(`/crm-contacts/price-catalogues/${one}/new-version`, { from: day(3) })).body;
    await api.put(`/api/crm-contacts/price-catalogues/${other}`, { data: { base: one } });

    const closing = await api.put(`/api/crm-contacts/price-catalogues/${next}`, { data: { base: other } });

    expect(reasons(closing)).toEqual({ base: 'cycle' });
  });
});

describe('equals', () => {
  it('are refused when assigned, when a price is added, and of two at once', async () => {
    const who = await customer('Gleich AG');
    const [one, other, third] = [await catalogue('Gleich 1'), await catalogue('Gleich 2'), await catalogue('Gleich 3')];
    for (const list of [one, third]) await save(list, [{ code: 'E', price: 1 }]);
    await assign(who, one, { priority: 5 });
    const post = (of: string, data: object = {}) => api.post('/api/crm-contacts/price-assignments', { data: { contact: who, catalogue: of, priority: 5, ...data } });

    const empty = await post(other);
    const added = [await api.post('/api/crm-contacts/price-entries', { data: { catalogue: other, code: 'E', price: 2 } }), await save(other, [{ code: 'E', price: 2 }])];
    const assigned = await post(third);
    const lower = await post(third, { priority: 4 });
    const races = await Promise.all([6, 6].map(async () => post(await catalogue('Wett'), { priority: 6 })));

    expect(empty.status).toBe(201);
    expect(added.map((answer) => reasons(answer))).toEqual([{ code: 'conflict' }, { entries: 'conflict' }]);
    expect(reasons(assigned)).toEqual({ priority: 'conflict' });
    expect(lower.status).toBe(201);
    expect(races.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('p043: are refused of two assigned at the same time', async () => {
    const who = await customer('Zugleich AG');
    const lists = [await catalogue('Zugleich 1'), await catalogue('Zugleich 2')];
    for (const list of lists) await save(list, [{ code: 'Z', price: 1 }]);

    const races = await Promise.all(lists.map((of) => api.post('/api/crm-contacts/price-assignments', { data: { contact: who, catalogue: of } })));

    expect(races.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('are refused among general catalogues that start on one day', async () => {
    const [one, other] = [await catalogue('Allgemein 1', { general: true, validFrom: day(300) }), await catalogue('Allgemein 2', { validFrom: day(300) })];
    for (const list of [one, other]) await save(list, [{ code: 'EQ', price: 1 }]);

    const general = await api.put(`/api/crm-contacts/price-catalogues/${other}`, { data: { general: true } });
    const later = await api.put(`/api/crm-contacts/price-catalogues/${other}`, { data: { general: true, validFrom: day(301) } });

    expect(reasons(general)).toEqual({ validFrom: 'conflict' });
    expect(later.status).toBe(200);
  });
});

describe('many codes', () => {
  it('are answered compactly, each candidate once, with the same reasons', async () => {
    const who = await customer('Kompakt AG');
    const [one, other] = [await catalogue('Kompakt 1'), await catalogue('Kompakt 2')];
    for (const list of [one, other]) await save(list, ['K-1', 'K-2'].map((code) => ({ code, price: 5 })));
    await assign(who, one, { priority: 2 });
    await assign(who, other);
    const ask = (body: object) => admin.post(`/crm-contacts/contacts/${who}/prices`, { items: [{ code: 'K-1' }, { code: 'K-2' }], currency: 'EUR', ...body });

    const [full, compact] = [(await ask({})).body, (await ask({ compact: true })).body];
    const unknown = await ask({ items: [{ code: 'K-1' }, { code: 'K-2', unit: 'Fuder' }] });

    const unpacked = compact.results.map((result: { rejected: [number, string, string | null, string | null][] }) => ({
      ...result, rejected: result.rejected.map(([place, reason, detail, price]) => ({ ...compact.candidates[place], reason, detail, price })),
    }));
    expect(unpacked).toEqual(full.results);
    expect(full.results[0].rejected.some(({ catalogue: { name }, reason }: { catalogue: { name: string }; reason: string }) => name === 'Kompakt 2' && reason === 'outranked')).toBe(true);
    expect(reasons(unknown)).toEqual({ 'items.1.unit': 'unit' });
  });
});

describe('comparisons', () => {
  it('say item by item what changes between two catalogues', async () => {
    const who = await customer('Vergleich AG');
    const [one, other] = [await catalogue('Alt'), await catalogue('Neu')];
    await save(one, [{ code: 'A', price: 10 }, { code: 'B', price: 5 }, { code: 'C', price: 1 }, { code: 'D', price: 2 }]);
    await save(other, [{ code: 'A', price: '10.5' }, { code: 'B', price: 4 }, { code: 'C', price: 1 }, { code: 'E', price: 3 }]);

    const all = (await admin.get(`/crm-contacts/contacts/${who}/price-comparison?left=${one}&right=${other}`)).body;
    const page = (await admin.get(`/crm-contacts/contacts/${who}/price-comparison?left=${one}&right=${other}&show=changed&page=2&pageSize=2`)).body;
    const wrong = await admin.get(`/crm-contacts/contacts/${who}/price-comparison?left=${one}&right=missing`);

    expect(all.counts).toEqual({ raised: 1, lowered: 1, same: 1, added: 1, removed: 1, currency: 0, conflict: 0 });
    expect(all.results[0]).toMatchObject({ code: 'A', left: { price: '10' }, right: { price: '10.5' }, change: 'raised', difference: '0.5', percent: '5' });
    expect(page.results.map(({ code }: { code: string }) => code)).toEqual(['D', 'E']);
    expect(page.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 2, total: 4 });
    expect(reasons(wrong)).toEqual({ right: 'unknown' });
  });

  it('say what the customer will pay on a day to come', async () => {
    const who = await customer('Zukunft AG');
    const of = await catalogue('Zukunftsliste');
    await save(of, [{ code: 'ZK-1', price: 10 }, { code: 'ZK-1', minQuantity: 100, price: 8 }]);
    await assign(who, of);
    await admin.post(`/crm-contacts/price-catalogues/${of}/new-version`, { from: day(40), percent: 10 });

    const { body } = await admin.get(`/crm-contacts/contacts/${who}/price-forecast?date=${day(40)}&q=ZK-`);
    const missing = await admin.get(`/crm-contacts/contacts/${who}/price-forecast`);

    expect(body.results.map(({ minQuantity, left, right, percent }: Record<string, { price: string }>) => [minQuantity, left.price, right.price, percent])).toEqual([
      ['0', '10', '11', '10'], ['100', '8', '8.8', '10'],
    ]);
    expect(reasons(missing)).toHaveProperty('date');
  });
});
