// A database of a given size, with bulk inserts: deterministic, so that two runs measure the same.
const NAMES = [
  'Adler',
  'Brandt',
  'Conti',
  'Dietrich',
  'Engel',
  'Fischer',
  'Graf',
  'Hoffmann',
  'Ivanov',
  'Jansen',
  'Keller',
  'Lorenz',
];
const TRADES = [
  'Antriebe',
  'Bau',
  'Chemie',
  'Druck',
  'Elektro',
  'Fahrzeuge',
  'Glas',
  'Handel',
  'Industrie',
  'Kunststoffe',
];
const CITIES = ['Stuttgart', 'Kiel', 'Ulm', 'Köln', 'Graz', 'Basel', 'Lyon', 'Torino', 'Leeds', 'Gdańsk'];
const STAGES = [
  ['general', 'active'],
  ['lead', 'active'],
  ['lead', 'disqualified'],
  ['prospect', 'active'],
  ['customer', 'active'],
  ['customer', 'inactive'],
];

export const DEMO = { window: 1, group1000: 2, group10000: 1_100, chart: 1_050, branches: 11_200 };

const stamp = new Date('2026-01-02T08:00:00Z');
const id = (prefix, number) => `${prefix}${String(number).padStart(23, '0')}`.slice(0, 24);
export const contactId = (number) => id('c', number);
export const personId = (number) => id('p', number);
export const positionId = (number) => id('q', number);

/** Rows of a Strapi table, with the columns that every one of them has. */
function table(connection, name, columns) {
  const system = ['id', 'document_id', 'created_at', 'updated_at', 'published_at'];
  return (rows) =>
    connection.insert(
      name,
      [...system, ...columns],
      rows.map(([rowId, documentId, ...values]) => [rowId, documentId, stamp, stamp, stamp, ...values])
    );
}

const range = (count, make) => Array.from({ length: count }, (_, index) => make(index + 1));
const pick = (list, number) => list[number % list.length];

export async function generate(connection, { size, userId }) {
  await contacts(connection, size, userId);
  await personsAndPositions(connection, size);
  await relations(connection);
  await activities(connection, size * 2);
  await documents(connection, size);
  await connection.analyze();
}

async function contacts(connection, size, userId) {
  const insert = table(connection, 'crm_contacts', [
    'number',
    'kind',
    'name',
    'name_key',
    'email',
    'email_key',
    'phone',
    'phone_key',
    'street',
    'postal_code',
    'city',
    'country',
    'stage',
    'stage_status',
    'stage_since',
  ]);
  await insert(
    range(size, (n) => {
      const name = `${pick(NAMES, n)} ${pick(TRADES, n >> 3)} ${n} GmbH`;
      const email = `info@firma${n}.example`;
      const phone = `+49711${String(1_000_000 + n)}`;
      const [stage, status] = n === DEMO.window ? ['customer', 'active'] : pick(STAGES, n);
      return [
        n,
        contactId(n),
        `B-${String(n).padStart(6, '0')}`,
        'company',
        name,
        name.toLowerCase(),
        email,
        email,
        phone,
        phone,
        `Hauptstraße ${n % 200}`,
        String(10_000 + (n % 80_000)),
        pick(CITIES, n),
        'DE',
        stage,
        status,
        stamp,
      ];
    })
  );
  await connection.insert(
    'crm_contacts_owner_lnk',
    ['contact_id', 'user_id'],
    range(Math.floor(size / 10), (n) => [n * 10 - 9, userId])
  );
}

