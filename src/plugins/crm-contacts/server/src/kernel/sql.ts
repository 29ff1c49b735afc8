import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { branchesOf } from './rights/branches';
import { rowsOf } from './dialect';
import { isScoped, scopeOf, type ScopeAction } from './rights/row-scope';
import type { Reader, Where } from './rights/reader';
import { linkOf } from './tables';

/** A piece of SQL with its bound values; `?` stands for a value in both. */
export interface Sql {
  text: string;
  bindings: readonly unknown[];
}

export const sql = (text: string, ...bindings: unknown[]): Sql => ({ text, bindings });

/** Pieces one after the other. */
export function join(parts: Sql[], separator: string): Sql {
  return { text: parts.map(({ text }) => text).join(separator), bindings: parts.flatMap(({ bindings }) => bindings) };
}

/** True where every part is; without parts everywhere. */
export const every = (parts: Sql[]): Sql => (parts.length === 0 ? sql('1 = 1') : join(parts.map(inBrackets), ' and '));

/** True where one part is; without parts nowhere. */
export const some = (parts: Sql[]): Sql => (parts.length === 0 ? sql('1 = 0') : join(parts.map(inBrackets), ' or '));

const inBrackets = ({ text, bindings }: Sql): Sql => ({ text: `(${text})`, bindings });

/** `column in (…)` with a subquery or a list of values. */
export function isIn(column: string, values: Sql | readonly unknown[]): Sql {
  if ('text' in values) return sql(`${column} in (${values.text})`, ...values.bindings);
  return values.length === 0 ? sql('1 = 0') : sql(`${column} in (${values.map(() => '?').join(', ')})`, ...values);
}

/** As `isIn` of a subquery for ids, asked of one row after the other. */
const isAmong = (id: string, { text, bindings }: Sql): Sql => sql(`exists (select 1 from (${text}) reached where reached.id = ${id})`, ...bindings);

const isNone = ({ text, bindings }: Sql): Sql => ({ text: `not exists (${text})`, bindings });

/** Runs a statement that reads, outside of any transaction. */
export function read<Row>(strapi: Core.Strapi, { text, bindings }: Sql): Promise<Row[]> {
  return rowsOf<Row>(strapi.db.connection.raw(text, bindings as never));
}

/**
 * Condition for the rows of the table `alias` that `reader` may read (whose `field`, when named) or
 * change; null: all rows of the type. Ask `reader.can` first. `isReached`: the statement takes none but
 * rows of a parent that the reader may read.
 */
export function permittedRows(
  strapi: Core.Strapi, reader: Reader, uid: string, alias: string, field?: string, action: ScopeAction = 'read', { isReached = false } = {}
): Sql | null {
  const id = `${alias}.id`;
  const condition = reader.condition(action, uid, field);
  const reach = isScoped(uid) ? scopeOf(strapi, reader, action, uid) : null;
  const parts = [
    ...(condition ? [isIn(id, idsWhere(strapi, uid, condition))] : []),
    ...(reach?.only && !isReached ? [reach.many ? isAmong(id, subquery(reach.only)) : isIn(id, subquery(reach.only))] : []),
    // Asked of each row: a list of all that are left out would be made anew by every statement.
    ...(reach?.except ? [isNone(subquery(reach.except.clone().whereRaw('?? = ??', [`${schemaOf(strapi, uid).name}.id`, id])))] : []),
  ];
  return parts.length === 0 ? null : every(parts);
}

/**
 * Condition for the rows (their `id` column) in which a field may be read that one role grants on fewer rows than the
 * reader sees; null: all that they may read.
 */
export function rowsShowing(strapi: Core.Strapi, reader: Reader, uid: string, id: string, field: string): Sql | null {
  if (reader.grantsUniformly('read', uid)) return null;
  const condition = reader.condition('read', uid, field);
  return condition && JSON.stringify(condition) !== JSON.stringify(reader.condition('read', uid)) ? isIn(id, idsWhere(strapi, uid, condition)) : null;
}

/**
 * The table of a type as `alias`, for the from clause of statements that answer, filter, sort or add up its attributes:
 * what is hidden in a row is null in it. The plain table for readers to whom every row shows the same fields.
 */
export function shownTable(strapi: Core.Strapi, reader: Reader, uid: string, alias: string): Sql {
  const { tableName, attributes } = strapi.db.metadata.get(uid);
  const plain = sql(`"${tableName}" ${alias}`);
  if (reader.grantsUniformly('read', uid)) return plain;
  const masks = new Map<string, Sql>();
  const columns = new Map<string, string>();
  for (const [name, { columnName, joinColumn }] of Object.entries(attributes as unknown as Record<string, Stored>)) {
    const column = columnName ?? joinColumn?.name;
    // Some relations are joined by a column that is an attribute as well.
    if (!column || columns.has(column)) continue;
    const mask = columnName ? rowsShowing(strapi, reader, uid, 't.id', name) : null;
    const key = JSON.stringify(mask);
    if (mask) masks.set(key, mask);
    columns.set(column, mask ? `CASE WHEN m.shown_${[...masks.keys()].indexOf(key)} = 1 THEN m."${column}" END AS "${column}"` : `m."${column}"`);
  }
  if (masks.size === 0) return plain;
  const flags = join([...masks.values()].map(({ text, bindings }, index) => sql(`CASE WHEN ${text} THEN 1 ELSE 0 END AS shown_${index}`, ...bindings)), ', ');
  return sql(`(SELECT ${[...columns.values()].join(', ')} FROM (SELECT t.*, ${flags.text} FROM "${tableName}" t) m) ${alias}`, ...flags.bindings);
}

interface Stored {
  columnName?: string;
  joinColumn?: { name: string };
}

/** Ids of the rows of `uid` that fulfil a condition of Strapi's queries. */
function idsWhere(strapi: Core.Strapi, uid: string, condition: NonNullable<Where>): Sql {
  return join(branchesOf(condition).map((branch) => subquery(strapi.db.queryBuilder(uid).select('id').where(branch).getKnexQuery())), ' union ');
}

/** A query of Strapi's or knex' as a piece. */
export function subquery(query: Knex.QueryBuilder): Sql {
  const { sql: text, bindings } = query.toSQL();
  return { text, bindings };
}

/** Table and column names of a content type, and those of its relations' link tables. */
export function schemaOf(strapi: Core.Strapi, uid: string) {
  const { tableName, attributes } = strapi.db.metadata.get(uid);
  return {
    name: tableName,
    column: (attribute: string) => (attributes[attribute] as { columnName?: string }).columnName ?? attribute,
    link: (attribute: string) => linkOf(strapi, uid, attribute),
  };
}
