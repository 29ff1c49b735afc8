import { addDays, type Day } from '../kernel/dates';

/** The most days that a calendar shows at once. */
export const MOST_DAYS = 100;

/** The days from first to last, both included. */
export function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/** Birthdays (`MM-DD`) by the day on which they are kept: 29 February on the 28th where the year has none. */
export function birthdaysIn(days: Day[]): Map<string, Day> {
  const kept = new Map<string, Day>();
  for (const day of days) {
    const date = day.slice(5);
    if (!kept.has(date)) kept.set(date, day);
    if (date === '02-28' && !isLeap(Number(day.slice(0, 4)))) kept.set('02-29', day);
  }
  return kept;
}
