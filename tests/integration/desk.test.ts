import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, roleWith, type AdminClient, type PermissionInput } from '../support/clients';
import { reasons } from '../support/contacts';
import { company, made, person, statementsOf } from '../support/rows';

let app: Application;
let admin: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  admin = await adminWith(app);
});
afterAll(() => app.stop());

const EXPLORER = 'plugin::content-manager.explorer.';
const CRM = 'plugin::crm-contacts.';

/** A user who sees activities and, under `conditions`, contacts. */
async function userWith(conditions: string[] = []): Promise<AdminClient> {
  const fields = (uid: string) => Object.keys(app.strapi.contentType(uid as never).attributes);
  const rows = ['contact', 'activity', 'person'].flatMap((type): PermissionInput[] =>
    ['read', 'create', 'update', 'delete'].map((verb) => ({
      action: EXPLORER + verb, subject: CRM + type, properties: { fields: fields(CRM + type) }, conditions: type === 'contact' ? conditions : [],
    }))
  );
  const plugin = ['activities.read', 'contacts.window', 'finding.folders'].map((action) => ({ action: CRM + action }));
  return adminWith(app, await roleWith(app, [...rows, ...plugin]));
}

interface DeskRow {
  documentId: string;
  subject: string;
  deskDay: string | null;
  deputyFor: { documentId: string } | null;
}

const activity = (subject: string, user: AdminClient, more: object = {}) => made(app, 'activity', { type: 'call', subject, responsible: user.user.id, ...more });

