// A million linked documents by a few statements: 20,000 of one contact, the others spread over all.

/** Documents in all; a fiftieth belongs to one contact. */
const TOTAL = 1_000_000;
/** Beyond the rows that every generated database has. */
const FIRST = 10_000_000;
/** Belongs to no generated group. */
export const BUSY_CONTACT = 11_500;

export const SOURCES = [
  { table: 'inquiries', single: 'inquiry', date: 'received_on', due: 'answer_by', states: ['active', 'won', 'lost', 'won'] },
  { table: 'quotes', single: 'quote', date: 'quoted_on', due: 'valid_until', states: ['open', 'accepted', 'struck', 'accepted'] },
  { table: 'orders', single: 'order', date: 'ordered_on', due: 'deliver_on', states: ['open', 'delivered', 'cancelled', 'delivered'] },
  { table: 'invoices', single: 'invoice', date: 'invoiced_on', due: 'due_on', states: ['open', 'paid', 'cancelled', 'paid'] },
];

/** A document is ordered and paid by the same contact. */
export async function manyDocuments(connection, { size }) {
  console.log(`${TOTAL.toLocaleString('en')} documents …`);
  const each = TOTAL / SOURCES.length;
  const stamp = new Date('2026-01-02T08:00:00Z');
  for (const source of SOURCES) {
    const { table, single, date, due, states } = source;
    const state = `CASE n.n % 4 ${states.map((name, index) => `WHEN ${index} THEN '${name}'`).join(' ')} END`;
    await connection.run(
      `INSERT INTO ${table} (id, document_id, created_at, updated_at, published_at, number, title, state, ${date}, ${due}, currency, net_total, gross_total, party_name)
       SELECT ${FIRST} + n.n, '${single}m' || (${FIRST} + n.n), ?, ?, ?, '${single}-M' || n.n, 'Vorgang ' || n.n, ${state}, ${connection.day('n.n * 7 % 1780')}, ${connection.day('n.n * 7 % 1780 + 30')},
         CASE WHEN n.n % 20 = 7 THEN 'CHF' ELSE 'EUR' END, 100 + n.n % 9973 + 0.25, 119 + n.n % 9973 + 0.5, 'Muster GmbH' FROM ${connection.numbers(each)}`,
      [stamp, stamp, stamp]
    );
    const contact = `CASE WHEN n.n % 50 = 0 THEN ${BUSY_CONTACT} ELSE n.n % ${size} * 7919 % ${size} + 1 END`;
    for (const role of ['ordering_party', 'bill_to']) {
      await connection.run(`INSERT INTO ${table}_${role}_lnk (${single}_id, contact_id) SELECT ${FIRST} + n.n, ${contact} FROM ${connection.numbers(each)}`);
    }
  }
  await connection.analyze();
}


