import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client, type PermissionInput } from '../support/clients';

let app: Application;
let admin: AdminClient;
let api: Client;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
  api = await apiWith(app);
});
afterAll(() => app.stop());

const CONTACT = 'plugin::crm-contacts.contact';
const ACTIVITY = 'plugin::crm-contacts.activity';

async function contact(name: string, more: object = {}): Promise<string> {
  return (await app.strapi.documents(CONTACT).create({ data: { name, kind: 'company', stage: 'customer', ...more } as never })).documentId;
}

async function activity(subject: string, more: object = {}): Promise<string> {
  return (await app.strapi.documents(ACTIVITY).create({ data: { type: 'call', subject, ...more } as never })).documentId;
}

interface Row {
  subject: string;
}
const subjects = (rows: Row[]) => rows.map(({ subject }) => subject);
const listed = async (client: Client, documentId: string, query = '') => client.get(`/crm-contacts/contacts/${documentId}/activities?${query}`);
const pathOf = (answer: { body: { error: { details: { errors: { path: string[] }[] } } } }) => answer.body.error.details.errors[0].path;

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
    const count = async (documentId: string) => {
      let statements = 0;
      const onQuery = () => { statements += 1; };
      app.strapi.db.connection.on('query', onQuery);
      await admin.get(`/crm-contacts/contacts/${documentId}/timeline?limit=50`);
      app.strapi.db.connection.removeListener('query', onQuery);
      return statements;
    };
    // What is remembered for a second is asked for again now and then, and jobs run every minute: the fewest count.
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
    expect(answers.map((answer) => pathOf(answer as never)[0])).toEqual(['endsAt', 'startsAt', 'type', 'subject', 'contacts', 'persons', 'documentType', 'documentRef']);
    expect(participant.status).toBe(400);
    expect(pathOf(participant as never)).toEqual(['participants']);
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

  it('stays somebody\'s while it is private', async () => {
    const { body } = await admin.post('/crm-contacts/activities', { data: { type: 'task', subject: 'vertraulich', private: true } });
    const { documentId } = body.data;
    const cleared = await admin.put(`/crm-contacts/activities/${documentId}`, { data: { responsible: null } });
    const opened = await admin.put(`/crm-contacts/activities/${documentId}`, { data: { responsible: null, private: false } });

    expect([cleared.status, pathOf(cleared), opened.status]).toEqual([400, ['responsible'], 200]);
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
    expect(pathOf(circle as never)).toEqual(['followUpOf']);
  });

  it('refuses an absence that ends before it starts or names its own deputy', async () => {
    const user = { id: admin.user.id };
    const dates = await admin.post('/crm-contacts/absences', { data: { user, validFrom: '2026-02-01', validTo: '2026-01-01' } });
    const self = await admin.post('/crm-contacts/absences', { data: { user, deputy: user } });

    expect([dates.status, self.status]).toEqual([400, 400]);
    expect([dates, self].map((answer) => pathOf(answer as never)[0])).toEqual(['validTo', 'deputy']);
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
    expect(pathOf(overlapping as never)).toEqual(['validFrom']);
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

describe('the list of all', () => {
  const all = (client: Client, query: string) => client.get(`/crm-contacts/activities/list?q=Gesamt&${query}`);

  it('merges all types, those without a contact too, page by page and filtered', async () => {
    const other = await adminWith(app);
    const rows: [type: string, dueOn: string, more?: object][] = [
      ['call', '2027-03-01'], ['task', '2027-03-04', { responsible: other.user.id }], ['call', '2027-03-02', { state: 'done', responsible: other.user.id }],
      ['meeting', '2027-03-03', { state: 'cancelled' }], ['note', '2027-03-05'],
    ];
    for (const [type, dueOn, more] of rows) await activity(`Gesamt ${dueOn.slice(-1)}`, { type, dueOn, ...more });
    const asked = async (query: string) => subjects((await all(admin, query)).body.results).map((subject) => subject.slice(-1)).join('');

    const first = await all(admin, 'limit=2');
    const second = await all(admin, `limit=2&before=${first.body.next}`);
    const third = await all(admin, `limit=2&before=${second.body.next}`);

    expect([first, second, third].map(({ body }) => subjects(body.results).map((subject) => subject.slice(-1)).join(''))).toEqual(['54', '32', '1']);
    expect(third.body.next).toBeNull();
    expect(await asked('type=call')).toBe('21');
    expect(await asked('type=nosuchtype')).toBe('');
    expect(await Promise.all(['open', 'done', 'cancelled'].map((state) => asked(`state=${state}`)))).toEqual(['541', '2', '3']);
    expect(await asked(`responsible=${other.user.documentId}`)).toBe('42');
    expect(await asked(`responsible=${other.user.documentId}&state=done&type=call`)).toBe('2');
    expect(await asked('responsible=nosuchuser')).toBe('');
    expect(await asked('from=2027-03-02&to=2027-03-04')).toBe('432');
    for (const [query, status] of [['q=%00', 200], ['from=9999-12-31', 400], ['before=9999999999999999.2.x', 200], ['responsible[$ne]=x', 400]] as const) {
      expect([query, (await admin.get(`/crm-contacts/activities/list?${query}`)).status]).toEqual([query, status]);
    }
  });

  it('holds what the reader may read and nothing else', async () => {
    const [hidden, shown] = [await contact('Fremdes Gesamt AG'), await contact('Eigenes Gesamt AG')];
    const own = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.activities.read' },
      { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name'] }, conditions: ['plugin::crm-contacts.own'] },
      { action: 'plugin::content-manager.explorer.read', subject: ACTIVITY, properties: { fields: ['subject'] } },
    ]));
    await app.strapi.documents(CONTACT).update({ documentId: shown, data: { owner: own.user.id } as never });
    await activity('Gesamt fremd', { contacts: [hidden] });
    await activity('Gesamt eigen', { contacts: [shown] });
    await activity('Gesamt privat', { contacts: [shown], private: true, responsible: admin.user.id });
    await activity('Gesamt dabei', { contacts: [hidden], participants: [own.user.id] });

    const found = subjects((await all(own, '')).body.results);

    expect(found).toEqual(expect.arrayContaining(['Gesamt eigen', 'Gesamt dabei']));
    expect(found).not.toEqual(expect.arrayContaining(['Gesamt fremd']));
    expect(found).not.toEqual(expect.arrayContaining(['Gesamt privat']));
    expect((await all(own, 'type=call')).status).toBe(403);
  });
});

