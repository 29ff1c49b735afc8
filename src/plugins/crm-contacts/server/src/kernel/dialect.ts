import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { Decimal } from './decimal';
import type { Knex } from 'knex';
import { settingsOf } from './settings';

/** The one place that knows in what SQLite and PostgreSQL differ. */
export interface Dialect {
  name: 'sqlite' | 'postgres';
  /** SQL that yields a decimal column as text, exactly as stored. */
  decimalText(column: string): string;
  /**
   * SQL for a decimal column, cheaper than `decimalText`; read with `String`. A double of at most 15 digits reads
   * as the decimal that it stands for.
   */
  decimalValue(column: string): string;
  /**
   * SQL for the exact sum of a decimal column, to be read with `readSum`. SQLite adds binary doubles:
   * there whole part and millionths are summed as integers, apart so that neither runs over.
   */
  decimalSum(column: string): string;
  /** The decimal string of a `decimalSum`; null where no row had a value. */
  readSum(value: string | null): string | null;
  /** SQL for an instant column as milliseconds since 1970: SQLite stores numbers, PostgreSQL timestamps. */
  epochMillis(column: string): string;
  /** An instant as it is bound for comparison with a column. */
  instant(instant: Date): Date | number;
  /** SQL for noon UTC of a day column as milliseconds since 1970: days and instants then sort together. */
  dayMillis(column: string): string;
  /** SQL for the month of a day column, `YYYY-MM`. */
  dayMonth(column: string): string;
  /** SQL that matches `column` against a bound `%pattern%` without regard to case. */
  containsText(column: string): string;
  /** SQL that keeps writers of a table out until the transaction ends; null where there is one writer anyway. */
  lockTable(table: string): string | null;
  /**
   * Between reading and a compare-and-swap: lets requests that are on the wire catch up. SQLite's driver
   * is synchronous, so that one request would run to its end before a simultaneous one is even read.
   */
  meetCompetitors(): Promise<void>;
  /**
   * A join that starts from what stands left of it. SQLite's planner knows no sizes and may start from the
   * large table of a recursive statement: it takes CROSS JOIN as an order.
   */
  orderedJoin: string;
  /** Row ids for `IN (…)` as one bound value: the statement stays the same however many there are. */
  idList(ids: readonly number[]): { sql: string; binding: string };
  /** Texts for `IN (…)` as one bound value. */
  textList(texts: readonly string[]): { sql: string; binding: string };
  /**
   * Rows of plain values as one bound value, for INSERT … SELECT and UPDATE … FROM: `columns` by name with
   * their SQL type, bound as `listedRows` makes it. Decimals are texts or numbers and stored exactly as they read.
   */
  rowList(columns: Record<string, RowListType>): string;
  /** The value that `rowList` reads. SQLite finds a value by its place faster than by a name. */
  listedRows(columns: Record<string, RowListType>, rows: readonly Record<string, unknown>[]): string;
  /** SQL that is true where the object in a JSON column has `true` under this key, and false elsewhere. */
  hasJsonFlag(column: string, key: string): string;
  /** SQL for a JSON column with `true` under this key. */
  withJsonFlag(column: string, key: string): string;
  /** SQL for a JSON object of these expressions, by key. */
  jsonObject(expressions: Record<string, string>): string;
  /** SQL that gathers a column of JSON objects in one JSON array, read with `readJson`. */
  jsonArray(column: string): string;
}

/** Types of `rowList`. */
export type RowListType = 'text' | 'integer' | 'decimal';

const sqlite: Dialect = {
  name: 'sqlite',
  // printf makes zero of nothing.
  decimalText: (column) => `CASE WHEN ${column} IS NOT NULL THEN rtrim(rtrim(printf('%.6f', ${column}), '0'), '.') END`,
  decimalValue: (column) => column,
  decimalSum: (column) =>
    `sum(CAST(${column} AS INTEGER)) || ';' || sum(CAST(round((${column} - CAST(${column} AS INTEGER)) * 1000000) AS INTEGER))`,
  readSum(value) {
    if (value === null) return null;
    const [whole, millionths] = value.split(';');
    return new Decimal(millionths).div(1_000_000).plus(whole).toFixed();
  },
  epochMillis: (column) => `CAST(${column} AS INTEGER)`,
  instant: (instant) => instant.getTime(),
  dayMillis: (column) => `CAST(strftime('%s', ${column}, '+12 hours') AS INTEGER) * 1000`,
  dayMonth: (column) => `substr(${column}, 1, 7)`,
  containsText: (column) => `${column} LIKE ? ESCAPE '\\'`,
  lockTable: () => null,
  async meetCompetitors() {
    // A connection is accepted, its request written and read: a turn of the event loop each.
    for (let turn = 0; turn < 4; turn += 1) await nextTurn();
  },
  orderedJoin: 'CROSS JOIN',
  idList: (ids) => ({ sql: 'SELECT value FROM json_each(?)', binding: JSON.stringify(ids) }),
  textList: (texts) => ({ sql: 'SELECT value FROM json_each(?)', binding: JSON.stringify(texts) }),
  rowList: (columns) => {
    const shown = Object.entries(columns).map(([name, type], place) => {
      const value = `json_extract(value, '$[${place}]')`;
      return `${type === 'decimal' ? `CAST(${value} AS REAL)` : value} AS "${name}"`;
    });
    return `SELECT ${shown.join(', ')} FROM json_each(?)`;
  },
  listedRows: (columns, rows) => JSON.stringify(rows.map((row) => Object.keys(columns).map((name) => row[name] ?? null))),
  hasJsonFlag: (column, key) => `coalesce(json_extract(${column}, '$.${key}'), 0) = 1`,
  withJsonFlag: (column, key) => `json_set(CASE WHEN json_type(${column}) = 'object' THEN ${column} ELSE '{}' END, '$.${key}', json('true'))`,
  jsonObject: (expressions) => `json_object(${pairs(expressions)})`,
  jsonArray: (column) => `json_group_array(json(${column}))`,
};

