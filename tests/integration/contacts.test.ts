import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type AdminClient, type Client } from '../support/clients';
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

describe('creating', () => {
  it('gives a new company the next number and its creator as owner', async () => {
    const first = await admin.post(`${CONTACTS}/new`, { kind: 'company', name: 'Müller Antriebe GmbH' });
    const second = await admin.post(`${CONTACTS}/new`, { kind: 'company', name: 'Ölmühle Nord AG', ownerDocumentId: null });

    expect(first.status).toBe(201);
    expect(first.body.number).toMatch(/^K-\d{5}$/);
    expect(Number(second.body.number.slice(2))).toBe(Number(first.body.number.slice(2)) + 1);
    expect((await made.stored(first.body.documentId)).owner.documentId).toBe(admin.user.documentId);
    expect((await made.stored(second.body.documentId)).owner).toBeNull();
  });

  it('gives 50 concurrent creates 50 different numbers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_none, index) => api.post('/api/crm-contacts/contacts', { data: { name: `Race ${index}`, kind: 'company' } }))
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    expect(new Set(answers.map(({ body }) => body.data.number)).size).toBe(50);
  });

  it('keeps a number chosen for a row, moves the range past it and refuses it a second time', async () => {
    const withNumber = (name: string, number?: string) => admin.post(CONTACTS, { data: { kind: 'company', name, number } });
    const chosen = await withNumber('Chosen', 'K-00900');
    const next = await withNumber('Next');
    const again = await withNumber('Again', 'K-00900');
    const own = await withNumber('Own', 'ACME/7');

    expect(chosen.body.data.number).toBe('K-00900');
    expect(next.body.data.number).toBe('K-00901');
    expect(again.status).toBe(400);
    expect(reasons(again)).toEqual({ number: 'unique' });
    expect(own.body.data.number).toBe('ACME/7');
  });

  it('refuses to change a number, whoever asks', async () => {
    const documentId = await made.company();

    const answer = await api.put(`/api/crm-contacts/contacts/${documentId}`, { data: { number: 'K-77777' } });

    expect(answer.status).toBe(400);
    expect(reasons(answer)).toEqual({ number: 'fixed' });
  });

  it('gives a clone a number of its own', async () => {
    const documentId = await made.company({ vatId: 'DE136695976', tags: ['a'] });

    const { entries } = (await app.strapi.documents(uids.contact).clone({ documentId, data: { name: 'Twin' } } as never)) as unknown as { entries: { documentId: string }[] };

    const [twin, original] = [await made.stored(entries[0].documentId), await made.stored(documentId)];
    expect(twin.number).not.toBe(original.number);
    expect(twin).toMatchObject({ name: 'Twin', nameKey: 'twin', vatKey: 'DE136695976', personKey: null });
  });
});