async function desk(user: AdminClient, section: string, query = 'day=2026-06-15'): Promise<DeskRow[]> {
  const answer = await user.get(`/crm-contacts/desk?section=${section}&${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.results;
}

const subjects = (rows: { subject: string }[]) => rows.map(({ subject }) => subject);

describe('the desk', () => {
  it('goes by the resubmission, else the due day, else the start', async () => {
    const me = await userWith();
    await activity('Wiedervorlage vor Fälligkeit', me, { resubmitOn: '2026-06-15', dueOn: '2026-06-30', startsAt: '2026-07-01T08:00:00Z' });
    await activity('Fällig', me, { dueOn: '2026-06-15', startsAt: '2026-06-01T08:00:00Z' });
    await activity('Termin', me, { startsAt: '2026-06-15T08:00:00Z' });
    await activity('Ganztags', me, { startsAt: '2026-06-15T12:00:00Z', allDay: true });
    await activity('Erledigt', me, { dueOn: '2026-06-15', state: 'done' });

    const today = await desk(me, 'today');

    expect(subjects(today).sort()).toEqual(['Fällig', 'Ganztags', 'Termin', 'Wiedervorlage vor Fälligkeit']);
    expect(today.every(({ deskDay }) => deskDay === '2026-06-15')).toBe(true);
  });

  it('keeps what has a day until it is done, and drops a past start unless it is kept', async () => {
    const me = await userWith();
    await activity('gestern fällig', me, { dueOn: '2026-06-14' });
    await activity('gestern wieder', me, { resubmitOn: '2026-06-14' });
    await activity('gestern begonnen', me, { startsAt: '2026-06-14T08:00:00Z' });
    await activity('gestern begonnen, behalten', me, { startsAt: '2026-06-14T08:00:00Z', keepUntilDone: true });
    await activity('gestern begonnen, läuft noch', me, { startsAt: '2026-06-14T08:00:00Z', endsAt: '2026-06-15T08:00:00Z' });
    await activity('morgen', me, { dueOn: '2026-06-16' });
    await activity('irgendwann', me);

    const answer = await me.get('/crm-contacts/desk?section=overdue&day=2026-06-15');

    expect(subjects(answer.body.results).sort()).toEqual(['gestern begonnen, behalten', 'gestern fällig', 'gestern wieder']);
    expect(answer.body.counts).toEqual({ overdue: 3, today: 1, coming: 1, undated: 1 });
    expect(subjects(await desk(me, 'today'))).toEqual(['gestern begonnen, läuft noch']);
    expect(subjects(await desk(me, 'undated'))).toEqual(['irgendwann']);
  });

  it.each([
    ['the day before summer time', '2026-03-28', '2026-03-28T22:30:00Z', 'Europe/Berlin'],
    ['its first hour', '2026-03-29', '2026-03-28T23:00:00Z', 'Europe/Berlin'],
    ['its first evening', '2026-03-29', '2026-03-29T21:59:00Z', 'Europe/Berlin'],
    ['the morning after', '2026-03-30', '2026-03-29T22:00:00Z', 'Europe/Berlin'],
    ['the long day in October', '2026-10-25', '2026-10-25T22:59:00Z', 'Europe/Berlin'],
    ['the morning after that', '2026-10-26', '2026-10-25T23:00:00Z', 'Europe/Berlin'],
    ['an evening in New York', '2026-11-01', '2026-11-02T04:59:00Z', 'America/New_York'],
  ])('puts a start on its day in the time zone of the user: %s', async (_case, day, startsAt, timeZone) => {
    const me = await userWith();
    await activity('Termin', me, { startsAt });

    expect(subjects(await desk(me, 'today', `day=${day}&timeZone=${timeZone}`))).toEqual(['Termin']);
  });

  it('is given to participants too, and pages by a cursor', async () => {
    const me = await userWith();
    for (const day of ['2026-06-17', '2026-06-18', '2026-06-19']) await activity(day, admin, { dueOn: day, participants: [me.user.id] });

    const first = await me.get('/crm-contacts/desk?section=coming&day=2026-06-15&limit=2');
    const second = await me.get(`/crm-contacts/desk?section=coming&day=2026-06-15&limit=2&before=${first.body.next}`);

    expect([subjects(first.body.results), subjects(second.body.results)]).toEqual([['2026-06-17', '2026-06-18'], ['2026-06-19']]);
    expect(second.body.next).toBeNull();
  });

  it('costs the same number of statements whatever lies on it', async () => {
    const me = await userWith();
    await activity('eins', me, { dueOn: '2026-06-15' });
    await desk(me, 'today');
    const few = await statementsOf(app, () => desk(me, 'today'));
    for (let index = 0; index < 12; index += 1) await activity(`mehr ${index}`, me, { dueOn: '2026-06-15' });
    // Strapi reads every new row once more for its events: that must be over.
    await desk(me, 'today');
    await desk(me, 'today');

    expect(await statementsOf(app, () => desk(me, 'today'))).toBe(few);
  });

  it.each(['section=tomorrow', 'section=today&day=2026-13-01', 'section=today&timeZone=Mars/Olympus', 'section=today&timeZone=%2B02:00', 'section=today&before=x', 'section=today&limit=0'])(
    'refuses %s',
    async (query) => {
      expect((await admin.get(`/crm-contacts/desk?${query}`)).status).toBe(400);
    }
  );
});

describe('during an absence', () => {
  it('the deputy has the activities of the absent colleague, private ones excepted', async () => {
    const [me, colleague] = [await userWith(), await userWith()];
    await made(app, 'absence', { user: colleague.user.id, deputy: me.user.id, validFrom: '2026-06-10', validTo: '2026-06-20' });
    await activity('Anruf', colleague, { dueOn: '2026-06-15' });
    await activity('Zahnarzt', colleague, { dueOn: '2026-06-15', private: true });
    await activity('gemeinsam', colleague, { dueOn: '2026-06-15', participants: [me.user.id] });

    const during = await me.get('/crm-contacts/desk?section=today&day=2026-06-15');
    const after = await me.get('/crm-contacts/desk?section=overdue&day=2026-06-21');

    expect(subjects(during.body.results).sort()).toEqual(['Anruf', 'gemeinsam']);
    expect(during.body.results.find(({ subject }: DeskRow) => subject === 'Anruf').deputyFor).toMatchObject({ documentId: colleague.user.documentId });
    expect(during.body.results.find(({ subject }: DeskRow) => subject === 'gemeinsam').deputyFor).toBeNull();
    expect(during.body.deputised).toHaveLength(1);
    expect(subjects(after.body.results)).toEqual(['gemeinsam']);
  });

  it('the condition "own" covers the contacts of the absent colleague, and no longer', async () => {
    const [me, colleague] = [await userWith(['plugin::crm-contacts.own']), await userWith()];
    const customer = await company(app, 'Vertretung AG', { owner: colleague.user.id });
    const before = await me.get(`/crm-contacts/contacts/${customer.documentId}`);
    const absence = await made(app, 'absence', { user: colleague.user.id, deputy: me.user.id });
    const during = await me.get(`/crm-contacts/contacts/${customer.documentId}`);
    await app.strapi.documents('plugin::crm-contacts.absence').update({ documentId: absence.documentId, data: { validTo: '2020-01-01' } as never });

    expect([before.status, during.status]).toEqual([404, 200]);
    expect((await me.get(`/crm-contacts/contacts/${customer.documentId}`)).status).toBe(404);
  });
});

describe('finishing', () => {
  it('plans what follows in the same step, for the same people, with the chain visible', async () => {
    const customer = await company(app, 'Folge AG');
    const { documentId } = await activity('Erstkontakt', admin, { contacts: [customer.documentId], dueOn: '2026-06-15' });

    const answer = await admin.post(`/crm-contacts/activities/${documentId}/finish`, { outcome: 'Interesse', followUp: { dueOn: '2026-06-22', subject: 'Nachfassen' } });
    const list = await admin.get(`/crm-contacts/contacts/${customer.documentId}/activities`);

    expect(answer.body).toMatchObject({ state: 'done', outcome: 'Interesse', followUp: { subject: 'Nachfassen', dueOn: '2026-06-22', state: 'open', responsible: { documentId: admin.user.documentId } } });
    expect(list.body.results.find(({ subject }: DeskRow) => subject === 'Nachfassen').followUpOf).toMatchObject({ documentId });
    expect(list.body.results.find(({ subject }: DeskRow) => subject === 'Erstkontakt').followUps).toMatchObject([{ subject: 'Nachfassen' }]);
  });

  it('is all or nothing: a follow-up that is refused leaves it open', async () => {
    const { documentId } = await activity('bleibt offen', admin, { dueOn: '2026-06-15' });

    const noDay = await admin.post(`/crm-contacts/activities/${documentId}/finish`, { followUp: { subject: 'wann?' } });
    const noType = await admin.post(`/crm-contacts/activities/${documentId}/finish`, { followUp: { type: 'party', dueOn: '2026-06-22' } });
    const stored = await app.strapi.db.query('plugin::crm-contacts.activity').findOne({ where: { documentId } });

    expect([noDay.status, reasons(noDay)]).toEqual([400, { 'followUp.dueOn': 'required' }]);
    expect([noType.status, reasons(noType)]).toEqual([400, { type: 'unknown' }]);
    expect(stored.state).toBe('open');
  });

  it('succeeds once of several at the same time, with one follow-up', async () => {
    const customer = await company(app, 'Eile AG');
    const { documentId } = await activity('einmal', admin, { contacts: [customer.documentId], dueOn: '2026-06-15' });

    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post(`/crm-contacts/activities/${documentId}/finish`, { followUp: { dueOn: '2026-06-22' } })));
    const { body } = await admin.get(`/crm-contacts/contacts/${customer.documentId}/activities`);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(body.results).toHaveLength(2);
  });

  it('can be undone, and what is open can be cancelled', async () => {
    const { documentId } = await activity('hin und her', admin, { dueOn: '2026-06-15' });
    const call = (what: string) => admin.post(`/crm-contacts/activities/${documentId}/${what}`, {});

    expect((await call('finish')).body.state).toBe('done');
    expect((await call('cancel')).status).toBe(409);
    expect((await call('reopen')).body.state).toBe('open');
    expect((await call('reopen')).status).toBe(409);
    expect((await call('cancel')).body.state).toBe('cancelled');
  });
});

describe('a series', () => {
  const members = (subject: string) => app.strapi.db.query('plugin::crm-contacts.activity').findMany({ where: { subject }, orderBy: { startsAt: 'asc' } });

  it('keeps its time of day over the change of the clocks', async () => {
    await activity('Jour fixe', admin, { startsAt: '2026-03-23T08:00:00Z', endsAt: '2026-03-23T09:00:00Z', seriesRule: 'RRULE:FREQ=WEEKLY;COUNT=3' });

    expect((await members('Jour fixe')).map(({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => [startsAt, endsAt])).toEqual([
      ['2026-03-23T08:00:00.000Z', '2026-03-23T09:00:00.000Z'],
      ['2026-03-30T07:00:00.000Z', '2026-03-30T08:00:00.000Z'],
      ['2026-04-06T07:00:00.000Z', '2026-04-06T08:00:00.000Z'],
    ]);
  });

  it('ends with the last of its days, whichever way the rule says so', async () => {
    await activity('bis zum Tag', admin, { dueOn: '2999-01-07', seriesRule: 'FREQ=WEEKLY;UNTIL=29990121' });
    await activity('bis zur Stunde', admin, { dueOn: '2999-01-07', seriesRule: 'FREQ=DAILY;UNTIL=29990109T120000' });

    expect((await members('bis zum Tag')).map(({ dueOn }: { dueOn: string }) => dueOn).sort()).toEqual(['2999-01-07', '2999-01-14', '2999-01-21']);
    expect((await members('bis zur Stunde')).map(({ dueOn }: { dueOn: string }) => dueOn).sort()).toEqual(['2999-01-07', '2999-01-08', '2999-01-09']);
  });

  it('is planned a bounded way ahead, and no further by a second run', async () => {
    await activity('täglich', admin, { startsAt: new Date(Date.now() + 86_400_000).toISOString(), seriesRule: 'FREQ=DAILY' });
    const planned = (await members('täglich')).length;
    const made = await app.strapi.plugin('crm-contacts').service('activities').planSeries();

    expect(planned).toBeGreaterThan(50);
    expect(planned).toBeLessThan(60);
    expect([made, (await members('täglich')).length]).toEqual([0, planned]);
  });

  it.each(['FREQ=SECONDLY', 'FREQ=MINUTELY;INTERVAL=1', 'FREQ=DAILY;COUNT=1000000000', 'FREQ=DAILY;BYSECOND=0,1,2', 'every day'])('is refused with the rule %s', async (seriesRule) => {
    const answer = await admin.post('/crm-contacts/activities', { data: { type: 'call', subject: 'zu oft', dueOn: '2026-06-15', seriesRule } });

    expect([answer.status, Object.keys(reasons(answer))]).toEqual([400, ['seriesRule']]);
    expect(await members('zu oft')).toEqual([]);
  });

  it('is made by whoever may make activities, in the panel and over the API', async () => {
    const user = await userWith(['plugin::crm-contacts.own']);
    const customer = await company(app, 'Serie im Panel AG', { owner: user.user.id });
    const token = await apiWith(app);
    const data = { type: 'call', dueOn: '2027-01-04', contacts: { connect: [{ documentId: customer.documentId }] }, seriesRule: 'FREQ=WEEKLY;COUNT=3' };

    const answers = [
      await user.post('/crm-contacts/activities', { data: { ...data, subject: 'im Panel' } }),
      await token.post('/api/crm-contacts/activities', { data: { ...data, subject: 'über die API' } }),
      await admin.post('/content-manager/collection-types/plugin::crm-contacts.activity', { ...data, subject: 'im Content Manager', state: 'open', priority: 'normal' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const subject of ['im Panel', 'über die API', 'im Content Manager']) {
      expect((await members(subject)).map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(['2027-01-04', '2027-01-11', '2027-01-18']);
    }
  });

  it('takes nothing that its members do not share, whoever asks', async () => {
    await activity('Kennung', admin, { dueOn: '2999-01-07', seriesRule: 'FREQ=WEEKLY;COUNT=2' });
    const before = await members('Kennung');
    const token = await apiWith(app);
    const own = { documentId: 'x', id: 5, createdAt: '2000-01-01T00:00:00Z', seriesKey: 'x', nonsense: 1, updatedBy: 1, state: 'done' };

    const answers = await Promise.all(
      Object.entries(own).flatMap(([field, value]) => [admin.put(`/crm-contacts/activities/${before[0].documentId}/series`, { data: { [field]: value } }), token.put(`/api/crm-contacts/activities/${before[0].documentId}/series`, { data: { [field]: value } })])
    );

    expect(answers.map((answer) => [answer.status, Object.keys(reasons(answer))])).toEqual(Object.keys(own).flatMap((field) => [[400, [`data.${field}`]], [400, [`data.${field}`]]]));
    expect(await members('Kennung')).toEqual(before);
  });

  it('changes from one of its members on, and ends before another', async () => {
    const customer = await company(app, 'Reihe AG');
    await activity('Runde', admin, { startsAt: '2999-01-07T08:00:00Z', endsAt: '2999-01-07T09:00:00Z', contacts: [customer.documentId], seriesRule: 'FREQ=WEEKLY;COUNT=4' });
    const [first, second, , fourth] = await members('Runde');

    const changed = await admin.put(`/crm-contacts/activities/${second.documentId}/series`, { data: { startsAt: '2999-01-14T10:00:00.000Z', endsAt: '2999-01-14T10:30:00.000Z', priority: 'high' } });
    const after = await members('Runde');
    const otherDay = await admin.put(`/crm-contacts/activities/${second.documentId}/series`, { data: { startsAt: '2999-01-15T10:00:00.000Z' } });
    const ended = await admin.delete(`/crm-contacts/activities/${fourth.documentId}/series`);

    expect(changed.body).toEqual({ count: 3 });
    expect(after.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(['2999-01-07T08:00:00.000Z', '2999-01-14T10:00:00.000Z', '2999-01-21T10:00:00.000Z', '2999-01-28T10:00:00.000Z']);
    expect(after.map(({ priority }: { priority: string }) => priority)).toEqual(['normal', 'high', 'high', 'high']);
    for (const [data, field] of [[{ startsAt: 'x' }, 'data.startsAt'], [{ endsAt: '2026-02-30T10:00:00Z' }, 'data.endsAt'], [{ allDay: 'maybe' }, 'data.allDay']] as const) {
      const refused = await admin.put(`/crm-contacts/activities/${second.documentId}/series`, { data });
      expect([refused.status, Object.keys(reasons(refused))]).toEqual([400, [field]]);
    }
    expect([otherDay.status, reasons(otherDay)]).toEqual([400, { 'data.startsAt': 'day' }]);
    expect(ended.body).toEqual({ count: 1 });
    expect(await members('Runde')).toHaveLength(3);
    expect((await admin.put(`/crm-contacts/activities/${first.documentId}`, { data: { seriesRule: 'FREQ=DAILY' } })).status).toBe(400);
  });
});

describe('the calendar', () => {
  it('shows activities and the days that follow from other data', async () => {
    const me = await userWith();
    const customer = await company(app, 'Kalender AG', { stage: 'prospect' });
    await app.strapi.db.query('plugin::crm-contacts.contact').updateMany({ where: { documentId: customer.documentId }, data: { resumeOn: '2031-05-20' } }).catch(() => undefined);
    const contact = await person(app, 'Elisa', 'Vogt', { birthDate: '1980-05-15' });
    await made(app, 'position', { person: contact.documentId, company: customer.documentId, validTo: '2031-05-31' });
    await activity('Messe', me, { startsAt: '2031-05-14T12:00:00Z', endsAt: '2031-05-16T12:00:00Z', allDay: true });
    await activity('abgesagt', me, { dueOn: '2031-05-14', state: 'cancelled' });
    await activity('später', me, { dueOn: '2031-06-14' });

    const all = await admin.get('/crm-contacts/calendar?from=2031-05-15&to=2031-05-31');
    const mine = await me.get('/crm-contacts/calendar?from=2031-05-15&to=2031-05-31&responsible=me');

    expect(subjects(all.body.results)).toEqual(['Messe']);
    expect(all.body.dates).toEqual(expect.arrayContaining([
      { kind: 'birthday', day: '2031-05-15', person: { documentId: contact.documentId, fullName: 'Elisa Vogt' } },
      expect.objectContaining({ kind: 'position', day: '2031-05-31', contact: { documentId: customer.documentId, name: 'Kalender AG' } }),
    ]));
    expect(subjects(mine.body.results)).toEqual(['Messe']);
    // Without the right to positions nothing of them is told.
    expect(mine.body.dates.map(({ kind }: { kind: string }) => kind)).not.toContain('position');
  });

  it('tells the dates of the own contacts where those are asked for, of open contacts and of who is there today', async () => {
    const me = await adminWith(app);
    const [mine, other, shut] = [await company(app, 'Eigene AG', { owner: me.user.id, stage: 'customer' }), await company(app, 'Andere AG', { stage: 'customer' }), await company(app, 'Zu AG')];
    const born = { birthDate: '1972-02-29' };
    const persons = await Promise.all(['Eigen', 'Anders', 'Vorbei', 'Geschlossen', 'Nirgends'].map((name) => person(app, 'Geburtstag', name, born)));
    const [own, foreign, former, closed] = persons.map(({ documentId }) => documentId);
    await made(app, 'position', { person: own, company: mine.documentId, validTo: '2031-02-28' });
    await made(app, 'position', { person: foreign, company: other.documentId, validTo: '2031-02-28' });
    await made(app, 'position', { person: former, company: mine.documentId, validTo: '2020-12-31' });
    await made(app, 'position', { person: closed, company: shut.documentId, validTo: '2031-02-28' });
    await app.strapi.db.query('plugin::crm-contacts.contact').updateMany({ where: { documentId: shut.documentId }, data: { closedOn: '2025-01-01' } });
    const [general, assigned, unassigned] = await Promise.all(['Allgemein', 'Zugeordnet', 'Fremd'].map((name) =>
      made(app, 'price-catalogue', { name: `Läuft aus: ${name}`, kind: 'article', currency: 'EUR', general: name === 'Allgemein', validTo: '2031-02-28' })));
    await made(app, 'price-assignment', { contact: mine.documentId, catalogue: assigned.documentId });
    await made(app, 'price-assignment', { contact: other.documentId, catalogue: unassigned.documentId });
    interface Named { kind: string; day: string; person?: { fullName: string }; catalogue?: { documentId: string } }
    const dates = async (query: string) => (await me.get(`/crm-contacts/calendar?from=2031-02-28&to=2031-02-28${query}`)).body.dates as Named[];
    const names = (list: Named[], kind: string) => list.filter((date) => date.kind === kind).map((date) => date.person?.fullName.replace('Geburtstag ', '') ?? '').sort();

    const [all, ownOnly] = [await dates(''), await dates('&responsible=me')];

    expect([names(all, 'birthday'), names(ownOnly, 'birthday')]).toEqual([['Anders', 'Eigen', 'Nirgends'], ['Eigen']]);
    expect([names(all, 'position'), names(ownOnly, 'position')]).toEqual([['Anders', 'Eigen'], ['Eigen']]);
    expect(new Set(ownOnly.flatMap(({ catalogue }) => catalogue?.documentId ?? []))).toEqual(new Set([general.documentId, assigned.documentId]));
    expect(all.filter(({ kind }) => kind === 'catalogue')).toHaveLength(3);
  });

  it('tells no birthday of persons at contacts that the reader may not read, and nobody\'s contacts by their owner', async () => {
    const [own, boss] = [await userWith(['plugin::crm-contacts.own']), await adminWith(app)];
    const [mine, hidden] = [await company(app, 'Sichtbare AG', { owner: own.user.id }), await company(app, 'Unsichtbare AG', { owner: boss.user.id })];
    for (const [name, at] of [['Sichtbar', mine], ['Unsichtbar', hidden]] as const) {
      const { documentId } = await person(app, 'Jubel', name, { birthDate: '1971-07-07' });
      await made(app, 'position', { person: documentId, company: at.documentId });
    }
    const ownerless = await adminWith(app, await roleWith(app, [
      { action: `${EXPLORER}read`, subject: `${CRM}contact`, properties: { fields: ['name'] } },
      { action: `${EXPLORER}read`, subject: `${CRM}person`, properties: { fields: ['fullName', 'birthDate'] } },
      { action: `${EXPLORER}read`, subject: `${CRM}activity`, properties: { fields: ['subject', 'responsible'] } },
      { action: `${CRM}activities.read` },
    ]));
    const found = async (client: AdminClient, query = '') => (await client.get(`/crm-contacts/calendar?from=2031-07-07&to=2031-07-07${query}`)).body.dates.map(({ person: one }: { person: { fullName: string } }) => one.fullName);

    expect(await found(own)).toEqual(['Jubel Sichtbar']);
    expect(await found(ownerless)).toEqual(['Jubel Sichtbar', 'Jubel Unsichtbar']);
    expect(await found(ownerless, `&responsible=${boss.user.documentId}`)).toEqual([]);
    expect(await found(admin, `&responsible=${boss.user.documentId}`)).toEqual(['Jubel Unsichtbar']);
  });

  it.each(['from=2026-05-01', 'from=2026-05-31&to=2026-05-01', 'from=2026-01-01&to=2027-01-01', 'from=1000-01-01&to=9999-01-01', 'from=2026-02-30&to=2026-03-01', 'from=9999-12-30&to=9999-12-31', 'from=1000-01-01&to=1000-01-02'])('refuses %s', async (query) => {
    expect((await admin.get(`/crm-contacts/calendar?${query}`)).status).toBe(400);
  });
});

describe('kinds of activities', () => {
  it('are data: another can be added, one in use only deactivated', async () => {
    const added = await admin.post('/crm-contacts/activity-types', { data: { key: 'demo', name: 'Demo', nameDe: 'Vorführung', icon: 'Monitor', colour: 'primary', duration: 45 } });
    const used = await activity('zeigen', admin, { type: 'demo', dueOn: '2026-06-15' });
    const removed = await admin.delete(`/crm-contacts/activity-types/${added.body.data.documentId}`);
    await admin.put(`/crm-contacts/activity-types/${added.body.data.documentId}`, { data: { active: false } });
    const another = await admin.post('/crm-contacts/activities', { data: { type: 'demo', subject: 'noch eine', dueOn: '2026-06-15' } });
    const kept = await admin.put(`/crm-contacts/activities/${used.documentId}`, { data: { subject: 'umbenannt' } });
    const { body } = await admin.get('/crm-contacts/activity-types/choices');

    expect([added.status, removed.status, reasons(removed)]).toEqual([201, 400, { documentId: 'used' }]);
    expect([another.status, kept.status]).toEqual([400, 200]);
    expect(body.slice(0, 2)).toMatchObject([{ key: 'call', nameDe: 'Anruf', duration: 15 }, { key: 'email' }]);
    expect((await admin.post('/crm-contacts/activity-types', { data: { key: 'Demo 2', name: 'x' } })).status).toBe(400);
    expect((await admin.post('/crm-contacts/activity-types', { data: { key: 'call', name: 'x' } })).status).toBe(400);
  });
});
