import knex from 'knex';
import { Client as Postgres } from 'pg';
import { startApplication, type Application } from '../support/application';
import { adminWith, apiAtAll, type Client } from '../support/clients';
import { company, made, person, relationType } from '../support/rows';
import { startSecondProcess, type SecondProcess } from '../support/two-processes';
import { until } from '../support/until';

/** Two Strapi processes on one database: what neither may close alone, both together may not close either. */
let app: Application;
let second: SecondProcess;
let here: Client;
let there: Client;
let branchOf: string;

beforeAll(async () => {
  app = await startApplication();
  second = await startSecondProcess();
  [here, there] = await apiAtAll(app, second.address);
  branchOf = await relationType(app, 'branch-of');
});
afterAll(async () => {
  await second.stop();
  await app.stop();
});

interface Ref {
  documentId: string;
  id: number;
}

const ROUNDS = 6;
let persons = 0;

async function positionAt(employer: Ref, data: object = {}): Promise<Ref> {
  const held = await person(app, 'Two', `Process${(persons += 1)}`);
  return made(app, 'position', { company: employer.documentId, person: held.documentId, ...data });
}

const put = (at: Client, type: string, row: Ref, data: object) => at.put(`/api/crm-contacts/${type}/${row.documentId}`, { data });
const change = (at: Client, row: Ref, data: object) => at.post(`/api/crm-contacts/positions/${row.documentId}/change`, data);
const branch = (at: Client, from: Ref, to: Ref) => at.post('/api/crm-contacts/relations', { data: { type: branchOf, from: from.documentId, to: to.documentId } });
const warningsOf = async (employer: Ref) => (await here.get(`/api/crm-contacts/contacts/${employer.documentId}/org-chart`)).body.warnings;

/** One is stored, the other refused, or told that somebody was faster. */
function expectOneOf(answers: { status: number }[], stored: number) {
  expect(answers.filter(({ status }) => status === stored)).toHaveLength(1);
  expect(answers.filter(({ status }) => status !== stored).map(({ status }) => [400, 409].includes(status))).toEqual([true]);
}

it('serves the same rows from both processes', async () => {
  const employer = await company(app, 'Both Ltd');

  const answer = await there.get(`/api/crm-contacts/contacts/${employer.documentId}`);

  expect(answer.body.data).toMatchObject({ name: 'Both Ltd' });
});

it('closes no circle of superiors, whichever ways the two take', async () => {
  const employer = await company(app, 'Superiors Ltd');
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other] = [await positionAt(employer), await positionAt(employer)];
    const answers = await Promise.all([
      round % 2 === 0 ? put(here, 'positions', one, { superior: other.documentId }) : change(here, one, { startsOn: '2026-01-01', superior: other.documentId }),
      round % 3 === 0 ? change(there, other, { correction: true, superior: one.documentId }) : put(there, 'positions', other, { superior: one.documentId }),
    ]);
    expectOneOf(answers, 200);
  }
  expect(await warningsOf(employer)).toEqual([]);
});

it('closes no circle of departments', async () => {
  const employer = await company(app, 'Departments Ltd');
  for (let round = 0; round < ROUNDS; round += 1) {
    const [left, right] = [await made(app, 'department', { name: `L${round}`, company: employer.documentId }), await made(app, 'department', { name: `R${round}`, company: employer.documentId })];
    expectOneOf(await Promise.all([put(here, 'departments', left, { parent: right.documentId }), put(there, 'departments', right, { parent: left.documentId })]), 200);
  }
  expect(await warningsOf(employer)).toEqual([]);
});

it('closes no circle of branches, and gives no branch two head offices', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [one, other, third] = [await company(app, `One ${round}`), await company(app, `Other ${round}`), await company(app, `Third ${round}`)];
    expectOneOf(await Promise.all([branch(here, one, other), branch(there, other, one)]), 201);
    expectOneOf(await Promise.all([branch(here, one, third), branch(there, other, third)]), 201);
    const tree = (await here.get(`/api/crm-contacts/contacts/${one.documentId}/hierarchy?structure=branch`)).body;
    expect(tree.warnings).toEqual([]);
    expect(tree.nodes).toHaveLength(3);
  }
});

