import { addDays, dayIn, isDay, wholeDayOf, type Day } from '../kernel/dates';
import type { Objection } from '../kernel/errors';
import { oneLine } from '../kernel/one-line';

/** What decides on which day an activity stands. Instants: ISO 8601 or Date. */
export interface Dated {
  startsAt?: string | Date | null;
  allDay?: boolean | null;
  dueOn?: Day | null;
  resubmitOn?: Day | null;
  createdAt?: string | Date | null;
}

/** The attributes that an activity stands under in lists and calendars. */
export const DAYS = ['startsAt', 'allDay', 'dueOn', 'resubmitOn'] as const;

/** The calendar day in `timeZone` under which lists show an activity. */
export function dayOf({ startsAt, allDay, dueOn, resubmitOn, createdAt }: Dated, timeZone: string): Day {
  if (startsAt) return startDay(startsAt, allDay ?? false, timeZone);
  return dueOn ?? resubmitOn ?? dayIn(timeZone, createdAt ? new Date(createdAt) : new Date());
}

/** The day of an instant in `timeZone`; an all-day activity is stored at noon UTC of its day, whatever the zone. */
export function startDay(startsAt: string | Date, allDay: boolean, timeZone: string): Day {
  return allDay ? wholeDayOf(startsAt) : dayIn(timeZone, new Date(startsAt));
}

/** An activity as it will be stored. */
export interface ActivityWrite {
  type?: unknown;
  subject?: unknown;
  startsAt?: unknown;
  endsAt?: unknown;
}

/** Objections to type, subject and times of an activity. `types`: keys of those that it may have. */
export function objectionsToActivity({ type, subject, startsAt, endsAt }: ActivityWrite, types: readonly string[]): Objection[] {
  const found: Objection[] = [];
  if (!types.includes(type as string)) {
    found.push({ field: 'type', reason: 'unknown', message: `type must be one of ${types.join(', ')}` });
  }
  if (!subject) found.push({ field: 'subject', reason: 'required', message: 'subject must be filled' });
  for (const [field, value] of Object.entries({ startsAt, endsAt })) {
    if (value && !isDay(addDays(wholeDayOf(value as string), 1))) found.push({ field, reason: 'range', message: `${field} must be in the years 1000 to 9999` });
  }
  if (endsAt && !startsAt) found.push({ field: 'startsAt', reason: 'required', message: 'An activity that ends must start' });
  if (endsAt && startsAt && new Date(endsAt as string) < new Date(startsAt as string)) {
    found.push({ field: 'endsAt', reason: 'dates', message: 'endsAt must not be before startsAt' });
  }
  return found;
}

/** How a whole day is stored, whatever the time zone; `wholeDayOf` reads it. */
export function atNoon(day: Day): string {
  return `${day}T12:00:00.000Z`;
}

/** The day that a written instant of an all-day activity means: that of noon UTC, as it is stored, else by the clock of `timeZone`. */
export function writtenDay(instant: string | Date, timeZone: string): Day {
  const date = new Date(instant);
  return date.toISOString().endsWith('T12:00:00.000Z') ? wholeDayOf(date) : dayIn(timeZone, date);
}

interface Block {
  text?: unknown;
  children?: Block[];
}

const EXCERPT = 300;

/** The text of Strapi's blocks on one line, shortened; null when there is none. */
export function excerptOf(blocks: unknown): string | null {
  if (!Array.isArray(blocks)) return null;
  const text = oneLine((blocks as Block[]).map(textOf).join(' '));
  if (text === '') return null;
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}

function textOf({ text, children }: Block): string {
  if (typeof text === 'string') return text;
  return (children ?? []).map(textOf).join('');
}
