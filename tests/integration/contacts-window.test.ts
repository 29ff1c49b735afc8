import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client, type PermissionInput } from '../support/clients';
import { statementsOf } from '../support/rows';
import { CONTACTS, contactsOf, reasons, uids } from '../support/contacts';

let app: Application;
let admin: AdminClient;
let api: Client;
let made: ReturnType<typeof contactsOf>;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
  made = contactsOf(app, admin);
});
afterAll(() => app.stop());

const READ = 'plugin::content-manager.explorer.read';
const OPEN: PermissionInput = { action: 'plugin::crm-contacts.contacts.window' };
const read = (subject: string, fields: string[], conditions: string[] = []): PermissionInput => ({ action: READ, subject, properties: { fields }, conditions });
const windowOf = (client: Client, documentId: string) => client.get(`${CONTACTS}/${documentId}/window`);

async function filledCompany(): Promise<string> {
  const documentId = await made.company({
    name: 'Müller Antriebe GmbH', email: 'info@mueller.example', phone: '0711 123456', street: 'Hauptstr. 1', postalCode: '70173', city: 'Stuttgart', country: 'de', tags: ['fair'],
  });
  await made.row(uids.channel, { kind: 'email', value: 'billing@mueller.example', label: 'Billing', contact: documentId });
  await made.row(uids.channel, { kind: 'phone', value: 'call us', contact: documentId });
  await made.row(uids.address, { kind: 'delivery', street: 'Hafen 2', city: 'Ulm', country: 'DE', contact: documentId });
  return documentId;
}

describe('contact window', () => {
  it('shows header, channels and addresses in one request', async () => {
    const documentId = await filledCompany();

    const { body, status } = await windowOf(admin, documentId);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      documentId, name: 'Müller Antriebe GmbH', kind: 'company', stage: 'general', stageStatus: 'active',
      email: 'info@mueller.example', city: 'Stuttgart', country: 'DE', tags: ['fair'], unparseable: [],
      owner: { documentId: admin.user.documentId, name: expect.stringContaining('First') }, deputy: null,
      capabilities: { sales: false, documents: false, newDocuments: false },
      may: { update: true, delete: true, close: true, transition: true, changeOwner: true },
      channels: [{ kind: 'email', value: 'billing@mueller.example', unparseable: false }, { kind: 'phone', value: 'call us', unparseable: true }],
      addresses: [{ kind: 'delivery', street: 'Hafen 2', country: 'DE' }],
    });
    expect(body.number).toMatch(/^K-/);
    expect(new Date(body.updatedAt).toISOString()).toBe(body.updatedAt);
    expect(body.may.updateFields).toEqual(expect.arrayContaining(['email', 'note']));
    expect(body.may.updateFields).not.toEqual(expect.arrayContaining(['emailKey']));
    expect(body).not.toHaveProperty('id');
  });

  it('shows the same to the content API, under its scopes', async () => {
    const documentId = await filledCompany();
    const narrow = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.findOne', 'plugin::crm-contacts.contacts.window']);
    const none = await apiWith(app, 'custom', ['plugin::crm-contacts.person.findOne', 'plugin::crm-contacts.contacts.window']);

    const full = await api.get(`/api/crm-contacts/contacts/${documentId}/window`);
    const withoutChannels = await narrow.get(`/api/crm-contacts/contacts/${documentId}/window`);
    const refused = await none.get(`/api/crm-contacts/contacts/${documentId}/window`);

    expect(full.body).toMatchObject({ documentId, channels: expect.any(Array) });
    expect(withoutChannels.body).toMatchObject({ documentId, email: 'info@mueller.example' });
    expect(withoutChannels.body).not.toHaveProperty('channels');
    expect(refused.status).toBe(403);
  });

  it('tells no e-mail address to a role without that field', async () => {
    const documentId = await filledCompany();
    const role = await roleWith(app, [OPEN, read(uids.contact, ['name', 'number', 'kind']), read(uids.channel, ['kind', 'label'])]);
    const reader = await adminWith(app, role);

    const { body, text, status } = await windowOf(reader, documentId);

    expect(status).toBe(200);
    expect(text).not.toContain('@');
    expect(body).toMatchObject({ name: 'Müller Antriebe GmbH', stage: '', owner: null, may: { update: false, updateFields: [], close: false } });
    for (const hidden of ['email', 'phone', 'city', 'addresses', 'successor', 'lastStageChange']) expect(body).not.toHaveProperty(hidden);
  });

  it('calls a contact by its number where the name is hidden', async () => {
    const documentId = await filledCompany();
    const reader = await adminWith(app, await roleWith(app, [OPEN, read(uids.contact, ['number'])]));
    const blind = await adminWith(app, await roleWith(app, [OPEN, read(uids.contact, ['kind'])]));

    expect((await windowOf(reader, documentId)).body.name).toMatch(/^K-/);
    expect((await windowOf(blind, documentId)).body).toMatchObject({ name: documentId, number: '' });
  });

  it('is missing for others where the role reads its own contacts only', async () => {
    const fields = ['name', 'number', 'email', 'owner'];
    const role = await roleWith(app, [OPEN, read(uids.contact, fields, ['plugin::crm-contacts.own']), read(uids.channel, ['kind', 'value'])]);
    const reader = await adminWith(app, role);
    const [own, other] = [await made.company({ ownerDocumentId: reader.user.documentId, email: 'own@example.com' }), await made.company()];

    const answers = [await windowOf(reader, own), await windowOf(reader, other), await windowOf(reader, 'nowhere')];

    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404]);
    expect(answers[0].body).toMatchObject({ email: 'own@example.com', owner: { documentId: reader.user.documentId } });
  });

  it('refuses a role that may not open windows', async () => {
    const documentId = await made.company();
    const reader = await adminWith(app, await roleWith(app, [read(uids.contact, ['name'])]));

    expect((await windowOf(reader, documentId)).status).toBe(403);
  });

  it('needs the same number of statements however much the contact has', async () => {
    const [bare, full] = [await made.company(), await filledCompany()];
    for (let index = 0; index < 30; index += 1) await made.row(uids.channel, { kind: 'other', value: `Value ${index}`, contact: full });

    // Now and then a request also looks whether the workflow has changed.
    const least = async (documentId: string) => {
      const counts = [];
      for (let round = 0; round < 4; round += 1) counts.push(await statementsOf(app, async () => windowOf(admin, documentId)));
      return Math.min(...counts);
    };
    const [ofBare, ofFull] = [await least(bare), await least(full)];

    expect(ofFull).toBe(ofBare);
  });
});

