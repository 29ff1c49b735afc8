const DAY = 24 * 60 * 60 * 1000;

/** Midnight in UTC of a day `YYYY-MM-DD`, or of the local day of an ISO instant. */
function dayNumber(text: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(`${text}T00:00:00Z`) / DAY;
  return localDayNumber(new Date(text));
}

const localDayNumber = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;

/** Whether a text from an address is a day of the calendar: `2026-02-30` is not, nor is a list of texts. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Whole days from today to `text` (a day or an instant): -1 is yesterday. */
export const daysFromToday = (text: string, now = new Date()): number => dayNumber(text) - localDayNumber(now);

/** The day of an instant on the user's own calendar, `YYYY-MM-DD`. */
export const dayHere = (instant: Date): string => new Date(localDayNumber(instant) * DAY).toISOString().slice(0, 10);

/** Today on the user's own calendar, `YYYY-MM-DD`. */
export const todayHere = (now = new Date()): string => dayHere(now);

/** A day or an instant in the user's way of writing dates; an instant with its time if `withTime`. */
export function dateText(text: string, locale: string, withTime = false): string {
  const isDay = text.length === 10;
  const date = new Date(isDay ? `${text}T00:00:00Z` : text);
  const time = withTime && !isDay ? { timeStyle: 'short' as const } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...time, ...(isDay ? { timeZone: 'UTC' } : {}) }).format(date);
}

/** *today*, *yesterday*, *in 3 days*, up to two weeks away; else the date. */
export function relativeDayText(text: string, locale: string, now = new Date()): string {
  const days = daysFromToday(text, now);
  if (Math.abs(days) > 14) return dateText(text, locale);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}
