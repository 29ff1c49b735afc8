import type { Core } from '@strapi/strapi';
import { dialectOf } from '../kernel/dialect';
import { anywhere } from '../kernel/like';
import type { Reader } from '../kernel/rights/reader';
import { every, isIn, join, permittedRows, rowsShowing, shownTable, some, sql, type Sql } from '../kernel/sql';
import { linkOf } from '../kernel/tables';
import type { DocumentRole } from '../../../contracts/documents';
import type { Source } from './source.rules';

/** Roles as bits of one number, so that a document with several roles is one row. */
const BITS: Record<DocumentRole, number> = { orderingParty: 1, billTo: 2, site: 4, person: 8 };

export function rolesIn(bits: number): DocumentRole[] {
  return (Object.keys(BITS) as DocumentRole[]).filter((role) => (bits & BITS[role]) !== 0);
}

/** Whose documents are asked for: row ids; a null side matches nothing. */
export interface Parties {
  contacts: Sql | null;
  persons: Sql | null;
}

/** Whether the bits of a row name a role: SQL. `alias`: of the union. */
export const hasRole = (role: DocumentRole, alias = 'u') => `(${alias}.roles & ${BITS[role]}) <> 0`;

export interface Conditions {
  role?: DocumentRole;
  q?: string;
  from?: string;
  to?: string;
}

export interface Asked {
  reader: Reader;
  parties: Parties;
  conditions: Conditions & { today: string };
}

/**
 * Rows (source, id, document_id, number, title, state, day, due, total, currency, roles) of the
 * documents of `parties` in every given source: each document once, unreadable attributes null.
 * `owing`: with what is owed and whether by one of the parties (owed, owes).
 */
export function documentsUnion(strapi: Core.Strapi, asked: Asked, sources: Source[], { owing = false } = {}): Sql {
  return join(sources.map((source) => ofSource(strapi, asked, source, owing)), ' UNION ALL ');
}

function ofSource(strapi: Core.Strapi, { reader, parties, conditions: asked }: Asked, source: Source, owing: boolean): Sql {
  const columns = columnsOf(strapi, reader, source);
  const links = linksOf(strapi, reader, source, parties, asked.role);
  const where = [...filtersOf(strapi, columns, asked), ...recordRights(strapi, reader, source)];
  const select = [
    sql('CAST(? AS varchar(255)) AS source, d.id AS id, d.document_id AS document_id', source.key),
    named(columns.number, 'varchar(255)', 'number'),
    named(columns.title, 'varchar(255)', 'title'),
    stateOf(source, columns, asked.today),
    named(columns.date, 'date', 'day'),
    named(columns.due, 'date', 'due'),
    named(columns.total, 'numeric', 'total'),
    named(columns.currency, 'varchar(255)', 'currency'),
    sql('l.roles AS roles'),
    ...(owing ? [named(owedOf(columns), 'numeric', 'owed'), owesOf(strapi, reader, source)] : []),
  ];
  const from = [sql('FROM'), shownTable(strapi, reader, source.contentType, 'd'), sql(`JOIN (${links.text}) l ON l.document = d.id`, ...links.bindings)];
  return join([sql('SELECT'), join(select, ', '), ...from, sql('WHERE'), every(where)], ' ');
}

const COLUMNS = ['number', 'title', 'state', 'date', 'due', 'total', 'currency', 'owed'] as const;
type Columns = Record<(typeof COLUMNS)[number], string | null>;

/** Column of each declared attribute, null where the reader may not read it: no filter and no order can then ask for it. */
function columnsOf(strapi: Core.Strapi, reader: Reader, source: Source): Columns {
  const { attributes } = strapi.db.metadata.get(source.contentType) as unknown as { attributes: Record<string, { columnName: string }> };
  const column = (attribute: string | undefined) =>
    attribute && reader.can('read', source.contentType, undefined, attribute) ? `d.${quoted(attributes[attribute].columnName)}` : null;
  return Object.fromEntries(COLUMNS.map((name) => [name, column(source[name])])) as Columns;
}

/** Where no amount with taxes is entered, the total counts. */
const owedOf = ({ owed, total }: Columns) => (owed && total ? `coalesce(${owed}, ${total})` : (owed ?? total));

