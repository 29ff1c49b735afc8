export const VIEWS = ['month', 'week', 'day', 'list'] as const;
export type CalendarView = (typeof VIEWS)[number];

/** Days `YYYY-MM-DD`, both included. */
export interface DayRange {
  from: string;
  to: string;
}

const DAY = 24 * 60 * 60 * 1000;
const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date | number) => new Date(date).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf(dateOf(day).getTime() + days * DAY);

/** The same day some months later, or the last of its month. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** `firstDay`: 0 is Sunday, as in FullCalendar and Date. */
function startOfWeek(day: string, firstDay: number): string {
  return addDays(day, -((dateOf(day).getUTCDay() - firstDay + 7) % 7));
}

/** The days that a view shows: a month with the whole weeks in which it begins and ends; a list the month alone. */
export function rangeOf(view: CalendarView, day: string, firstDay: number): DayRange {
  if (view === 'day') return { from: day, to: day };
  if (view === 'week') {
    const from = startOfWeek(day, firstDay);
    return { from, to: addDays(from, 6) };
  }
  const first = `${day.slice(0, 8)}01`;
  const last = addDays(addMonths(first, 1), -1);
  if (view === 'list') return { from: first, to: last };
  return { from: startOfWeek(first, firstDay), to: addDays(startOfWeek(last, firstDay), 6) };
}

/** Where *next* (1) and *previous* (-1) lead. */
export function steppedDay(view: CalendarView, day: string, step: 1 | -1): string {
  if (view === 'day') return addDays(day, step);
  return view === 'week' ? addDays(day, 7 * step) : addMonths(day, step);
}

interface WeekInfo {
  firstDay: number;
}

/** First day of the week where the user lives: 0 is Sunday; Monday where the browser does not know. */
export function firstDayIn(locale: string): number {
  const found = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };
  return (found.getWeekInfo?.() ?? found.weekInfo ?? { firstDay: 1 }).firstDay % 7;
}
