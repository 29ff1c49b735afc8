import { useQueryParams } from '@strapi/strapi/admin';
import { isDay, todayHere } from '../../kernel/days';
import { VIEWS, type CalendarView } from './range';

interface Address {
  view?: string;
  date?: string;
  whose?: string;
  type?: string;
  without?: string;
}

export interface CalendarState {
  view: CalendarView;
  /** A day of what is shown. */
  date: string;
  /** documentId of a user, `me`, or `all`. */
  whose: string;
  /** Key of a type; empty: all. */
  type: string;
  /** Computed dates are not drawn. */
  withoutDates: boolean;
}

/** What the calendar shows, as it stands in the address. */
export function useCalendarAddress(): [CalendarState, (change: Partial<CalendarState>) => void] {
  const [{ query }, setQuery] = useQueryParams<Address>();
  const state: CalendarState = {
    view: VIEWS.find((view) => view === query.view) ?? 'week',
    date: isDay(query.date) ? query.date : todayHere(),
    whose: query.whose || 'me',
    type: query.type ?? '',
    withoutDates: query.without === 'dates',
  };
  const change = ({ withoutDates, ...rest }: Partial<CalendarState>) => {
    const written = { ...rest, ...(withoutDates === undefined ? {} : { without: withoutDates ? 'dates' : undefined }) };
    setQuery({ ...query, ...Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value || undefined])) }, 'push', 'date' in rest);
  };
  return [state, change];
}
