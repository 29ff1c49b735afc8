import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
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

const { create, customer: contact, catalogue, entry, assign, relate } = salesOf(() => app);

const pathOf = (answer: { body: { error: { details: { errors: { path: string[] }[] } } } }) => answer.body.error.details.errors[0].path;

describe('a price', () => {
  it('comes from the assigned catalogue, with its tier, the way to it and why not from the others', async () => {
    const customer = await contact('Preis AG');
    const [special, list] = [await catalogue('Nord 2026'), await catalogue('Liste', { general: true })];
    await entry(special, 'P-1', 9.5, { unit: 'pc' });
    await entry(special, 'P-1', 0.123456, { unit: 'pc', minQuantity: 100 });
    await entry(list, 'P-1', 12);
    await assign(customer, special, { priority: 1 });

    const { status, body } = await admin.get(`/crm-contacts/contacts/${customer}/prices?code=P-1&quantity=100`);
    const small = await admin.get(`/crm-contacts/contacts/${customer}/prices?code=P-1&code=P-9`);

    expect(status).toBe(200);
    expect(body.results[0]).toMatchObject({
      code: 'P-1', quantity: '100', unit: 'pc', outcome: 'price', price: '0.123456', currency: 'EUR', amount: '12.3456',
      winner: { catalogue: { name: 'Nord 2026' }, ground: { by: 'assignment', distance: 0, contact: { name: 'Preis AG' }, assignment: { priority: 1 } } },
      path: [{ catalogue: { name: 'Nord 2026' }, entry: { minQuantity: '100', price: '0.123456' } }],
      rejected: [{ catalogue: { name: 'Liste' }, reason: 'outranked', price: '12' }],
    });
    expect(small.body.results.map(({ outcome, price }: { outcome: string; price: string | null }) => [outcome, price])).toEqual([['price', '9.5'], ['none', null]]);
  });

  it('takes a discount from the base, also for many codes at once and from the content API', async () => {
    const customer = await contact('Rabatt AG');
    const base = await catalogue('Basis');
    const net = await catalogue('Netto', { base });
    await entry(base, 'D-1', 100);
    await entry(net, 'D-1', null, { discountPercent: 12.5 });
    await assign(customer, net);

    const answer = await api.post(`/api/crm-contacts/contacts/${customer}/prices`, { items: [{ code: 'D-1', quantity: '3' }, { code: 'D-2' }], date: '2026-06-01' });

    expect(answer.status).toBe(200);
    expect(answer.body.results[0]).toMatchObject({ price: '87.5', amount: '262.5' });
    expect(answer.body.results[0].path.map(({ price }: { price: string }) => price)).toEqual(['87.5', '100']);
    expect(answer.body.results[1].outcome).toBe('none');
  });

  it('reaches a branch from its head office unless the assignment keeps it there', async () => {
    const [head, branch] = [await contact('Haupthaus AG'), await contact('Filiale Köln')];
    await relate('branch-of', head, branch);
    const [shared, kept] = [await catalogue('Konzernpreise'), await catalogue('Nur Zentrale')];
    await entry(shared, 'G-1', 5);
    await entry(kept, 'G-1', 4);
    await assign(head, shared);
    await assign(head, kept, { priority: 9, includeGroup: false });

    const ofBranch = await admin.get(`/crm-contacts/contacts/${branch}/prices?code=G-1`);
    const ofHead = await admin.get(`/crm-contacts/contacts/${head}/prices?code=G-1`);
    const sales = await admin.get(`/crm-contacts/contacts/${branch}/sales`);

    expect(ofBranch.body.results[0]).toMatchObject({ price: '5', winner: { ground: { distance: 1, contact: { name: 'Haupthaus AG' } } } });
    expect(ofBranch.body.results[0].rejected[0]).toMatchObject({ reason: 'not-inherited' });
    expect(ofHead.body.results[0].price).toBe('4');
    expect(sales.body.assignments).toEqual([]);
    expect(sales.body.inherited).toMatchObject([{ catalogue: { name: 'Konzernpreise' }, from: { name: 'Haupthaus AG' }, distance: 1 }]);
  });

  it('rests with its assignment when the contact falls back to a stage without sales data', async () => {
    const prospect = await contact('Rückfall AG', { stage: 'prospect' });
    const own = await catalogue('Eigene Preise');
    await entry(own, 'R-1', 1);
    await assign(prospect, own);
    const back = await admin.post(`/crm-contacts/contacts/${prospect}/transition`, { to: { stage: 'lead', status: 'active' }, reason: 'Kein Bedarf' });

    const prices = await admin.get(`/crm-contacts/contacts/${prospect}/prices?code=R-1`);
    const sales = await admin.get(`/crm-contacts/contacts/${prospect}/sales`);

    expect(back.status).toBe(200);
    expect(prices.body.results[0].outcome).toBe('none');
    expect(prices.body.results[0].rejected[0]).toMatchObject({ catalogue: { name: 'Eigene Preise' }, reason: 'no-sales' });
    expect(sales.body).toMatchObject({ active: false, assignments: [{ catalogue: { name: 'Eigene Preise' } }] });
  });

  it('p058: without a day is today\'s, not the lowest', async () => {
    const [customer, past, now] = [await contact('Ohne Tag AG'), await catalogue('Günstig 2020', { validFrom: '2020-01-01', validTo: '2020-12-31' }), await catalogue('Heute')];
    await assign(customer, now);
    await entry(now, 'D-1', 9);
    await create('price-assignment', { contact: customer, catalogue: past });

    const { body } = await admin.get(`/crm-contacts/contacts/${customer}/prices?code=D-1`);

    expect(body.results[0]).toMatchObject({ price: '9', rejected: expect.arrayContaining([expect.objectContaining({ catalogue: { documentId: past, name: 'Günstig 2020' }, reason: 'expired' })]) });
  });

  it('p030: of a negative quantity is refused: a return is priced by the document that it returns', async () => {
    const answer = await admin.post(`/crm-contacts/contacts/${await contact('Rückgabe AG')}/prices`, { items: [{ code: 'P', quantity: 1 }, { code: 'P', quantity: -10 }] });

    expect([answer.status, pathOf(answer as never)]).toEqual([400, ['items', 1, 'quantity']]);
  });

  it.each([
    ['code', ''],
    ['quantity', 'code=P&quantity=-1'],
    ['quantity', 'code=P&quantity=1e3'],
    ['date', 'code=P&date=2026-02-30'],
    ['currency', 'code=P&currency=EURO'],
    ['kind', 'code=P&kind=service'],
  ])('is refused with the name of the field: %s in "%s"', async (field, query) => {
    const customer = await contact('Frage AG');

    const answer = await admin.get(`/crm-contacts/contacts/${customer}/prices?${query}`);

    expect(answer.status).toBe(400);
    expect(pathOf(answer as never)).toEqual([field]);
  });
});