describe('person window', () => {
  async function employed() {
    const company = await made.company({ name: 'Nord AG' });
    const person = await made.row(uids.person, { firstName: 'Erika', lastName: 'Vogt', email: 'erika@example.com', mobile: 'none' });
    await made.row(uids.position, { person, company, jobTitle: 'Buyer', validFrom: '2020-01-01', validTo: '2021-12-31' });
    await made.row(uids.position, { person, company, jobTitle: 'Head of purchasing', main: true, validFrom: '2022-01-01' });
    await made.row(uids.channel, { kind: 'mobile', value: '0171 1234567', person });
    return { company, person };
  }

  it('shows positions past and present, channels and the own contact', async () => {
    const { company, person } = await employed();
    const { body: own } = await admin.post(`/crm-contacts/persons/${person}/make-contact`, {});

    const { body, status } = await admin.get(`/crm-contacts/persons/${person}/window`);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      fullName: 'Erika Vogt', email: 'erika@example.com', unparseable: ['mobile'],
      ownContact: { documentId: own.documentId, name: 'Erika Vogt' },
      may: { update: true, makeContact: false },
      positions: [
        { jobTitle: 'Head of purchasing', current: true, main: true, company: { documentId: company, name: 'Nord AG' } },
        { jobTitle: 'Buyer', current: false, validTo: '2021-12-31' },
      ],
      channels: [{ kind: 'mobile', value: '0171 1234567' }],
      addresses: [],
    });
  });

  it('leaves out positions at companies that the reader may not read', async () => {
    const { person } = await employed();
    const fields = ['name', 'number', 'owner'];
    const role = await roleWith(app, [
      OPEN, read(uids.contact, fields, ['plugin::crm-contacts.own']), read(uids.person, ['fullName']), read(uids.position, ['jobTitle']),
    ]);
    const reader = await adminWith(app, role);
    const own = await made.company({ ownerDocumentId: reader.user.documentId, name: 'Mine' });
    await made.row(uids.position, { person, company: own, jobTitle: 'Adviser' });

    const { body } = await reader.get(`/crm-contacts/persons/${person}/window`);

    expect(body.positions).toEqual([expect.objectContaining({ jobTitle: 'Adviser', company: expect.objectContaining({ name: 'Mine' }) })]);
    expect(body).not.toHaveProperty('email');
  });

  it('is missing for a reader of none of the companies', async () => {
    const { person } = await employed();
    const role = await roleWith(app, [OPEN, read(uids.contact, ['name'], ['plugin::crm-contacts.own']), read(uids.person, ['fullName'])]);
    const reader = await adminWith(app, role);

    expect((await reader.get(`/crm-contacts/persons/${person}/window`)).status).toBe(404);
  });
});

