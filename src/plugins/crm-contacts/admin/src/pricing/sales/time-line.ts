/** Days, both included; null is open. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** What a time line shows, first and last day included. */
export interface Span {
  first: string;
  last: string;
}

/** A place in percent of the line's width. */
export interface Bar {
  left: number;
  width: number;
  /** Goes on beyond the line's edge. */
  opensLeft: boolean;
  opensRight: boolean;
}

export interface Tick {
  day: string;
  left: number;
  /** A year begins. */
  isYear: boolean;
}

const DAY = 86_400_000;
const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;

/** `day` so many months later, in its month's last days if need be. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

/**
 * What is worth showing: half a year before today and a year after it, wider for periods that begin or end
 * outside, but at most two years to either side.
 */
export function spanOf(periods: Period[], today: string): Span {
  const days = periods.flatMap(({ from, to }) => [from, to]).filter((day): day is string => day !== null);
  const earliest = [monthsLater(today, -6), ...days].reduce((a, b) => (a < b ? a : b));
  const latest = [monthsLater(today, 12), ...days].reduce((a, b) => (a > b ? a : b));
  const [most, least] = [monthsLater(today, -24), monthsLater(today, 24)];
  return { first: earliest < most ? most : earliest, last: latest > least ? least : latest };
}

/** Where a day begins on the line, in percent; below 0 and above 100 outside of it. */
export function placeOf(day: string, { first, last }: Span): number {
  const length = numberOf(last) + 1 - numberOf(first);
  return ((numberOf(day) - numberOf(first)) / length) * 100;
}

/** The bar of a period; null: nothing of it is on the line. */
export function barOf({ from, to }: Period, span: Span): Bar | null {
  if ((from !== null && from > span.last) || (to !== null && to < span.first) || (from !== null && to !== null && to < from)) return null;
  const opensLeft = from === null || from < span.first;
  const opensRight = to === null || to > span.last;
  const left = opensLeft ? 0 : placeOf(from, span);
  const right = opensRight ? 100 : placeOf(to, span) + 100 / (numberOf(span.last) + 1 - numberOf(span.first));
  return { left, width: right - left, opensLeft, opensRight };
}

/** Beginnings of quarters, of years only where the line is long. */
export function ticksOf(span: Span): Tick[] {
  const step = numberOf(span.last) - numberOf(span.first) > 800 ? 6 : 3;
  const ticks: Tick[] = [];
  for (let day = `${span.first.slice(0, 4)}-01-01`; day <= span.last; day = monthsLater(day, step)) {
    if (day >= span.first) ticks.push({ day, left: placeOf(day, span), isYear: day.endsWith('-01-01') });
  }
  return ticks;
}
