import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DocumentTotal, LinkedDocument } from '../../../contracts/documents';
import { dayShift } from '../kernel/dates';
import { dialectOf, preparedRows, rowsOf } from '../kernel/dialect';
import { settingsOf } from '../kernel/settings';
import { every, isIn, sql, type Sql } from '../kernel/sql';
import { documentsUnion, rolesIn, type Asked } from './documents.sql';
import { totalKey } from './figures.rules';
import type { Source } from './source.rules';

/** `at`: milliseconds since 1970; `key`: of documents of that very moment only those with a lower key; null: none. */
export interface DocumentsBefore {
  at: number;
  key: string | null;
}

export interface DatedDocument {
  at: number;
  key: string;
  document: LinkedDocument;
}

export interface DocumentRow extends Omit<LinkedDocument, 'documentId' | 'date' | 'roles'> {
  document_id: string;
  day: string | null;
  roles: number;
}

export const DOCUMENT_COLUMNS = 'u.source, u.document_id, u.number, u.title, u.state, u.day, u.due, u.currency, u.roles';
/** The tie-breakers keep pages from overlapping. */
export const NEWEST_FIRST = 'u.day DESC NULLS LAST, u.number DESC, u.source, u.id DESC';

export type Run = <Row>(statement: Sql) => Promise<Row[]>;

/** Planned for the parties asked for: a whole group's documents may be thousands, of which a plan made once knows nothing. */
export const planned = (strapi: Core.Strapi, trx?: Knex.Transaction): Run => ({ text, bindings }) => rowsOf((trx ?? strapi.db.connection).raw(text, bindings as Knex.RawBinding[]));

/** What a page leaves out of what its totals count. */
export interface PageQuery {
  /** Keys of the sources that the page shows. */
  sources: string[];
  state?: string;
  number: number;
  pageSize: number;
}

export interface DocumentPage {
  results: LinkedDocument[];
  totals: DocumentTotal[];
}

interface TotalRow extends Omit<DocumentTotal, 'count'> {
  count: string | number;
}

/**
 * One page, and the totals of all: the documents are looked up once for both. One statement. Rows of the
 * totals have no place, those of the page are numbered.
 */
export async function pageWithTotals(strapi: Core.Strapi, asked: Asked, sources: Source[], query: PageQuery): Promise<DocumentPage> {
  if (sources.length === 0) return { results: [], totals: [] };
  const { decimalSum, decimalText, readSum } = dialectOf(strapi);
  const union = documentsUnion(strapi, asked, sources);
  const chosen = every([isIn('u.source', query.sources), ...(query.state ? [sql('u.state = ?', query.state)] : [])]);
  const text = `WITH u AS MATERIALIZED (${union.text})
    SELECT 0 AS place, u.source, NULL AS document_id, NULL AS number, NULL AS title, u.state, NULL AS day, NULL AS due, u.currency, 0 AS roles, ${decimalSum('u.total')} AS total, count(*) AS count
      FROM u GROUP BY u.source, u.state, u.currency
    UNION ALL
    SELECT row_number() OVER (ORDER BY ${NEWEST_FIRST.replaceAll('u.', 'p.')}), p.source, p.document_id, p.number, p.title, p.state, CAST(p.day AS varchar(10)), CAST(p.due AS varchar(10)), p.currency, p.roles, ${decimalText('p.total')}, 1 AS count
      FROM (SELECT u.* FROM u WHERE ${chosen.text} ORDER BY ${NEWEST_FIRST} LIMIT ? OFFSET ?) p`;
  const rows = await planned(strapi)<DocumentRow & TotalRow & { place: number | string }>(sql(text, ...union.bindings, ...chosen.bindings, query.pageSize, (query.number - 1) * query.pageSize));
  const isTotal = ({ place }: { place: number | string }) => Number(place) === 0;
  return {
    results: rows.filter((row) => !isTotal(row)).sort((one, other) => Number(one.place) - Number(other.place)).map(linkedDocument),
    totals: rows.filter(isTotal).map(({ source, state, currency, count, total }) => ({ source, state, currency, count: Number(count), total: readSum(total) })).sort((one, other) => (totalKey(one) < totalKey(other) ? -1 : 1)),
  };
}

export async function documentsBefore(strapi: Core.Strapi, asked: Asked, sources: Source[], { at, key }: DocumentsBefore, limit: number): Promise<DatedDocument[]> {
  const { decimalText, dayMillis } = dialectOf(strapi);
  const union = documentsUnion(strapi, asked, sources);
  const keyed = `SELECT u.*, ${dayMillis('u.day')} - ${dayShift(settingsOf(strapi).timeZone)} AS at, u.source || '/' || u.document_id AS key FROM (${union.text}) u WHERE u.day IS NOT NULL`;
  const earlier = key === null ? sql('u.at < ?', at) : sql('(u.at < ? OR (u.at = ? AND u.key < ?))', at, at, key);
  const text = `SELECT ${DOCUMENT_COLUMNS}, ${decimalText('u.total')} AS total, u.at, u.key FROM (${keyed}) u WHERE ${earlier.text} ORDER BY u.at DESC, u.key DESC LIMIT ?`;
  const rows = await preparedRows<DocumentRow & { at: string | number; key: string }>(strapi, text, [...union.bindings, ...earlier.bindings, limit] as Knex.RawBinding[]);
  return rows.map((row) => ({ at: Number(row.at), key: row.key, document: linkedDocument(row) }));
}

export async function totalsOf(strapi: Core.Strapi, asked: Asked, sources: Source[], run: Run): Promise<DocumentTotal[]> {
  if (sources.length === 0) return [];
  const { decimalSum, readSum } = dialectOf(strapi);
  const union = documentsUnion(strapi, asked, sources);
  const text = `SELECT u.source, u.state, u.currency, count(*) AS count, ${decimalSum('u.total')} AS total FROM (${union.text}) u GROUP BY u.source, u.state, u.currency ORDER BY u.source, u.state, u.currency`;
  const rows = await run<Omit<DocumentTotal, 'count'> & { count: string | number }>(sql(text, ...union.bindings));
  return rows.map((row) => ({ ...row, count: Number(row.count), total: readSum(row.total) }));
}

export const linkedDocument = ({ document_id, day, roles, ...row }: DocumentRow): LinkedDocument => ({
  source: row.source,
  documentId: document_id,
  number: row.number,
  title: row.title,
  state: row.state,
  date: day,
  due: row.due,
  total: row.total,
  currency: row.currency,
  roles: rolesIn(roles),
});
