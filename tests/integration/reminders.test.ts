import { startApplication, type Application } from '../support/application';
import { adminWith, apiWith, type AdminClient } from '../support/clients';
import { company, made } from '../support/rows';

let app: Application;
let boss: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  await app.strapi.plugin('crm-contacts').service('access').ensureRoles();
  boss = await adminWith(app);
});
afterAll(() => app.stop());

const ACTIVITY = 'plugin::crm-contacts.activity';
const feed = () => app.strapi.plugin('crm-contacts').service('feed');
const activity = (values: object) => made(app, 'activity', { type: 'call', subject: 'Anruf', ...values });

interface Note {
  documentId: string;
  kind: string;
  read: boolean;
  standsInFor: { documentId: string } | null;
  activity: { subject: string };
}
const notices = async (client: AdminClient, query = 'limit=100') => (await client.get(`/crm-contacts/feed/notices?${query}`)).body.results as Note[];
const subjects = (rows: Note[]) => rows.map(({ activity: row }) => row.subject).sort();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
/** Starts so that its reminder was due so many minutes ago. */
const remindAt = (minutes: number) => ({ startsAt: minutesAgo(minutes - 15), remindMinutes: 15 });
const daysFromNow = (days: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(Date.now() + days * 86_400_000));

describe('reminders', () => {
  it('come once to responsible and participants, late ones too, and not when it is done, too old or not yet due', async () => {
    const [ann, bob] = [await adminWith(app, 'crm-sales'), await adminWith(app, 'crm-sales')];
    const people = { responsible: ann.user.id, participants: [bob.user.id] };
    await activity({ subject: 'gleich', ...remindAt(1), ...people });
    await activity({ subject: 'verpasst', ...remindAt(71 * 60), ...people });
    await activity({ subject: 'zu alt', ...remindAt(73 * 60), ...people });
    await activity({ subject: 'später', ...remindAt(-5), ...people });
    await activity({ subject: 'erledigt', ...remindAt(1), state: 'done', ...people });
    await activity({ subject: 'privat', ...remindAt(1), private: true, ...people });
    await activity({ subject: 'Wiedervorlage', resubmitOn: daysFromNow(0), dueOn: daysFromNow(-1), ...people });
    await activity({ subject: 'fällig', dueOn: daysFromNow(-2), ...people });
    await activity({ subject: 'übermorgen', dueOn: daysFromNow(2), ...people });

    await Promise.all([feed().reminders.remindDue(), feed().reminders.remindDue(), feed().reminders.remindDue()]);
    const again = await feed().reminders.remindDue();

    expect(again).toBe(0);
    expect(subjects(await notices(ann))).toEqual(['Wiedervorlage', 'fällig', 'gleich', 'privat', 'verpasst'].sort());
    expect(subjects(await notices(bob))).toEqual(['Wiedervorlage', 'fällig', 'gleich', 'verpasst'].sort());
    expect((await notices(ann)).map(({ kind }) => kind).sort()).toEqual(['due', 'reminder', 'reminder', 'reminder', 'resubmission']);
    expect((await ann.get('/crm-contacts/feed/unread')).body.notices).toBe(5);
  });

  it('come again when the activity is moved to another time', async () => {
    const ann = await adminWith(app, 'crm-sales');
    const { documentId } = await activity({ subject: 'verschoben', ...remindAt(10), responsible: ann.user.id });
    await feed().reminders.remindDue();
    await app.strapi.documents(ACTIVITY).update({ documentId, data: { ...remindAt(2) } as never });
    await feed().reminders.remindDue();

    expect(subjects(await notices(ann))).toEqual(['verschoben', 'verschoben']);
  });

  it('reach the deputy of who is absent, but no private ones, and nobody who is blocked', async () => {
    const [ann, bob, blocked] = [await adminWith(app, 'crm-sales'), await adminWith(app, 'crm-sales'), await adminWith(app, 'crm-sales')];
    await app.strapi.db.query('admin::user').update({ where: { id: blocked.user.id }, data: { blocked: true } });
    await made(app, 'absence', { user: ann.user.id, deputy: bob.user.id, validFrom: daysFromNow(-1), validTo: daysFromNow(1) });
    await made(app, 'absence', { user: ann.user.id, deputy: boss.user.id, validTo: daysFromNow(-2) });
    await activity({ subject: 'vertreten', ...remindAt(1), responsible: ann.user.id, participants: [bob.user.id, blocked.user.id] });
    await activity({ subject: 'nur vertreten', ...remindAt(1), responsible: ann.user.id });
    await activity({ subject: 'privat', ...remindAt(1), responsible: ann.user.id, private: true });

    await feed().reminders.remindDue();

    const found = await notices(bob);
    expect(subjects(found)).toEqual(['nur vertreten', 'vertreten']);
    expect(found.map(({ activity: row, standsInFor }) => [row.subject, standsInFor?.documentId ?? null]).sort()).toEqual([['nur vertreten', ann.user.documentId], ['vertreten', null]]);
    expect(subjects(await notices(boss))).not.toContain('vertreten');
    expect(await app.strapi.db.query('plugin::crm-contacts.notice').count({ where: { userRef: blocked.user.documentId } })).toBe(0);
  });

  it('are read and unread by their user alone, and vanish with the right to see the activity', async () => {
    const [ann, bob] = [await adminWith(app, 'crm-sales'), await adminWith(app, 'crm-sales')];
    const { documentId } = await activity({ subject: 'lesen', ...remindAt(1), responsible: ann.user.id });
    await activity({ subject: 'mehr', ...remindAt(1), responsible: ann.user.id });
    await feed().reminders.remindDue();
    const note = (await notices(ann)).find(({ activity: row }) => row.subject === 'lesen') as Note;
    const mark = (client: AdminClient, isRead: boolean) => client.post(`/crm-contacts/feed/notices/${note.documentId}/read`, { read: isRead });

    expect((await mark(bob, true)).status).toBe(404);
    expect((await mark(ann, true)).body.notices).toBe(1);
    expect((await notices(ann, 'unread=true'))).toHaveLength(1);
    expect((await mark(ann, false)).body.notices).toBe(2);
    expect((await ann.post('/crm-contacts/feed/notices/read-all', {})).body.notices).toBe(0);
    expect((await ann.post(`/crm-contacts/feed/notices/${note.documentId}/read`, { read: 'x' })).status).toBe(400);

    await app.strapi.documents(ACTIVITY).update({ documentId, data: { responsible: boss.user.id, private: true } as never });
    expect(subjects(await notices(ann))).toEqual(['mehr']);
    expect((await mark(ann, false)).status).toBe(404);
  });

  it('go in pages', async () => {
    const ann = await adminWith(app, 'crm-sales');
    for (const subject of ['a', 'b', 'c']) await activity({ subject, ...remindAt(1), responsible: ann.user.id });
    await feed().reminders.remindDue();

    const first = await ann.get('/crm-contacts/feed/notices?limit=2');
    const second = await ann.get(`/crm-contacts/feed/notices?limit=2&before=${first.body.next}`);

    expect(subjects([...first.body.results, ...second.body.results])).toEqual(['a', 'b', 'c']);
    expect(second.body.next).toBeNull();
    expect((await ann.get('/crm-contacts/feed/notices?before=;')).status).toBe(400);
  });

  it('belong to nobody else by any way', async () => {
    await boss.post('/crm-contacts/feed/news/seen', { until: new Date().toISOString() });
    const token = await apiWith(app);
    const graphql = await token.post('/graphql', { query: '{ __schema { types { name } } }' });
    const names: string[] = graphql.body.data?.__schema.types.map(({ name }: { name: string }) => name) ?? [];

    for (const type of ['notice', 'feed-user']) {
      const rows = `/content-manager/collection-types/plugin::crm-contacts.${type}`;
      const [stored] = await app.strapi.db.query(`plugin::crm-contacts.${type}`).findMany({ limit: 1 });
      expect(stored).toBeDefined();
      expect((await boss.get(rows)).body.results).toEqual([]);
      for (const answer of [await boss.get(`${rows}/${stored.documentId}`), await boss.put(`${rows}/${stored.documentId}`, { userRef: 'x' }), await boss.delete(`${rows}/${stored.documentId}`)]) expect([403, 404]).toContain(answer.status);
      expect((await boss.post(rows, { userRef: 'x', activityRef: 'x', kind: 'due' })).status).toBe(403);
      expect((await token.get(`/api/crm-contacts/${type}s`)).status).toBe(404);
      expect((await boss.get(`/crm-contacts/${type}s`)).status).toBe(404);
    }
    expect(names.filter((name) => /Notice|FeedUser/.test(name))).toEqual([]);
  });
});

