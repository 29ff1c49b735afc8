// The floors of the documents pages: one statement by hand that fetches the first page and all totals.
import { SOURCES } from './documents.data.mjs';

const BITS = { ordering_party: 1, bill_to: 2, site: 4 };
const COLUMNS = ['source', 'document_id', 'number', 'title', 'state', 'day', 'due', 'total', 'currency', 'roles'];

/** Takes the contact's documentId. `scope`: `contact`, or `group` with everything that relations join to it today. */
export function documentsStatement(kind, scope) {
  const today = new Date().toISOString().slice(0, 10);
  const materialized = kind === 'postgres' ? 'MATERIALIZED ' : '';
  const parties = scope === 'group' ? familyOf(kind, today) : 'parties(id) AS (SELECT c.id FROM crm_contacts c WHERE c.document_id = ?)';
  const page = json(kind, `SELECT * FROM d ORDER BY day DESC, number DESC LIMIT 25`, COLUMNS);
  const totals = json(kind, `SELECT source, state, currency, count(*) AS count, sum(total) AS total FROM d GROUP BY source, state, currency`, ['source', 'state', 'currency', 'count', 'total']);
  return `WITH RECURSIVE ${parties}, d AS ${materialized}(${SOURCES.map((source) => rowsOf(source, today)).join(' UNION ALL ')})
    SELECT ${page} AS page, ${totals} AS totals`;
}

function rowsOf({ table, single, date, due }, today) {
  const late = { quote: 'expired', invoice: 'overdue' }[single];
  const state = late ? `CASE WHEN d.state = 'open' AND d.${due} < '${today}' THEN '${late}' ELSE d.state END` : 'd.state';
  const links = Object.entries(BITS).map(([role, bit]) => `SELECT ${single}_id AS id, ${bit} AS role FROM ${table}_${role}_lnk WHERE contact_id IN (SELECT id FROM parties)`);
  return `SELECT '${single}' AS source, d.document_id, d.number, d.title, ${state} AS state, d.${date} AS day, d.${due} AS due, d.net_total AS total, d.currency, l.roles
    FROM (SELECT id, sum(role) AS roles FROM (${links.join(' UNION ALL ')}) x GROUP BY id) l JOIN ${table} d ON d.id = l.id`;
}

function familyOf(kind, today) {
  const join = kind === 'postgres' ? 'JOIN' : 'CROSS JOIN';
  const sides = 'SELECT relation_id, contact_id FROM crm_relations_from_lnk UNION ALL SELECT relation_id, contact_id FROM crm_relations_to_lnk';
  return `parties(id) AS (SELECT c.id FROM crm_contacts c WHERE c.document_id = ? UNION
    SELECT other.contact_id FROM parties ${join} (${sides}) own ON own.contact_id = parties.id
    ${join} crm_relations r ON r.id = own.relation_id AND (r.valid_from IS NULL OR r.valid_from <= '${today}') AND (r.valid_to IS NULL OR r.valid_to >= '${today}')
    ${join} (${sides}) other ON other.relation_id = r.id)`;
}

function json(kind, inner, columns) {
  if (kind === 'postgres') return `(SELECT json_agg(x) FROM (${inner}) x)`;
  return `(SELECT json_group_array(json_object(${columns.map((name) => `'${name}', x.${name}`).join(', ')})) FROM (${inner}) x)`;
}
