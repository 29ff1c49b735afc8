import type { CountedStates, RevenueFigure, RevenueOfCurrency } from '../../../../contracts/documents';
import { paths } from '../../kernel/paths';

export interface RevenueMonth {
  /** 0 for January. */
  month: number;
  /** Exact decimals. */
  thisYear: string;
  lastYear: string;
}

export const monthsOf = ({ months }: RevenueOfCurrency): RevenueMonth[] =>
  months.thisYear.map((thisYear, month) => ({ month, thisYear, lastYear: months.lastYear[month] }));

/** By how many percent this year is ahead of the same part of last year, behind it when negative; null without something to compare with. */
export function changeOf({ thisYear, lastYearToDate }: Pick<RevenueOfCurrency, 'thisYear' | 'lastYearToDate'>): number | null {
  const before = Number(lastYearToDate);
  if (!(before > 0)) return null;
  const change = Math.round((Number(thisYear) / before - 1) * 100);
  return Number.isFinite(change) ? change : null;
}

export interface ListPlace {
  documentId: string;
  scope: 'contact' | 'group';
  /** First and last day, `YYYY-MM-DD`. */
  from?: string;
  to?: string;
}

/** The list of the documents that a figure counts, as far as the list's filters say it: one kind, one state. */
export function listOf(counted: CountedStates[], { documentId, scope, from, to }: ListPlace): string {
  const [only, ...others] = counted;
  const query = new URLSearchParams({
    ...(only && others.length === 0 ? { source: only.source } : {}),
    ...(only && others.length === 0 && only.states.length === 1 ? { state: only.states[0] } : {}),
    ...(scope === 'group' ? { scope } : {}),
    ...(from && to ? { from, to } : {}),
  });
  const list = paths.contact(documentId, 'documents');
  return query.size > 0 ? `${list}?${query}` : list;
}

/** The list of a month's turnover. */
export function listOfMonth({ counted }: RevenueFigure, year: number, month: number, place: ListPlace): string {
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const start = `${year}-${String(month + 1).padStart(2, '0')}`;
  return listOf(counted, { ...place, from: `${start}-01`, to: `${start}-${days}` });
}
