import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient } from '../support/clients';
import { salesOf } from '../support/sales';

let app: Application;
let admin: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
});
afterAll(() => app.stop());

const CONTACT = 'plugin::crm-contacts.contact';

const { customer: contact, document, relate } = salesOf(() => app);

const list = (documentId: string, query = '') => admin.get(`/crm-contacts/contacts/${documentId}/documents?${query}`);

it('shows the documents of all kinds, newest first, with exact totals per kind, state and currency', async () => {
  const customer = await contact('Nordwind AG');
  await document('inquiry', customer, '2026-01-05', { number: 'A-1', title: 'Pumpen' });
  await document('quote', customer, '2026-01-10', { number: 'Q-1', netTotal: 0.1 });
  await document('order', customer, '2026-01-20', { number: 'O-1', netTotal: 0.2 });
  await document('order', customer, '2026-01-21', { number: 'O-2', netTotal: 0.1 });
  await document('order', customer, '2026-01-22', { number: 'O-3', netTotal: 5, currency: 'USD' });

  const { status, body } = await list(customer);

  expect(status).toBe(200);
  expect(body.results.map((row: { number: string }) => row.number)).toEqual(['O-3', 'O-2', 'O-1', 'Q-1', 'A-1']);
  expect(body.results[1]).toMatchObject({ source: 'order', state: 'open', date: '2026-01-21', total: '0.1', currency: 'EUR', roles: ['orderingParty'] });
  expect(body.results[4].total).toBeNull();
  expect(body.totals).toContainEqual({ source: 'order', state: 'open', currency: 'EUR', count: 2, total: '0.3' });
  expect(body.totals).toContainEqual({ source: 'order', state: 'open', currency: 'USD', count: 1, total: '5' });
  expect(body.pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 5 });
});

it('lists a document once in which the contact has several roles', async () => {
  const customer = await contact('Einmal GmbH');
  await document('invoice', customer, '2026-02-01', { number: 'R-11', billTo: customer, site: customer, netTotal: 7 });

  const { body } = await list(customer);
  const asSite = await list(customer, 'role=site');
  const asPerson = await list(customer, 'role=person');

  expect(body.results).toHaveLength(1);
  expect(body.results[0].roles).toEqual(['orderingParty', 'billTo', 'site']);
  expect(body.totals[0]).toMatchObject({ count: 1, total: '7' });
  expect(asSite.body.results[0].roles).toHaveLength(3);
  expect(asPerson.body.results).toHaveLength(0);
});

it('derives overdue invoices and expired quotes from their day', async () => {
  const customer = await contact('Spät KG');
  await document('invoice', customer, '2020-01-01', { number: 'R-21', dueOn: '2020-01-31' });
  await document('invoice', customer, '2020-01-02', { number: 'R-22', dueOn: '2020-01-31', state: 'paid' });
  await document('invoice', customer, '2020-01-03', { number: 'R-23', dueOn: '2999-01-31' });
  await document('quote', customer, '2020-01-04', { number: 'Q-21', validUntil: '2020-02-01' });

  const { body } = await list(customer);
  const overdue = await list(customer, 'state=overdue');

  expect(body.results.map(({ number, state }: { number: string; state: string }) => `${number} ${state}`)).toEqual(['Q-21 expired', 'R-23 open', 'R-22 paid', 'R-21 overdue']);
  expect(overdue.body.results.map(({ number }: { number: string }) => number)).toEqual(['R-21']);
  expect(overdue.body.pagination.total).toBe(1);
});

it('filters by kind, period and text and keeps the counts of the other kinds in sight', async () => {
  const customer = await contact('Filter AG');
  await document('quote', customer, '2026-03-01', { number: 'Q-31', title: 'Rührwerk 100 %' });
  await document('quote', customer, '2026-03-02', { number: 'Q-32', title: 'Rührwerk 100x' });
  await document('order', customer, '2026-03-03', { number: 'O-31' });

  const quotes = await list(customer, 'source=quote&pageSize=1');
  const byText = await list(customer, `q=${encodeURIComponent('100 %')}`);
  const byPeriod = await list(customer, 'from=2026-03-02&to=2026-03-02');
  const unknown = await list(customer, 'source=receipt');
  const noDay = await list(customer, 'from=2026-02-30');

  expect(quotes.body.results.map(({ number }: { number: string }) => number)).toEqual(['Q-32']);
  expect(quotes.body.pagination).toEqual({ page: 1, pageSize: 1, pageCount: 2, total: 2 });
  expect(quotes.body.totals.map(({ source, count }: { source: string; count: number }) => [source, count])).toEqual([['order', 1], ['quote', 2]]);
  expect(byText.body.results.map(({ number }: { number: string }) => number)).toEqual(['Q-31']);
  expect(byPeriod.body.results.map(({ number }: { number: string }) => number)).toEqual(['Q-32']);
  expect(unknown.status).toBe(400);
  expect(unknown.body.error.details.errors[0].path).toEqual(['source']);
  expect(noDay.status).toBe(400);
  expect(noDay.body.error.details.errors[0].path).toEqual(['from']);
});

