import type { Amount, ContactFigures, CountedFigure, CreditFigure, DocumentTotal, FigureName, RevenueFigure, RevenueOfCurrency } from '../../../contracts/documents';
import type { Day } from '../kernel/dates';
import { Decimal } from '../kernel/decimal';
import type { Source } from './source.rules';

/** Documents of one source, state, currency, month and party, added up by the database. */
export interface FigureRow {
  source: string;
  state: string | null;
  currency: string | null;
  /** `YYYY-MM` of this year and the last one; null: another year, or no day. */
  month: string | null;
  /** Not later than this day a year ago. */
  early: boolean;
  /** One of the asked contacts is the party that counts. */
  counts: boolean;
  /** One of the asked contacts pays. */
  owes: boolean;
  count: number;
  /** Exact decimals; null: no document has a value. */
  total: string | null;
  owed: string | null;
}

/** A figure that the reader may see: the states that count, by source; `sums`: total and currency may be read. */
export interface CountedSource {
  key: string;
  states: string[];
  sums: boolean;
}

export type CountedSources = Partial<Record<FigureName, CountedSource[]>>;

/** What a contact's credit is measured by; undefined: the reader may not read it. */
export interface CreditTerms {
  currency: string | undefined;
  limit: string | null | undefined;
}

/** Attributes without which a figure would say something wrong. */
const NEEDED: Record<FigureName, readonly ('date' | 'total' | 'currency')[]> = {
  revenue: ['date', 'total', 'currency'],
  offer: [],
  order: ['date'],
  receivable: [],
  overdue: [],
};

/** Which sources count in which figure for a reader who may read those attributes of a source for which `may` holds. */
export function countedSources(sources: Source[], may: (source: Source, attribute: string) => boolean): CountedSources {
  const found: CountedSources = {};
  for (const source of sources) {
    const sees = (attribute: string | undefined) => attribute !== undefined && may(source, attribute);
    if (!sees(source.state) || !sees(source.partyAttribute)) continue;
    for (const [name, states] of Object.entries(source.figures ?? {}) as [FigureName, string[]][]) {
      // Without its day a document would never become late, and nothing be overdue.
      const derived = states.some((state) => source.derivedStates?.[state]);
      if ((derived && !sees(source.due)) || !NEEDED[name].every((setting) => sees(source[setting]))) continue;
      (found[name] ??= []).push({ key: source.key, states, sums: sees(source.total) && sees(source.currency) });
    }
  }
  return found;
}

/** The same day of the year before; of 29 February the 28th. */
export function aYearBefore(day: Day): Day {
  return `${Number(day.slice(0, 4)) - 1}${day.endsWith('-02-29') ? '-02-28' : day.slice(4)}`;
}

/** Totals per source, state and currency, as the documents' lists have them. */
export function totalsOfRows(rows: FigureRow[]): DocumentTotal[] {
  const groups = grouped(rows, totalKey).sort(([one], [other]) => (totalKey(one) < totalKey(other) ? -1 : 1));
  return groups.map((group) => ({
    source: group[0].source,
    state: group[0].state,
    currency: group[0].currency,
    count: countOf(group),
    total: sumOf(group.map(({ total }) => total)),
  }));
}

/** Orders totals by source, state and currency; what has none comes last. */
export const totalKey = ({ source, state, currency }: Pick<DocumentTotal, 'source' | 'state' | 'currency'>): string =>
  [source, state ?? '\uffff', currency ?? '\uffff'].join('\u0000');

