/** Days of the week as RFC 5545 names them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const MAX_COUNT = 500;

/** A series as people set it: every so often, on which days, until when. */
export interface SeriesRule {
  frequency: Frequency;
  /** Every so many days, weeks, months, years; from 1. */
  interval: number;
  /** Weekly: on these days; empty: the day of the start. */
  weekdays: Weekday[];
  /** Monthly: the day of the month (`day`), or the same weekday at the same place in the month (`weekday`). */
  monthlyBy: 'day' | 'weekday';
  /** The series ends with this day (`YYYY-MM-DD`), after so many times, or never. */
  until: string | null;
  count: number | null;
}

export const newRule = (): SeriesRule => ({ frequency: 'WEEKLY', interval: 1, weekdays: [], monthlyBy: 'day', until: null, count: null });

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);

export const weekdayOf = (day: string): Weekday => WEEKDAYS[(dateOf(day).getUTCDay() + 6) % 7];

/** At which place of its month the day's weekday stands: 1 to 4, or -1 for the last, which a fifth always is. */
export function placeInMonth(day: string): number {
  const place = Math.ceil(dateOf(day).getUTCDate() / 7);
  return place > 4 ? -1 : place;
}

const inOrder = (days: Weekday[]) => WEEKDAYS.filter((day) => days.includes(day));

/** The rule in the form of RFC 5545 (3.3.10), without `RRULE:`. `start`: the day on which the series begins. */
export function ruleText(rule: SeriesRule, start: string): string {
  const { frequency, interval, weekdays, monthlyBy, until, count } = rule;
  const days = frequency === 'WEEKLY' && weekdays.length > 0 ? inOrder(weekdays).join(',') : '';
  const nth = frequency === 'MONTHLY' && monthlyBy === 'weekday' ? `${placeInMonth(start)}${weekdayOf(start)}` : '';
  const parts = [
    `FREQ=${frequency}`,
    interval > 1 ? `INTERVAL=${interval}` : '',
    days || nth ? `BYDAY=${days || nth}` : '',
    count !== null ? `COUNT=${count}` : until ? `UNTIL=${until.replace(/-/g, '')}` : '',
  ];
  return parts.filter(Boolean).join(';');
}

/** A stored rule as the builder holds it; null for one that it cannot show. */
export function readRule(text: string): SeriesRule | null {
  const parts = Object.fromEntries(text.replace(/^RRULE:/i, '').split(';').map((part) => part.split('=') as [string, string]));
  const { FREQ, INTERVAL = '1', BYDAY = '', UNTIL, COUNT, ...others } = parts as Record<string, string | undefined>;
  const frequency = FREQUENCIES.find((each) => each === FREQ);
  if (!frequency || Object.keys(others).some((name) => name !== 'WKST')) return null;
  const days = BYDAY.split(',').filter(Boolean);
  const isNth = frequency === 'MONTHLY' && days.length === 1 && /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.test(days[0]);
  const weekdays = inOrder(days as Weekday[]);
  if (!isNth && (weekdays.length !== days.length || (days.length > 0 && frequency !== 'WEEKLY'))) return null;
  return {
    frequency,
    interval: Number(INTERVAL),
    weekdays,
    monthlyBy: isNth ? 'weekday' : 'day',
    until: UNTIL ? `${UNTIL.slice(0, 4)}-${UNTIL.slice(4, 6)}-${UNTIL.slice(6, 8)}` : null,
    count: COUNT ? Number(COUNT) : null,
  };
}
