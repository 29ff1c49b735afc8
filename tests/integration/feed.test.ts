import ICAL from 'ical.js';
import request from 'supertest';
import { startApplication, type Application } from '../support/application';
import { adminWith, anonymous, roleWith, type AdminClient, type PermissionInput } from '../support/clients';
import { company, made, statementsOf } from '../support/rows';

let app: Application;
let boss: AdminClient;
let seller: AdminClient;
beforeAll(async () => {
  app = await startApplication();
  await app.strapi.plugin('crm-contacts').service('access').ensureRoles();
  boss = await adminWith(app);
  seller = await adminWith(app, 'crm-sales');
});
afterAll(() => app.stop());

const ACTIVITY = 'plugin::crm-contacts.activity';
const read = (subject: string, fields: string[], conditions: string[] = []): PermissionInput => ({ action: 'plugin::content-manager.explorer.read', subject, properties: { fields }, conditions });
const NEWS: PermissionInput = { action: 'plugin::crm-contacts.feed.news' };
const CALENDAR: PermissionInput = { action: 'plugin::crm-contacts.feed.calendar' };
const CONTACT = 'plugin::crm-contacts.contact';
const CHANGE = 'plugin::crm-contacts.stage-change';
const CHANGE_FIELDS = ['contact', 'fromStage', 'fromStatus', 'toStage', 'toStatus', 'reason', 'changedBy', 'changedAt', 'trigger'];

const follow = (client: AdminClient, documentId: string, body: object = {}) => client.put(`/crm-contacts/contacts/${documentId}/follow`, body);
const move = (client: AdminClient, documentId: string, stage: string) => client.post(`/crm-contacts/contacts/${documentId}/transition`, { to: { stage, status: 'active' } });
const activity = (values: object) => made(app, 'activity', { type: 'call', subject: 'Anruf', ...values });

const daysFromNow = (days: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(Date.now() + days * 86_400_000));

interface Entry {
  kind: string;
  unread: boolean;
  contact?: { documentId: string; name?: string; highlighted: boolean };
  stageChange?: { toStage?: string };
  activity?: { subject: string };
}
const news = async (client: AdminClient, query = '') => (await client.get(`/crm-contacts/feed/news?${query}`)).body as { results: Entry[]; next: string | null; seenUntil: string };
const about = (entries: Entry[], documentId: string) => entries.filter(({ contact }) => contact?.documentId === documentId);

describe('following', () => {
  it('is for oneself, once, undone and highlighted', async () => {
    const { documentId } = await company(app, 'Stern AG');

    const answers = await Promise.all(Array.from({ length: 6 }, () => follow(boss, documentId)));
    const highlighted = await follow(boss, documentId, { highlighted: true });
    const again = await follow(boss, documentId);
    const mine = await boss.get('/crm-contacts/feed/follows');
    const others = await seller.get('/crm-contacts/feed/follows');
    const folder = async (client: AdminClient) => (await client.get('/crm-contacts/folders/followed/contacts')).body.results.map((row: { documentId: string }) => row.documentId);
    const folders = [await folder(boss), await folder(seller)];
    const ended = await boss.delete(`/crm-contacts/contacts/${documentId}/follow`);

    expect(answers.map(({ status, body }) => [status, body.followed])).toEqual(Array(6).fill([200, true]));
    expect([highlighted.body, again.body]).toEqual(Array(2).fill({ followed: true, highlighted: true }));
    expect(mine.body.results).toContainEqual(expect.objectContaining({ documentId, name: 'Stern AG', highlighted: true }));
    expect(others.body.results).toEqual([]);
    expect(folders).toEqual([[documentId], []]);
    expect(ended.body).toEqual({ followed: false, highlighted: false });
    expect((await boss.get('/crm-contacts/feed/follows')).body.results).toEqual([]);
    expect(await app.strapi.db.query('plugin::crm-contacts.follow').count()).toBe(0);
  });

  it('takes no contact that is hidden or missing, and no nonsense', async () => {
    const { documentId } = await company(app, 'Fremd AG');
    const own = await adminWith(app, await roleWith(app, [NEWS, read(CONTACT, ['name'], ['plugin::crm-contacts.own'])]));

    expect((await follow(own, documentId)).status).toBe(404);
    expect((await follow(boss, 'nosuchcontact')).status).toBe(404);
    const refused = await follow(boss, documentId, { highlighted: 'ja' });
    expect([refused.status, refused.body.error.details.errors[0].path]).toEqual([400, ['highlighted']]);
  });

  it('is never done for somebody else by other ways', async () => {
    const { documentId } = await company(app, 'Umweg AG');
    const forBoss = await seller.post('/crm-contacts/follows', { data: { user: boss.user.id, contact: { connect: [{ documentId }] } } });
    const forSelf = await seller.post('/crm-contacts/follows', { data: { contact: { connect: [{ documentId }] } } });
    const twice = await seller.post('/crm-contacts/follows', { data: { contact: { connect: [{ documentId }] } } });

    expect(forBoss.status).toBe(403);
    expect([forSelf.status, twice.status]).toEqual([201, 400]);
    expect((await seller.get('/crm-contacts/feed/follows')).body.results).toHaveLength(1);
    expect((await boss.get('/crm-contacts/follows')).body.results).toEqual([]);
  });
});

