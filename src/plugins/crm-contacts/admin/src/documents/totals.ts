import type { DocumentTotal } from '../../../contracts/documents';
import { sumOf } from '../kernel/decimal-sum';

export interface Sum {
  currency: string | null;
  count: number;
  /** Exact decimal; null when no document has a total. */
  total: string | null;
}

/** One line per currency, those with most documents first. */
export function sumsByCurrency(totals: DocumentTotal[]): Sum[] {
  const sums = new Map<string | null, Sum>();
  for (const { currency, count, total } of totals) {
    const sum = sums.get(currency) ?? { currency, count: 0, total: null };
    sums.set(currency, { currency, count: sum.count + count, total: total === null ? sum.total : sumOf([sum.total ?? '0', total]) });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}

/** How many documents there are of each value, e.g. of each source; those without the value are left out. */
export function countsBy(totals: DocumentTotal[], attribute: 'source' | 'state'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of totals) {
    const value = row[attribute];
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.count);
  }
  return counts;
}

export const countOf = (totals: DocumentTotal[]): number => totals.reduce((sum, { count }) => sum + count, 0);
