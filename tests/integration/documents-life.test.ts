import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
import { salesOf } from '../support/sales';

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  [admin, api] = [await adminWith(app), await apiWith(app)];
});
afterAll(() => app.stop());

const CONTACT = 'plugin::crm-contacts.contact';
const QUOTE = 'api::quote.quote';

const { create, customer: contact, assign, relate, countFor } = salesOf(() => app);

type Row = Record<string, never> & { documentId: string };
const stored = async (uid: string, documentId: string) =>
  (await app.strapi.documents(uid as typeof QUOTE).findOne({ documentId, populate: ['orderingParty', 'billTo', 'site', 'siteAddress', 'lines'] as never })) as unknown as Row & { lines: Line[] };

interface Line {
  id: number;
  code: string;
  quantity: number;
  unit: string | null;
  unitPrice: number | null;
  priceSource: { by: string; answer?: { outcome: string; winner: object | null } } | null;
}

const block = (documentId: string) =>
  admin.post(`/crm-contacts/contacts/${documentId}/transition`, { to: { stage: 'customer', status: 'blocked' }, reason: 'Zahlt nicht' });

const postQuote = (data: object) => api.post('/api/quotes?populate=*', { data: { quotedOn: '2026-06-01', ...data } });

describe('who pays', () => {
  it('is who the invoices go to on the day of the document, with the billing address and terms', async () => {
    const head = await contact('Feldhaus Zentrale', { street: 'Domstr. 1', city: 'Köln', paymentTerms: '30 Tage', currency: 'CHF' });
    const old = await contact('Feldhaus Alt');
    const branch = await contact('Feldhaus Porz', { street: 'Rheinweg 2', city: 'Porz', paymentTerms: 'sofort', currency: 'SEK' });
    await create('address', { contact: head, kind: 'billing', street: 'Postfach 7', postalCode: '50667', city: 'Köln' });
    await relate('invoices-to', branch, old, { validTo: '2025-12-31' });
    await relate('invoices-to', branch, head, { validFrom: '2026-01-01' });

    const now = await postQuote({ orderingParty: branch });
    const before = await postQuote({ orderingParty: branch, quotedOn: '2025-12-31' });
    const own = await postQuote({ orderingParty: branch, billTo: null });
    const proposal = await admin.get(`/crm-contacts/contacts/${branch}/documents/proposal?source=quote&date=2026-06-01`);

    expect(now.body.data).toMatchObject({
      billTo: { documentId: head }, billToName: 'Feldhaus Zentrale', billToAddress: 'Postfach 7\n50667 Köln', partyName: 'Feldhaus Porz',
      paymentTerms: '30 Tage', currency: 'SEK',
    });
    expect(before.body.data.billTo.documentId).toBe(old);
    expect(own.body.data).toMatchObject({ billTo: null, billToName: 'Feldhaus Porz', billToAddress: 'Rheinweg 2\nPorz', paymentTerms: 'sofort' });
    expect(proposal.body).toEqual({
      source: 'quote', date: '2026-06-01', currency: 'SEK', paymentTerms: '30 Tage', billTo: { documentId: head, name: 'Feldhaus Zentrale' },
      billAddress: 'Postfach 7\n50667 Köln', siteAddress: null, refusal: null,
    });
  });

  it('may not be blocked, on whatever path, and nothing is written', async () => {
    const [payer, branch] = [await contact('Zahlt nicht AG'), await contact('Zahlt nicht Filiale')];
    await relate('invoices-to', branch, payer);
    const other = await postQuote({ orderingParty: await contact('Andere AG') });
    const copied = await postQuote({ orderingParty: branch });
    await block(payer);
    const before = await countFor(QUOTE, branch);

    const proposed = await postQuote({ orderingParty: branch });
    const named = await postQuote({ orderingParty: branch, billTo: payer });
    const inManager = await admin.post(`/content-manager/collection-types/${QUOTE}`, { quotedOn: '2026-06-01', orderingParty: { connect: [{ documentId: branch }] } });
    const graphql = await api.post('/graphql', { query: `mutation { createQuote(data: { quotedOn: "2026-06-01", orderingParty: "${branch}" }) { documentId } }` });
    const refusalOf = (write: Promise<unknown>) => write.then(() => null, (error: Error) => error.message);
    const clone = await refusalOf(app.strapi.documents(QUOTE).clone({ documentId: copied.body.data.documentId, data: {} }));
    const plain = await refusalOf(app.strapi.documents(QUOTE).create({ data: { quotedOn: '2026-06-01', orderingParty: branch } as never }));
    const moved = await api.put(`/api/quotes/${other.body.data.documentId}`, { data: { billTo: { connect: [{ documentId: payer }] } } });
    const elsewhere = await postQuote({ orderingParty: branch, billTo: branch });

    expect([proposed, named, inManager, moved].map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(proposed.body.error.details.errors[0]).toMatchObject({ path: ['billTo'], reason: 'payerBlocked', message: 'Zahlt nicht AG would get the bill, but is blocked' });
    expect(graphql.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect([clone, plain]).toEqual(Array(2).fill('Zahlt nicht AG would get the bill, but is blocked'));
    expect(elsewhere.status).toBe(201);
    expect(await countFor(QUOTE, branch)).toBe(before + 1);
  });

  it('is not told to who may not read them', async () => {
    const [hidden, branch] = [await contact('Geheime Holding'), await contact('Offene Filiale', { tags: ['offen'] })];
    await relate('invoices-to', branch, hidden);
    const role = await roleWith(app, [
      { action: 'plugin::crm-contacts.documents.read' },
      { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.relation', properties: { fields: ['from', 'to', 'type', 'validFrom', 'validTo'] } },
      { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name', 'owner'] }, conditions: ['plugin::crm-contacts.own'] },
      { action: 'plugin::content-manager.explorer.update', subject: CONTACT, properties: { fields: ['name'] }, conditions: ['plugin::crm-contacts.own'] },
      ...(['read', 'create'] as const).map((action) => ({
        action: `plugin::content-manager.explorer.${action}`, subject: QUOTE, properties: { fields: ['quotedOn', 'orderingParty', 'billTo', 'billToName', 'partyName', 'state'] },
      })),
    ]);
    const clerk = await adminWith(app, role);
    const { user } = clerk;
    await app.strapi.documents(CONTACT).update({ documentId: branch, data: { owner: user.id } as never });

    const made = await clerk.post(`/content-manager/collection-types/${QUOTE}`, { quotedOn: '2026-06-01', state: 'open', orderingParty: { connect: [{ documentId: branch }] } });
    const proposal = await clerk.get(`/crm-contacts/contacts/${branch}/documents/proposal?source=quote`);

    expect(made.status).toBe(201);
    expect(made.body.data.billToName).toBe('Offene Filiale');
    expect(proposal.body).toMatchObject({ billTo: null, billAddress: null, refusal: null });
    expect(JSON.stringify([made.body, proposal.body])).not.toContain('Geheime Holding');
  });
});

describe('snapshots', () => {
  it('stay when the contacts change, follow a new party while the document is open, and stay once it is settled', async () => {
    const [one, two, payer] = [await contact('Eins AG', { city: 'Ulm', paymentTerms: 'A' }), await contact('Zwei AG', { city: 'Kiel', paymentTerms: 'B' }), await contact('Zahler AG')];
    await relate('invoices-to', one, payer);
    const { documentId } = (await postQuote({ orderingParty: one })).body.data;
    await app.strapi.documents(CONTACT).update({ documentId: one, data: { name: 'Eins neu AG', city: 'Bonn' } as never });
    await app.strapi.documents(CONTACT).update({ documentId: payer, data: { name: 'Zahler neu AG' } as never });

    const untouched = await stored(QUOTE, documentId);
    await api.put(`/api/quotes/${documentId}`, { data: { title: 'mit ganzem Formular', partyName: 'Eins AG', orderingParty: two, billToName: untouched.billToName } });
    const swapped = await stored(QUOTE, documentId);
    await api.put(`/api/quotes/${documentId}`, { data: { state: 'accepted' } });
    await api.put(`/api/quotes/${documentId}`, { data: { orderingParty: one } });
    const settled = await stored(QUOTE, documentId);

    expect(untouched).toMatchObject({ partyName: 'Eins AG', partyAddress: 'Ulm', billToName: 'Zahler AG', billTo: { documentId: payer } });
    expect(swapped).toMatchObject({ partyName: 'Zwei AG', partyAddress: 'Kiel', billToName: 'Zwei AG', billToAddress: 'Kiel', billTo: null, paymentTerms: 'B' });
    expect(settled).toMatchObject({ partyName: 'Zwei AG', partyAddress: 'Kiel', billToName: 'Zwei AG', orderingParty: { documentId: one } });
  });

  it('of a site are of its address: the only one, or the one chosen among the parties\'', async () => {
    const [builder, stranger] = [await contact('Bau AG'), await contact('Fremd AG')];
    const site = await create('address', { contact: builder, kind: 'site', label: 'Halle 3', street: 'Am Kai 3', city: 'Kiel' });
    const foreign = await create('address', { contact: stranger, kind: 'site', street: 'Anderswo 1' });

    const proposed = await postQuote({ orderingParty: builder });
    const refused = await postQuote({ orderingParty: builder, siteAddress: foreign });
    const atStranger = await postQuote({ orderingParty: builder, site: stranger, siteAddress: foreign });

    expect(proposed.body.data).toMatchObject({ siteAddress: { documentId: site }, siteName: 'Halle 3', siteLocation: 'Am Kai 3\nKiel' });
    expect(refused.status).toBe(400);
    expect(refused.body.error.details.errors[0]).toMatchObject({ path: ['siteAddress'], reason: 'foreign' });
    expect(atStranger.body.data).toMatchObject({ siteName: 'Fremd AG', siteLocation: 'Anderswo 1' });
    expect(await countFor(QUOTE, builder)).toBe(2);
  });
});

describe('lines', () => {
  async function priced(name: string) {
    const [head, branch] = [await contact(`${name} Zentrale`), await contact(`${name} Filiale`)];
    await relate('branch-of', head, branch);
    const catalogue = await create('price-catalogue', { name: `${name} 2026`, kind: 'article', currency: 'EUR', validFrom: '2026-01-01' });
    const processes = await create('price-catalogue', { name: `${name} Prozesse`, kind: 'process', currency: 'EUR' });
    await assign(head, catalogue);
    await assign(head, processes);
    const entry = (more: object) => create('price-entry', { catalogue, code: `${name}-1`, unit: 'pc', ...more });
    const entries = [await entry({ price: 9.5 }), await entry({ price: 8.25, minQuantity: 100 })];
    await create('price-entry', { catalogue: processes, code: `${name}-P`, unit: 'h', price: 80 });
    return { head, branch, catalogue, entries, code: `${name}-1`, process: `${name}-P` };
  }

  it('with a code and no price are priced and can say years later why, when the catalogue is gone', async () => {
    const { head, branch, catalogue, entries, code, process } = await priced('Preis');
    const lines = [
      { text: 'Winkel', code, quantity: 150 },
      { text: 'Fräsen', code: process, quantity: 2 },
      { text: 'Von Hand', code, quantity: 1, unitPrice: 7 },
      { text: 'Unbekannt', code: 'NIX', quantity: 1 },
      { text: 'Nur Text' },
    ];

    const made = await postQuote({ orderingParty: branch, lines });
    const { documentId } = made.body.data;
    for (const entry of entries) await app.strapi.db.query('plugin::crm-contacts.price-entry').delete({ where: { documentId: entry } });
    await app.strapi.db.query('plugin::crm-contacts.price-assignment').deleteMany({ where: { contact: { documentId: head } } });
    await app.strapi.db.query('plugin::crm-contacts.price-catalogue').delete({ where: { documentId: catalogue } });
    const { status, body } = await admin.get(`/crm-contacts/documents/quote/${documentId}/prices`);

    expect(made.body.data).toMatchObject({ netTotal: 8.25 * 150 + 160 + 7 });
    expect(JSON.stringify(made.body)).not.toContain('priceSource');
    expect(status).toBe(200);
    expect(body).toMatchObject({ source: 'quote', currency: 'EUR', mayPrice: true, parties: [{ role: 'orderingParty', documentId: branch, kept: { name: 'Preis Filiale', address: null } }] });
    expect(body.lines.map(({ unitPrice, unit }: Line) => [unitPrice, unit])).toEqual([['8.25', 'pc'], ['80', 'h'], ['7', null], [null, null], [null, null]]);
    expect(body.lines.map(({ explanation }: { explanation: string }) => explanation)).toEqual([
      `Catalogue "Preis 2026", assigned to Preis Zentrale, tier from 100 pc. Asked for 150 pc of ${code} on 2026-06-01.`,
      `Catalogue "Preis Prozesse", assigned to Preis Zentrale. Asked for 2 h of ${process} on 2026-06-01.`,
      expect.stringContaining('Typed by hand on '),
      expect.stringContaining('No catalogue had a price'),
      null,
    ]);
    expect(body.lines[0].source.answer.path[0]).toMatchObject({ price: '8.25', entry: { minQuantity: '100' } });
  });

  it('follow their quantity while open until somebody types a price, and keep the total with them', async () => {
    const { branch, code } = await priced('Menge');
    const { documentId } = (await postQuote({ orderingParty: branch, lines: [{ text: 'a', code, quantity: 10 }, { text: 'b', quantity: 1, unitPrice: 5 }] })).body.data;
    const put = async (change: (lines: Line[]) => object[], more: object = {}) => {
      const { lines } = await stored(QUOTE, documentId);
      const answer = await api.put(`/api/quotes/${documentId}`, { data: { lines: change(lines.map(({ priceSource: _source, ...line }) => line as Line)), ...more } });
      expect(answer.status).toBe(200);
      return stored(QUOTE, documentId);
    };

    const first = await stored(QUOTE, documentId);
    const more = await put(([a, b]) => [{ ...a, quantity: 100 }, b], { netTotal: 100 });
    const withoutIds = await put((lines) => lines.map(({ id: _id, ...line }) => line));
    const typed = await put(([a, b]) => [{ ...a, unitPrice: 8 }, b]);
    const typedMore = await put(([a, b]) => [{ ...a, quantity: 200 }, b]);
    const emptied = await put(([a, b]) => [{ ...a, unitPrice: null }, b]);
    const settled = await put(([a, b]) => [a, b], { state: 'accepted' });
    const late = await put(([a, b]) => [{ ...a, quantity: 5 }, b]);

    expect([first, more, withoutIds, typed, typedMore, emptied, settled, late].map(({ lines: [line], netTotal }) => [line.unitPrice, line.priceSource?.by, netTotal])).toEqual([
      [9.5, 'catalogue', 100], [8.25, 'catalogue', 830], [8.25, 'catalogue', 830], [8, 'manual', 805], [8, 'manual', 1605], [8.25, 'catalogue', 1655], [8.25, 'catalogue', 1655], [8.25, 'catalogue', 46.25],
    ]);
    expect((await admin.get(`/crm-contacts/documents/quote/${documentId}/prices`)).body.lines[0].isOutdated).toBe(true);
    expect(first.lines[1].priceSource).toMatchObject({ by: 'manual' });
  });

  it('that are none are refused with their place', async () => {
    const answer = await admin.post(`/content-manager/collection-types/${QUOTE}`, { quotedOn: '2026-06-01', title: 'X', orderingParty: { connect: [{ documentId: await contact('Leere Zeile') }] }, lines: [{ text: 'a', quantity: 1 }, null] });

    expect([answer.status, answer.body.error.details.errors[0]]).toMatchObject([400, { path: ['lines', '1'], reason: 'type' }]);
  });

  it('of an unknown unit are refused where they must be priced, and taken where somebody types the price', async () => {
    const { branch, code } = await priced('Einheit');

    const unknown = await postQuote({ orderingParty: branch, lines: [{ text: 'x', unitPrice: 1 }, { text: 'a', code, unit: 'Fuhren' }] });
    const typed = await postQuote({ orderingParty: branch, lines: [{ text: 'a', code, unit: 'Fuhren', unitPrice: 3 }] });

    expect([unknown.status, typed.status]).toEqual([400, 201]);
    expect(unknown.body.error.details.errors[0]).toMatchObject({ path: ['lines', '1', 'unit'] });
    expect(await countFor(QUOTE, branch)).toBe(1);
  });

  it('take no word about their source from outside', async () => {
    const { branch, code } = await priced('Fälschung');
    const priceSource = { by: 'catalogue', answer: { outcome: 'price' } };
    const made = await postQuote({ orderingParty: branch, lines: [{ text: 'a', code }] });
    const before = await stored(QUOTE, made.body.data.documentId);

    const forged = await postQuote({ orderingParty: branch, lines: [{ text: 'x', unitPrice: 1 }, { text: 'a', code, unitPrice: 1, priceSource }] });
    const changed = await api.put(`/api/quotes/${before.documentId}`, { data: { lines: [{ ...before.lines[0], priceSource }] } });
    const graphql = await api.post('/graphql', {
      query: 'mutation ($data: QuoteInput!) { createQuote(data: $data) { documentId } }',
      variables: { data: { orderingParty: branch, quotedOn: '2026-06-01', lines: [{ text: 'a', code, unitPrice: 1, priceSource }] } },
    });
    const inManager = await admin.put(`/content-manager/collection-types/${QUOTE}/${before.documentId}`, { lines: [{ ...before.lines[0], priceSource }] });
    const shown = await admin.get(`/content-manager/collection-types/${QUOTE}/${before.documentId}`);
    const repeated = await app.strapi.documents(QUOTE).update({ documentId: before.documentId, data: { lines: before.lines } as never });

    expect([forged.status, changed.status, graphql.body.errors?.length]).toEqual([400, 400, 1]);
    expect(forged.body.error.details.errors[0]).toMatchObject({ path: ['lines', '1', 'priceSource'], reason: 'priceSource' });
    expect(inManager.status).toBe(200);
    expect(JSON.stringify(shown.body)).not.toContain('priceSource');
    expect(repeated).toBeTruthy();
    expect((await stored(QUOTE, before.documentId)).lines).toEqual(before.lines);
    expect(await countFor(QUOTE, branch)).toBe(1);
  });

  it('are priced on demand: those without a price and those of the plugin, typed ones only when asked for', async () => {
    const { branch, code, catalogue } = await priced('Neu');
    const { documentId } = (await postQuote({ orderingParty: branch, lines: [{ text: 'a', code }, { text: 'b', code, unitPrice: 1 }, { text: 'c', code: 'SPÄT' }] })).body.data;
    await create('price-entry', { catalogue, code: 'SPÄT', unit: 'm', price: 3 });
    const price = (body: object, client = admin) => client.post(`/crm-contacts/documents/quote/${documentId}/prices`, body);
    const prices = ({ body }: { body: { lines: { unitPrice: string }[] } }) => body.lines.map(({ unitPrice }) => unitPrice);

    const usual = await price({});
    const all = await price({ all: true });
    await api.put(`/api/quotes/${documentId}`, { data: { state: 'struck' } });
    const settled = await price({});
    const wrong = await price({ everything: true });

    expect(prices(usual)).toEqual(['9.5', '1', '3']);
    expect(prices(all)).toEqual(['9.5', '9.5', '3']);
    expect((await stored(QUOTE, documentId)).netTotal).toBe(22);
    expect([settled.status, wrong.status]).toEqual([400, 400]);
    expect(settled.body.error.details.errors[0]).toMatchObject({ path: ['state'], reason: 'settled' });
  });

  it('tell nothing of prices and companies to who may not know them, and price nothing for them', async () => {
    const { head, branch, code } = await priced('Diskret');
    const { documentId } = (await postQuote({ orderingParty: branch, lines: [{ text: 'a', code }] })).body.data;
    const fields = ['quotedOn', 'orderingParty', 'state', 'lines.code', 'lines.quantity', 'lines.unitPrice', 'lines.text', 'lines.unit', 'currency'];
    const documents = (['read', 'create', 'update'] as const).map((action) => ({ action: `plugin::content-manager.explorer.${action}`, subject: QUOTE, properties: { fields } }));
    const contacts = { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name', 'owner'] } };
    const changes = { action: 'plugin::content-manager.explorer.update', subject: CONTACT, properties: { fields: ['name'] } };
    const see = { action: 'plugin::crm-contacts.documents.read' };
    const clerk = await adminWith(app, await roleWith(app, [see, contacts, changes, ...documents]));
    const nobody = await adminWith(app, await roleWith(app, [see, contacts]));
    const reads = (subject: string, names: string[]) => ({ action: 'plugin::content-manager.explorer.read', subject: `plugin::crm-contacts.${subject}`, properties: { fields: names } });
    const prices = [reads('price-entry', ['price']), reads('price-catalogue', ['name']), reads('price-assignment', ['priority'])];
    const narrow = await adminWith(app, await roleWith(app, [see, { ...contacts, conditions: ['plugin::crm-contacts.own'] }, ...documents, ...prices]));
    await app.strapi.documents(CONTACT).update({ documentId: branch, data: { owner: narrow.user.id } as never });

    const asClerk = await clerk.get(`/crm-contacts/documents/quote/${documentId}/prices`);
    const asNobody = await nobody.get(`/crm-contacts/documents/quote/${documentId}/prices`);
    const asNarrow = await narrow.get(`/crm-contacts/documents/quote/${documentId}/prices`);
    const made = await clerk.post(`/content-manager/collection-types/${QUOTE}`, { quotedOn: '2026-06-01', state: 'open', orderingParty: { connect: [{ documentId: branch }] }, lines: [{ text: 'a', code }] });
    const refused = await clerk.post(`/crm-contacts/documents/quote/${documentId}/prices`, {});

    expect(asClerk.body).toMatchObject({ mayPrice: false, lines: [{ unitPrice: '9.5', explanation: 'Priced by the plugin for 2026-06-01.', source: { answer: null } }] });
    expect(asClerk.body.parties).toEqual([{ role: 'orderingParty', documentId: branch, name: expect.any(String), kept: { name: null, address: null } }]);
    expect(asNobody.status).toBe(404);
    expect(asNarrow.body.lines[0].explanation).toContain('assigned to a company of its group');
    expect(JSON.stringify(asNarrow.body)).not.toContain(head);
    expect(made.status).toBe(201);
    expect((await stored(QUOTE, made.body.data.documentId)).lines[0]).toMatchObject({ unitPrice: null, priceSource: null });
    expect(refused.status).toBe(403);
  });
});
