import { contactId, DEMO, personId, positionId } from './generate.mjs';
import { windowStatement } from './window.sql.mjs';

/**
 * What is measured. `ours`: the product's request. `floor`: one hand-written statement that fetches
 * (or writes) the same, through the driver. `stock`: what Strapi without the plugin's endpoints and
 * guards needs for the same. `empty`: an authenticated request that does nothing, of the same kind.
 */
export const scenarios = [
  contactList(),
  contactWindow(),
  hierarchy('hierarchy-1000', DEMO.group1000),
  hierarchy('hierarchy-10000', DEMO.group10000),
  orgChart(),
  create(),
  positionCreate(),
  positionMove(),
  branchCreate(),
  transition(),
];

function contactList() {
  const sql = `SELECT c.document_id, c.number, c.name, c.kind, c.city, c.postal_code, c.country, c.stage, c.stage_status,
      c.email, c.phone, c.updated_at, u.document_id AS owner, u.firstname, u.lastname,
      (SELECT count(*) FROM crm_contacts WHERE closed_on IS NULL) AS total
    FROM crm_contacts c
    LEFT JOIN crm_contacts_owner_lnk o ON o.contact_id = c.id
    LEFT JOIN admin_users u ON u.id = o.user_id
    WHERE c.closed_on IS NULL ORDER BY c.name_key, c.name, c.id LIMIT 25`;
  return {
    name: 'contact-list',
    prepare: async ({ admin, stockApi, connection }) => ({
      ours: () => admin('/crm-contacts/folders/all/contacts?page=1&pageSize=25'),
      floor: () => connection.all(sql),
      stock: () =>
        stockApi('/api/crm-contacts/contacts?filters[closedOn][$null]=true&sort=name&pagination[pageSize]=25'),
    }),
  };
}

function contactWindow() {
  const id = contactId(DEMO.window);
  return {
    name: 'contact-window',
    async prepare({ admin, stockApi, connection }) {
      const sql = windowStatement(connection.kind, new Date().toISOString().slice(0, 10));
      return {
        ours: () => admin(`/crm-contacts/contacts/${id}/window`),
        floor: () => connection.all(sql, [id]),
        stock: () => stockWindow(stockApi, id),
      };
    },
  };
}

/** Stock Strapi has no inverse relations here: one request for the contact and one for each kind of row, at once. */
function stockWindow(api, id) {
  const of = (attribute) => `filters[${attribute}][documentId][$eq]=${id}`;
  const documents = ['inquiries', 'quotes', 'orders', 'invoices'];
  return Promise.all([
    api(`/api/crm-contacts/contacts/${id}`),
    api(`/api/crm-contacts/channels?${of('contact')}`),
    api(`/api/crm-contacts/addresses?${of('contact')}`),
    api(`/api/crm-contacts/stage-changes?${of('contact')}&sort=changedAt:desc&pagination[pageSize]=1`),
    api(`/api/crm-contacts/positions?${of('company')}&populate[person]=true&pagination[pageSize]=5`),
    api(`/api/crm-contacts/activities?${of('contacts')}&sort=startsAt:desc&pagination[pageSize]=10`),
    api(`/api/crm-contacts/relations?${of('to')}&populate[from]=true`),
    api(`/api/crm-contacts/relations?${of('from')}&populate[to]=true&pagination[pageSize]=5`),
    ...documents.map((plural) => api(`/api/${plural}?${of('orderingParty')}&pagination[pageSize]=8`)),
  ]);
}

function orgChart() {
  const id = contactId(DEMO.chart);
  const sql = `SELECT q.document_id, p.document_id AS person, p.full_name, q.job_title, q.email, q.phone, q.main, s.document_id AS superior,
      d.document_id AS department, w.document_id AS workplace
    FROM crm_contacts c
    JOIN crm_positions_company_lnk cl ON cl.contact_id = c.id
    JOIN crm_positions q ON q.id = cl.position_id
    JOIN crm_positions_person_lnk pl ON pl.position_id = q.id
    JOIN crm_persons p ON p.id = pl.person_id
    LEFT JOIN crm_positions_superior_lnk sl ON sl.position_id = q.id
    LEFT JOIN crm_positions s ON s.id = sl.inv_position_id
    LEFT JOIN crm_positions_department_lnk dl ON dl.position_id = q.id
    LEFT JOIN crm_departments d ON d.id = dl.department_id
    LEFT JOIN crm_positions_workplace_lnk wl ON wl.position_id = q.id
    LEFT JOIN crm_workplaces w ON w.id = wl.workplace_id
    WHERE c.document_id = ? AND (q.valid_from IS NULL OR q.valid_from <= '2026-06-01') AND (q.valid_to IS NULL OR q.valid_to >= '2026-06-01')`;
  return {
    name: 'org-chart-2000',
    prepare: async ({ admin, stockApi, connection }) => ({
      ours: () => admin(`/crm-contacts/contacts/${id}/org-chart?asOf=2026-06-01`),
      floor: () => connection.all(sql, [id]),
      stock: () => stockChart(stockApi, id),
    }),
  };
}