describe('values', () => {
  it('keeps what was typed and finds it by its normalized form', async () => {
    const documentId = await made.company({ name: 'Größe & Söhne OHG', email: ' Info@MÜLLER.de', phone: '044 668 18 00', country: 'ch', currency: 'eur', language: 'DE', vatId: 'CHE-107.787.577 MWST', annualRevenue: '1234567.891' });

    expect(await made.stored(documentId)).toMatchObject({
      email: ' Info@MÜLLER.de', emailKey: 'info@xn--mller-kva.de', phone: '044 668 18 00', phoneKey: '+41446681800',
      country: 'CH', currency: 'EUR', language: 'de', vatKey: 'CHE107787577MWST', nameKey: expect.stringContaining('grosse'), annualRevenue: 1234567.891,
    });
  });

  it('keeps a phone and an e-mail address that cannot be read', async () => {
    const documentId = await made.company({ email: 'ask Erika', phone: 'call us' });

    expect(await made.stored(documentId)).toMatchObject({ email: 'ask Erika', emailKey: null, phone: 'call us', phoneKey: null });
  });

  it('reads numbers without prefix again when the contact moves to another country', async () => {
    const documentId = await made.company({ phone: '044 668 18 00', country: 'CH' });
    const position = await made.row(uids.position, { person: await made.row(uids.person, { lastName: 'Vogt' }), company: documentId });
    const channels = [await made.row(uids.channel, { kind: 'fax', value: '044 668 18 01', contact: documentId }), await made.row(uids.channel, { kind: 'phone', value: '044 668 18 02', position })];

    await api.put(`/api/crm-contacts/contacts/${documentId}`, { data: { country: 'AT' } });

    expect((await made.stored(documentId)).phoneKey).toMatch(/^\+43/);
    const stored = await app.strapi.db.query(uids.channel).findMany({ where: { documentId: { $in: channels } } });
    expect(stored.map(({ valueKey }: { valueKey: string }) => valueKey.slice(0, 3))).toEqual(['+43', '+43']);
  });

  it('checks bank accounts, and that channels and addresses belong to exactly one owner', async () => {
    const contact = await made.company();
    const person = await made.row(uids.person, { lastName: 'Vogt' });

    const wrong = await api.post('/api/crm-contacts/bank-accounts', { data: { iban: 'DE88 3704 0044 0532 0130 00', bic: 'NOPE', contact } });
    const right = await api.post('/api/crm-contacts/bank-accounts', { data: { iban: 'de89 3704 0044 0532 0130 00', bic: 'deutdeff', contact } });
    const nobodys = await api.post('/api/crm-contacts/channels', { data: { kind: 'email', value: 'a@example.com' } });
    const both = await api.post('/api/crm-contacts/addresses', { data: { street: 'X', contact, person } });
    const orphaned = await api.post('/api/crm-contacts/bank-accounts', { data: { iban: 'DE89370400440532013000' } });

    expect(reasons(wrong)).toEqual({ iban: 'iban', bic: 'bic' });
    expect(right.body.data).toMatchObject({ iban: 'DE89370400440532013000', bic: 'DEUTDEFF' });
    expect([reasons(nobodys), reasons(both), reasons(orphaned)]).toEqual([{ contact: 'owner' }, { person: 'owner' }, { contact: 'owner' }]);
  });

  it('lets a whole form with an old, wrong value be saved as long as that value stays', async () => {
    const documentId = await made.company();
    await app.strapi.db.query(uids.contact).update({ where: { documentId }, data: { country: 'Germany', vatId: 'old' } });

    const answer = await api.put(`/api/crm-contacts/contacts/${documentId}`, { data: { country: 'Germany', vatId: 'old', note: 'x' } });

    expect(answer.status).toBe(200);
  });
});

