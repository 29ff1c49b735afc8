import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient } from '../support/clients';
import { salesOf } from '../support/sales';
import { until } from '../support/until';

const uid = (name: string) => `plugin::crm-contacts.${name}`;
const CONTACT = uid('contact');
const INVOICE = 'api::invoice.invoice';
const cm = (type: string) => `/content-manager/collection-types/${type}`;
const OWN = 'plugin::crm-contacts.own';

let app: Application;
let boss: AdminClient;
const { customer, document, create } = salesOf(() => app);

beforeAll(async () => {
  app = await startApplication();
  boss = await adminWith(app);
  await boss.post('/crm-contacts/access/roles', {});
});
afterAll(() => app.stop());

const explorer = (action: string, subject: string, fields: string[], conditions: string[] = []) => ({
  action: `plugin::content-manager.explorer.${action}`, subject, properties: action === 'delete' ? {} : { fields }, conditions,
});

describe('names and addresses of hidden companies that documents keep', () => {
  const SNAPSHOTS = ['partyName', 'partyAddress', 'billToName', 'billToAddress', 'siteName', 'siteLocation'];
  const FIELDS = ['number', 'invoicedOn', 'orderingParty', 'billTo', 'site', ...SNAPSHOTS];
  let clerk: AdminClient;
  let invoice: string;

  beforeAll(async () => {
    clerk = await adminWith(app, await roleWith(app, [
      explorer('read', CONTACT, ['name', 'owner'], [OWN]),
      explorer('update', CONTACT, ['name'], [OWN]),
      ...['read', 'update', 'create'].map((action) => explorer(action, INVOICE, FIELDS)),
    ]));
    const mine = await customer('Eigene AG', { owner: clerk.user.id, street: 'Offener Weg 1' });
    const [payer, site] = [await customer('Geheime Holding', { street: 'Geheimer Weg 2' }), await customer('Geheimes Werk', { street: 'Geheimer Weg 3' })];
    invoice = (await document('invoice', mine, '2026-05-01', { number: 'G-1', billTo: payer, site })).documentId;
  });

  it.each([
    ['the list', () => clerk.get(cm(INVOICE))],
    ['the form', () => clerk.get(`${cm(INVOICE)}/${invoice}`)],
    ['the answer of a change', () => clerk.put(`${cm(INVOICE)}/${invoice}`, { number: 'G-1' })],
  ])('are missing from %s', async (_place, ask) => {
    const { status, text } = await ask();

    expect(status).toBe(200);
    expect(text).toContain('Eigene AG');
    expect(text).not.toMatch(/Geheime/);
  });

  it('stay in the document when its form is saved', async () => {
    const { body } = await clerk.get(`${cm(INVOICE)}/${invoice}`);
    const { number, partyName } = body.data;

    const saved = await clerk.put(`${cm(INVOICE)}/${invoice}`, { number, partyName });

    expect(saved.status).toBe(200);
    expect(await app.strapi.db.query(INVOICE).findOne({ where: { documentId: invoice } })).toMatchObject({ billToName: 'Geheime Holding', siteName: 'Geheimes Werk' });
  });

  it.each([
    'filters[billToName][$contains]=Geheime', 'filters[$not][billToName][$contains]=Geheime', 'filters[$or][0][siteLocation][$contains]=Geheim', '_q=Geheime',
  ])('cannot be asked for by %s', async (query) => {
    const [asked, other] = await Promise.all([clerk.get(`${cm(INVOICE)}?${query}`), clerk.get(`${cm(INVOICE)}?${query.replace(/Geheime?/, 'Anders')}`)]);

    expect([asked.status, other.status]).toEqual([200, 200]);
    expect(asked.body.pagination.total).toBe(other.body.pagination.total);
  });

  it('are shown to who may read the companies, and to sites', async () => {
    const answers = await Promise.all([boss.get(`${cm(INVOICE)}/${invoice}`), (await apiWith(app)).get(`/api/invoices/${invoice}`)]);

    for (const { body } of answers) expect(body.data).toMatchObject({ billToName: 'Geheime Holding', siteName: 'Geheimes Werk' });
  });
});