interface Mail {
  to: string;
  subject: string;
  text: string;
  headers: Record<string, string>;
}

describe('mails of reminders', () => {
  const sent: Mail[] = [];
  let fails = 0;
  const outbox = () => app.strapi.db.query('plugin::crm-contacts.notice');
  const settle = (user: string) => outbox().updateMany({ where: { userRef: user }, data: { mailAfter: new Date(0) } });

  beforeAll(() => {
    app.strapi.config.set('plugin::crm-contacts.reminders.mail', true);
    jest.spyOn(app.strapi.plugin('email').service('email') as unknown as { send(mail: Mail): Promise<void> }, 'send').mockImplementation(async (mail) => {
      if (fails > 0) {
        fails -= 1;
        throw new Error('mailbox unavailable');
      }
      sent.push(mail);
    });
  });
  afterAll(() => app.strapi.config.set('plugin::crm-contacts.reminders.mail', false));

  it('go out once each, in the language of their user, as plain text', async () => {
    const ann = await adminWith(app, 'crm-sales');
    await app.strapi.db.query('admin::user').update({ where: { id: ann.user.id }, data: { preferedLanguage: 'de' } });
    const contact = await company(app, 'Post & Söhne <b>AG</b>');
    const startsAt = new Date(Date.now() + 10 * 86_400_000);
    const format = (style: object) => new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', ...style }).format(startsAt);
    await activity({ subject: 'Rückruf <i>dringend</i>', startsAt, remindMinutes: 10 * 1440 + 1, responsible: ann.user.id, contacts: [contact.documentId] });
    await feed().reminders.remindDue();

    await Promise.all([feed().mails.sendDue(), feed().mails.sendDue()]);
    await feed().mails.sendDue();

    const mine = sent.filter(({ subject }) => subject.includes('Rückruf'));
    expect(mine).toHaveLength(1);
    expect(mine[0].subject).toBe('Erinnerung: Rückruf <i>dringend</i>');
    expect(mine[0].text).toContain(`Beginn: ${format({ dateStyle: 'full' })}, ${format({ timeStyle: 'short' })} (Europe/Berlin)`);
    expect(mine[0].text).toContain('Kontakte: Post & Söhne <b>AG</b>');
    expect(mine[0].headers['Message-ID']).toMatch(/^<reminder\.[\w.-]+@crm-contacts>$/);
  });

  it('are tried again when the provider fails, and the notice stands meanwhile', async () => {
    const ann = await adminWith(app, 'crm-sales');
    await activity({ subject: 'Störung', ...remindAt(1), responsible: ann.user.id });
    await feed().reminders.remindDue();
    fails = 1;
    await feed().mails.sendDue();
    const failed = await outbox().findOne({ where: { userRef: ann.user.documentId } });
    await feed().mails.sendDue();
    const tooEarly = sent.filter(({ subject }) => subject.includes('Störung')).length;
    await settle(ann.user.documentId);
    await feed().mails.sendDue();

    expect(failed).toMatchObject({ mailState: 'waiting', mailAttempts: 1 });
    expect(tooEarly).toBe(0);
    expect(sent.filter(({ subject }) => subject.includes('Störung'))).toHaveLength(1);
    expect(subjects(await notices(ann))).toEqual(['Störung']);
  });

  it('are taken over from a process that ended while sending, and dropped when there is nothing left to say', async () => {
    const ann = await adminWith(app, 'crm-sales');
    await activity({ subject: 'übernommen', ...remindAt(1), responsible: ann.user.id });
    const done = await activity({ subject: 'schon erledigt', ...remindAt(1), responsible: ann.user.id });
    await feed().reminders.remindDue();
    await outbox().updateMany({ where: { userRef: ann.user.documentId }, data: { mailState: 'sending', mailLease: 'gone', mailAfter: new Date(Date.now() + 60_000) } });
    await app.strapi.documents(ACTIVITY).update({ documentId: done.documentId, data: { state: 'done' } as never });
    await feed().mails.sendDue();
    const whileLeased = sent.filter(({ subject }) => subject.includes('übernommen')).length;
    await settle(ann.user.documentId);
    await feed().mails.sendDue();

    expect(whileLeased).toBe(0);
    expect(sent.filter(({ subject }) => subject.includes('übernommen'))).toHaveLength(1);
    expect(sent.filter(({ subject }) => subject.includes('schon erledigt'))).toEqual([]);
    expect((await outbox().findMany({ where: { userRef: ann.user.documentId } })).map(({ mailState }: { mailState: string }) => mailState).sort()).toEqual(['dropped', 'sent']);
  });
});