describe('the news', () => {
  it('tell of new contacts, stages and what is noted on followed ones, newest first, in pages of constant cost', async () => {
    const [one, other] = [await company(app, 'Neuigkeit AG'), await company(app, 'Nebenan AG')];
    await follow(seller, one.documentId, { highlighted: true });
    await move(boss, one.documentId, 'lead');
    await move(boss, other.documentId, 'lead');
    await activity({ subject: 'Gefolgt', contacts: [one.documentId] });
    await activity({ subject: 'Nicht gefolgt', contacts: [other.documentId] });

    const all = await news(seller, 'limit=100');
    const followed = await news(seller, 'scope=followed');
    const highlighted = await news(seller, 'scope=highlighted');
    const pages = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: Awaited<ReturnType<typeof news>> = await news(seller, `scope=followed&limit=1${next ? `&before=${next}` : ''}`);
      pages.push(...page.results);
      next = page.next;
    }
    const few = await statementsOf(app, () => news(seller, 'limit=1'));
    const many = await statementsOf(app, () => news(seller, 'limit=100'));

    expect(about(all.results, one.documentId).map(({ kind, stageChange }) => [kind, stageChange?.toStage])).toEqual([['stage', 'lead'], ['contact', 'general']]);
    expect(about(all.results, one.documentId)[0].contact).toMatchObject({ name: 'Neuigkeit AG', followed: true, highlighted: true });
    expect(about(all.results, other.documentId)).toHaveLength(2);
    expect(all.results.flatMap((entry) => entry.activity?.subject ?? [])).toEqual(['Gefolgt']);
    expect(followed.results.filter(({ kind }) => kind === 'activity')).toHaveLength(1);
    expect(about(followed.results, other.documentId)).toEqual([]);
    expect(about(highlighted.results, one.documentId)).toHaveLength(2);
    expect(pages).toEqual(followed.results);
    expect(many).toBeLessThanOrEqual(few + 3);
  });

  it('tell of a series once', async () => {
    const contact = await company(app, 'Serie AG');
    await follow(seller, contact.documentId);
    await activity({ subject: 'Wöchentlich', contacts: [contact.documentId], dueOn: daysFromNow(3), seriesRule: 'FREQ=WEEKLY;COUNT=5' });

    const { results } = await news(seller, 'scope=followed');

    expect(results.filter((entry) => entry.activity?.subject === 'Wöchentlich')).toHaveLength(1);
  });

  it('mark what came since, count it and are read up to an instant, never backwards', async () => {
    const reader = await adminWith(app, 'crm-reader');
    const contact = await company(app, 'Ungelesen AG');
    const before = (await reader.get('/crm-contacts/feed/unread')).body.news;
    const { results } = await news(reader, 'limit=1');

    const seen = await reader.post('/crm-contacts/feed/news/seen', { until: new Date().toISOString() });
    await reader.post('/crm-contacts/feed/news/seen', { until: '2020-01-01T00:00:00Z' });
    await reader.post('/crm-contacts/feed/news/seen', { until: '2999-01-01T00:00:00Z' });
    const after = (await reader.get('/crm-contacts/feed/unread')).body.news;
    await move(boss, contact.documentId, 'lead');

    expect(before).toBeGreaterThan(0);
    expect(results[0].unread).toBe(true);
    expect([seen.body.news, after]).toEqual([0, 0]);
    expect((await reader.get('/crm-contacts/feed/unread')).body.news).toBe(1);
    expect((await news(reader)).results.filter(({ unread }) => unread)).toHaveLength(1);
    expect((await news(boss)).results[0].unread).toBe(false);
  });

  it('tell nothing that the reader may not see, and count none of it', async () => {
    const [mine, foreign] = [await company(app, 'Meine AG'), await company(app, 'Verborgen AG')];
    const nameless = await adminWith(app, await roleWith(app, [NEWS, read(CONTACT, ['number'])]));
    const own = await adminWith(app, await roleWith(app, [NEWS, read(CONTACT, ['name', 'stage'], ['plugin::crm-contacts.own']), read(CHANGE, CHANGE_FIELDS), read(ACTIVITY, ['subject', 'contacts'])]));
    await follow(own, foreign.documentId);
    await app.strapi.documents(CONTACT).update({ documentId: mine.documentId, data: { owner: own.user.id } as never });
    await follow(own, mine.documentId);
    await move(boss, mine.documentId, 'lead');
    await move(boss, foreign.documentId, 'lead');
    await activity({ subject: 'Geheim', contacts: [mine.documentId], private: true, responsible: boss.user.id });
    await activity({ subject: 'Offen', contacts: [mine.documentId] });

    const { results } = await news(own);
    const seenByNameless = await news(nameless);

    expect(results.map(({ kind, contact, activity: row }) => [kind, contact?.name ?? row?.subject])).toEqual([['activity', 'Offen'], ['stage', 'Meine AG'], ['contact', 'Meine AG']]);
    expect((await own.get('/crm-contacts/feed/unread')).body).toEqual({ news: 3, notices: 0 });
    expect(new Set(seenByNameless.results.map(({ kind }) => kind))).toEqual(new Set(['contact']));
    expect(JSON.stringify(seenByNameless)).not.toMatch(/AG|lead|general|prospect/);
  });

  it('refuse odd input and let in nobody without the right', async () => {
    const nobody = await adminWith(app, await roleWith(app, []));
    const paths = ['before=x', 'before=9999999999999999.x', 'before=1.%27--', 'scope=everything', 'limit=0', 'limit=101', 'limit=a'];

    for (const query of paths) expect((await boss.get(`/crm-contacts/feed/news?${query}`)).status).toBe(400);
    expect((await boss.post('/crm-contacts/feed/news/seen', { until: 'gestern' })).status).toBe(400);
    expect((await nobody.get('/crm-contacts/feed/news')).status).toBe(403);
    expect((await nobody.get('/crm-contacts/feed/unread')).status).toBe(403);
  });
});


