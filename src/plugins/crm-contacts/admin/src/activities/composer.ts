import type { ActivityType } from '../../../contracts/activities';
import type { UserName } from '../../../contracts/contacts';

/** What the composer holds while somebody types. */
export interface Draft {
  type: ActivityType;
  subject: string;
  /** `YYYY-MM-DD` */
  day: string | null;
  /** `HH:MM`; empty: no time. */
  time: string;
  responsible: UserName | null;
  isDone: boolean;
  outcome: string;
}

/** Types that people note after they happened. */
const NOTED: ActivityType[] = ['call', 'email', 'letter', 'note'];

/** What is noted today is done, a task and what lies ahead is open. */
export function startsDone(type: ActivityType, day: string | null, today: string): boolean {
  return NOTED.includes(type) && (day === null || day <= today);
}

/** A new activity as the server takes it. `here`: how the user's clock reads a day and a time, as an instant. */
export function activityOf(draft: Draft, contact: string, here: (day: string, time: string) => Date = localInstant): Record<string, unknown> {
  const { type, subject, day, time, responsible, isDone, outcome } = draft;
  const isTimed = day !== null && time !== '';
  return {
    type,
    subject: subject.trim(),
    ...(isTimed ? { startsAt: here(day, time).toISOString() } : {}),
    ...(day !== null && !isTimed ? { dueOn: day } : {}),
    state: isDone ? 'done' : 'open',
    ...(outcome.trim() ? { outcome: outcome.trim() } : {}),
    ...(responsible ? { responsible: { set: [{ documentId: responsible.documentId }] } } : {}),
    contacts: { set: [{ documentId: contact }] },
  };
}

const localInstant = (day: string, time: string) => new Date(`${day}T${time}:00`);
