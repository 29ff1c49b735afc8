import { activitiesOf, ACTIVITY, CONTACT, listed, subjects, type Row } from '../support/activities';
import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client, type PermissionInput } from '../support/clients';
import { fieldsOf } from '../support/refusals';
import { statementsOf } from '../support/rows';

let app: Application;
let admin: AdminClient;
let api: Client;
let contact: ReturnType<typeof activitiesOf>['contact'];
let activity: ReturnType<typeof activitiesOf>['activity'];
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
  ({ contact, activity } = activitiesOf(app));
});
afterAll(() => app.stop());

describe('the list of a contact', () => {
  it('shows the future first, then the past, in pages', async () => {
    const customer = await contact('Liste AG');
    const contacts = [customer];
    await activity('Anruf', { contacts, startsAt: '2026-01-10T09:00:00.000Z', endsAt: '2026-01-10T09:15:00.000Z' });
    await activity('Aufgabe', { contacts, dueOn: '2026-01-11', type: 'task' });
    await activity('Messe', { contacts, startsAt: '2999-05-01T08:00:00.000Z' });
    await activity('fremd', { contacts: [await contact('Andere AG')], dueOn: '2026-01-11' });

    const first = await listed(admin, customer, 'limit=2');
    const second = await listed(admin, customer, `limit=2&before=${first.body.next}`);

    expect(subjects(first.body.results)).toEqual(['Messe', 'Aufgabe']);
    expect(subjects(second.body.results)).toEqual(['Anruf']);
    expect(second.body.next).toBeNull();
    expect(first.body.results[1]).toMatchObject({ day: '2026-01-11', overdue: true, contacts: [{ documentId: customer, name: 'Liste AG' }], mayUpdate: true });
    expect(first.body.results[1].id).toBeUndefined();
  });

  it('puts a call late in the evening on its day in the time zone of the application', async () => {
    const customer = await contact('Abend AG');
    await activity('Spät', { contacts: [customer], startsAt: '2026-06-14T22:30:00.000Z' });
    await activity('Ganztags', { contacts: [customer], startsAt: '2026-06-14T22:00:00.000Z', allDay: true });

    const { body } = await listed(admin, customer);

    expect(body.results.map(({ day }: { day: string }) => day)).toEqual(['2026-06-15', '2026-06-15']);
    expect(body.results[0]).toMatchObject({ subject: 'Ganztags', startsAt: '2026-06-15T12:00:00.000Z' });
  });

  it('filters by kind, state, person in charge and text', async () => {
    const customer = await contact('Filter AG');
    const mine = { contacts: [customer], responsible: admin.user.id };
    await activity('Angebot 100 % nachfassen', { ...mine, dueOn: '2026-02-01' });
    await activity('Besuch', { contacts: [customer], type: 'visit', state: 'done', outcome: 'Bestellt', dueOn: '2026-02-02' });

    expect(subjects((await listed(admin, customer, 'type=visit')).body.results)).toEqual(['Besuch']);
    expect(subjects((await listed(admin, customer, 'state=open')).body.results)).toEqual(['Angebot 100 % nachfassen']);
    expect(subjects((await listed(admin, customer, 'responsible=me')).body.results)).toEqual(['Angebot 100 % nachfassen']);
    expect(subjects((await listed(admin, customer, `q=${encodeURIComponent('100 %')}`)).body.results)).toEqual(['Angebot 100 % nachfassen']);
    expect(subjects((await listed(admin, customer, 'q=bestellt')).body.results)).toEqual(['Besuch']);
    expect((await listed(admin, customer, 'before=yesterday')).status).toBe(400);
  });

  it('holds what was done with the person that the contact is, and that person has a list too', async () => {
    const person = (await app.strapi.documents('plugin::crm-contacts.person').create({ data: { lastName: 'Kern', firstName: 'Jo' } as never })).documentId;
    const own = await contact('Jo Kern', { kind: 'person', person });
    await activity('Mit der Person', { persons: [person], dueOn: '2026-03-01' });

    const ofContact = await listed(admin, own);
    const ofPerson = await admin.get(`/crm-contacts/persons/${person}/activities`);

    expect(subjects(ofContact.body.results)).toEqual(['Mit der Person']);
    expect(ofContact.body.results[0].persons).toEqual([{ documentId: person, fullName: 'Jo Kern' }]);
    expect(subjects(ofPerson.body.results)).toEqual(['Mit der Person']);
  });
});