describe('visibility', () => {
  it('shows private activities to their responsible alone', async () => {
    const customer = await contact('Privat AG');
    const other = await adminWith(app);
    await activity('geheim', { contacts: [customer], private: true, responsible: admin.user.id, dueOn: '2026-01-01' });

    expect(subjects((await listed(admin, customer)).body.results)).toEqual(['geheim']);
    expect((await listed(other, customer)).body.results).toEqual([]);
    expect((await other.get(`/crm-contacts/contacts/${customer}/timeline`)).body.results.filter(({ kind }: { kind: string }) => kind === 'activity')).toEqual([]);
    expect((await api.get(`/api/crm-contacts/contacts/${customer}/activities`)).body.results).toEqual([]);
  });

  it('shows a private activity not even to its participants and to who wrote it down', async () => {
    const other = await adminWith(app);
    const documentId = await activity('vertraulich', { private: true, responsible: admin.user.id, participants: [other.user.id], createdBy: other.user.id, dueOn: '2026-01-01' });

    expect((await admin.get(`/crm-contacts/activities/${documentId}`)).status).toBe(200);
    expect((await other.get(`/crm-contacts/activities/${documentId}`)).status).toBe(404);
  });

  it('of a contact out of reach is given to responsible, participants and, during an absence, to who stands in', async () => {
    const role = await roleWith(app, [
      { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name'] }, conditions: ['plugin::crm-contacts.own'] },
      { action: 'plugin::content-manager.explorer.read', subject: ACTIVITY, properties: { fields: ['subject', 'state'] } },
    ]);
    const [colleague, deputy, stranger] = [await adminWith(app, role), await adminWith(app, role), await adminWith(app, role)];
    const contacts = [await contact('Vertretung AG')];
    const open = await activity('vertreten', { contacts, responsible: colleague.user.id });
    const secret = await activity('nicht vertreten', { contacts, responsible: colleague.user.id, private: true });
    const seen = async (client: Client) => Promise.all([open, secret].map(async (documentId) => (await client.get(`/crm-contacts/activities/${documentId}`)).status));
    const before = await seen(deputy);

    await app.strapi.documents('plugin::crm-contacts.absence').create({ data: { user: colleague.user.id, deputy: deputy.user.id, validFrom: '2026-01-01', validTo: '2999-01-01' } as never });
    await app.strapi.documents('plugin::crm-contacts.absence').create({ data: { user: colleague.user.id, deputy: stranger.user.id, validTo: '2025-12-31' } as never });

    expect(before).toEqual([404, 404]);
    expect(await seen(colleague)).toEqual([200, 200]);
    expect(await seen(deputy)).toEqual([200, 404]);
    expect(await seen(stranger)).toEqual([404, 404]);
  });

  it('under the condition "own" is for responsible and participants alike, to read and to finish, in the Content Manager too', async () => {
    const right = (verb: string) => ({ action: `plugin::content-manager.explorer.${verb}`, subject: ACTIVITY, properties: { fields: ['subject', 'state', 'outcome', 'participants'] }, conditions: ['plugin::crm-contacts.own'] });
    const role = await roleWith(app, [right('read'), right('update'), { action: 'plugin::crm-contacts.activities.read' }]);
    const [participant, stranger] = [await adminWith(app, role), await adminWith(app, role)];
    const documentId = await activity('mit anderen', { responsible: admin.user.id, participants: [admin.user.id, participant.user.id] });
    const rows = `/content-manager/collection-types/${ACTIVITY}`;

    const listedRows = await Promise.all([participant, stranger].map(async (client) => subjects((await client.get(rows)).body.results)));
    const opened = await Promise.all([participant, stranger].map(async (client) => (await client.get(`${rows}/${documentId}`)).status));
    const finished = await Promise.all([stranger, participant].map(async (client) => (await client.post(`/crm-contacts/activities/${documentId}/finish`, { outcome: 'gut' })).status));

    expect(listedRows).toEqual([['mit anderen'], []]);
    expect(opened[0]).toBe(200);
    expect(opened[1]).toBeGreaterThanOrEqual(403);
    expect(finished).toEqual([404, 200]);
  });

  it('without a contact is for all to read and for its people to change', async () => {
    const right = (verb: string, subject: string, conditions: string[] = []) => ({ action: `plugin::content-manager.explorer.${verb}`, subject, properties: { fields: Object.keys(app.strapi.contentType(subject as never).attributes) }, conditions });
    const role = await roleWith(app, [right('read', CONTACT), right('update', CONTACT, ['plugin::crm-contacts.own']), ...['read', 'create', 'update'].map((verb) => right(verb, ACTIVITY)), { action: 'plugin::crm-contacts.activities.read' }]);
    const [owner, participant, other] = [await adminWith(app, role), await adminWith(app, role), await adminWith(app, role)];
    const { body } = await owner.post('/crm-contacts/activities', { data: { type: 'meeting', subject: 'Wochenbesprechung', participants: [participant.user.id] } });
    const change = async (client: AdminClient) => (await client.put(`/crm-contacts/activities/${body.data.documentId}`, { data: { priority: 'high' } })).status;

    expect(await Promise.all([owner, participant, other].map(async (client) => (await client.get(`/crm-contacts/activities/${body.data.documentId}`)).status))).toEqual([200, 200, 200]);
    expect([await change(owner), await change(participant), await change(other)]).toEqual([200, 200, 403]);
  });

  it('hides the activities of contacts that the reader may not read', async () => {
    const customer = await contact('Verborgen AG');
    await activity('verborgen', { contacts: [customer] });
    const blind = await adminWith(app, await roleWith(app, [
      { action: 'plugin::crm-contacts.activities.read' },
      { action: 'plugin::content-manager.explorer.read', subject: ACTIVITY, properties: { fields: ['subject'] } },
    ]));
    const nobody = await adminWith(app, await roleWith(app, []));

    expect((await listed(blind, customer)).status).toBe(404);
    expect((await listed(nobody, customer)).status).toBe(403);
    expect((await blind.get(`/crm-contacts/contacts/${customer}/timeline`)).status).toBe(404);
  });
});

it('gives the window what comes next with its counts', async () => {
  const customer = await contact('Fenster AG');
  const { id } = await app.strapi.db.query(CONTACT).findOne({ where: { documentId: customer } });
  await activity('überfällig', { contacts: [customer], dueOn: '2026-01-01' });
  await activity('später', { contacts: [customer], dueOn: '2999-01-01' });
  await activity('erledigt', { contacts: [customer], dueOn: '2026-01-02', state: 'done' });
  const { systemReader } = jest.requireActual<{ systemReader: never }>('../../dist/src/plugins/crm-contacts/server/src/kernel/reader');

  const part = await app.strapi.plugin('crm-contacts').service('activities').windowPart(systemReader, id);

  expect(subjects(part.next)).toEqual(['überfällig', 'später']);
  expect(part).toMatchObject({ openCount: 2, overdueCount: 1 });
});

describe('places of activities', () => {
  const knex = () => app.strapi.db.connection;
  /** Links without a place, places without a link, and places that say something else than their activity. */
  async function wrongPlaces(): Promise<number> {
    const kinds = [['contacts', 'contact_id'], ['persons', 'person_id'], ['responsible', 'user_id'], ['participants', 'user_id']];
    const counts = await Promise.all(kinds.map(async ([link, column], index) => {
      const table = `crm_activities_${link}_lnk`;
      const [links, places, right] = await Promise.all([
        knex()(table).count('* as n').first(),
        knex()('crm_activity_places').where('kind', index + 1).count('* as n').first(),
        knex()('crm_activity_places as p').join('crm_activities as a', 'a.id', 'p.activity_id').join(`${table} as l`, (on) => on.on('l.activity_id', 'a.id').andOn(`l.${column}`, 'p.owner_id'))
          .where('p.kind', index + 1).whereRaw(`p.key = a.document_id AND (p.open = 1) = (a.state = 'open')`).count('* as n').first(),
      ]);
      return Number(links?.n) + Number(places?.n) - 2 * Number(right?.n);
    }));
    const ofTypes = await Promise.all([
      knex()('crm_activities').count('* as n').first(),
      knex()('crm_activity_places').where('kind', 5).count('* as n').first(),
      knex()('crm_activity_places as p').join('crm_activities as a', 'a.id', 'p.activity_id').leftJoin('crm_activity_types as t', 't.key', 'a.type')
        .where('p.kind', 5).whereRaw(`p.owner_id = coalesce(t.id, 0) AND p.key = a.document_id AND p.open = CASE a.state WHEN 'open' THEN 1 WHEN 'done' THEN 0 ELSE 2 END`).count('* as n').first(),
    ]);
    const [activities, places, right] = ofTypes.map((row) => Number(row?.n));
    return counts.reduce((sum, count) => sum + count, activities + places - 2 * right);
  }

  it('follow every write: new links, other days and states, removed rows, whoever writes them', async () => {
    const [first, second] = [await contact('Platz Eins AG'), await contact('Platz Zwei AG')];
    const person = await app.strapi.documents('plugin::crm-contacts.person').create({ data: { lastName: 'Platz' } as never });
    const early = await activity('Früh', { contacts: [first], startsAt: '2026-01-01T09:00:00.000Z', responsible: admin.user.id, participants: [admin.user.id] });
    const late = await activity('Spät', { contacts: [first, second], persons: [person.documentId], dueOn: '2026-01-02' });
    const gone = await activity('Weg', { contacts: [second], dueOn: '2026-01-03' });

    await app.strapi.documents(ACTIVITY).update({ documentId: early, data: { startsAt: '2026-01-05T09:00:00.000Z', state: 'done' } as never });
    await api.put(`/api/crm-contacts/activities/${late}`, { data: { contacts: { disconnect: [{ documentId: first }] }, persons: { set: [] } } });
    await app.strapi.db.query(ACTIVITY).deleteMany({ where: { documentId: gone } });
    await app.strapi.db.query(ACTIVITY).updateMany({ where: { documentId: late }, data: { dueOn: '2026-01-09', state: 'cancelled' } });

    expect(await wrongPlaces()).toBe(0);
    expect(subjects((await listed(admin, first)).body.results)).toEqual(['Früh']);
    expect((await listed(admin, second)).body.results).toMatchObject([{ subject: 'Spät', day: '2026-01-09' }]);
    expect(subjects((await admin.get(`/crm-contacts/persons/${person.documentId}/activities`)).body.results)).toEqual([]);
  });

  it('follow the types, also when these are written after the activities, renamed or taken away by other ways', async () => {
    const type = { key: 'nachher', name: 'Later', icon: 'Phone', colour: 'primary', active: true, rank: 900 };
    await app.strapi.db.query(ACTIVITY).create({ data: { type: 'nachher', subject: 'vor seiner Art', state: 'open', priority: 'normal', dueOn: '2027-04-01' } });
    const wrong = [await wrongPlaces()];
    const { id } = await app.strapi.db.query('plugin::crm-contacts.activity-type').create({ data: type });
    wrong.push(await wrongPlaces());
    await app.strapi.db.query('plugin::crm-contacts.activity-type').update({ where: { id }, data: { key: 'anders' } });
    wrong.push(await wrongPlaces());
    await app.strapi.db.query(ACTIVITY).updateMany({ where: { type: 'nachher' }, data: { type: 'anders' } });
    wrong.push(await wrongPlaces());
    await app.strapi.db.query('plugin::crm-contacts.activity-type').delete({ where: { id } });
    wrong.push(await wrongPlaces());

    expect(wrong).toEqual([0, 0, 0, 0, 0]);
    expect(subjects((await admin.get('/crm-contacts/activities/list?q=vor seiner Art')).body.results)).toEqual(['vor seiner Art']);
  });

  it('lead from page to page through activities of one and the same moment', async () => {
    const customer = await contact('Gleichzeitig AG');
    for (let count = 0; count < 7; count += 1) await activity(`Nr. ${count}`, { contacts: [customer], dueOn: '2026-02-01' });

    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await listed(admin, customer, `limit=3${next && `&before=${encodeURIComponent(next)}`}`);
      seen.push(...subjects(body.results));
      next = body.next;
    }

    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });
});