describe('a saved folder whose filter names a hidden field', () => {
  it('does not tell it, on any path', async () => {
    const limited = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.finding.folders' },
      explorer('read', CONTACT, ['name', 'number']),
      explorer('read', uid('folder'), ['key', 'name', 'filters', 'shared', 'base']),
    ]));
    const { documentId } = await app.strapi.documents(uid('folder') as 'plugin::crm-contacts.contact').create({
      data: { key: 'verdeckt', name: 'Verdeckt', shared: true, entity: 'contact', base: 'all', filters: { city: { $eq: 'Geheimstadt' } } } as never,
    }) as { documentId: string };

    const answers = await Promise.all([
      limited.get('/crm-contacts/folders/tree'),
      limited.get('/crm-contacts/folders'),
      limited.get(`/crm-contacts/folders/${documentId}`),
      limited.get(cm(uid('folder'))),
      limited.get(`${cm(uid('folder'))}/${documentId}`),
    ]);
    const counted = await limited.get('/crm-contacts/folders/verdeckt/contacts');
    const shown = await boss.get(`/crm-contacts/folders/${documentId}`);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ text }) => text).join()).not.toContain('Geheimstadt');
    expect(counted.status).toBe(404);
    expect(shown.body.data.filters).toEqual({ city: { $eq: 'Geheimstadt' } });
  });
});

describe('webhooks', () => {
  let receiver: Server;
  const received: string[] = [];

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        received.push(body);
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const webhook = await app.strapi.get('webhookStore').createWebhook({ name: 'all', url, headers: {}, events: ['entry.create', 'entry.update', 'entry.delete'], isEnabled: true } as never);
    app.strapi.get('webhookRunner').add(webhook as never);
  });
  afterAll(() => new Promise((resolve) => receiver.close(resolve)));

  it('send nothing of private activities, also not through others, and no e-mail of users', async () => {
    const hidden = await create('activity', { type: 'call', subject: 'Vertraulich', private: true, responsible: boss.user.id });
    await app.strapi.documents(uid('activity') as 'plugin::crm-contacts.contact').update({ documentId: hidden, data: { subject: 'Vertraulich bleibt' } as never });
    await create('activity', { type: 'call', subject: 'Offen', followUpOf: hidden, responsible: boss.user.id });
    await app.strapi.documents(uid('activity') as 'plugin::crm-contacts.contact').delete({ documentId: hidden });
    await create('activity', { type: 'call', subject: 'Zuletzt' });

    await until(() => received.some((body) => body.includes('Zuletzt')));

    expect(received.filter((body) => body.includes('Offen'))).toHaveLength(1);
    expect(received.join()).not.toMatch(/Vertraulich|@example\.com|Key"/);
  });
});