/** Whether one of the parties pays: as bill-to, or as the party that counts where the document names no other. */
function owesOf(strapi: Core.Strapi, reader: Reader, source: Source): Sql {
  const { contentType, roles, roleNames } = source;
  const counts = hasRole(roleNames[0], 'l');
  const yes = (condition: string, bindings: readonly unknown[] = []) => sql(`CASE WHEN ${condition} THEN 1 ELSE 0 END AS owes`, ...bindings);
  if (!roles.billTo || roleNames[0] === 'billTo' || !reader.can('read', contentType, undefined, roles.billTo)) return yes(counts);
  const { table, own } = linkOf(strapi, contentType, roles.billTo);
  const showing = rowsShowing(strapi, reader, contentType, 'd.id', roles.billTo);
  const ofAnother = every([sql(`b.${quoted(own)} = d.id`), ...(showing ? [showing] : [])]);
  return yes(`${hasRole('billTo', 'l')} OR (${counts} AND NOT EXISTS (SELECT 1 FROM ${quoted(table)} b WHERE ${ofAnother.text}))`, ofAnother.bindings);
}

const named = (column: string | null, type: string, alias: string): Sql => sql(`${column ?? `CAST(NULL AS ${type})`} AS ${alias}`);

function stateOf({ derivedStates = {} }: Source, { state, due }: Columns, today: string): Sql {
  const derived = Object.entries(derivedStates);
  if (!state || !due || derived.length === 0) return named(state, 'varchar(255)', 'state');
  const cases = derived.map(([key, { from }]) => join([sql('WHEN'), isIn(state, from), sql(`AND ${due} < ? THEN ?`, today, key)], ' '));
  return join([sql('CASE'), ...cases, sql(`ELSE ${state} END AS state`)], ' ');
}

/** Document ids with their role bits; the relation of a role that the reader may not read links nothing. */
function linksOf(strapi: Core.Strapi, reader: Reader, source: Source, { contacts, persons }: Parties, role?: DocumentRole): Sql {
  const declared: [DocumentRole, string | undefined, Sql | null][] = [
    ...source.roleNames.map((name): [DocumentRole, string | undefined, Sql | null] => [name, source.roles[name], contacts]),
    ['person', source.persons, persons],
  ];
  const links = declared.flatMap(([name, attribute, ids]) => {
    if (!attribute || !ids || !reader.can('read', source.contentType, undefined, attribute)) return [];
    const { table, own, target } = linkOf(strapi, source.contentType, attribute);
    const distinct = namesMany(strapi, source.contentType, attribute) ? ' DISTINCT' : '';
    const showing = rowsShowing(strapi, reader, source.contentType, quoted(own), attribute);
    return [join([sql(`SELECT${distinct} ${quoted(own)} AS document, ${BITS[name]} AS role FROM ${quoted(table)} WHERE`), every([isIn(quoted(target), ids), ...(showing ? [showing] : [])])], ' ')];
  });
  if (links.length === 0) return sql('SELECT 0 AS document, 0 AS roles WHERE 1 = 0');
  const all = join(links, ' UNION ALL ');
  const bits = 'CAST(sum(role) AS INTEGER)';
  const having = role ? ` HAVING (${bits} & ${BITS[role]}) <> 0` : '';
  return sql(`SELECT document, ${bits} AS roles FROM (${all.text}) r GROUP BY document${having}`, ...all.bindings);
}

/** Whether one document may name several rows by this relation: several of the asked parties even. */
function namesMany(strapi: Core.Strapi, uid: string, attribute: string): boolean {
  const { relation } = strapi.db.metadata.get(uid).attributes[attribute] as unknown as { relation: string };
  return relation.endsWith('ToMany');
}

function filtersOf(strapi: Core.Strapi, { number, title, date }: Columns, { q, from, to }: Conditions): Sql[] {
  const found: Sql[] = [];
  if (q) {
    const pattern = anywhere(q);
    const columns = [number, title].filter((column): column is string => column !== null);
    found.push(some(columns.map((column) => sql(dialectOf(strapi).containsText(column), pattern))));
  }
  if (from) found.push(sql(`${date ?? 'CAST(NULL AS date)'} >= ?`, from));
  if (to) found.push(sql(`${date ?? 'CAST(NULL AS date)'} <= ?`, to));
  return found;
}

/** Keeps the documents that the reader may read: by the conditions of the roles, and with a party that they may read. */
function recordRights(strapi: Core.Strapi, reader: Reader, { contentType }: Source): Sql[] {
  const rows = permittedRows(strapi, reader, contentType, 'd');
  return rows ? [rows] : [];
}

/** Rows by their ids as a subquery of the party that is asked for. */
export function rowIds(strapi: Core.Strapi, ids: number[]): Sql {
  // By far most often one contact's: each list would be unfolded for each relation of each source.
  if (ids.length === 1) return sql('?', ids[0]);
  const { sql: text, binding } = dialectOf(strapi).idList(ids);
  return sql(text, binding);
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
