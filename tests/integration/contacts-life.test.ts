import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client, type PermissionInput } from '../support/clients';
import { CONTACTS, contactsOf, reasons, uids } from '../support/contacts';
import { relationType } from '../support/rows';
import { after } from '../support/until';

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

const CM = `/content-manager/collection-types/${uids.contact}`;
const API = '/api/crm-contacts';
const close = (documentId: string, body: object) => admin.post(`${CONTACTS}/${documentId}/close`, body);
const countOf = (uid: string) => app.strapi.db.query(uid).count();

describe('deleting', () => {
  it('refuses a contact that others depend on, with counts, and takes nothing', async () => {
    const [contact, other] = [await made.company({ stage: 'customer' }), await made.company()];
    const person = await made.row(uids.person, { lastName: 'Vogt' });
    await made.row(uids.position, { person, company: contact });
    await made.row('plugin::crm-contacts.activity', { type: 'call', subject: 'Call', contacts: [contact] });
    await made.row('plugin::crm-contacts.relation', { type: await relationType(app, 'partner-of'), from: contact, to: other });
    await made.row('api::order.order', { number: 'O-1', state: 'open', orderedOn: '2026-01-01', currency: 'EUR', orderingParty: contact, billTo: contact });
    await made.row(uids.channel, { kind: 'email', value: 'a@example.com', contact });

    const answers = [await api.delete(`${API}/contacts/${contact}`), await admin.delete(`${CONTACTS}/${contact}`), await admin.delete(`${CM}/${contact}`)];

    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.errors[0].details.counts).toEqual({ positions: 1, activities: 1, relations: 1, order: 1 });
    }
    expect(await app.strapi.db.query(uids.channel).count({ where: { contact: { documentId: contact } } })).toBe(1);
  });

  it('names nothing that the user may not read', async () => {
    const contact = await made.company();
    await made.row(uids.position, { person: await made.row(uids.person, { lastName: 'Vogt' }), company: contact });
    const rights = ['read', 'delete'].map((verb): PermissionInput => ({ action: `plugin::content-manager.explorer.${verb}`, subject: uids.contact, ...(verb === 'read' ? { properties: { fields: ['name'] } } : {}) }));
    const user = await adminWith(app, await roleWith(app, rights));

    const answer = await user.delete(`${CONTACTS}/${contact}`);

    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('position');
    expect(answer.body.error.details.errors[0].details.counts).toEqual({ 'other entries': 1 });
  });

  it('takes the history, channels, addresses and accounts of a contact with it', async () => {
    const contact = await made.company();
    const owned = [uids.channel, uids.address, uids.bankAccount, 'plugin::crm-contacts.stage-change'];
    const before = await Promise.all(owned.map(countOf));
    await made.row(uids.channel, { kind: 'email', value: 'a@example.com', contact });
    await made.row(uids.address, { street: 'Hafen 2', contact });
    await made.row(uids.bankAccount, { iban: 'DE89 3704 0044 0532 0130 00', contact });

    const answer = await admin.delete(`${CONTACTS}/${contact}`);

    expect(answer.status).toBe(204);
    expect(await Promise.all(owned.map(countOf))).toEqual(before.map((count, index) => count - (index === 3 ? 1 : 0)));
  });

  it('refuses a person with a position or a contact of its own', async () => {
    const { contact, person } = await made.personContact();
    const employed = await made.row(uids.person, { lastName: 'Vogt' });
    await made.row(uids.position, { person: employed, company: await made.company() });
    const free = await made.row(uids.person, { lastName: 'Free' });

    const answers = [await admin.delete(`/crm-contacts/persons/${person}`), await admin.delete(`/crm-contacts/persons/${employed}`), await admin.delete(`/crm-contacts/persons/${free}`)];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 204]);
    expect(await made.stored(contact)).not.toBeNull();
  });

  it('leaves no position behind when a contact is deleted while it gets one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const company = await made.company();
      const person = await made.row(uids.person, { lastName: 'Race' });

      const answers = await Promise.all([admin.delete(`${CONTACTS}/${company}`), api.post(`${API}/positions`, { data: { company, person } })]);

      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const positions = await app.strapi.db.query(uids.position).findMany({ where: { person: { documentId: person } }, populate: ['company'] });
      expect(positions.filter((position) => !position.company)).toEqual([]);
    }
  });
});