/** Stock Strapi: all positions of the company with their relations, 100 rows a page. */
async function stockChart(api, id) {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await api(
      `/api/crm-contacts/positions?filters[company][documentId][$eq]=${id}&populate[person]=true&populate[superior]=true&populate[department]=true&populate[workplace]=true&pagination[page]=${page}&pagination[pageSize]=100`
    );
    pages = answer.meta.pagination.pageCount;
  }
}

function hierarchy(name, rootNumber) {
  const sql = `WITH RECURSIVE family AS (
      SELECT ${rootNumber} AS id, CAST(NULL AS integer) AS parent, 0 AS depth, CAST(NULL AS numeric) AS share
      UNION ALL
      SELECT t.contact_id, f.contact_id, family.depth + 1, r.share
      FROM family
      JOIN crm_relations_from_lnk f ON f.contact_id = family.id
      JOIN crm_relations r ON r.id = f.relation_id
      JOIN crm_relations_to_lnk t ON t.relation_id = r.id
      WHERE (r.valid_from IS NULL OR r.valid_from <= '2026-06-01') AND (r.valid_to IS NULL OR r.valid_to >= '2026-06-01')
    )
    SELECT c.document_id, c.name, c.number, c.kind, c.stage, c.stage_status, p.document_id AS parent, family.depth, family.share
    FROM family JOIN crm_contacts c ON c.id = family.id LEFT JOIN crm_contacts p ON p.id = family.parent`;
  return {
    name,
    prepare: async ({ admin, stockApi, connection }) => ({
      ours: () => admin(`/crm-contacts/contacts/${contactId(rootNumber)}/hierarchy?structure=group&asOf=2026-06-01`),
      floor: () => connection.all(sql),
      stock: () => stockTree(stockApi, contactId(rootNumber)),
      seldom: { stock: rootNumber === DEMO.group10000 ? 10 : 1 },
    }),
  };
}

/** Stock Strapi level by level: the relations of a whole level in one request, 100 rows a page. */
async function stockTree(api, root) {
  let level = [root];
  while (level.length > 0) {
    const next = [];
    for (let start = 0; start < level.length; start += 50) {
      const parents = level
        .slice(start, start + 50)
        .map((id, index) => `filters[from][documentId][$in][${index}]=${id}`);
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const answer = await api(
          `/api/crm-contacts/relations?${parents.join('&')}&populate[to]=true&populate[from]=true&pagination[page]=${page}&pagination[pageSize]=100`
        );
        pages = answer.meta.pagination.pageCount;
        next.push(...answer.data.map(({ to }) => to.documentId));
      }
    }
    level = next;
  }
}

function create() {
  const values = (count) => ({
    name: `Neu ${count} GmbH`,
    kind: 'company',
    city: 'Ulm',
    postalCode: '89073',
    email: `neu${count}@firma.example`,
    phone: '+49 731 123456',
  });
  return {
    name: 'create',
    async prepare({ api, stockApi, connection }) {
      let count = 0;
      const post = (client) =>
        client('/api/crm-contacts/contacts', { method: 'POST', body: { data: values((count += 1)) } });
      return {
        empty: () => api('/api/bench-empty'),
        ours: () => post(api),
        stock: () => post(stockApi),
        floor: () =>
          connection.all(
            `INSERT INTO crm_contacts (document_id, name, kind, city, postal_code, email, phone) VALUES (?, ?, 'company', 'Ulm', '89073', ?, '+49 731 123456') RETURNING id`,
            [`floor${(count += 1)}`, `Neu ${count} GmbH`, `neu${count}@firma.example`]
          ),
      };
    },
  };
}

const connect = (documentId) => ({ connect: [{ documentId }] });

/** Inserts a row with its links, as one statement each on SQLite and PostgreSQL alike. `links`: column and row id by link table. */
async function insertLinked(connection, table, column, links) {
  const [{ id }] = await connection.all(
    `INSERT INTO ${table} (document_id, valid_from) VALUES (?, '2026-01-01') RETURNING id`,
    [`floor${Math.random()}`.slice(0, 24)]
  );
  for (const [link, [target, row]] of Object.entries(links))
    await connection.all(`INSERT INTO ${link} (${column}, ${target}) VALUES (?, ?) RETURNING id`, [id, row]);
}