/** The figures but for the last order. `today` decides which year is this one. */
export function figuresOfRows(rows: FigureRow[], counted: CountedSources, terms: CreditTerms | null, today: Day): ContactFigures {
  const first = terms?.currency;
  const { revenue, offer, receivable, overdue } = counted;
  const credit = terms && receivable?.every(({ sums }) => sums) ? creditOf(rows, receivable, overdue ?? [], terms) : null;
  return {
    ...(revenue ? { revenue: { counted: countedStates(revenue), ...revenueOf(chosen(rows, revenue).filter(({ counts }) => counts), Number(today.slice(0, 4)), first) } } : {}),
    ...(offer ? { offers: countedFigure(chosen(rows, offer).filter(({ counts }) => counts), offer, 'total', first) } : {}),
    ...(receivable ? { receivables: countedFigure(owedRows(rows, receivable), receivable, 'owed', first) } : {}),
    ...(overdue ? { overdue: countedFigure(owedRows(rows, overdue), overdue, 'owed', first) } : {}),
    ...(credit ? { credit } : {}),
  };
}

function chosen(rows: FigureRow[], sources: CountedSource[]): FigureRow[] {
  return rows.filter(({ source, state }) => sources.some(({ key, states }) => key === source && state !== null && states.includes(state)));
}

const owedRows = (rows: FigureRow[], sources: CountedSource[]) => chosen(rows, sources).filter(({ owes }) => owes);

function countedFigure(rows: FigureRow[], sources: CountedSource[], amount: 'total' | 'owed', first: string | undefined): CountedFigure {
  const summed = rows.filter((row) => sources.some(({ key, sums }) => sums && key === row.source));
  return { counted: countedStates(sources), count: countOf(rows), sums: amountsOf(summed, amount, first) };
}

const countedStates = (sources: CountedSource[]) => sources.map(({ key, states }) => ({ source: key, states }));

function amountsOf(rows: FigureRow[], amount: 'total' | 'owed', first: string | undefined): Amount[] {
  return byCurrency(rows, first).flatMap(([currency, own]) => {
    const total = sumOf(own.map((row) => row[amount]));
    return total === null ? [] : [{ currency, total }];
  });
}

function revenueOf(rows: FigureRow[], year: number, first: string | undefined): Omit<RevenueFigure, 'counted'> {
  const dated = rows.filter(({ month, total }) => month !== null && total !== null);
  return { year, currencies: byCurrency(dated, first).map(([currency, own]) => revenueIn(currency, own, year)) };
}

function revenueIn(currency: string | null, rows: FigureRow[], year: number): RevenueOfCurrency {
  const sum = (found: FigureRow[]) => sumOf(found.map(({ total }) => total)) ?? '0';
  const of = (period: string) => rows.filter(({ month }) => month?.startsWith(period));
  const months = (asked: number) => Array.from({ length: 12 }, (_, index) => sum(of(`${asked}-${String(index + 1).padStart(2, '0')}`)));
  return {
    currency,
    thisYear: sum(of(`${year}`)),
    lastYear: sum(of(`${year - 1}`)),
    lastYearToDate: sum(of(`${year - 1}`).filter(({ early }) => early)),
    months: { thisYear: months(year), lastYear: months(year - 1) },
  };
}

function creditOf(rows: FigureRow[], receivable: CountedSource[], overdue: CountedSource[], { currency, limit }: CreditTerms): CreditFigure | null {
  if (currency === undefined) return null;
  const open = amountsOf(owedRows(rows, receivable), 'owed', currency);
  const late = amountsOf(owedRows(rows, overdue), 'owed', currency);
  const own = (amounts: Amount[]) => amounts.find((amount) => amount.currency === currency)?.total ?? '0';
  return {
    currency,
    ...(limit === undefined ? {} : { limit }),
    used: own(open),
    overdue: own(late),
    others: open.filter((amount) => amount.currency !== currency),
  };
}

/** The rows of each currency: `first` before the others, then by code, those without currency last. */
function byCurrency(rows: FigureRow[], first: string | undefined): [currency: string | null, rows: FigureRow[]][] {
  const rank = (currency: string | null) => (currency === null ? '~' : currency === first ? '' : currency);
  return grouped(rows, ({ currency }) => rank(currency))
    .map((group): [string | null, FigureRow[]] => [group[0].currency, group])
    .sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1));
}

function grouped<Row>(rows: Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

const countOf = (rows: { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0);

function sumOf(amounts: (string | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : Decimal.sum(...known).toFixed();
}