/** Two persons per contact; the window's contact has 12 more, the chart's company 2,000 in 8 levels. */
async function personsAndPositions(connection, size) {
  const count = size * 2;
  const company = (n) => {
    if (n <= 12) return DEMO.window;
    if (n <= 2_012) return DEMO.chart;
    return (n % size) + 1;
  };
  const person = table(connection, 'crm_persons', [
    'salutation',
    'first_name',
    'last_name',
    'full_name',
    'name_key',
    'email',
  ]);
  await person(
    range(count, (n) => [
      n,
      id('p', n),
      'Herr',
      `Vorname${n}`,
      pick(NAMES, n),
      `Vorname${n} ${pick(NAMES, n)}`,
      `vorname${n} ${pick(NAMES, n)}`.toLowerCase(),
      `p${n}@person.example`,
    ])
  );
  const position = table(connection, 'crm_positions', ['job_title', 'role', 'email', 'phone', 'main', 'valid_from']);
  await position(
    range(count, (n) => [
      n,
      id('q', n),
      'Einkauf',
      'purchasing',
      `p${n}@firma.example`,
      `+49711${n}`,
      n === 1,
      '2020-01-01',
    ])
  );
  await connection.insert(
    'crm_positions_person_lnk',
    ['position_id', 'person_id'],
    range(count, (n) => [n, n])
  );
  await connection.insert(
    'crm_positions_company_lnk',
    ['position_id', 'contact_id'],
    range(count, (n) => [n, company(n)])
  );
  // Three reports each make 2,000 positions about 8 levels deep.
  const superior = (n) => (n <= 12 ? 1 : 12 + Math.max(1, Math.floor((n - 12 + 1) / 3)));
  const reports = [...range(11, (n) => [n + 1, 1]), ...range(1_999, (n) => [n + 13, superior(n + 13)])];
  await connection.insert('crm_positions_superior_lnk', ['position_id', 'inv_position_id'], reports);
}

/** Two groups of six levels: 1,000 contacts (4 children each) and 10,000 (7 children each), and a chain of six head offices. */
async function relations(connection) {
  const types = await connection.all('SELECT id, structure FROM crm_relation_types');
  const typeOf = (structure) => types.find((type) => type.structure === structure).id;
  const holdings = [...tree(DEMO.group1000, 1_000, 4), ...tree(DEMO.group10000, 10_000, 7), [DEMO.group1000, DEMO.window]];
  const edges = [...holdings, ...tree(DEMO.branches, 6, 1)];
  const insert = table(connection, 'crm_relations', ['share', 'valid_from']);
  await insert(edges.map((_, index) => [index + 1, id('r', index + 1), index < holdings.length ? 80 : null, '2020-01-01']));
  await connection.insert(
    'crm_relations_type_lnk',
    ['relation_id', 'relation_type_id'],
    edges.map((_, index) => [index + 1, typeOf(index < holdings.length ? 'group' : 'branch')])
  );
  await connection.insert(
    'crm_relations_from_lnk',
    ['relation_id', 'contact_id'],
    edges.map(([from], index) => [index + 1, from])
  );
  await connection.insert(
    'crm_relations_to_lnk',
    ['relation_id', 'contact_id'],
    edges.map(([, to], index) => [index + 1, to])
  );
}

function tree(root, count, width) {
  return range(count - 1, (n) => [root + Math.floor((n - 1) / width), root + n]);
}

async function activities(connection, count) {
  const insert = table(connection, 'crm_activities', [
    'type',
    'subject',
    'state',
    'priority',
    'starts_at',
    'due_on',
    'private',
  ]);
  await insert(
    range(count, (n) => [
      n,
      id('a', n),
      'call',
      `Gespräch ${n}`,
      n % 4 ? 'done' : 'open',
      'normal',
      new Date(stamp.getTime() + (n % 400) * 86_400_000),
      n % 4 ? null : '2026-12-01',
      false,
    ])
  );
  const contact = (n) => (n <= 80 ? DEMO.window : (n % (count / 2)) + 1);
  await connection.insert(
    'crm_activities_contacts_lnk',
    ['activity_id', 'contact_id', 'contact_ord'],
    range(count, (n) => [n, contact(n), 1])
  );
}

const SOURCES = [
  ['inquiries', 'inquiry', 'received_on', 'active'],
  ['quotes', 'quote', 'quoted_on', 'open'],
  ['orders', 'order', 'ordered_on', 'open'],
  ['invoices', 'invoice', 'invoiced_on', 'open'],
];

async function documents(connection, size) {
  const count = Math.floor(size / 2);
  for (const [name, single, date, state] of SOURCES) {
    const insert = table(connection, name, [
      'number',
      'title',
      'state',
      date,
      'currency',
      'net_total',
      'gross_total',
      'party_name',
    ]);
    await insert(
      range(count, (n) => [
        n,
        id(single[0] + 'd', n),
        `${single}-${n}`,
        `Vorgang ${n}`,
        state,
        `2026-0${(n % 9) + 1}-15`,
        'EUR',
        100 + n / 100,
        119 + n / 100,
        'Muster GmbH',
      ])
    );
    const party = (n) => (n <= 8 ? DEMO.window : (n % size) + 1);
    await connection.insert(
      `${name}_ordering_party_lnk`,
      [`${single}_id`, 'contact_id'],
      range(count, (n) => [n, party(n)])
    );
  }
}
