import { addDays } from '../calendar/range';

/** When a follow-up is due: offered at one click, or a day that was picked. */
export type FollowUp = { on: 'none' } | { on: 'day' } | { on: 'week' } | { on: 'pick'; day: string | null };

/** The day of a follow-up; null: none, or none picked yet. */
export function followUpDay(followUp: FollowUp, today: string): string | null {
  if (followUp.on === 'day') return addDays(today, 1);
  if (followUp.on === 'week') return addDays(today, 7);
  return followUp.on === 'pick' ? followUp.day : null;
}
