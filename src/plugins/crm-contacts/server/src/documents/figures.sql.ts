import type { Core } from '@strapi/strapi';
import type { LinkedDocument } from '../../../contracts/documents';
import { dialectOf } from '../kernel/dialect';
import { documentsUnion, hasRole, joined, type Asked, type Fragment } from './documents.sql';
import { aYearBefore, type CountedSource, type FigureRow } from './figures.rules';
import { DOCUMENT_COLUMNS, linkedDocument, NEWEST_FIRST, type DocumentRow, type Run } from './reads.sql';
import type { Source } from './source.rules';

const LATEST_PER_SOURCE = 3;

type StoredFigureRow = Omit<FigureRow, 'early' | 'counts' | 'owes' | 'count'> & Record<'early' | 'counts' | 'owes', number> & { count: number | string };

/** What the documents of the asked contacts come to, in groups from which totals and figures are made. One statement. */
export async function figureRows(strapi: Core.Strapi, asked: Asked, sources: Source[], run: Run): Promise<FigureRow[]> {
  if (sources.length === 0) return [];
  const { decimalSum, readSum, dayMonth } = dialectOf(strapi);
  const { today } = asked.conditions;
  const year = Number(today.slice(0, 4));
  const union = documentsUnion(strapi, asked, sources, { owing: true });
  const counts = joined(sources.map(({ key, roleNames }) => ({ sql: `WHEN u.source = ? AND ${hasRole(roleNames[0])} THEN 1`, bindings: [key] })), ' ');
  const sql = `SELECT u.source, u.state, u.currency, CASE WHEN u.day BETWEEN ? AND ? THEN ${dayMonth('u.day')} END AS month,
      CASE WHEN u.day <= ? THEN 1 ELSE 0 END AS early, CASE ${counts.sql} ELSE 0 END AS counts, u.owes,
      count(*) AS count, ${decimalSum('u.total')} AS total, ${decimalSum('u.owed')} AS owed
    FROM (${union.sql}) u GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4`;
  const rows = await run<StoredFigureRow>(sql, [`${year - 1}-01-01`, `${year}-12-31`, aYearBefore(today), ...counts.bindings, ...union.bindings]);
  return rows.map((row) => ({
    ...row,
    early: Number(row.early) === 1,
    counts: Number(row.counts) === 1,
    owes: Number(row.owes) === 1,
    count: Number(row.count),
    total: readSum(row.total),
    owed: readSum(row.owed),
  }));
}

export interface Newest {
  /** Of each source the newest three. */
  results: LinkedDocument[];
  /** The newest document that counts as an order of one of the asked contacts. */
  lastOrder: LinkedDocument | null;
}

/** The newest documents of each source, and the last order. One statement. `orders`: the states that count, by source. */
export async function newestOfEach(strapi: Core.Strapi, asked: Asked, sources: Source[], orders: CountedSource[], run: Run): Promise<Newest> {
  if (sources.length === 0) return { results: [], lastOrder: null };
  const union = documentsUnion(strapi, asked, sources);
  const order = countsAsOrder(sources, orders);
  const place = (partition: string) => `row_number() OVER (PARTITION BY ${partition} ORDER BY ${NEWEST_FIRST})`;
  const marked = `SELECT u.*, ${order.sql} AS is_order FROM (${union.sql}) u`;
  const ranked = `SELECT u.*, ${place('u.source')} AS place, ${place('u.is_order')} AS order_place FROM (${marked}) u`;
  const sql = `SELECT ${DOCUMENT_COLUMNS}, ${dialectOf(strapi).decimalText('u.total')} AS total, u.place, u.is_order FROM (${ranked}) u
    WHERE u.place <= ${LATEST_PER_SOURCE} OR (u.is_order = 1 AND u.order_place = 1) ORDER BY ${NEWEST_FIRST}`;
  const rows = await run<DocumentRow & { place: number | string; is_order: number | string }>(sql, [...order.bindings, ...union.bindings]);
  const shaped = rows.map(({ place: placed, is_order: counted, ...row }) => ({ document: linkedDocument(row), shown: Number(placed) <= LATEST_PER_SOURCE, isOrder: Number(counted) === 1 }));
  return {
    results: shaped.filter(({ shown }) => shown).map(({ document }) => document),
    lastOrder: shaped.find(({ isOrder }) => isOrder)?.document ?? null,
  };
}

function countsAsOrder(sources: Source[], orders: CountedSource[]): Fragment {
  const cases = orders.map(({ key, states }) => {
    const { roleNames } = sources.find((source) => source.key === key) as Source;
    return { sql: `WHEN u.source = ? AND ${hasRole(roleNames[0])} AND u.state IN (${states.map(() => '?').join(', ')}) THEN 1`, bindings: [key, ...states] };
  });
  if (cases.length === 0) return { sql: '0', bindings: [] };
  const all = joined(cases, ' ');
  return { sql: `CASE ${all.sql} ELSE 0 END`, bindings: all.bindings };
}
