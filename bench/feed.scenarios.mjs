/** Activities in the calendar: all open, all of the measured user. */
const TOTAL = 5_000;
const FIRST = 20_000_000;

async function calendarActivities(connection, { size, userId }) {
  const stamp = new Date('2026-01-02T08:00:00Z');
  const start = new Date('2026-03-29T00:30:00Z');
  // Inside CASE PostgreSQL takes a bound value for a text.
  const at = connection.kind === 'postgres' ? 'CAST(? AS timestamp)' : '?';
  await connection.run(
    `INSERT INTO crm_activities (id, document_id, created_at, updated_at, published_at, type, subject, state, priority, starts_at, ends_at, due_on, outcome)
     SELECT ${FIRST} + n.n, 'calendar' || (${FIRST} + n.n), ?, ?, ?, 'meeting', 'Besprechung Nr. ' || n.n || ': Größe, Gewicht; Zeitplan 😀', 'open', 'normal',
       CASE WHEN n.n % 2 = 0 THEN ${at} END, CASE WHEN n.n % 2 = 0 THEN ${at} END, ${connection.day('n.n % 1700')}, 'Unterlagen mitbringen, Anfahrt über das Werkstor' FROM ${connection.numbers(TOTAL)}`,
    [stamp, stamp, stamp, start, new Date(start.getTime() + 3_600_000)]
  );
  await connection.run(`INSERT INTO crm_activities_responsible_lnk (activity_id, user_id) SELECT ${FIRST} + n.n, ${userId} FROM ${connection.numbers(TOTAL)}`);
  await connection.run(`INSERT INTO crm_activities_contacts_lnk (activity_id, contact_id) SELECT ${FIRST} + n.n, n.n * 7919 % ${size} + 1 FROM ${connection.numbers(TOTAL)}`);
  await connection.analyze();
}

/** What the calendar shows, as rows: texts, times and the name of the first contact. */
const ROWS = `SELECT a.document_id, a.subject, a.outcome, a.type, a.state, a.starts_at, a.ends_at, a.due_on, a.resubmit_on, a.all_day, a.private, a.created_at, a.updated_at,
    (SELECT c.name FROM crm_activities_contacts_lnk k JOIN crm_contacts c ON c.id = k.contact_id WHERE k.activity_id = a.id LIMIT 1) AS contact
  FROM crm_activities a JOIN crm_activities_responsible_lnk l ON l.activity_id = a.id WHERE l.user_id = ? ORDER BY a.id`;

/** A calendar application's request; the floor has its rows in one statement. See scenarios.mjs. */
export const feedScenarios = [
  {
    name: 'calendar-5000',
    data: [calendarActivities],
    prepare: async ({ admin, connection }) => {
      const { path } = await admin('/crm-contacts/feed/calendar', { method: 'POST', body: {} });
      const [{ user_id: userId }] = await connection.all(`SELECT user_id FROM crm_activities_responsible_lnk WHERE activity_id = ${FIRST + 1}`);
      const events = (await admin(path)).split('BEGIN:VEVENT').length - 1;
      if (events < TOTAL) throw new Error(`The calendar has ${events} events instead of ${TOTAL}`);
      return { ours: () => admin(path), floor: () => connection.all(ROWS, [userId]) };
    },
  },
];
