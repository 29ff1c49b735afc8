import type { ActivityRow } from '../../../../contracts/activities';
import { addDays, isDay, wholeDayOf, type Day } from '../../kernel/dates';
import { oneLine } from '../../kernel/one-line';

/** How far a calendar looks back and ahead; what is open shows whatever its day. */
export const PAST_DAYS = 90;
export const FUTURE_DAYS = 366;

/** What a calendar shows of an activity. */
export interface CalendarEvent {
  uid: string;
  /** An instant, or a day of the calendar without time zone. */
  start: Date | Day;
  /** Excluded: of days the one after the last. */
  end: Date | Day;
  summary: string;
  description: string | null;
  status: 'CONFIRMED' | 'CANCELLED';
  isPrivate: boolean;
  category: string | null;
  /** Counts the seconds from its creation to its last change, so that a later state always has a higher number. */
  sequence: number;
  createdAt: Date;
  updatedAt: Date;
  url: string | null;
}

/** A meeting whose end nobody named. */
const HALF_AN_HOUR = 30 * 60_000;

/** Stamps of the row. */
export interface Stamps {
  createdAt: Date;
  updatedAt: Date;
}

/**
 * The event of an activity, from what the reader may read of it; null without a day. Whatever has a time
 * of its own stands at that time; all-day ones and those that are only due stand on their calendar day,
 * which no time zone moves.
 */
export function eventOf(activity: ActivityRow, { createdAt, updatedAt }: Stamps, { url, untitled }: { url: string | null; untitled: string }): CalendarEvent | null {
  const span = spanOf(activity);
  if (!span) return null;
  const names = (activity.contacts ?? []).map(({ name }) => name);
  const title = activity.subject || untitled;
  return {
    ...span,
    uid: `${activity.documentId}@crm-contacts`,
    summary: oneLine(names.length > 0 ? `${title} – ${names[0]}` : title),
    description: descriptionOf(activity, names),
    status: activity.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    isPrivate: activity.private === true,
    category: activity.type ?? null,
    sequence: Math.max(0, Math.floor((updatedAt.getTime() - createdAt.getTime()) / 1000)),
    createdAt,
    updatedAt,
    url,
  };
}

function spanOf({ startsAt, endsAt, allDay, resubmitOn, dueOn }: ActivityRow): Pick<CalendarEvent, 'start' | 'end'> | null {
  if (startsAt && !allDay) {
    const start = new Date(startsAt);
    const end = endsAt ? new Date(endsAt) : new Date(start.getTime() + HALF_AN_HOUR);
    return isDrawable(start) && isDrawable(end) ? { start, end } : null;
  }
  const first = startsAt ? wholeDayOf(startsAt) : (resubmitOn ?? dueOn);
  if (!first || !isDay(first)) return null;
  const last = startsAt && endsAt ? wholeDayOf(endsAt) : first;
  const end = addDays(last < first ? first : last, 1);
  return isDay(end) ? { start: first, end } : null;
}

/** The years that iCalendar writes with four digits; one that somebody mistyped must not break the others. */
const isDrawable = (instant: Date): boolean => isDay(instant.toISOString().slice(0, 10));

function descriptionOf({ excerpt, outcome, persons = [] }: ActivityRow, contacts: string[]): string | null {
  const parts = [excerpt, outcome, contacts.join(', '), persons.map(({ fullName }) => fullName).join(', ')].filter(Boolean);
  return parts.length > 0 ? parts.join('\n\n') : null;
}