describe('closing', () => {
  it('notes day, reason and successor, and reopens', async () => {
    const [contact, successor] = [await made.company(), await made.company()];

    const closed = await close(contact, { reason: 'Merged', successor });
    const stored = await made.stored(contact);
    const reopened = await admin.post(`${CONTACTS}/${contact}/reopen`, {});

    expect(closed.body).toMatchObject({ documentId: contact, closedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(stored).toMatchObject({ closedReason: 'Merged', successor: { documentId: successor } });
    expect(reopened.body.closedOn).toBeNull();
    expect(await made.stored(contact)).toMatchObject({ closedOn: null, closedReason: null, successor: null });
  });

  it('refuses no reason, itself, nobody and a closed successor, and 409 twice', async () => {
    const [contact, closed] = [await made.company(), await made.company()];
    await close(closed, { reason: 'Gone' });

    const answers = [
      await close(contact, { reason: ' ' }), await close(contact, { reason: 'x', successor: contact }),
      await close(contact, { reason: 'x', successor: 'nowhere' }), await close(contact, { reason: 'x', successor: closed }),
    ];

    expect(answers.map(reasons)).toEqual([{ reason: expect.anything() }, { successor: 'self' }, { successor: 'unknown' }, { successor: 'closed' }]);
    expect((await close(closed, { reason: 'Again' })).status).toBe(409);
    expect((await admin.post(`${CONTACTS}/${contact}/reopen`, {})).status).toBe(409);
  });

  it.each(['closedOn', 'closedReason', 'successor'])('refuses to write %s by hand, on every path', async (field) => {
    const [contact, other] = [await made.company(), await made.company()];
    const value = { closedOn: '2026-01-01', closedReason: 'Gone', successor: { connect: [{ documentId: other }] } }[field];

    const answers = [
      await api.put(`${API}/contacts/${contact}`, { data: { [field]: value } }), await admin.put(`${CONTACTS}/${contact}`, { data: { [field]: value } }),
      await admin.put(`${CM}/${contact}`, { [field]: value }), await api.post(`${API}/contacts`, { data: { kind: 'company', name: 'X', [field]: value } }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(answers.map(reasons)).toEqual(Array(4).fill({ [field]: 'closed' }));
  });

  it('lets a whole form of a closed contact be saved', async () => {
    const contact = await made.company();
    await close(contact, { reason: 'Gone' });
    const { closedOn, closedReason, number, kind, stage, stageStatus } = await made.stored(contact);

    const answer = await api.put(`${API}/contacts/${contact}`, { data: { closedOn, closedReason, number, kind, stage, stageStatus, note: 'Still known' } });

    expect(answer.status).toBe(200);
    expect(await made.stored(contact)).toMatchObject({ closedReason: 'Gone', note: 'Still known' });
  });

  it('opens the clone of a closed contact', async () => {
    const contact = await made.company();
    await close(contact, { reason: 'Gone' });

    const { entries } = (await app.strapi.documents(uids.contact).clone({ documentId: contact } as never)) as unknown as { entries: { documentId: string }[] };

    expect(await made.stored(entries[0].documentId)).toMatchObject({ closedOn: null, closedReason: null });
  });
});

describe('closing by a token', () => {
  it('needs the scope to change contacts, and none to read them', async () => {
    const [contact, successor] = [await made.company(), await made.company()];
    const changer = await apiWith(app, 'custom', ['contact.update', 'contacts.close', 'contacts.reopen'].map((action) => `plugin::crm-contacts.${action}`));
    const finder = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.find', 'plugin::crm-contacts.contact.findOne', 'plugin::crm-contacts.contacts.close']);

    const refused = await finder.post(`${API}/contacts/${contact}/close`, { reason: 'Gone' });
    const closed = await changer.post(`${API}/contacts/${contact}/close`, { reason: 'Gone', successor });
    const state = await made.stored(contact);
    const reopened = await changer.post(`${API}/contacts/${contact}/reopen`);
    const missing = await changer.post(`${API}/contacts/nowhere/close`, { reason: 'Gone' });

    expect([refused.status, closed.status, reopened.status, missing.status]).toEqual([403, 200, 200, 404]);
    expect(state).toMatchObject({ closedReason: 'Gone', successor: { documentId: successor } });
    expect(await made.stored(contact)).toMatchObject({ closedOn: null, successor: null });
  });
});

describe('owner and deputy', () => {
  it('are named under a right of their own', async () => {
    const contact = await made.company();
    const colleague = await adminWith(app);
    const seller = await adminWith(app, await roleWith(app, []));

    const answer = await admin.put(`${CONTACTS}/${contact}/responsible`, { ownerDocumentId: colleague.user.documentId, deputyDocumentId: admin.user.documentId });
    const refused = await seller.put(`${CONTACTS}/${contact}/responsible`, { ownerDocumentId: null });
    const nobody = await admin.put(`${CONTACTS}/${contact}/responsible`, { ownerDocumentId: 'nobody' });
    const same = await admin.put(`${CONTACTS}/${contact}/responsible`, { ownerDocumentId: colleague.user.documentId, deputyDocumentId: colleague.user.documentId });

    expect(answer.status).toBe(200);
    expect(refused.status).toBe(403);
    expect([reasons(nobody), reasons(same)]).toEqual([{ ownerDocumentId: 'unknown' }, { deputyDocumentId: 'same' }]);
    expect(await made.stored(contact)).toMatchObject({ owner: { documentId: colleague.user.documentId }, deputy: { documentId: admin.user.documentId } });
  });

  it('can be named by a token with that scope only', async () => {
    const contact = await made.company();
    const changer = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.update']);
    const assigner = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.update', 'plugin::crm-contacts.contact.findOne', 'plugin::crm-contacts.contacts.responsible']);
    const body = { ownerDocumentId: admin.user.documentId };

    const creator = await apiWith(app, 'custom', ['plugin::crm-contacts.contact.create', 'plugin::crm-contacts.contacts.create']);
    expect((await creator.post(`${API}/contacts/new`, { kind: 'company', name: 'X', ...body })).status).toBe(403);
    expect((await creator.post(`${API}/contacts/new`, { kind: 'company', name: 'X' })).status).toBe(201);
    expect((await changer.put(`${API}/contacts/${contact}/responsible`, body)).status).toBe(403);
    expect((await assigner.put(`${API}/contacts/${contact}/responsible`, body)).status).toBe(200);
  });
});

/** What the Content Manager's form sends: the row as it was read, relations only where they change. */
const formOf = (row: Record<string, unknown>) => ({
  ...Object.fromEntries(Object.entries(row).filter(([, value]) => value === null || typeof value !== 'object')),
  note: 'Mine',
});

describe('what somebody else has changed since', () => {
  async function twice(): Promise<{ contact: string; seen: { updatedAt: string; values: object } }> {
    const contact = await made.company({ city: 'Kiel', phone: '0711 1' });
    const { body } = await admin.get(`${CONTACTS}/${contact}`);
    await after(body.data.updatedAt);
    await admin.put(`${CONTACTS}/${contact}`, { data: { city: 'Ulm' } });
    return { contact, seen: { updatedAt: body.data.updatedAt, values: { city: 'Kiel', phone: '0711 1' } } };
  }

  it('is told by own forms: who, and which fields', async () => {
    const { contact, seen } = await twice();

    const answer = await admin.put(`${CONTACTS}/${contact}`, { data: { phone: '0711 2' }, seen });

    expect(answer.status).toBe(409);
    expect(answer.body.error.details).toMatchObject({ reason: 'changed', changedBy: expect.stringContaining('First'), fields: ['city'], current: { city: 'Ulm' } });
    expect((await made.stored(contact)).phone).toBe('0711 1');
  });

  it("is told by the Content Manager's own form, which sends the whole row", async () => {
    const contact = await made.company({ city: 'Kiel' });
    const { body } = await admin.get(`${CM}/${contact}`);
    await after(body.data.updatedAt);
    await admin.put(`${CONTACTS}/${contact}`, { data: { city: 'Ulm' } });

    const late = await admin.put(`${CM}/${contact}`, formOf(body.data));
    const fresh = await admin.get(`${CM}/${contact}`);
    const again = await admin.put(`${CM}/${contact}`, formOf(fresh.body.data));

    expect(late.status).toBe(409);
    expect(late.body.error.details.fields).toEqual(expect.arrayContaining(['city']));
    expect(again.status).toBe(200);
    expect(await made.stored(contact)).toMatchObject({ city: 'Ulm', note: 'Mine' });
  });

  it('is told to API callers who send If-Unmodified-Since', async () => {
    const { contact, seen } = await twice();
    const put = (since: string) => api.put(`${API}/contacts/${contact}`, { data: { note: 'x' } }).set('If-Unmodified-Since', since);
    const now = (await made.stored(contact)).updatedAt;

    expect((await put(seen.updatedAt)).status).toBe(412);
    expect((await put(new Date(Date.now() - 60_000).toUTCString())).status).toBe(412);
    expect((await put('yesterday')).status).toBe(400);
    expect((await put(new Date(now).toISOString())).status).toBe(200);
    expect((await put(new Date(Date.now() + 60_000).toUTCString())).status).toBe(200);
  });

  it('tells no values that the user may not read', async () => {
    const { contact, seen } = await twice();
    const fields = ['phone', 'name'];
    const rights = ['read', 'update'].map((verb): PermissionInput => ({ action: `plugin::content-manager.explorer.${verb}`, subject: uids.contact, properties: { fields } }));
    const user = await adminWith(app, await roleWith(app, rights));

    const answer = await user.put(`${CONTACTS}/${contact}`, { data: { phone: '0711 2' }, seen });

    expect(answer.status).toBe(409);
    expect(answer.text).not.toContain('Ulm');
    expect(answer.body.error.details).toMatchObject({ fields: [], current: {} });
  });

  it('lets one of two win who saw the same and save at once', async () => {
    const contact = await made.company();
    const { body } = await admin.get(`${CONTACTS}/${contact}`);
    const seen = { updatedAt: body.data.updatedAt };

    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((note) => admin.put(`${CONTACTS}/${contact}`, { data: { note }, seen })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('is no news to a person whose contact was saved without touching what they share', async () => {
    const { contact, person } = await made.personContact({ lastName: 'Vogt' }, { email: 'a@example.com' });
    const seen = { updatedAt: (await admin.get(`/crm-contacts/persons/${person}`)).body.data.updatedAt };

    await admin.put(`${CONTACTS}/${contact}`, { data: { note: 'x', name: 'Vogt', email: 'a@example.com', phone: null } });
    const answer = await admin.put(`/crm-contacts/persons/${person}`, { data: { note: 'y' }, seen });

    expect(answer.status).toBe(200);
  });

  it('lets a person contact be saved twice in a row with what the first answer said', async () => {
    const { contact } = await made.personContact();
    const first = await admin.put(`${CONTACTS}/${contact}`, { data: { email: 'a@example.com' } });

    const second = await admin.put(`${CONTACTS}/${contact}`, { data: { email: 'b@example.com' }, seen: { updatedAt: first.body.data.updatedAt } });

    expect(second.status).toBe(200);
  });
});

describe('a person contact and its person', () => {
  it('are edited at the same moment without a deadlock: each write is done or told to try again', async () => {
    const { contact, person } = await made.personContact({ firstName: 'Eva', lastName: 'Zwilling' });
    const statuses: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      const { updatedAt } = (await admin.get(`${CONTACTS}/${contact}`)).body.data;
      const answers = await Promise.all([
        admin.put(`${CONTACTS}/${contact}`, { data: { phone: `0711 1${round}`, note: `Contact ${round}` }, seen: { updatedAt } }),
        admin.put(`/crm-contacts/persons/${person}`, { data: { email: `eva${round}@example.com`, note: `Person ${round}` } }),
        api.put(`${API}/contacts/${contact}`, { data: { email: `zwilling${round}@example.com` } }),
        api.put(`${API}/persons/${person}`, { data: { phone: `0711 2${round}` } }),
      ]);
      statuses.push(...answers.map(({ status }) => status));
    }

    const [one, other] = [await made.stored(contact), await made.storedPerson(person)];

    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(15);
    expect([one.email, one.phone, one.name]).toEqual([other.email, other.phone, other.fullName]);
    expect([one.emailKey, one.phoneKey]).toEqual([other.emailKey, other.phoneKey]);
    expect(one.emailKey).toBe(one.email);
  });
});

describe('a person contact that is closed while its person is edited', () => {
  it('waits for its turn: neither meets a deadlock', async () => {
    const { contact, person } = await made.personContact({ firstName: 'Ida', lastName: 'Schluss' });
    const statuses: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const { updatedAt } = (await admin.get(`${CONTACTS}/${contact}`)).body.data;
      const [closed, edited] = await Promise.all([
        admin.post(`${CONTACTS}/${contact}/close`, { reason: `Round ${round}`, seen: { updatedAt } }),
        api.put(`${API}/persons/${person}`, { data: { phone: `0711 3${round}` } }),
      ]);
      // Whoever closes second has not seen the other's change.
      statuses.push(edited.status, closed.body.error?.details?.reason === 'changed' ? 200 : closed.status);
      if (closed.status === 200) await admin.post(`${CONTACTS}/${contact}/reopen`);
    }

    expect(statuses).toEqual(Array(20).fill(200));
  });
});

describe('duplicates', () => {
  const find = (query: string, client: Client = admin) => client.get(`${CONTACTS}/duplicates?${query}`);
  const matched = (answer: { body: { candidates: { documentId: string; matched: string[] }[] } }) =>
    Object.fromEntries(answer.body.candidates.map((candidate) => [candidate.documentId, candidate.matched]));

  it('are found by e-mail, phone, VAT id, or name with postal code, however they are written', async () => {
    const contact = await made.company({ name: 'Größer Antriebe GmbH & Co. KG', postalCode: 'D-89073', email: 'Info@Groesser.example', phone: '+49 731 4455', vatId: 'DE 136 695 976', country: 'DE' });
    const further = await made.company({ name: 'Other' });
    await made.row(uids.channel, { kind: 'email', value: 'info@groesser.example', contact: further });

    expect(matched(await find('email=INFO@groesser.example'))).toEqual({ [contact]: ['email'], [further]: ['email'] });
    expect(matched(await find('phone=0731/44 55&country=DE'))).toEqual({ [contact]: ['phone'] });
    expect(matched(await find('vatId=136695976&country=DE'))).toMatchObject({ [contact]: ['vatId'] });
    expect(matched(await find('name=Groesser Antriebe&postalCode=89073'))).toEqual({ [contact]: ['name'] });
    expect(matched(await find('name=Groesser Antriebe'))).toEqual({});
    expect(matched(await find(`email=info@groesser.example&exclude=${contact}`))).toEqual({ [further]: ['email'] });
  });

  it('puts the strongest first and tells what matched', async () => {
    const [byPhone, byBoth] = [await made.company({ phone: '030 5550001' }), await made.company({ phone: '030 5550001', email: 'both@example.com' })];

    const { body } = await find('phone=030 5550001&email=both@example.com');

    expect(body.candidates.map(({ documentId }: { documentId: string }) => documentId)).toEqual([byBoth, byPhone]);
    expect(body.candidates[0]).toMatchObject({ matched: ['email', 'phone'], stage: 'general', stageStatus: 'active', kind: 'company' });
  });

  it('tell nothing about fields and records that the user may not read', async () => {
    await made.company({ email: 'secret@example.com' });
    const create: PermissionInput = { action: 'plugin::crm-contacts.contacts.create' };
    const role = (fields: string[], conditions: string[] = []) => roleWith(app, [create, { action: 'plugin::content-manager.explorer.read', subject: uids.contact, properties: { fields }, conditions }]);
    const withoutField = await adminWith(app, await role(['name', 'number']));
    const ownOnly = await adminWith(app, await role(['name', 'email'], ['plugin::crm-contacts.own']));

    expect((await find('email=secret@example.com', withoutField)).body.candidates).toEqual([]);
    expect((await find('email=secret@example.com', ownOnly)).body.candidates).toEqual([]);
  });

  it('are asked for by known criteria only', async () => {
    expect((await find('shoeSize=44')).status).toBe(400);
  });
});