describe('person contacts', () => {
  it('creates contact and person in one transaction', async () => {
    const { contact, person } = await made.personContact({ salutation: 'Frau', academicTitle: 'Dr.', firstName: 'Erika', lastName: 'Vogt' }, { email: 'Erika@Example.com', phone: '0711 1234567' });

    expect(await made.stored(contact)).toMatchObject({ kind: 'person', name: 'Dr. Erika Vogt', nameKey: 'dr erika vogt', emailKey: 'erika@example.com', phoneKey: '+497111234567', personKey: person });
    expect(await made.storedPerson(person)).toMatchObject({ fullName: 'Dr. Erika Vogt', email: 'Erika@Example.com', emailKey: 'erika@example.com' });
  });

  it('leaves no person behind when the contact is refused, and names the field', async () => {
    const persons = await app.strapi.db.query(uids.person).count();

    const wrongContact = await admin.post(`${CONTACTS}/new`, { kind: 'person', newPerson: { lastName: 'Nobody' }, country: 'Deutschland' });
    const wrongPerson = await admin.post(`${CONTACTS}/new`, { kind: 'person', newPerson: { lastName: 'Nobody', birthDate: '2999-01-01' } });

    expect(reasons(wrongContact)).toEqual({ country: 'country' });
    expect(reasons(wrongPerson)).toEqual({ 'newPerson.birthDate': 'future' });
    expect(await app.strapi.db.query(uids.person).count()).toBe(persons);
  });

  it('refuses a second contact for a person, naming the person', async () => {
    const { person } = await made.personContact();

    const answer = await admin.post(`${CONTACTS}/new`, { kind: 'person', personDocumentId: person });

    expect(answer.status).toBe(400);
    expect(reasons(answer)).toEqual({ person: 'unique' });
  });

  it('lets one of eight concurrent contacts of a person win', async () => {
    const person = await app.strapi.documents(uids.person).create({ data: { lastName: 'Race' } } as never);

    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.post(`/crm-contacts/persons/${person.documentId}/make-contact`, {})));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(400)]);
  });

  it('refuses a person for a company, a person contact without one, and one from nowhere', async () => {
    const { person } = await made.personContact();

    const forCompany = await api.post('/api/crm-contacts/contacts', { data: { kind: 'company', name: 'X', person: { connect: [{ documentId: person }] } } });
    const without = await api.post('/api/crm-contacts/contacts', { data: { kind: 'person', name: 'X' } });
    const nowhere = await api.post('/api/crm-contacts/contacts', { data: { kind: 'person', name: 'X', person: { connect: [{ documentId: 'nowhere' }] } } });
    const neither = await admin.post(`${CONTACTS}/new`, { kind: 'person' });

    expect([forCompany, without, nowhere, neither].map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(reasons(forCompany)).toEqual({ person: 'kind' });
    expect(reasons(without)).toEqual({ person: 'required' });
    expect(reasons(neither)).toEqual({ person: 'required' });
  });

  it('refuses to change the kind', async () => {
    const documentId = await made.company();

    const answer = await api.put(`/api/crm-contacts/contacts/${documentId}`, { data: { kind: 'person' } });

    expect(reasons(answer)).toMatchObject({ kind: 'fixed' });
  });

  it('mirrors a person to its contact, and writes through from the contact to the person', async () => {
    const { contact, person } = await made.personContact({ firstName: 'Erika', lastName: 'Vogt' }, { email: 'a@example.com' });

    await api.put(`/api/crm-contacts/persons/${person}`, { data: { lastName: 'Maier', email: 'b@example.com' } });
    const mirrored = await made.stored(contact);
    await api.put(`/api/crm-contacts/contacts/${contact}`, { data: { name: 'Dr. Erika von der Maier', phone: '030 901820' } });
    const through = await made.storedPerson(person);

    expect(mirrored).toMatchObject({ name: 'Erika Maier', nameKey: 'erika maier', email: 'b@example.com', emailKey: 'b@example.com' });
    expect(through).toMatchObject({ academicTitle: 'Dr.', firstName: 'Erika', lastName: 'von der Maier', fullName: 'Dr. Erika von der Maier', phone: '030 901820', phoneKey: '+4930901820', email: 'b@example.com' });
  });

  it('leaves the contact untouched when nothing that it shares has changed', async () => {
    const { contact, person } = await made.personContact();
    const before = await made.stored(contact);

    await api.put(`/api/crm-contacts/persons/${person}`, { data: { note: 'Prefers e-mail', lastName: 'Vogt' } });

    expect((await made.stored(contact)).updatedAt).toEqual(before.updatedAt);
  });

  it('survives contact and person being written at the same time', async () => {
    const { contact, person } = await made.personContact();

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_none, index) =>
        index % 2
          ? api.put(`/api/crm-contacts/persons/${person}`, { data: { email: `p${index}@example.com` } })
          : api.put(`/api/crm-contacts/contacts/${contact}`, { data: { email: `c${index}@example.com` } })
      )
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const [one, other] = [await made.stored(contact), await made.storedPerson(person)];
    expect(one.email).toBe(other.email);
    expect(one.emailKey).toBe(other.emailKey);
  });
});