/** Strapi's columns have no time zone: the driver writes and reads them in that of the process. */
const processTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const postgres: Dialect = {
  name: 'postgres',
  decimalText: (column) => `trim_scale((${column})::numeric)::text`,
  decimalValue: (column) => `trim_scale((${column})::numeric)::text`,
  decimalSum: (column) => `trim_scale(sum((${column})::numeric))::text`,
  readSum: (value) => value,
  instant: (instant) => instant,
  epochMillis: (column) => `(extract(epoch from (${column} AT TIME ZONE '${processTimeZone}')) * 1000)::bigint`,
  dayMillis: (column) => `(extract(epoch from ${column}::timestamp) * 1000)::bigint + 43200000`,
  dayMonth: (column) => `to_char(${column}, 'YYYY-MM')`,
  containsText: (column) => `${column} ILIKE ? ESCAPE '\\'`,
  lockTable: (table) => `LOCK TABLE "${table}" IN SHARE ROW EXCLUSIVE MODE`,
  meetCompetitors: async () => undefined,
  orderedJoin: 'JOIN',
  idList: (ids) => ({ sql: 'SELECT unnest(CAST(? AS integer[]))', binding: `{${ids.join(',')}}` }),
  textList: (texts) => ({ sql: 'SELECT json_array_elements_text(CAST(? AS json))', binding: JSON.stringify(texts) }),
  rowList: (columns) => {
    const types = { text: 'text', integer: 'integer', decimal: 'numeric' };
    const shown = Object.entries(columns).map(([name, type]) => `"${name}" ${types[type]}`);
    return `SELECT ${Object.keys(columns).map((name) => `"${name}"`).join(', ')} FROM json_to_recordset(CAST(? AS json)) AS given(${shown.join(', ')})`;
  },
  listedRows: (_columns, rows) => JSON.stringify(rows),
  hasJsonFlag: (column, key) => `coalesce(${column} ->> '${key}', '') = 'true'`,
  withJsonFlag: (column, key) => `(CASE WHEN jsonb_typeof(${column}) = 'object' THEN ${column} ELSE '{}'::jsonb END || '{"${key}": true}'::jsonb)`,
  jsonObject: (expressions) => `json_build_object(${pairs(expressions)})`,
  jsonArray: (column) => `coalesce(json_agg(${column}), '[]'::json)`,
};

const pairs = (expressions: Record<string, string>) => Object.entries(expressions).map(([key, expression]) => `'${key}', ${expression}`).join(', ');

/** A JSON column of a raw statement: SQLite's driver gives its text, PostgreSQL's the value. */
export const readJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

export function dialectOf(strapi: Core.Strapi): Dialect {
  return strapi.db.dialect.client === 'postgres' ? postgres : sqlite;
}

/**
 * Rows of a raw statement: PostgreSQL's driver wraps them, SQLite's does not. Inside a transaction of
 * Strapi's it belongs to that: outside it would wait for ever on SQLite, which has one connection, and
 * not see on PostgreSQL what the transaction has written.
 */
export async function rowsOf<Row>(statement: Knex.Raw | Knex.QueryBuilder): Promise<Row[]> {
  const { db } = (globalThis as unknown as { strapi: Core.Strapi }).strapi;
  // Without a callback this gives the open transaction and begins none.
  if (db.inTransaction()) statement.transacting((await db.transaction()).get() as Knex.Transaction);
  const result = await statement;
  return (Array.isArray(result) ? result : result.rows) as Row[];
}

/**
 * Rows of a raw statement whose text is always the same. PostgreSQL plans it once per connection: planning
 * a join of a dozen tables takes it longer than the join. Name each column, since a plan of `*` breaks when
 * a column is added. Behind a pooler that hands out connections by transaction, it must support prepared
 * statements (PgBouncer does from 1.21), or the plugin's setting `preparedStatements` must be off.
 */
export function preparedRows<Row>(strapi: Core.Strapi, text: string, bindings: Knex.RawBinding[]): Promise<Row[]> {
  const statement = strapi.db.connection.raw(text, bindings);
  const isPrepared = dialectOf(strapi).name === 'postgres' && settingsOf(strapi).preparedStatements;
  return rowsOf<Row>(isPrepared ? statement.options({ name: createHash('sha1').update(text).digest('base64') }) : statement);
}