describe('what is written', () => {
  it('refuses a code, unit and tier that the catalogue has, whatever zeros it is written with', async () => {
    const of = await catalogue('Doppelt');
    await entry(of, 'T-1', 1, { unit: 'pc', minQuantity: 10 });

    const twice = await api.post('/api/crm-contacts/price-entries', { data: { catalogue: of, code: ' T-1 ', unit: 'pc', minQuantity: '10.000', price: 2 } });
    const races = await Promise.all([1, 2, 3].map((price) => api.post('/api/crm-contacts/price-entries', { data: { catalogue: of, code: 'T-2', price } })));
    const otherTier = await api.post('/api/crm-contacts/price-entries', { data: { catalogue: of, code: 'T-1', unit: 'pc', minQuantity: 11, price: 2 } });

    expect(twice.status).toBe(400);
    expect(pathOf(twice as never)).toEqual(['code']);
    expect(races.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    expect(otherTier.status).toBe(201);
  });

  it('refuses prices, discounts and quantities out of range', async () => {
    const of = await catalogue('Grenzen');
    const post = (data: object) => api.post('/api/crm-contacts/price-entries', { data: { catalogue: of, code: 'X', ...data } });

    const answers = [
      await post({ price: -1 }), await post({ price: 1, minQuantity: -5 }), await post({ discountPercent: 101, price: null }),
      await post({}), await post({ price: 1, discountPercent: 5 }), await post({ discountPercent: 5 }), await post({ price: 1, code: ' ' }),
      await post({ price: 1, catalogue: 'nosuchcatalogue' }), await post({ price: 1, entryKey: 'x' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    expect(answers.map((answer) => pathOf(answer as never)[0])).toEqual([
      'price', 'minQuantity', 'discountPercent', 'price', 'discountPercent', 'discountPercent', 'code', 'catalogue', 'entryKey',
    ]);
    expect(await app.strapi.db.query('plugin::crm-contacts.price-entry').count({ where: { code: 'X' } })).toBe(0);
  });

  it('refuses catalogues that end before they start, and bases in a circle or another currency', async () => {
    const first = await catalogue('Erster');
    const second = await catalogue('Zweiter', { base: first });
    const third = await catalogue('Dritter', { base: second });
    const put = (documentId: string, data: object) => api.put(`/api/crm-contacts/price-catalogues/${documentId}`, { data });

    const circle = await put(first, { base: third });
    const self = await put(first, { base: { connect: [{ documentId: first }] } });
    const dates = await put(first, { validFrom: '2026-02-01', validTo: '2026-01-01' });
    const currency = await put(first, { currency: 'USD' });
    const foreign = await api.post('/api/crm-contacts/price-catalogues', { data: { name: 'Dollar', currency: 'USD', base: first } });

    expect([circle, self, dates, currency, foreign].map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect([circle, self, dates, currency, foreign].map((answer) => pathOf(answer as never)[0])).toEqual(['base', 'base', 'validTo', 'currency', 'baseRate']);
    expect(circle.body.error.details.errors[0].details.chain).toEqual(['Dritter', 'Zweiter']);
  });

  it('closes no circle of bases when two write at once', async () => {
    const [one, other] = [await catalogue('Hin'), await catalogue('Her')];
    const put = (documentId: string, base: string) => api.put(`/api/crm-contacts/price-catalogues/${documentId}`, { data: { base } });

    const answers = await Promise.all([put(one, other), put(other, one)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('refuses an assignment that overlaps an equal one, also of two at once', async () => {
    const [customer, of] = [await contact('Zuordnung AG'), await catalogue('Zugeordnet')];
    await assign(customer, of, { validTo: '2026-06-30' });
    const post = (data: object) => api.post('/api/crm-contacts/price-assignments', { data: { contact: customer, catalogue: of, ...data } });

    const overlapping = await post({ validFrom: '2026-06-30', priority: 7 });
    const backwards = await post({ validFrom: '2026-09-30', validTo: '2026-09-01' });
    const races = await Promise.all([post({ validFrom: '2026-07-01' }), post({ validFrom: '2026-07-01' })]);

    expect([overlapping.status, backwards.status]).toEqual([400, 400]);
    expect([overlapping, backwards].map((answer) => pathOf(answer as never)[0])).toEqual(['catalogue', 'validTo']);
    expect(races.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  it('assigns no catalogue to a contact whose stage has no sales data, but lets an old assignment end', async () => {
    const [lead, of] = [await contact('Interessent AG', { stage: 'prospect' }), await catalogue('Für Interessenten')];
    const assigned = await assign(lead, of);
    await admin.post(`/crm-contacts/contacts/${lead}/transition`, { to: { stage: 'lead', status: 'active' }, reason: 'Kein Bedarf' });

    const refused = await api.post('/api/crm-contacts/price-assignments', { data: { contact: lead, catalogue: await catalogue('Neu') } });
    const ended = await api.put(`/api/crm-contacts/price-assignments/${assigned}`, { data: { validTo: '2026-01-31' } });

    expect(refused.status).toBe(400);
    expect(pathOf(refused as never)).toEqual(['contact']);
    expect(ended.status).toBe(200);
  });

  it('deletes no catalogue that anything hangs on', async () => {
    const of = await catalogue('Benutzt');
    await entry(of, 'B-1', 1);
    const empty = await catalogue('Leer');

    const used = await api.delete(`/api/crm-contacts/price-catalogues/${of}`);
    const unused = await api.delete(`/api/crm-contacts/price-catalogues/${empty}`);

    expect(used.status).toBe(400);
    expect(used.body.error.message).toContain('1 price entries');
    expect(unused.status).toBe(204);
  });

  it('refuses a process code that exists', async () => {
    await create('process', { code: 'SW', name: 'Schweißen' });

    const answer = await api.post('/api/crm-contacts/processes', { data: { code: 'SW ', name: 'Schweißen 2' } });

    expect(answer.status).toBe(400);
    expect(pathOf(answer as never)).toEqual(['code']);
  });
});

describe('rights', () => {
  it('shows no price to who may not read prices, and of the sales page only what the role shows', async () => {
    const customer = await contact('Rechte AG', { currency: 'EUR', creditLimit: 5000.5, paymentTerms: '14 Tage' });
    await assign(customer, await catalogue('Geheim'));
    const role = await roleWith(app, [
      { action: 'plugin::crm-contacts.pricing.read' },
      { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.contact', properties: { fields: ['name', 'paymentTerms'] } },
    ]);
    const clerk = await adminWith(app, role);

    const prices = await clerk.get(`/crm-contacts/contacts/${customer}/prices?code=P`);
    const sales = await clerk.get(`/crm-contacts/contacts/${customer}/sales`);
    const all = await admin.get(`/crm-contacts/contacts/${customer}/sales`);

    expect(prices.status).toBe(403);
    expect(sales.body).toEqual({ active: true, paymentTerms: '14 Tage', updatedAt: expect.any(String) });
    expect(all.body).toMatchObject({ active: true, creditLimit: '5000.5', currency: 'EUR', assignments: [{ catalogue: { name: 'Geheim' } }] });
  });

  it('refuses who lacks the action and hides contacts that may not be read', async () => {
    const customer = await contact('Verborgen AG');
    const nobody = await adminWith(app, await roleWith(app, []));
    const blind = await adminWith(app, await roleWith(app, [{ action: 'plugin::crm-contacts.pricing.read' }]));

    expect((await nobody.get(`/crm-contacts/contacts/${customer}/sales`)).status).toBe(403);
    expect((await blind.get(`/crm-contacts/contacts/${customer}/sales`)).status).toBe(404);
    expect((await blind.get(`/crm-contacts/contacts/${customer}/prices?code=P`)).status).toBe(404);
  });
});
