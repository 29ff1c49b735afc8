import { activitiesOf, ACTIVITY, CONTACT, listed, subjects } from '../support/activities';
import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type Client } from '../support/clients';
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

  /** A user whose contacts are their own and whose right to activities has these conditions. */
  const ownerWith = async (conditions: string[] = []) => adminWith(app, await roleWith(app, [
    { action: 'plugin::crm-contacts.activities.read' },
    { action: 'plugin::content-manager.explorer.read', subject: CONTACT, properties: { fields: ['name'] }, conditions: ['plugin::crm-contacts.own'] },
    { action: 'plugin::content-manager.explorer.read', subject: 'plugin::crm-contacts.person', properties: { fields: ['lastName'] } },
    { action: 'plugin::content-manager.explorer.read', subject: ACTIVITY, properties: { fields: ['subject'] }, conditions },
  ]));

  it('holds what the reader may read and nothing else, the latest first and page by page', async () => {
    const [own, colleague] = [await ownerWith(), await adminWith(app)];
    await app.strapi.documents('plugin::crm-contacts.absence').create({ data: { user: colleague.user.id, deputy: own.user.id, validTo: '2999-01-01' } as never });
    const person = await app.strapi.documents('plugin::crm-contacts.person').create({ data: { lastName: 'Gesamt', createdBy: own.user.id } as never });
    const contacts = [await contact('Fremdes Gesamt AG')];
    const mine = [await contact('Eigenes Gesamt AG', { owner: own.user.id })];
    const rows: [subject: string, more: object][] = [
      ['fremd', { contacts }], ['privat', { contacts: mine, private: true, responsible: admin.user.id }], ['vertreten privat', { private: true, responsible: colleague.user.id }],
      ['eigen', { contacts: mine }], ['Person', { persons: [person.documentId] }], ['dabei', { contacts, participants: [own.user.id] }],
      ['vertreten', { contacts, responsible: colleague.user.id }], ['notiert', { contacts, createdBy: own.user.id }], ['allein', {}],
    ];
    for (const [index, [subject, more]] of rows.entries()) await activity(`Gesamt ${subject}`, { ...more, dueOn: `2027-06-0${index + 1}` });

    const found: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await all(own, `from=2027-06-01&to=2027-06-30&limit=4${next && `&before=${next}`}`);
      found.push(...subjects(body.results));
      next = body.next;
    }

    expect(found).toEqual(['allein', 'notiert', 'vertreten', 'dabei', 'Person', 'eigen'].map((subject) => `Gesamt ${subject}`));
    expect(subjects((await all(own, 'from=2027-06-01&to=2027-06-30&responsible=me')).body.results)).toEqual([]);
    expect((await all(own, 'type=call')).status).toBe(403);
  });

  it('holds under the condition "own" those of the user alone, by responsibility, participation or creation', async () => {
    const own = await ownerWith(['plugin::crm-contacts.own']);
    const [contacts, mine] = [[await contact('Fremdes Gesamt GmbH')], [await contact('Eigenes Gesamt GmbH', { owner: own.user.id })]];
    await activity('Gesamt Kontakt', { contacts: mine, dueOn: '2027-07-01' });
    await activity('Gesamt niemand', { dueOn: '2027-07-01' });
    await activity('Gesamt zuständig', { contacts, responsible: own.user.id, dueOn: '2027-07-02' });
    await activity('Gesamt dabei', { contacts, participants: [own.user.id], dueOn: '2027-07-03' });
    await activity('Gesamt notiert', { contacts: mine, createdBy: own.user.id, dueOn: '2027-07-04' });

    const { body } = await all(own, 'from=2027-07-01&to=2027-07-31');

    expect(subjects(body.results)).toEqual(['Gesamt notiert', 'Gesamt dabei', 'Gesamt zuständig']);
  });

  it('costs one statement more for who may read some, whatever there is', async () => {
    const [own, blind] = [await ownerWith(), await ownerWith()];
    const contacts = [await contact('Statements AG', { owner: own.user.id })];
    for (let index = 0; index < 10; index += 1) await activity(`Statement ${index}`, { contacts, dueOn: '2027-08-01' });
    const count = (client: Client) => statementsOf(app, () => client.get('/crm-contacts/activities/list?limit=50&from=2027-08-01&to=2027-08-31'));
    // What is remembered for a second is asked for again now and then: the fewest count.
    const fewest = async (client: Client) => Math.min(await count(client), await count(client), await count(client));

    expect(await fewest(own)).toBeLessThanOrEqual((await fewest(admin)) + 3);
    expect(await fewest(blind)).toBeLessThanOrEqual(await fewest(own));
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
    return counts.reduce((sum, count) => sum + count, activities + places - 2 * right) + (await wronglyAlone());
  }

  /** Activities without contact and person that have no place among those, and places of others there. */
  async function wronglyAlone(): Promise<number> {
    const alone = knex()('crm_activities as a')
      .whereNotExists(knex()('crm_activities_contacts_lnk as l').whereRaw('l.activity_id = a.id'))
      .whereNotExists(knex()('crm_activities_persons_lnk as l').whereRaw('l.activity_id = a.id'));
    const [activities, places, right] = await Promise.all([
      alone.clone().count('* as n').first(),
      knex()('crm_activity_places').where('kind', 6).count('* as n').first(),
      alone.clone().join('crm_activity_places as p', 'p.activity_id', 'a.id').where({ kind: 6, owner_id: 0 }).whereRaw('p.key = a.document_id').count('* as n').first(),
    ]);
    return Number(activities?.n) + Number(places?.n) - 2 * Number(right?.n);
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