/** A position in the company of 2,000, below somebody of the seventh level. Stock: without lock and checks. */
function positionCreate() {
  return {
    name: 'position-create',
    async prepare({ api, stockApi, connection, size }) {
      let count = 0;
      const next = () => size + (count += 1);
      const post = (client) => {
        const data = {
          company: connect(contactId(DEMO.chart)),
          person: connect(personId(next())),
          superior: connect(positionId(1_500)),
          jobTitle: 'Messung',
          validFrom: '2026-01-01',
        };
        return client('/api/crm-contacts/positions', { method: 'POST', body: { data } });
      };
      return {
        empty: () => api('/api/bench-empty'),
        ours: () => post(api),
        stock: () => post(stockApi),
        floor: () =>
          insertLinked(connection, 'crm_positions', 'position_id', {
            crm_positions_company_lnk: ['contact_id', DEMO.chart],
            crm_positions_person_lnk: ['person_id', next()],
            crm_positions_superior_lnk: ['inv_position_id', 1_500],
          }),
      };
    },
  };
}

/** Somebody of the eighth level gets another superior there and back, which is where circles are looked for. */
function positionMove() {
  return {
    name: 'position-move',
    async prepare({ api, stockApi, connection }) {
      let count = 0;
      // A step of its own for each caller: eight at once must not meet on one position.
      const next = () => 1_900 + ((count += 1) % 100);
      const superior = () => 1_200 + (count % 50);
      const put = (client) =>
        client(`/api/crm-contacts/positions/${positionId(next())}`, {
          method: 'PUT',
          body: { data: { superior: connect(positionId(superior())) } },
        });
      return {
        empty: () => api('/api/bench-empty'),
        ours: () => put(api),
        stock: () => put(stockApi),
        floor: () =>
          connection.all(
            'UPDATE crm_positions_superior_lnk SET inv_position_id = ? WHERE position_id = ? RETURNING id',
            [superior(), next()]
          ),
      };
    },
  };
}

/** A branch below the sixth of a chain of head offices. Stock: without lock and checks. */
function branchCreate() {
  return {
    name: 'branch-create',
    async prepare({ api, stockApi, connection }) {
      const [type] = await connection.all("SELECT id, document_id AS uid FROM crm_relation_types WHERE structure = 'branch'");
      let count = 0;
      const next = () => DEMO.branches + 10 + (count += 1);
      const post = (client) => {
        const data = { type: connect(type.uid), from: connect(contactId(DEMO.branches + 5)), to: connect(contactId(next())), validFrom: '2026-01-01' };
        return client('/api/crm-contacts/relations', { method: 'POST', body: { data } });
      };
      return {
        empty: () => api('/api/bench-empty'),
        ours: () => post(api),
        stock: () => post(stockApi),
        floor: () =>
          insertLinked(connection, 'crm_relations', 'relation_id', {
            crm_relations_type_lnk: ['relation_type_id', type.id],
            crm_relations_from_lnk: ['contact_id', DEMO.branches + 5],
            crm_relations_to_lnk: ['contact_id', next()],
          }),
      };
    },
  };
}

/** Customers back and forth between active and inactive, beside a stock update of the same contacts. */
function transition() {
  return {
    name: 'transition',
    async prepare({ api, stockApi, connection }) {
      const rows = await connection.all(
        "SELECT document_id AS id FROM crm_contacts WHERE stage = 'customer' AND stage_status = 'active' ORDER BY id LIMIT 500"
      );
      let count = 0;
      const inactive = new Set();
      // Each call takes the next contact: eight callers at once must not meet on one.
      const next = () => rows[(count += 1) % rows.length].id;
      return {
        empty: () => api('/api/bench-empty'),
        ours: () => {
          const id = next();
          const status = inactive.has(id) ? 'active' : 'inactive';
          if (!inactive.delete(id)) inactive.add(id);
          const body = { to: { stage: 'customer', status }, reason: 'Messung' };
          return api(`/api/crm-contacts/contacts/${id}/transition`, { method: 'POST', body });
        },
        stock: () =>
          stockApi(`/api/crm-contacts/contacts/${next()}`, {
            method: 'PUT',
            body: { data: { industry: `Messung ${count}` } },
          }),
        floor: () =>
          connection.all('UPDATE crm_contacts SET industry = ? WHERE document_id = ? RETURNING id', [
            `Messung ${count}`,
            next(),
          ]),
      };
    },
  };
}
