import type { CalendarEntry } from './entries';
import type { Place } from './moves';
import type { CalendarView } from './range';

/** What the arrow keys move something by, as the view shows it: days to the side; up and down weeks in a month, minutes in a column of hours. */
const DAYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
const WEEKS: Record<string, number> = { ArrowUp: -7, ArrowDown: 7 };
const MINUTES: Record<string, number> = { ArrowUp: -15, ArrowDown: 15 };

/** Where a key takes an entry; null where that key says nothing. Times of day stay over a change of the clocks, lengths in minutes too. */
export function steppedPlace({ start, end, allDay }: Pick<CalendarEntry, 'start' | 'end' | 'allDay'>, key: string, view: CalendarView): Place | null {
  const days = DAYS[key] ?? (view === 'month' ? WEEKS[key] : undefined);
  const minutes = view === 'month' || allDay ? undefined : MINUTES[key];
  if (days === undefined && minutes === undefined) return null;
  const stepped = (text: string) => {
    const date = new Date(text.length === 10 ? `${text}T00:00:00` : text);
    if (days !== undefined) date.setDate(date.getDate() + days);
    return minutes === undefined ? date : new Date(date.getTime() + minutes * 60_000);
  };
  const from = stepped(start);
  if (!end) return { start: from, end: null, allDay };
  // Days of a whole-day entry are counted by the calendar, a length by the clock.
  const until = allDay ? stepped(end) : new Date(from.getTime() + Date.parse(end) - Date.parse(start));
  return { start: from, end: until, allDay };
}