it('closes no longer circle when both write many pointers at once', async () => {
  const employer = await company(app, 'Ring Ltd');
  const ring: Ref[] = [];
  for (let index = 0; index < 8; index += 1) ring.push(await positionAt(employer));

  const answers = await Promise.all(ring.map((position, index) => put(index % 2 === 0 ? here : there, 'positions', position, { superior: ring[(index + 1) % ring.length].documentId })));

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(ring.length - 1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(await warningsOf(employer)).toEqual([]);
});

it('names one main contact person, and moves a branch once', async () => {
  const employer = await company(app, 'Main Ltd');
  const [one, other] = [await positionAt(employer), await positionAt(employer)];
  const [old, next, third, leaf] = [await company(app, 'Move old'), await company(app, 'Move next'), await company(app, 'Move third'), await company(app, 'Move leaf')];
  await made(app, 'relation', { type: branchOf, from: old.documentId, to: leaf.documentId });
  const move = (at: Client, to: Ref) => at.post(`/api/crm-contacts/contacts/${old.documentId}/move-members`, { structure: 'branch', members: [leaf.documentId], to: to.documentId, startsOn: '2026-01-01' });

  expectOneOf(await Promise.all([put(here, 'positions', one, { main: true }), put(there, 'positions', other, { main: true })]), 200);
  expectOneOf(await Promise.all([move(here, next), move(there, third)]), 200);
});

it('answers 409 when the database gives up waiting for another writer', async () => {
  const employer = await company(app, 'Busy Ltd');
  const position = await positionAt(employer);
  const { updatedAt } = (await here.get(`/api/crm-contacts/positions/${position.documentId}`)).body.data;
  const write = () => change(here, position, { correction: true, jobTitle: 'Held', seen: { updatedAt } });

  const answer = app.strapi.db.dialect.client === 'postgres' ? await whileDeadlocked(position, write) : await whileHeld(write);
  const after = await write();

  expect(answer.status).toBe(409);
  expect(answer.body.error.details).toMatchObject({ reason: 'busy' });
  expect(after.status).toBe(200);
});

type Write = () => ReturnType<Client['post']>;

describe('jobs that every process runs', () => {
  const NOTICE = 'plugin::crm-contacts.notice';
  const feed = () => app.strapi.plugin('crm-contacts').service('feed');
  const notices = (where: object = {}) => app.strapi.db.query(NOTICE).count({ where });

  /** Activities whose reminders are due, in bulk: without a guard, since it is their number that counts. */
  async function remindersFor(user: { id: number }, count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_none, index) => ({
      documentId: `due${user.id}x${index}`, type: 'call', subject: `Nr. ${index}`, state: 'open', priority: 'normal', startsAt: new Date(Date.now() - 60_000), remindMinutes: 0, private: false, publishedAt: new Date(),
    }));
    const { ids } = (await app.strapi.db.query('plugin::crm-contacts.activity').createMany({ data: rows })) as { ids: number[] };
    const links = ids.map((id) => ({ activity_id: id, user_id: user.id }));
    for (let at = 0; at < links.length; at += 400) await app.strapi.db.connection('crm_activities_responsible_lnk').insert(links.slice(at, at + 400));
  }

  /** How many notices there are per reminder of a user: exactly one, or something is wrong. */
  async function noticesPerReminder(user: { documentId: string }): Promise<number[]> {
    const rows: { activityRef: string }[] = await app.strapi.db.query(NOTICE).findMany({ where: { userRef: user.documentId } });
    const counts = new Map<string, number>();
    for (const { activityRef } of rows) counts.set(activityRef, (counts.get(activityRef) ?? 0) + 1);
    return [...counts.values()];
  }

  it('remind once, and bring back once, when both run them at the same moment', async () => {
    const { user } = await adminWith(app);
    await remindersFor(user, 1200);
    const waiting = await company(app, 'Waiting Ltd', { stage: 'prospect' });
    const api = app.strapi.plugin('crm-contacts').service('workflow');
    await app.strapi.db.connection('crm_contacts').where({ id: waiting.id }).update({ stage_status: 'waiting', resume_on: '2020-01-01' });

    await Promise.all([feed().reminders.remindDue(), second.run('remind'), api.resumeDue(), second.run('resume')]);

    expect(await noticesPerReminder(user)).toEqual(Array(1200).fill(1));
    expect(await app.strapi.db.query('plugin::crm-contacts.stage-change').count({ where: { contact: { documentId: waiting.documentId }, trigger: 'resume' } })).toBe(1);
  });

  it('mail once, when both send at the same moment', async () => {
    const { user } = await adminWith(app);
    await remindersFor(user, 40);
    await feed().reminders.remindDue();
    await app.strapi.db.query(NOTICE).updateMany({ where: { userRef: user.documentId }, data: { mailState: 'waiting', mailAfter: new Date(0) } });
    const sent: string[] = [];
    app.strapi.config.set('plugin::crm-contacts.reminders.mail', true);
    const provider = app.strapi.plugin('email').service('email') as unknown as { send(mail: { headers: Record<string, string> }): Promise<void> };
    const spy = jest.spyOn(provider, 'send').mockImplementation(async ({ headers }) => void sent.push(headers['Message-ID']));

    await Promise.all([feed().mails.sendDue(), second.run('mail')]);

    const all = [...sent, ...second.reports.flatMap((report) => report.sent ?? [])];
    expect(all).toHaveLength(40);
    expect(new Set(all).size).toBe(40);
    expect(await notices({ userRef: user.documentId, mailState: 'sent' })).toBe(40);
    spy.mockRestore();
    app.strapi.config.set('plugin::crm-contacts.reminders.mail', false);
  });

  it('remind and mail once, when a process is killed in the middle of it', async () => {
    const { user } = await adminWith(app);
    await remindersFor(user, 1200);
    const mine = { userRef: user.documentId };

    void second.run('die');
    await second.ended();
    const before = await notices(mine);
    await feed().reminders.remindDue();

    expect(before).toBe(3 * 150);
    expect(await noticesPerReminder(user)).toEqual(Array(1200).fill(1));

    // One mail is left to send.
    await app.strapi.db.query(NOTICE).updateMany({ where: mine, data: { mailState: null } });
    const [one] = await app.strapi.db.query(NOTICE).findMany({ where: mine, limit: 1 });
    await app.strapi.db.query(NOTICE).update({ where: { id: one.id }, data: { mailState: 'waiting', mailAfter: new Date(0) } });
    const third = await startSecondProcess();
    void third.run('hang');
    await until(() => third.reports.length > 0);
    await third.kill();
    const sent: string[] = [];
    app.strapi.config.set('plugin::crm-contacts.reminders.mail', true);
    const provider = app.strapi.plugin('email').service('email') as unknown as { send(mail: { headers: Record<string, string> }): Promise<void> };
    const spy = jest.spyOn(provider, 'send').mockImplementation(async ({ headers }) => void sent.push(headers['Message-ID']));
    await feed().mails.sendDue();
    const whileLeased = sent.length;
    await app.strapi.db.query(NOTICE).update({ where: { id: one.id }, data: { mailAfter: new Date(0) } });
    await feed().mails.sendDue();
    await feed().mails.sendDue();

    expect(third.reports).toEqual([{ sending: expect.any(String) }]);
    expect(whileLeased).toBe(0);
    expect(sent).toEqual([third.reports[0].sending]);
    spy.mockRestore();
    app.strapi.config.set('plugin::crm-contacts.reminders.mail', false);
  });
});