describe('rights', () => {
  it('leaves out kinds and fields that the reader may not read', async () => {
    const customer = await contact('Geheim AG');
    await document('quote', customer, '2026-04-01', { number: 'Q-41', netTotal: 10 });
    await document('order', customer, '2026-04-02', { number: 'O-41', netTotal: 10 });
    const role = await roleWith(app, [
      { action: 'plugin::crm-contacts.documents.read' },
      { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name'] } },
      { action: 'plugin::content-manager.explorer.read', subject: 'api::order.order', properties: { fields: ['number', 'state', 'orderedOn', 'orderingParty'] } },
    ]);
    const clerk = await adminWith(app, role);

    const { body } = await clerk.get(`/crm-contacts/contacts/${customer}/documents`);

    expect(body.sources.map(({ key }: { key: string }) => key)).toEqual(['order']);
    expect(body.results).toHaveLength(1);
    expect(body.results[0]).toMatchObject({ number: 'O-41', total: null, currency: null });
    expect(body.totals).toEqual([{ source: 'order', state: 'open', currency: null, count: 1, total: null }]);
  });

  it('hides a contact that the reader may not read, and refuses who lacks the action', async () => {
    const customer = await contact('Fremd AG');
    const withoutContacts = await adminWith(app, await roleWith(app, [{ action: 'plugin::crm-contacts.documents.read' }]));
    const nobody = await adminWith(app, await roleWith(app, []));

    expect((await withoutContacts.get(`/crm-contacts/contacts/${customer}/documents`)).status).toBe(404);
    expect((await nobody.get(`/crm-contacts/contacts/${customer}/documents`)).status).toBe(403);
    expect((await list('nosuchcontact')).status).toBe(404);
  });

  it('gives the same documents to an API token that may find them', async () => {
    const customer = await contact('Token AG');
    await document('order', customer, '2026-04-10', { number: 'O-45' });
    const full = await apiWith(app);
    const narrow = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.findOne', 'plugin::crm-contacts.documents.ofContact']);

    const all = await full.get(`/api/crm-contacts/contacts/${customer}/documents`);
    const none = await narrow.get(`/api/crm-contacts/contacts/${customer}/documents`);

    expect(all.body.results).toHaveLength(1);
    expect(none.body.results).toHaveLength(0);
    expect(none.body.sources).toEqual([]);
  });
});

it('lists the documents of the whole family on demand, each once', async () => {
  const [head, branch, stranger] = [await contact('Zentrale AG'), await contact('Filiale Ulm'), await contact('Fremde AG')];
  await relate('branch-of', head, branch);
  await document('order', head, '2026-05-01', { number: 'O-61', netTotal: 1 });
  await document('order', branch, '2026-05-02', { number: 'O-62', netTotal: 2, billTo: head });
  await document('order', stranger, '2026-05-03', { number: 'O-63', netTotal: 4 });

  const alone = await list(branch);
  const family = await list(branch, 'scope=group');

  expect(alone.body.results.map(({ number }: { number: string }) => number)).toEqual(['O-62']);
  expect(family.body.results.map(({ number }: { number: string }) => number)).toEqual(['O-62', 'O-61']);
  expect(family.body.totals).toEqual([{ source: 'order', state: 'open', currency: 'EUR', count: 2, total: '3' }]);
});

it('gives the newest three of each kind at once', async () => {
  const customer = await contact('Übersicht AG');
  for (const day of [1, 2, 3, 4]) await document('order', customer, `2026-05-0${day}`, { number: `O-7${day}`, netTotal: 1 });
  await document('invoice', customer, '2026-05-02', { number: 'R-71' });

  const { body } = await admin.get(`/crm-contacts/contacts/${customer}/documents/latest`);

  expect(body.results.map(({ number }: { number: string }) => number)).toEqual(['O-74', 'O-73', 'R-71', 'O-72']);
  expect(body.totals).toContainEqual({ source: 'order', state: 'open', currency: 'EUR', count: 4, total: '4' });
});

describe('figures', () => {
  const year = new Date().getFullYear();
  const figures = async (documentId: string, query = '', client = admin) => (await client.get(`/crm-contacts/contacts/${documentId}/figures?${query}`)).body;
  const euro = (total: string) => ({ currency: 'EUR', total });

  it('add revenue up by month and currency: credit notes reduce it, cancelled invoices and other years do not count', async () => {
    const customer = await contact('Umsatz AG', { currency: 'CHF', creditLimit: 5000.5 });
    const rows: [day: string, netTotal: number, more?: object][] = [
      [`${year}-01-01`, 0.1], [`${year}-01-31`, 0.2, { state: 'paid' }], [`${year}-12-31`, 7], [`${year}-01-15`, 50, { state: 'cancelled' }], [`${year}-02-01`, -0.05],
      [`${year - 1}-01-01`, 3], [`${year - 1}-12-31`, 4], [`${year - 2}-12-31`, 1000], [`${year + 1}-01-01`, 1000], [`${year}-01-01`, 9, { currency: 'CHF' }],
    ];
    for (const [day, netTotal, more] of rows) await document('invoice', customer, day, { netTotal, dueOn: '2999-01-01', currency: 'EUR', ...more });

    const { revenue } = await figures(customer);
    const { body: window } = await admin.get(`/crm-contacts/contacts/${customer}/window`);

    expect(revenue.year).toBe(year);
    expect(revenue.currencies.map(({ currency, thisYear, lastYear }: Record<string, string>) => [currency, thisYear, lastYear])).toEqual([['CHF', '9', '0'], ['EUR', '7.25', '7']]);
    expect(revenue.currencies[1].months.thisYear).toEqual(['0.3', '-0.05', ...Array(9).fill('0'), '7']);
    expect(revenue.currencies[1].months.lastYear).toEqual(['3', ...Array(10).fill('0'), '4']);
    expect(window.figures.revenue).toEqual(revenue);
    expect(window.figures.credit).toMatchObject({ currency: 'CHF', limit: '5000.5', used: '9' });
  });

  it('begin the year in the application’s time zone', async () => {
    const customer = await contact('Silvester AG');
    await document('invoice', customer, '2026-12-31', { netTotal: 1 });
    await document('invoice', customer, '2027-01-01', { netTotal: 2 });
    const revenueAt = async (instant: string) => {
      jest.useFakeTimers({ now: new Date(instant), advanceTimers: true, doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'queueMicrotask', 'hrtime'] });
      try {
        const { revenue } = await figures(customer, '', await adminWith(app));
        return [revenue.year, revenue.currencies[0].thisYear, revenue.currencies[0].lastYear];
      } finally {
        jest.useRealTimers();
      }
    };

    expect(await revenueAt('2026-12-31T22:59:59Z')).toEqual([2026, '1', '0']);
    expect(await revenueAt('2026-12-31T23:00:00Z')).toEqual([2027, '2', '1']);
  });

  it('show open quotes, what is owed with taxes by who pays, and the last order', async () => {
    const [customer, payer] = [await contact('Besteller AG', { creditLimit: 1000 }), await contact('Zahler AG')];
    await document('quote', customer, '2026-01-10', { netTotal: 10, validUntil: '2999-01-01' });
    await document('quote', customer, '2019-12-11', { netTotal: 8, validUntil: '2020-01-01' });
    await document('quote', await contact('Andere AG'), '2026-01-11', { netTotal: 8, site: customer });
    await document('order', customer, '2026-01-20', { number: 'O-81', netTotal: 1 });
    for (const day of [1, 2, 3, 4]) await document('order', customer, `2026-02-0${day}`, { state: 'cancelled' });
    await document('invoice', customer, `${year - 1}-12-01`, { netTotal: 100, grossTotal: 119, dueOn: `${year - 1}-12-15` });
    await document('invoice', customer, `${year}-01-02`, { netTotal: 10, dueOn: '2999-01-01', billTo: customer });
    await document('invoice', customer, `${year}-01-03`, { netTotal: 70, dueOn: '2999-01-01', billTo: payer });

    const ordering = await figures(customer);
    const paying = await figures(payer);

    expect(ordering.offers).toMatchObject({ count: 1, sums: [euro('10')] });
    expect(ordering.receivables).toMatchObject({ count: 2, sums: [euro('129')] });
    expect(ordering.overdue).toMatchObject({ count: 1, sums: [euro('119')] });
    expect(ordering.revenue.currencies[0]).toMatchObject({ thisYear: '80', lastYear: '100' });
    expect(ordering.lastOrder).toMatchObject({ source: 'order', number: 'O-81', date: '2026-01-20' });
    expect(ordering.credit).toEqual({ currency: 'EUR', limit: '1000', used: '129', overdue: '119', others: [] });
    expect(paying).toMatchObject({ offers: { count: 0, sums: [] }, receivables: { count: 1, sums: [euro('70')] }, lastOrder: null, credit: { limit: null, used: '70' } });
    expect(paying.revenue.currencies).toEqual([]);
  });

  it('of a family count each document once and know no credit', async () => {
    const [head, branch] = [await contact('Familie AG'), await contact('Familie Ulm')];
    await relate('branch-of', head, branch);
    await document('invoice', branch, `${year}-01-02`, { netTotal: 2, billTo: head, dueOn: '2999-01-01' });
    await document('invoice', head, `${year}-01-03`, { netTotal: 3, dueOn: '2999-01-01' });

    const family = await figures(branch, 'scope=group');
    const refused = await admin.get(`/crm-contacts/contacts/${branch}/figures?scope=all`);

    expect(family.revenue.currencies[0].thisYear).toBe('5');
    expect(family.receivables).toMatchObject({ count: 2, sums: [euro('5')] });
    expect(family.credit).toBeUndefined();
    expect(refused.status).toBe(400);
  });

  it('tell nothing that the reader may not read', async () => {
    const customer = await contact('Verschlossen AG', { currency: 'EUR', creditLimit: 9 });
    await document('invoice', customer, `${year}-01-02`, { netTotal: 2, dueOn: '2999-01-01' });
    await document('order', customer, `${year}-01-02`, { netTotal: 2 });
    const read = (subject: string, fields: string[]) => ({ action: 'plugin::content-manager.explorer.read', subject, properties: { fields } });
    const open = { action: 'plugin::crm-contacts.documents.read' };
    const page = { action: 'plugin::crm-contacts.contacts.window' };
    const states = ['number', 'state', 'dueOn', 'invoicedOn', 'orderingParty'];
    const withoutTotals = await adminWith(app, await roleWith(app, [open, page, read(CONTACT, ['name', 'currency']), read('api::invoice.invoice', states)]));
    const withoutLimit = await adminWith(app, await roleWith(app, [open, read(CONTACT, ['name', 'currency']), read('api::invoice.invoice', [...states, 'netTotal', 'currency'])]));
    const nobody = await adminWith(app, await roleWith(app, [page, read(CONTACT, ['name']), read('api::invoice.invoice', states)]));

    expect(await figures(customer, '', withoutTotals)).toEqual({
      receivables: { counted: [{ source: 'invoice', states: ['open', 'overdue'] }], count: 1, sums: [] },
      overdue: { counted: [{ source: 'invoice', states: ['overdue'] }], count: 0, sums: [] },
    });
    expect((await figures(customer, '', withoutLimit)).credit).toEqual({ currency: 'EUR', used: '2', overdue: '0', others: [] });
    expect((await nobody.get(`/crm-contacts/contacts/${customer}/figures`)).status).toBe(403);
    expect((await nobody.get(`/crm-contacts/contacts/${customer}/window`)).body.figures).toBeUndefined();
    expect((await admin.get('/crm-contacts/contacts/nosuchcontact/figures')).status).toBe(404);
  });
});