describe('the calendar feed', () => {
  const subscribe = async (client: AdminClient): Promise<string> => (await client.post('/crm-contacts/feed/calendar', {})).body.path;
  const open = (path: string) => request(app.server).get(path);
  const events = async (path: string) => {
    const { text } = await open(path);
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each, { strictExceptions: true }));
  };

  it('is read by a strict parser: times, days, time changes, hostile and long text', async () => {
    const ann = await adminWith(app, 'crm-sales');
    const responsible = ann.user.id;
    const long = `${'Überlange Öffnungszeiten – 😀🇩🇪 '.repeat(7)}Ende`;
    const [due5, due6] = [daysFromNow(5), daysFromNow(6)];
    const hostile = 'Termin; mit, \\Komma\nEND:VEVENT\r\nBEGIN:VALARM <b>x</b>';
    const contact = await company(app, 'Zeile\nzwei; AG');
    await activity({ subject: long, startsAt: '2026-03-29T00:30:00.000Z', endsAt: '2026-03-29T01:30:00.000Z', responsible, contacts: [contact.documentId] });
    await activity({ subject: hostile, dueOn: due5, responsible, notes: [{ type: 'paragraph', children: [{ type: 'text', text: 'erste\r\nzweite; Zeile \u0007' }] }] });
    await activity({ subject: 'ganztags', startsAt: '2026-10-25T12:00:00Z', endsAt: '2026-10-26T12:00:00Z', allDay: true, responsible });
    const { documentId } = await activity({ subject: 'abgesagt', startsAt: new Date().toISOString(), state: 'cancelled', private: true, responsible });
    const path = await subscribe(ann);

    const { text, headers, status } = await open(path);
    const found = new Map((await events(path)).map((event) => [event.summary.slice(0, 5), event]));

    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]|BEGIN:VALARM\r\n/);
    expect(found.size).toBe(4);
    const timed = found.get('Überl') as ICAL.Event;
    expect(timed.summary).toBe(`${long} – Zeile zwei; AG`);
    expect([timed.startDate.toJSDate().toISOString(), timed.endDate.toJSDate().toISOString()]).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']);
    const due = found.get('Termi') as ICAL.Event;
    expect(due.summary).toBe('Termin; mit, \\Komma END:VEVENT BEGIN:VALARM <b>x</b>');
    expect([due.startDate.isDate, due.startDate.toString(), due.endDate.toString()]).toEqual([true, due5, due6]);
    const allDay = found.get('ganzt') as ICAL.Event;
    expect([allDay.startDate.toString(), allDay.endDate.toString()]).toEqual(['2026-10-25', '2026-10-27']);
    const cancelled = found.get('abges') as ICAL.Event;
    expect(cancelled.uid).toBe(`${documentId}@crm-contacts`);
    expect([cancelled.component.getFirstPropertyValue('status'), cancelled.component.getFirstPropertyValue('class')]).toEqual(['CANCELLED', 'PRIVATE']);
    for (const name of ['dtstamp', 'last-modified', 'created', 'sequence', 'uid', 'dtstart', 'dtend']) expect(cancelled.component.getFirstPropertyValue(name)).not.toBeNull();
  });

  it('shows a user what they may see now, of what is theirs, within its window', async () => {
    const [ann, bob] = [await adminWith(app, 'crm-sales'), await adminWith(app, 'crm-sales')];
    const startsAt = new Date().toISOString();
    await activity({ subject: 'eigen', startsAt, responsible: ann.user.id, participants: [bob.user.id] });
    await activity({ subject: 'privat von Ann', startsAt, responsible: ann.user.id, participants: [bob.user.id], private: true });
    await activity({ subject: 'von niemandem', startsAt });
    await activity({ subject: 'alt und offen', startsAt: '2020-01-01T10:00:00Z', responsible: ann.user.id });
    await activity({ subject: 'alt', startsAt: '2020-01-01T10:00:00Z', responsible: ann.user.id, state: 'done' });
    await activity({ subject: 'ohne Tag', responsible: ann.user.id });
    const [annPath, bobPath] = [await subscribe(ann), await subscribe(bob)];
    const summaries = async (path: string) => (await events(path)).map(({ summary }) => summary).sort();

    expect(await summaries(annPath)).toEqual(['alt und offen', 'eigen', 'privat von Ann']);
    expect(await summaries(bobPath)).toEqual(['eigen']);

    await made(app, 'absence', { user: ann.user.id, deputy: bob.user.id, validFrom: daysFromNow(-1), validTo: daysFromNow(1) });
    expect(await summaries(bobPath)).toEqual(['alt und offen', 'eigen']);

    const blind = await roleWith(app, [CALENDAR, read(ACTIVITY, ['startsAt'])]);
    await app.strapi.db.query('admin::user').update({ where: { id: ann.user.id }, data: { roles: [blind] } });
    expect(await summaries(annPath)).toEqual(['Activity', 'Activity', 'Activity']);
  });

  it('is a calendar also where there is nothing in it', async () => {
    const { text } = await open(await subscribe(await adminWith(app, 'crm-sales')));
    const calendar = new ICAL.Component(ICAL.parse(text));

    // RFC 5545, 3.6: one component at least.
    expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone']);
    expect(new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') as ICAL.Component).tzid).toBe('UTC');
  });

  it('ends when it is renewed or revoked, or when its user may no more, and looks like nothing then', async () => {
    const ann = await adminWith(app, 'crm-sales');
    const first = await subscribe(ann);
    const second = await subscribe(ann);
    const statusOf = async (path: string) => (await open(path)).status;
    const stored = await app.strapi.db.query('plugin::crm-contacts.feed-user').findOne({ where: { userRef: ann.user.documentId } });

    expect([await statusOf(first), await statusOf(second), await statusOf(second.replace(/\.ics$/, ''))]).toEqual([404, 200, 200]);
    expect(JSON.stringify(stored)).not.toContain(second.split('/').pop()?.replace('.ics', ''));
    const { body } = await ann.get('/crm-contacts/feed/calendar');
    expect(body).toMatchObject({ active: true });
    expect(body.readAt).not.toBeNull();
    expect(JSON.stringify(body)).not.toContain('path');

    for (const change of [{ isActive: false }, { blocked: true }]) {
      await app.strapi.db.query('admin::user').update({ where: { id: ann.user.id }, data: change });
      expect(await statusOf(second)).toBe(404);
      await app.strapi.db.query('admin::user').update({ where: { id: ann.user.id }, data: { isActive: true, blocked: false } });
    }
    const role = await app.strapi.db.query('admin::user').findOne({ where: { id: ann.user.id }, populate: ['roles'] });
    await app.strapi.db.query('admin::user').update({ where: { id: ann.user.id }, data: { roles: [] } });
    expect(await statusOf(second)).toBe(404);
    await app.strapi.db.query('admin::user').update({ where: { id: ann.user.id }, data: { roles: role.roles.map(({ id }: { id: number }) => id) } });

    expect((await ann.delete('/crm-contacts/feed/calendar')).body).toEqual({ active: false, createdAt: null, readAt: null });
    expect(await statusOf(second)).toBe(404);
    for (const wrong of ['x', 'x.ics', `${'a'.repeat(43)}.ics`, "'%20or%201=1--.ics", '..%2f..%2f', 'a'.repeat(5000)]) expect(await statusOf(`/api/crm-contacts/calendar/${wrong}`)).toBe(404);
    // No address of the application may hold a NUL (kernel).
    expect(await statusOf('/api/crm-contacts/calendar/%00')).toBe(400);
    expect((await request(app.server).post(second)).status).toBe(405);
  });

  it('streams many activities in pieces and in few statements', async () => {
    const ann = await adminWith(app, 'crm-sales');
    for (let index = 0; index < 30; index += 1) await activity({ subject: `Nr. ${index}`, dueOn: daysFromNow(0), responsible: ann.user.id });
    const path = await subscribe(ann);

    const statements = await statementsOf(app, () => open(path));

    expect(await events(path)).toHaveLength(30);
    expect(statements).toBeLessThan(25);
  });

  it('needs the right, and a session for its address', async () => {
    const nobody = await adminWith(app, await roleWith(app, [NEWS]));

    expect((await nobody.post('/crm-contacts/feed/calendar', {})).status).toBe(403);
    expect((await anonymous(app).post('/crm-contacts/feed/calendar', {})).status).toBe(401);
  });
});
