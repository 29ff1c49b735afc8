import { dayHere } from '../../kernel/days';
import type { Draft } from '../composer/draft';
import type { Place } from './moves';
import { addDays } from './range';

const timeOf = (date: Date) => `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;

/** A new activity in the slot that was chosen: a meeting where there is a time, something due where there is a day. */
export function slotOf({ start, end, allDay }: Place): Partial<Draft> {
  const day = dayHere(start);
  if (!allDay) return { type: 'meeting', isDone: false, day, time: timeOf(start), ...(end && dayHere(end) === day ? { endTime: timeOf(end) } : {}) };
  const last = end ? addDays(dayHere(end), -1) : day;
  return last > day ? { type: 'meeting', isDone: false, day, allDay: true, endDay: last } : { type: 'task', isDone: false, day };
}
