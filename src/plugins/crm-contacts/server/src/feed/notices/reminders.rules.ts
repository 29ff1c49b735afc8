import type { NoticeKind } from '../../../../contracts/feed';
import { addDays, startOfDay, type Day } from '../../kernel/dates';

/** Somebody to be reminded of an activity. Users and activities by documentId. */
export interface Candidate {
  kind: NoticeKind;
  activity: string;
  user: string;
  /** The absent user in whose place `user` is reminded. */
  insteadOf: string | null;
  /** Of a reminder: milliseconds since 1970. */
  at: number | null;
  /** Of a resubmission or a due day. */
  day: Day | null;
}

/** What makes a reminder one and the same: moved to another time it is another one. */
export const noticeKey = ({ kind, activity, user, at, day }: Candidate): string => `${kind}:${activity}:${at ?? day}:${user}`;

/** Each once: who is reminded for themselves is not reminded in somebody's place as well. */
export function eachOnce(candidates: Candidate[]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = noticeKey(candidate);
    const known = found.get(key);
    if (!known || (known.insteadOf && !candidate.insteadOf)) found.set(key, candidate);
  }
  return [...found.values()];
}

export interface Due {
  /** Reminders after the first, up to and with the second instant. */
  after: Date;
  until: Date;
  /** Days from the first to the second, both included. */
  firstDay: Day;
  today: Day;
}

/**
 * How far before noon UTC, where an all-day activity stands, eight in the morning is in a time zone, by its standard
 * time: the same for every day, so that no change of the clocks makes another reminder of one. Milliseconds.
 */
export function morningBeforeNoon(timeZone: string): number {
  const winters = ['2026-01-15', '2026-07-15'].map((day) => Date.parse(`${day}T12:00:00Z`) - startOfDay(day, timeZone).getTime());
  return Math.min(...winters) - EIGHT_HOURS;
}

const EIGHT_HOURS = 8 * 3_600_000;

/** What is due at `now`, and what was while the application did not run, `lateHours` back at most. */
export function dueAt(now: Date, today: Day, lateHours: number): Due {
  return { after: new Date(now.getTime() - lateHours * 3_600_000), until: now, firstDay: addDays(today, -Math.ceil(lateHours / 24)), today };
}

/** Nobody is woken by the mail for a new day. */
const MORNING = 6 * 3_600_000;

/** The first instant at which the mail of a candidate may go out. */
export function mailableFrom({ day }: Pick<Candidate, 'day'>, now: Date, timeZone: string): Date {
  const morning = day ? startOfDay(day, timeZone).getTime() + MORNING : 0;
  return new Date(Math.max(now.getTime(), morning));
}

/** Attempts of a mail before it is given up: the last one comes about four hours after the first. */
export const MOST_ATTEMPTS = 8;

/** How long to wait after the n-th attempt failed: 2, 4, 8 … minutes. Milliseconds. */
export const pauseAfter = (attempts: number): number => 2 ** attempts * 60_000;
