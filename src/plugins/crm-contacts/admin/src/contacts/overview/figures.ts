import type { DocumentSource, LatestDocuments } from '../../../../contracts/documents';
import { sumOf } from '../../kernel/decimal-sum';

export interface Figure {
  source: DocumentSource;
  count: number;
  /** Of them, those in a state that waits for something. */
  open: number;
  /** Exact decimals, one per currency. */
  sums: { currency: string; total: string }[];
}

/** Totals by kind of document; kinds without documents are left out. */
export function figuresOf({ sources, totals }: Pick<LatestDocuments, 'sources' | 'totals'>): Figure[] {
  return sources.flatMap((source) => {
    const own = totals.filter((total) => total.source === source.key);
    if (own.length === 0) return [];
    const isOpen = (state: string | null) => state !== null && source.states[state]?.open === true;
    const count = own.reduce((sum, total) => sum + total.count, 0);
    const open = own.filter(({ state }) => isOpen(state)).reduce((sum, total) => sum + total.count, 0);
    const currencies = [...new Set(own.flatMap(({ currency, total }) => (currency && total !== null ? currency : [])))].sort();
    const sums = currencies.map((currency) => ({
      currency,
      total: sumOf(own.flatMap((row) => (row.currency === currency && row.total !== null ? row.total : []))),
    }));
    return [{ source, count, open, sums }];
  });
}
