import type { ActivityRow } from '../../../../contracts/activities';
import type { Colour } from '../../../../contracts/workflow';
import type { CalendarDate } from '../../../../contracts/activities';
import { placeOf } from './moves';

/** What the calendar draws: an activity, or a computed date such as a birthday. */
export interface CalendarEntry {
  key: string;
  kind: 'activity' | 'date';
  title: string;
  /** In a narrow box, where a sign says the rest. */
  short?: string;
  /** `YYYY-MM-DD`: where it stands in a list. */
  day: string;
  start: string;
  /** Excluded. */
  end?: string;
  allDay: boolean;
  /** The user may move it. */
  movable: boolean;
  colour: Colour;
  isDone: boolean;
  activity?: ActivityRow;
  date?: CalendarDate;
  /** Address of the thing that a computed date follows from. */
  to?: string;
}

export function activityEntry(activity: ActivityRow, colour: Colour): CalendarEntry {
  const { documentId, day, subject = '', state, mayUpdate } = activity;
  return {
    key: `${documentId}/${activity.startsAt ?? day}`, kind: 'activity', title: subject, day, ...placeOf(activity),
    movable: mayUpdate && state === 'open', colour, isDone: state !== 'open', activity,
  };
}

export function dateEntry(date: CalendarDate, title: string, short: string, to: string | undefined): CalendarEntry {
  const { kind, day } = date;
  return { key: `${kind}/${day}/${to ?? ''}/${title}`, kind: 'date', title, short, day, start: day, allDay: true, movable: false, colour: 'neutral', isDone: false, date, to };
}
