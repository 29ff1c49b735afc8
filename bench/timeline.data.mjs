// Two million activities by a few statements: 50,000 of one contact, and a user with 5,000 open ones.
const TOTAL = 2_000_000;
/** Beyond the rows that every generated database has. */
const FIRST = 10_000_000;
/** Belongs to no generated group, and has no documents of its own. */
export const ACTIVE_CONTACT = 11_600;

export async function manyActivities(connection, { size, userId }) {
  console.log(`${TOTAL.toLocaleString('en')} activities …`);
  const stamp = new Date('2026-01-02T08:00:00Z');
  const start = connection.kind === 'postgres' ? `TIMESTAMP '2022-01-01' + (n.n * 37 % 2600000) * INTERVAL '1 minute'` : '1640995200000 + (n.n * 37 % 2600000) * 60000';
  const others = await otherUsers(connection, stamp);
  await connection.run(
    `INSERT INTO crm_activities (id, document_id, created_at, updated_at, published_at, type, subject, state, priority, starts_at, due_on, private)
     SELECT ${FIRST} + n.n, 'am' || (${FIRST} + n.n), ?, ?, ?, CASE n.n % 3 WHEN 0 THEN 'task' WHEN 1 THEN 'call' ELSE 'meeting' END, 'Vorgang ' || n.n, CASE WHEN n.n % 400 = 0 OR n.n % 4 = 1 THEN 'open' ELSE 'done' END, 'normal',
       CASE WHEN n.n % 3 = 0 OR n.n % 400 = 0 THEN NULL ELSE ${start} END, CASE WHEN n.n % 3 = 0 OR n.n % 400 = 0 THEN ${connection.day('n.n * 37 % 1800')} END, ${connection.kind === 'postgres' ? 'false' : '0'} FROM ${connection.numbers(TOTAL)}`,
    [stamp, stamp, stamp]
  );
  await connection.run(
    `INSERT INTO crm_activities_contacts_lnk (activity_id, contact_id, contact_ord)
     SELECT ${FIRST} + n.n, CASE WHEN n.n % 40 = 0 THEN ${ACTIVE_CONTACT} ELSE n.n % ${size} * 7919 % ${size} + 1 END, 1 FROM ${connection.numbers(TOTAL)}`
  );
  // Of the user's 25,000 those of n % 400 = 0 are open, each with a due day.
  await connection.run(
    `INSERT INTO crm_activities_responsible_lnk (activity_id, user_id)
     SELECT ${FIRST} + n.n, CASE WHEN n.n % 80 = 0 THEN ${userId} ELSE ${others[0]} + n.n % ${others.length} END FROM ${connection.numbers(TOTAL)}`
  );
  await connection.analyze();
}

/** A hundred colleagues, among whom the other activities are spread. */
async function otherUsers(connection, stamp) {
  const ids = Array.from({ length: 100 }, (_, index) => 5_000 + index);
  await connection.insert('admin_users', ['id', 'document_id', 'firstname', 'lastname', 'email', 'is_active', 'blocked', 'created_at', 'updated_at', 'published_at'], ids.map((id) => [id, `user${id}`, 'Kollege', `Nr. ${id}`, `u${id}@bench.example`, true, false, stamp, stamp, stamp]));
  return ids;
}