describe('making a channel or address the main one', () => {
  const PARTS = ['street', 'addressExtra', 'postalCode', 'city', 'region', 'country'];
  const writer = async (contact: string[], channel: string[], address: string[]) => adminWith(app, await roleWith(app, [
    { action: 'plugin::crm-contacts.contacts.edit' },
    explorer('read', CONTACT, ['name', ...contact]),
    explorer('update', CONTACT, ['phone', ...PARTS]),
    explorer('read', uid('channel'), ['kind', 'contact', ...channel]),
    explorer('update', uid('channel'), ['value']),
    explorer('read', uid('address'), ['kind', 'contact', ...address]),
    explorer('update', uid('address'), PARTS),
  ]));

  it('answers no column of the plugin\'s own, and carries nothing to where it could be read that could not be before', async () => {
    const contact = await customer('Kanal AG', { phone: '+49 731 1', street: 'Alte Gasse 1', city: 'Ulm' });
    const [channel, address] = [await create('channel', { kind: 'phone', value: '+49 731 2', contact }), await create('address', { kind: 'other', street: 'Neue Gasse 2', city: 'Bonn', contact })];
    const swap = async (client: AdminClient) => [await client.post(`/crm-contacts/channels/${channel}/make-main`, {}), await client.post(`/crm-contacts/addresses/${address}/make-main`, {})];

    const refused = [
      ...(await swap(await writer(['city'], ['value'], PARTS))),
      ...(await swap(await writer(['phone', ...PARTS], [], ['city']))),
    ];
    const [phone, place] = await swap(await writer(['phone', ...PARTS], ['value'], PARTS));

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect([phone.status, place.status]).toEqual([200, 200]);
    expect(phone.body).toMatchObject({ field: 'phone', value: '+49 731 2', channel: { value: '+49 731 1' } });
    expect(place.body).toMatchObject({ main: { street: 'Neue Gasse 2', city: 'Bonn' }, address: { street: 'Alte Gasse 1' } });
    expect(phone.text + place.text).not.toMatch(/Key"/);
    expect(refused.map(({ text }) => text).join()).not.toMatch(/731|Gasse/);
  });
});

describe('documents', () => {
  it('are made, changed, copied and deleted by who may change a party, and not by who only reads it', async () => {
    const seller = await adminWith(app, 'crm-sales');
    const [mine, other] = [await customer('Meine AG', { owner: seller.user.id }), await customer('Fremde AG', { owner: boss.user.id })];
    const theirs = (await document('invoice', other, '2026-05-02', { number: 'F-1' })).documentId;
    const data = (party: string, number: string) => ({ number, invoicedOn: '2026-05-03', state: 'open', orderingParty: { connect: [{ documentId: party }] } });

    const own = await seller.post(cm(INVOICE), data(mine, 'M-1'));
    const { documentId } = own.body.data;
    const changed = await seller.put(`${cm(INVOICE)}/${documentId}`, { title: 'Neu' });
    const refused = [
      await seller.post(cm(INVOICE), data(other, 'F-2')),
      await seller.put(`${cm(INVOICE)}/${theirs}`, { title: 'Umgeschrieben' }),
      await seller.post(`${cm(INVOICE)}/clone/${theirs}`, { number: 'F-3', state: 'open', invoicedOn: '2026-05-03' }),
      await seller.delete(`${cm(INVOICE)}/${theirs}`),
      await seller.post(`${cm(INVOICE)}/actions/bulkDelete`, { documentIds: [theirs] }),
      await seller.put(`${cm(INVOICE)}/${documentId}`, data(other, 'M-1')),
      await seller.post(`/crm-contacts/documents/invoice/${theirs}/prices`, {}),
    ];

    expect([own.status, changed.status]).toEqual([201, 200]);
    expect(refused.map(({ status, text }) => (status === 403 ? 403 : text))).toEqual(refused.map(() => 403));
    expect(await app.strapi.db.query(INVOICE).findMany({ where: { orderingParty: { documentId: other } } })).toEqual([expect.objectContaining({ number: 'F-1', title: null })]);
  });

  it('keep of companies, for who reads some fields only of others\' companies, nothing of those fields', async () => {
    const fields = ['number', 'invoicedOn', 'orderingParty', 'billTo', 'state', 'currency', 'paymentTerms', 'partyName', 'partyAddress', 'billToName', 'billToAddress'];
    const all = await roleWith(app, [
      explorer('read', CONTACT, ['kind', 'stage', 'owner']), explorer('update', CONTACT, ['note']),
      ...['read', 'create', 'update'].map((action) => explorer(action, INVOICE, fields)),
    ]);
    const own = await roleWith(app, [explorer('read', CONTACT, ['name', 'street', 'city', 'currency', 'paymentTerms'], [OWN])]);
    const clerk = await adminWith(app, all, own);
    const told = { street: 'Verdeckte Str. 4', city: 'Verdeckthausen', currency: 'SEK', paymentTerms: 'verdeckt sofort' };
    const [mine, other] = [await customer('Verdeckte Eigene', { ...told, owner: clerk.user.id }), await customer('Verdeckte Fremde', told)];
    const make = (party: string, more: object) => clerk.post(cm(INVOICE), { invoicedOn: '2026-05-03', state: 'open', orderingParty: { connect: [{ documentId: party }] }, ...more });

    const answers = [await make(mine, { number: 'V-1' }), await make(other, { number: 'V-2' }), await make(other, { number: 'V-3', currency: 'EUR' })];
    const listed = await clerk.get(`${cm(INVOICE)}?filters[number][$eq]=V-3`);
    const asked = await Promise.all(['Verdeckte Fremde', 'Niemand'].map((name) => clerk.get(`${cm(INVOICE)}?filters[partyName][$eq]=${encodeURIComponent(name)}`)));

    expect(answers.map(({ status }) => status)).toEqual([201, 400, 201]);
    expect(answers[0].body.data).toMatchObject({ partyName: 'Verdeckte Eigene', currency: 'SEK', paymentTerms: 'verdeckt sofort' });
    expect(answers[1].body.error.details.errors[0].path).toEqual(['currency']);
    expect(answers[2].text + listed.text).not.toMatch(/Verdeckt|verdeckt/);
    expect(asked.map(({ body }) => body.pagination.total)).toEqual([0, 0]);
    expect(await app.strapi.db.query(INVOICE).findOne({ where: { number: 'V-3' } })).toMatchObject({ partyName: 'Verdeckte Fremde', paymentTerms: null });
  });

  it('show a billing address to nobody from whom parts of some addresses are hidden', async () => {
    const all = await roleWith(app, [explorer('read', CONTACT, ['name', 'street', 'city', 'owner']), explorer('read', uid('address'), ['kind', 'contact']), explorer('read', INVOICE, ['number', 'orderingParty', 'billTo', 'partyName', 'billToName', 'billToAddress'])]);
    const own = await roleWith(app, [explorer('read', uid('address'), ['street', 'city'], [OWN])]);
    const clerk = await adminWith(app, all, own);
    const other = await customer('Anschrift AG', { street: 'Offene Str. 1', city: 'Ulm' });
    await create('address', { kind: 'billing', street: 'Postfach Geheim 7', city: 'Ulm', contact: other });
    const { documentId } = await document('invoice', other, '2026-05-04', { number: 'A-1' });

    const [told, shown] = await Promise.all([clerk, boss].map((client) => client.get(`${cm(INVOICE)}/${documentId}`)));

    expect([told.status, shown.status]).toEqual([200, 200]);
    expect(shown.body.data.billToAddress).toContain('Postfach Geheim 7');
    expect(told.body.data.partyName).toBe('Anschrift AG');
    expect(told.text).not.toContain('Geheim');
  });

  it('are offered where they may be made', async () => {
    const seller = await adminWith(app, 'crm-sales');
    const [mine, other] = [await customer('Angebot AG', { owner: seller.user.id }), await customer('Kein Angebot AG')];
    const offered = async (contact: string) => {
      const window = await seller.get(`/crm-contacts/contacts/${contact}/window`);
      const list = await seller.get(`/crm-contacts/contacts/${contact}/documents`);
      return [window.body.documents.sources, list.body.sources].map((sources: { mayCreate: boolean }[]) => sources.some(({ mayCreate }) => mayCreate));
    };

    expect([await offered(mine), await offered(other)]).toEqual([[true, true], [false, false]]);
    expect((await seller.get(`/crm-contacts/contacts/${other}/documents/proposal?source=invoice`)).body.refusal).toMatchObject({ reason: 'notTheirs' });
  });
});

describe('owner and deputy without the right to name them', () => {
  it('are refused on every path, while a whole form and a contact of one\'s own pass', async () => {
    const fields = ['name', 'kind', 'number', 'owner', 'deputy', 'city'];
    const clerk = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.contacts.create' },
      ...['read', 'create', 'update'].map((action) => explorer(action, CONTACT, fields)),
    ]));
    const contact = await customer('Besitz AG', { owner: boss.user.id });
    const me = { connect: [{ id: clerk.user.id }] };
    const refused = [
      await clerk.put(`/crm-contacts/contacts/${contact}`, { data: { owner: clerk.user.id } }),
      await clerk.put(`/crm-contacts/contacts/${contact}`, { data: { owner: null } }),
      await clerk.put(`${cm(CONTACT)}/${contact}`, { owner: me }),
      await clerk.put(`${cm(CONTACT)}/${contact}`, { deputy: me }),
      await clerk.post(cm(CONTACT), { name: 'Untergeschoben AG', kind: 'company', owner: { connect: [{ id: boss.user.id }] } }),
      await clerk.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Untergeschoben AG', ownerDocumentId: boss.user.documentId }),
    ];
    const whole = await clerk.put(`/crm-contacts/contacts/${contact}`, { data: { city: 'Ulm', owner: boss.user.id, deputy: null } });
    const own = await clerk.post('/crm-contacts/contacts/new', { kind: 'company', name: 'Selbst AG' });
    const copy = await clerk.post(`${cm(CONTACT)}/clone/${contact}`, { name: 'Kopie AG', number: 'KOPIE-1' });
    const stored = async (where: object) => (await app.strapi.db.query(CONTACT).findOne({ where, populate: ['owner', 'deputy'] }));

    expect(refused.map(({ status, text }) => (status === 403 ? 403 : text))).toEqual(refused.map(() => 403));
    expect(refused.slice(0, 5).map(({ body }) => /owner|deputy/.test(body.error.message))).toEqual([true, true, true, true, true]);
    expect([whole.status, own.status, copy.status]).toEqual([200, 201, 200]);
    expect((await stored({ documentId: contact })).owner.id).toBe(boss.user.id);
    expect((await stored({ name: 'Selbst AG' })).owner.id).toBe(clerk.user.id);
    expect((await stored({ name: 'Kopie AG' })).owner.id).toBe(clerk.user.id);
    expect(await stored({ name: 'Untergeschoben AG' })).toBeNull();
  });
});