describe('main channels and addresses', () => {
  it('swaps a further e-mail address with the main one', async () => {
    const contact = await made.company({ email: 'old@example.com' });
    const channel = await made.row(uids.channel, { kind: 'email', value: 'New@Example.com', label: 'Sales', contact });

    const answer = await admin.post(`/crm-contacts/channels/${channel}/make-main`, {});

    expect(answer.body).toMatchObject({ field: 'email', value: 'New@Example.com', channel: { documentId: channel, value: 'old@example.com', label: null } });
    expect(await made.stored(contact)).toMatchObject({ email: 'New@Example.com', emailKey: 'new@example.com' });
  });

  it('takes the channel away when there was no main one', async () => {
    const contact = await made.company();
    const channel = await made.row(uids.channel, { kind: 'mobile', value: '0171 1234567', contact });

    const answer = await admin.post(`/crm-contacts/channels/${channel}/make-main`, {});

    expect(answer.body).toMatchObject({ field: 'phone', channel: null });
    expect(await made.stored(contact)).toMatchObject({ phone: '0171 1234567', phoneKey: '+491711234567' });
    expect(await app.strapi.db.query(uids.channel).count({ where: { documentId: channel } })).toBe(0);
  });

  it('loses nothing when several are made the main one at once', async () => {
    const contact = await made.company({ email: 'a@example.com', city: 'Aalen' });
    const channels = await Promise.all(['b', 'c', 'd'].map((name) => made.row(uids.channel, { kind: 'email', value: `${name}@example.com`, contact })));
    const addresses = await Promise.all(['Bonn', 'Celle', 'Dresden'].map((city) => made.row(uids.address, { kind: 'site', city, contact })));

    const answers = await Promise.all([
      ...channels.map((channel) => admin.post(`/crm-contacts/channels/${channel}/make-main`, {})),
      ...addresses.map((address) => admin.post(`/crm-contacts/addresses/${address}/make-main`, {})),
    ]);

    const { email, city } = await made.stored(contact);
    const rowsOf = (uid: string) => app.strapi.db.query(uid).findMany({ where: { contact: { documentId: contact } } });
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect([email, ...(await rowsOf(uids.channel)).map(({ value }) => value)].sort()).toEqual(['a', 'b', 'c', 'd'].map((name) => `${name}@example.com`));
    expect([city, ...(await rowsOf(uids.address)).map((row) => row.city)].sort()).toEqual(['Aalen', 'Bonn', 'Celle', 'Dresden']);
  });

  it('makes a person contact and its person follow', async () => {
    const { contact, person } = await made.personContact({ lastName: 'Vogt' }, { email: 'old@example.com' });
    const channel = await made.row(uids.channel, { kind: 'email', value: 'new@example.com', contact });

    await admin.post(`/crm-contacts/channels/${channel}/make-main`, {});

    expect((await made.storedPerson(person)).email).toBe('new@example.com');
  });

  it('refuses a fax number and a hidden channel', async () => {
    const contact = await made.company();
    const fax = await made.row(uids.channel, { kind: 'fax', value: '0711 1', contact });
    const reader = await adminWith(app, await roleWith(app, [{ action: 'plugin::crm-contacts.contacts.edit' }]));

    expect(reasons(await admin.post(`/crm-contacts/channels/${fax}/make-main`, {}))).toEqual({ kind: 'kind' });
    expect((await reader.post(`/crm-contacts/channels/${fax}/make-main`, {})).status).toBe(404);
  });

  it('swaps an address with the main one', async () => {
    const contact = await made.company({ street: 'Alt 1', city: 'Kiel' });
    const address = await made.row(uids.address, { kind: 'site', street: 'Neu 2', city: 'Ulm', country: 'DE', contact });

    const answer = await admin.post(`/crm-contacts/addresses/${address}/make-main`, {});

    expect(answer.body).toMatchObject({ main: { street: 'Neu 2', city: 'Ulm' }, address: { documentId: address, kind: 'other', street: 'Alt 1', city: 'Kiel', country: null } });
    expect(await made.stored(contact)).toMatchObject({ street: 'Neu 2', city: 'Ulm', country: 'DE' });
  });

  it('leaves an address to the workplace that stands on it', async () => {
    const contact = await made.company({ street: 'Alt 1', city: 'Kiel' });
    const address = await made.row(uids.address, { kind: 'site', street: 'Neu 2', city: 'Ulm', contact });
    await made.row('plugin::crm-contacts.workplace', { name: 'Gate', company: contact, address });

    const answer = await admin.post(`/crm-contacts/addresses/${address}/make-main`, {});

    expect(answer.body.address.documentId).not.toBe(address);
    expect(await app.strapi.db.query(uids.address).findOne({ where: { documentId: address } })).toMatchObject({ street: 'Neu 2', kind: 'site' });
  });
});
