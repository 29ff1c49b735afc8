import type { ActivityRow } from '../../../../contracts/activities';
import { dayHere } from '../../kernel/days';
import { addDays } from './range';

/** Where something stands in a calendar. Instants are local; `end` of whole days is the day after the last. */
export interface Place {
  start: Date;
  end: Date | null;
  allDay: boolean;
}

type Dates = Pick<ActivityRow, 'startsAt' | 'endsAt' | 'allDay' | 'dueOn' | 'resubmitOn'>;

const dayIn = (instant: string, allDay: boolean | undefined) => (allDay ? instant.slice(0, 10) : dayHere(new Date(instant)));

/** Where an activity is drawn: at its times, or on the whole days of its start, else on the day it belongs to. `end` excluded. */
export function placeOf({ day, startsAt, endsAt, allDay }: Dates & { day: string }): { start: string; end?: string; allDay: boolean } {
  if (!startsAt) return { start: day, allDay: true };
  if (!allDay) return { start: startsAt, ...(endsAt ? { end: endsAt } : {}), allDay: false };
  const first = dayIn(startsAt, true);
  return { start: first, ...(endsAt ? { end: addDays(dayIn(endsAt, true), 1) } : {}), allDay: true };
}

const noonUtc = (day: string) => `${day}T12:00:00.000Z`;

/** What a drop or a pull at its end changes of an activity. */
export function movedTo(row: Dates, { start, end, allDay }: Place): Partial<Dates> {
  if (!allDay) {
    const times = { startsAt: start.toISOString(), endsAt: end?.toISOString() ?? null };
    if (row.startsAt && !row.allDay) return times;
    // What had a mere day has a time now: the day would say something else.
    return { ...times, allDay: false, ...(row.startsAt ? {} : { dueOn: null, resubmitOn: null }) };
  }
  const first = dayHere(start);
  const last = end ? addDays(dayHere(end), -1) : first;
  if (row.startsAt || last > first) return { startsAt: noonUtc(first), endsAt: last > first ? noonUtc(last) : null, allDay: true, ...(row.startsAt ? {} : { dueOn: null, resubmitOn: null }) };
  return row.dueOn ? { dueOn: first } : { resubmitOn: first };
}

/** The values before, of what a move changed: what *Undo* writes. */
export function before(row: Dates, moved: Partial<Dates>): Partial<Dates> {
  return Object.fromEntries(Object.keys(moved).map((name) => [name, row[name as keyof Dates] ?? (name === 'allDay' ? false : null)]));
}

/**
 * An activity on another day of the user's calendar, at the same time of that day: what only waits for a
 * day gets another, what has a time keeps its length.
 */
export function postponedTo(row: Dates & { day: string }, day: string): Partial<Dates> {
  if (row.resubmitOn) return { resubmitOn: day };
  if (row.dueOn || !row.startsAt) return { dueOn: day };
  const { startsAt, endsAt, allDay } = row;
  if (allDay) {
    const length = endsAt ? dayNumber(endsAt.slice(0, 10)) - dayNumber(startsAt.slice(0, 10)) : 0;
    return { startsAt: noonUtc(day), ...(endsAt ? { endsAt: noonUtc(addDays(day, length)) } : {}) };
  }
  const from = new Date(startsAt);
  const [year, month, date] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date, from.getHours(), from.getMinutes(), from.getSeconds());
  const length = endsAt ? new Date(endsAt).getTime() - from.getTime() : null;
  return { startsAt: start.toISOString(), ...(length === null ? {} : { endsAt: new Date(start.getTime() + length).toISOString() }) };
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / (24 * 60 * 60 * 1000);