describe('the timeline', () => {
  it('joins activities, stage changes and documents in one stream, page by page without loss', async () => {
    const customer = await contact('Strom AG', { stage: 'prospect' });
    await admin.post(`/crm-contacts/contacts/${customer}/transition`, { to: { stage: 'customer', status: 'active' } });
    for (const day of [1, 2, 3]) {
      await activity(`A${day}`, { contacts: [customer], dueOn: `2026-01-0${day}` });
      await app.strapi.documents('api::order.order').create({ data: { number: `ST-${day}`, orderingParty: customer, orderedOn: `2026-01-0${day}` } as never });
    }
    await activity('geplant', { contacts: [customer], dueOn: '2999-01-01' });
    const names: string[] = [];

    let next: string | null = '';
    while (next !== null) {
      const page = await admin.get(`/crm-contacts/contacts/${customer}/timeline?limit=2${next ? `&before=${next}` : ''}`);
      expect(page.status).toBe(200);
      names.push(...page.body.results.map((entry: { kind: string; activity?: Row; document?: { number: string }; stageChange?: { toStage: string } }) =>
        entry.activity?.subject ?? entry.document?.number ?? entry.stageChange?.toStage));
      next = page.body.next;
    }

    expect(names).toEqual(['customer', 'prospect', 'A3', 'ST-3', 'A2', 'ST-2', 'A1', 'ST-1']);
  });

  it('starts at an instant and leaves out kinds that the reader may not read', async () => {
    const customer = await contact('Teil AG');
    await activity('früh', { contacts: [customer], startsAt: '2026-01-01T10:00:00.000Z' });
    await activity('spät', { contacts: [customer], startsAt: '2026-02-01T10:00:00.000Z' });
    const role = await roleWith(app, [
      { action: 'plugin::crm-contacts.activities.read' },
      { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name'] } },
      { action: 'plugin::content-manager.explorer.read', subject: ACTIVITY, properties: { fields: ['subject', 'startsAt', 'contacts'] } },
    ]);
    const clerk = await adminWith(app, role);

    const early = await admin.get(`/crm-contacts/contacts/${customer}/timeline?before=2026-02-01T10:00:00.000Z`);
    const part = await clerk.get(`/crm-contacts/contacts/${customer}/timeline`);

    expect(early.body.results.map(({ activity: row }: { activity: Row }) => row.subject)).toEqual(['früh']);
    expect(part.body.results.map(({ kind }: { kind: string }) => kind)).toEqual(['activity', 'activity']);
    expect(part.body.results[0].activity.state).toBeUndefined();
    expect(part.body.results[0].activity.outcome).toBeUndefined();
  });

  it('costs the same number of statements whatever its length', async () => {
    const [short, long] = [await contact('Kurz AG'), await contact('Lang AG')];
    await activity('eins', { contacts: [short], dueOn: '2026-01-01', responsible: admin.user.id });
    for (let index = 0; index < 20; index += 1) await activity(`Nr ${index}`, { contacts: [long], dueOn: '2026-01-01', responsible: admin.user.id });
    const count = (documentId: string) => statementsOf(app, () => admin.get(`/crm-contacts/contacts/${documentId}/timeline?limit=50`));
    // What is remembered for a second is asked for again now and then: the fewest count.
    const fewest = async (documentId: string) => Math.min(await count(documentId), await count(documentId), await count(documentId));

    expect(await fewest(long)).toBe(await fewest(short));
  });
});

describe('what is written', () => {
  const post = (data: object) => api.post('/api/crm-contacts/activities', { data: { type: 'call', subject: 'x', ...data } });

  it('is refused with the name of the field', async () => {
    const answers = [
      await post({ startsAt: '2026-01-02T10:00:00.000Z', endsAt: '2026-01-02T09:00:00.000Z' }),
      await post({ endsAt: '2026-01-02T09:00:00.000Z' }),
      await post({ type: 'party' }),
      await post({ subject: ' \n ' }),
      await post({ contacts: ['nosuchcontact'] }),
      await post({ persons: { connect: [{ documentId: 'nosuchperson' }] } }),
      await post({ documentType: 'api::receipt.receipt', documentRef: 'x' }),
      await post({ documentType: 'api::order.order', documentRef: 'nosuchorder' }),
    ];
    const participant = await admin.post('/crm-contacts/activities', { data: { type: 'call', subject: 'x', participants: [{ id: 99999 }] } });

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    expect(answers.map((answer) => fieldsOf(answer)[0])).toEqual(['endsAt', 'startsAt', 'type', 'subject', 'contacts', 'persons', 'documentType', 'documentRef']);
    expect(participant.status).toBe(400);
    expect(fieldsOf(participant)).toEqual(['participants']);
    expect(await app.strapi.db.query(ACTIVITY).count({ where: { subject: 'x' } })).toBe(0);
  });

  it('keeps markup in a subject as text on one line', async () => {
    const answer = await post({ subject: '<script>alert(1)</script>\nzweite Zeile' });

    expect(answer.status).toBe(201);
    expect(answer.body.data.subject).toBe('<script>alert(1)</script> zweite Zeile');
  });

  it('stands on its day when it lasts whole days from now on', async () => {
    // Half past midnight in Berlin, on the next day.
    const documentId = await activity('nachts', { startsAt: '2026-06-14T22:30:00.000Z', endsAt: '2026-06-15T22:30:00.000Z' });
    const { body } = await admin.put(`/crm-contacts/activities/${documentId}`, { data: { allDay: true } });

    expect(body.data).toMatchObject({ startsAt: '2026-06-15T12:00:00.000Z', endsAt: '2026-06-16T12:00:00.000Z', allDay: true });
  });

  it('stays somebody\'s while it is private, by whatever way it becomes so', async () => {
    const { body } = await admin.post('/crm-contacts/activities', { data: { type: 'task', subject: 'vertraulich', private: true } });
    const change = (data: object) => admin.put(`/crm-contacts/activities/${body.data.documentId}`, { data });
    const opened = [await change({ responsible: null }), await change({ responsible: null, private: false })];
    const lost = [opened[0], await change({ private: true }), await admin.post('/crm-contacts/activities', { data: { type: 'task', subject: 'verloren', private: true, responsible: null } }), await post({ private: true })];

    expect(opened.map(({ status }) => status)).toEqual([400, 200]);
    expect(lost.map((answer) => [answer.status, fieldsOf(answer)])).toEqual(lost.map(() => [400, ['responsible']]));
    expect((await change({ private: true, responsible: admin.user.id })).status).toBe(200);
  });

  it('is the writer\'s in the panel unless somebody else is named', async () => {
    const mine = await admin.post('/crm-contacts/activities', { data: { type: 'call', subject: 'meins' } });
    const nobodys = await admin.post('/crm-contacts/activities', { data: { type: 'call', subject: 'niemandes', responsible: null } });

    expect(mine.body.data.responsible).toMatchObject({ documentId: admin.user.documentId });
    expect(nobodys.body.data.responsible).toBeNull();
  });

  it('follows no activity that follows it', async () => {
    const first = await activity('erste');
    const second = await activity('zweite', { followUpOf: first });

    const circle = await api.put(`/api/crm-contacts/activities/${first}`, { data: { followUpOf: second } });

    expect(circle.status).toBe(400);
    expect(fieldsOf(circle)).toEqual(['followUpOf']);
  });

  it('refuses an absence that ends before it starts or names its own deputy', async () => {
    const user = { id: admin.user.id };
    const dates = await admin.post('/crm-contacts/absences', { data: { user, validFrom: '2026-02-01', validTo: '2026-01-01' } });
    const self = await admin.post('/crm-contacts/absences', { data: { user, deputy: user } });

    expect([dates.status, self.status]).toEqual([400, 400]);
    expect([dates, self].map((answer) => fieldsOf(answer)[0])).toEqual(['validTo', 'deputy']);
  });
});

describe('an absence', () => {
  const ABSENCE = 'plugin::crm-contacts.absence';
  const clerk = async () => {
    const fields = ['user', 'deputy', 'validFrom', 'validTo'];
    const conditions = ['plugin::crm-contacts.own'];
    return adminWith(app, await roleWith(app, [
      { action: 'plugin::content-manager.explorer.read', subject: ABSENCE, properties: { fields } },
      ...['create', 'update'].map((verb) => ({ action: `plugin::content-manager.explorer.${verb}`, subject: ABSENCE, properties: { fields }, conditions })),
    ]));
  };

  it('of somebody else is nobody\'s to enter who may enter their own only, not by a change either', async () => {
    const me = await clerk();
    const [user, boss] = [{ id: me.user.id }, { id: admin.user.id }];
    const own = await me.post('/crm-contacts/absences', { data: { user, deputy: boss, validFrom: '2026-02-01', validTo: '2026-02-05' } });

    const foreign = await me.post('/crm-contacts/absences', { data: { user: boss, deputy: user, validFrom: '2026-02-01' } });
    const turned = await me.put(`/crm-contacts/absences/${own.body.data.documentId}`, { data: { user: boss, deputy: user } });

    expect([own.status, foreign.status, turned.status]).toEqual([201, 403, 403]);
    expect(await app.strapi.db.query(ABSENCE).count({ where: { deputy: { id: me.user.id } } })).toBe(0);
  });

  it('shares no day with another one of the same user, also of two entered at once', async () => {
    const me = await clerk();
    const enter = (validFrom: string, validTo?: string) => me.post('/crm-contacts/absences', { data: { user: { id: me.user.id }, validFrom, validTo } });
    await enter('2026-03-01', '2026-03-10');

    const [overlapping, next] = [await enter('2026-03-10', '2026-03-12'), await enter('2026-03-11', '2026-03-12')];
    const parallel = await Promise.all([1, 2].map(() => enter('2026-04-01')));

    expect([overlapping.status, next.status]).toEqual([400, 201]);
    expect(fieldsOf(overlapping)).toEqual(['validFrom']);
    expect(parallel.map(({ status }) => status).sort()).toEqual([201, 400]);
  });
});

describe('finishing', () => {
  it('is one call with the outcome, and happens once', async () => {
    const documentId = await activity('anrufen', { dueOn: '2026-01-01' });

    const answers = await Promise.all([1, 2].map((turn) => admin.post(`/crm-contacts/activities/${documentId}/finish`, { outcome: `erreicht ${turn}` })));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const done = answers.find(({ status }) => status === 200);
    expect(done?.body).toMatchObject({ state: 'done', overdue: false, outcome: expect.stringMatching(/^erreicht/) });
  });

  it('is refused to who may not change the activity, and hidden where it may not be read', async () => {
    const documentId = await activity('fremd');
    const read: PermissionInput[] = [
      { action: 'plugin::crm-contacts.activities.read' },
      { action: 'plugin::content-manager.explorer.read', subject: ACTIVITY, properties: { fields: ['subject', 'state'] } },
    ];
    const reader = await adminWith(app, await roleWith(app, read));
    const blind = await adminWith(app, await roleWith(app, [read[0]]));

    expect((await reader.post(`/crm-contacts/activities/${documentId}/finish`, {})).status).toBe(403);
    expect((await blind.post(`/crm-contacts/activities/${documentId}/finish`, {})).status).toBe(404);
    expect((await admin.post('/crm-contacts/activities/nosuchactivity/finish', {})).status).toBe(404);
  });
});

it('gives the window what comes next with its counts', async () => {
  const customer = await contact('Fenster AG');
  const { id } = await app.strapi.db.query(CONTACT).findOne({ where: { documentId: customer } });
  await activity('überfällig', { contacts: [customer], dueOn: '2026-01-01' });
  await activity('später', { contacts: [customer], dueOn: '2999-01-01' });
  await activity('erledigt', { contacts: [customer], dueOn: '2026-01-02', state: 'done' });
  const { systemReader } = jest.requireActual<{ systemReader: never }>('../../dist/src/plugins/crm-contacts/server/src/kernel/rights/reader');

  const part = await app.strapi.plugin('crm-contacts').service('activities').windowPart(systemReader, id);

  expect(subjects(part.next)).toEqual(['überfällig', 'später']);
  expect(part).toMatchObject({ openCount: 2, overdueCount: 1 });
});
