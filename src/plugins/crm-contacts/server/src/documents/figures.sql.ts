import type { Core } from '@strapi/strapi';
import type { LinkedDocument } from '../../../contracts/documents';
import { dialectOf } from '../kernel/dialect';
import { isIn, join, sql, type Sql } from '../kernel/sql';
import { documentsUnion, hasRole, type Asked } from './documents.sql';
import { aYearBefore, type CountedSource, type FigureRow } from './figures.rules';
import { linkedDocument, NEWEST_FIRST, type DocumentRow, type Run } from './reads.sql';
import type { Source } from './source.rules';

const LATEST_PER_SOURCE = 3;

export interface SummaryRows {
  /** What the documents come to, in groups from which totals and figures are made. */
  groups: FigureRow[];
  /** Of each source the newest three, newest first. */
  results: LinkedDocument[];
  /** The newest document that counts as an order of one of the asked contacts. */
  lastOrder: LinkedDocument | null;
}

type Numbers<Name extends string> = Record<Name, number | string>;
type StoredRow = DocumentRow &
  Omit<FigureRow, 'early' | 'counts' | 'owes' | 'count'> &
  Numbers<'place' | 'shown' | 'is_order' | 'early' | 'counts' | 'owes' | 'count'>;

/**
 * All that a window shows of documents. One statement, in which they are looked up once: rows of groups have
 * no place, the newest documents are numbered. `orders`: the states that count as orders, by source.
 */
export async function summaryRows(strapi: Core.Strapi, asked: Asked, sources: Source[], orders: CountedSource[], run: Run): Promise<SummaryRows> {
  if (sources.length === 0) return { groups: [], results: [], lastOrder: null };
  const union = documentsUnion(strapi, asked, sources, { owing: true });
  const [grouped, newest] = [groupsOf(strapi, asked, sources), newestOf(strapi, sources, orders)];
  const rows = await run<StoredRow>(join([sql('WITH u AS MATERIALIZED ('), union, sql(')'), grouped, sql('UNION ALL'), newest], ' '));
  const found = rows
    .filter(({ place }) => Number(place) > 0)
    .sort((one, other) => Number(one.place) - Number(other.place))
    .map((row) => ({ document: linkedDocument(row), shown: Number(row.shown) === 1, isOrder: Number(row.is_order) === 1 }));
  return {
    groups: rows.filter(({ place }) => Number(place) === 0).map((row) => figureRow(strapi, row)),
    results: found.filter(({ shown }) => shown).map(({ document }) => document),
    lastOrder: found.find(({ isOrder }) => isOrder)?.document ?? null,
  };
}

function groupsOf(strapi: Core.Strapi, { conditions: { today } }: Asked, sources: Source[]): Sql {
  const { decimalSum, dayMonth } = dialectOf(strapi);
  const year = Number(today.slice(0, 4));
  const counts = join(sources.map(({ key, roleNames }) => sql(`WHEN u.source = ? AND ${hasRole(roleNames[0])} THEN 1`, key)), ' ');
  return {
    text: `SELECT g.place, g.source, g.state, g.currency, g.month, g.early, g.counts, g.owes, g.count, g.total, g.owed,
        NULL AS document_id, NULL AS number, NULL AS title, NULL AS day, NULL AS due, 0 AS roles, 0 AS shown, 0 AS is_order
      FROM (SELECT 0 AS place, u.source, u.state, u.currency, CASE WHEN u.day BETWEEN ? AND ? THEN ${dayMonth('u.day')} END AS month,
        CASE WHEN u.day <= ? THEN 1 ELSE 0 END AS early, CASE ${counts.text} ELSE 0 END AS counts, u.owes,
        count(*) AS count, ${decimalSum('u.total')} AS total, ${decimalSum('u.owed')} AS owed
      FROM u GROUP BY 2, 3, 4, 5, 6, 7, 8) g`,
    bindings: [`${year - 1}-01-01`, `${year}-12-31`, aYearBefore(today), ...counts.bindings],
  };
}

function newestOf(strapi: Core.Strapi, sources: Source[], orders: CountedSource[]): Sql {
  const order = countsAsOrder(sources, orders);
  const place = (partition: string) => `row_number() OVER (${partition}ORDER BY ${NEWEST_FIRST})`;
  const ranked = `SELECT u.*, ${place('PARTITION BY u.source ')} AS place, ${place('PARTITION BY u.is_order ')} AS order_place FROM (SELECT u.*, ${order.text} AS is_order FROM u) u`;
  return {
    text: `SELECT ${place('')}, u.source, u.state, u.currency, NULL, 0, 0, 0, 1, ${dialectOf(strapi).decimalText('u.total')}, NULL,
        u.document_id, u.number, u.title, CAST(u.day AS varchar(10)), CAST(u.due AS varchar(10)), u.roles, CASE WHEN u.place <= ${LATEST_PER_SOURCE} THEN 1 ELSE 0 END, u.is_order
      FROM (${ranked}) u WHERE u.place <= ${LATEST_PER_SOURCE} OR (u.is_order = 1 AND u.order_place = 1)`,
    bindings: order.bindings,
  };
}

function countsAsOrder(sources: Source[], orders: CountedSource[]): Sql {
  const cases = orders.map(({ key, states }) => {
    const { roleNames } = sources.find((source) => source.key === key) as Source;
    return join([sql(`WHEN u.source = ? AND ${hasRole(roleNames[0])} AND`, key), isIn('u.state', states), sql('THEN 1')], ' ');
  });
  return cases.length === 0 ? sql('0') : join([sql('CASE'), ...cases, sql('ELSE 0 END')], ' ');
}

function figureRow(strapi: Core.Strapi, { source, state, currency, month, early, counts, owes, count, total, owed }: StoredRow): FigureRow {
  const { readSum } = dialectOf(strapi);
  const flag = (value: number | string) => Number(value) === 1;
  return { source, state, currency, month, early: flag(early), counts: flag(counts), owes: flag(owes), count: Number(count), total: readSum(total), owed: readSum(owed) };
}