it('shows a person the documents that name them', async () => {
  const customer = await contact('Personen AG');
  const person = await app.strapi.documents('plugin::crm-contacts.person').create({ data: { lastName: 'Vogt' } as never });
  await document('order', customer, '2026-05-01', { number: 'O-51', persons: [person.documentId] });
  await document('order', customer, '2026-05-02', { number: 'O-52' });

  const { body } = await admin.get(`/crm-contacts/persons/${person.documentId}/documents`);

  expect(body.results).toHaveLength(1);
  expect(body.results[0]).toMatchObject({ number: 'O-51', roles: ['person'] });
});

describe('new documents', () => {
  it('get a number, the party as it is today and the sum of their lines', async () => {
    const customer = await contact('Momentan GmbH', { street: 'Hafenstr. 1', postalCode: '24103', city: 'Kiel', country: 'DE' });
    const lines = [
      { text: 'Pumpe', quantity: 3, unitPrice: 0.1 },
      { text: 'Text ohne Preis' },
      { text: 'Fracht', unitPrice: 12.345 },
    ];

    const made = await Promise.all([document('order', customer, '2026-06-01', { lines }), document('order', customer, '2026-06-01'), document('order', customer, '2026-06-01')]);
    await app.strapi.documents(CONTACT).update({ documentId: customer, data: { name: 'Umbenannt GmbH', city: 'Plön' } as never });
    const stored = await app.strapi.documents('api::order.order').findOne({ documentId: made[0].documentId });

    expect(new Set(made.map(({ number }) => number)).size).toBe(3);
    expect(stored?.number).toMatch(/^AU-\d{5}$/);
    expect(stored).toMatchObject({ partyName: 'Momentan GmbH', partyAddress: 'Hafenstr. 1\n24103 Kiel\nDE', netTotal: 12.65 });
  });

  it('pass over numbers that were typed by hand', async () => {
    const customer = await contact('Zähler GmbH');
    const first = await document('quote', customer, '2026-06-01');
    const next = `AN-${String(Number(first.number?.slice(3)) + 1).padStart(5, '0')}`;
    await document('quote', customer, '2026-06-01', { number: next });

    const second = await document('quote', customer, '2026-06-02');

    expect(second.number).not.toBe(next);
  });

  it('are refused for a blocked contact and a stage without documents', async () => {
    const general = await contact('Allgemein AG', { stage: 'general' });
    const blocked = await contact('Gesperrt AG');
    const stage = await admin.post(`/crm-contacts/contacts/${blocked}/transition`, { to: { stage: 'customer', status: 'blocked' }, reason: 'Zahlt nicht' });
    const api = await apiWith(app);
    const base = { quotedOn: '2026-06-01' };

    const answers = [
      await api.post('/api/quotes', { data: { ...base, orderingParty: general } }),
      await api.post('/api/quotes', { data: { ...base, orderingParty: blocked } }),
      await admin.post('/content-manager/collection-types/api::quote.quote', { ...base, orderingParty: { connect: [{ documentId: blocked }] } }),
    ];

    expect(stage.status).toBe(200);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(answers.map(({ body }) => body.error.details.errors[0])).toMatchObject([
      { path: ['orderingParty'], reason: 'noDocuments' },
      { path: ['orderingParty'], reason: 'newDocuments', message: 'Gesperrt AG is blocked: no new documents can be made for it' },
      { path: ['orderingParty'], reason: 'newDocuments' },
    ]);
    expect((await list(blocked)).body.pagination.total).toBe(0);
  });

  it('stay where they are when their contact is blocked later, and cannot be moved to a blocked one', async () => {
    const blocked = await contact('Später gesperrt AG');
    const quote = await document('quote', blocked, '2026-06-01', { title: 'vorher' });
    const other = await document('quote', await contact('Frei AG'), '2026-06-01');
    await admin.post(`/crm-contacts/contacts/${blocked}/transition`, { to: { stage: 'customer', status: 'blocked' }, reason: 'Zahlt nicht' });
    const api = await apiWith(app);

    const changed = await api.put(`/api/quotes/${quote.documentId}`, { data: { title: 'nachher', orderingParty: blocked } });
    const moved = await api.put(`/api/quotes/${other.documentId}`, { data: { orderingParty: { connect: [{ documentId: blocked }] } } });

    expect(changed.status).toBe(200);
    expect(moved.status).toBe(400);
    expect((await list(blocked)).body.results).toHaveLength(1);
  });

  it('are refused with the name of the wrong field', async () => {
    const customer = await contact('Falsch AG');
    const api = await apiWith(app);
    const base = { orderingParty: customer, quotedOn: '2026-06-10' };

    const dates = await api.post('/api/quotes', { data: { ...base, validUntil: '2026-06-09' } });
    const currency = await api.post('/api/quotes', { data: { ...base, currency: 'euro' } });
    const quantity = await api.post('/api/quotes', { data: { ...base, lines: [{ text: 'x', quantity: -1 }] } });
    const party = await api.post('/api/quotes', { data: { ...base, orderingParty: 'nosuchcontact' } });
    const twice = [await api.post('/api/quotes', { data: { ...base, number: 'Q-99' } }), await api.post('/api/quotes', { data: { ...base, number: 'Q-99' } })];

    expect([dates, currency, quantity, party, twice[1]].map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(dates.body.error.details.errors[0].path).toEqual(['validUntil']);
    expect(currency.body.error.details.errors[0].path).toEqual(['currency']);
    expect(quantity.body.error.details.errors[0].path).toEqual(['lines', '0', 'quantity']);
    expect(party.body.error.details.errors[0].path).toEqual(['orderingParty']);
    expect(twice[1].body.error.details.errors[0].path).toEqual(['number']);
    expect((await list(customer)).body.pagination.total).toBe(1);
  });
});