/** Another session holds the row that the request wants and wants the lock that the request holds; the request is the one to give up. */
async function whileDeadlocked(position: Ref, write: Write) {
  const other = new Postgres({ connectionString: process.env.DATABASE_URL });
  await other.connect();
  try {
    await other.query('BEGIN');
    await other.query(`SET LOCAL deadlock_timeout = '60s'`);
    await other.query('SELECT id FROM crm_positions WHERE id = $1 FOR UPDATE', [position.id]);
    const answered = write().then((answer) => answer);
    await waitingFor(other, 'crm_positions');
    const [answer] = await Promise.all([answered, other.query(`UPDATE crm_counters SET value = value + 1 WHERE name = 'lock:organisation'`)]);
    return answer;
  } finally {
    await other.query('ROLLBACK');
    await other.end();
  }
}

/** Until another session waits for a row lock in a statement about `table`. */
async function waitingFor(session: Postgres, table: string): Promise<void> {
  const asked = `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`;
  for (;;) {
    // Inside a transaction PostgreSQL keeps showing what it showed first.
    await session.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await session.query<{ count: number }>(asked, [`%${table}%`]);
    if (rows[0].count > 0) return;
  }
}

/** Another process is in the middle of a long write. */
async function whileHeld(write: Write) {
  const other = knex({ client: 'better-sqlite3', connection: { filename: process.env.DATABASE_FILENAME as string }, useNullAsDefault: true });
  try {
    await other.raw('BEGIN IMMEDIATE');
    return await write();
  } finally {
    await other.raw('ROLLBACK');
    await other.destroy();
  }
}
