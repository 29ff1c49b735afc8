import { Button, Flex, Typography } from '@strapi/design-system';
import { Cog, Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Area } from '../../finding/Area';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { paths } from '../../kernel/paths';
import { dateText, dayHere } from '../../kernel/days';
import { useHotkeys } from '../../kernel/useHotkeys';
import { useLocale } from '../../kernel/useLocale';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useCalendarQuery } from '../activities.api';
import { zoneHere } from '../desk/here-and-now';
import { useChange } from '../item/useChange';
import { useQuickEntry } from '../quick/QuickEntryProvider';
import { CalendarList } from './CalendarList';
import { CalendarToolbar } from './CalendarToolbar';
import type { CalendarEntry } from './entries';
import { before, movedTo, type Place } from './moves';
import { firstDayIn, rangeOf, steppedDay } from './range';
import { slotOf } from './slots';
import { useCalendarAddress } from './useCalendarAddress';
import { useEntries } from './useEntries';

const CalendarGrid = lazy(() => import('./CalendarGrid'));

/** Month, week, day or a list: activities and the dates that follow from other things. */
export function CalendarPage() {
  return useMay('activities.read') ? <Calendar /> : <NoRight />;
}

function Calendar() {
  const t = useT();
  const locale = useLocale();
  const { openNew } = useQuickEntry();
  const maySubscribe = useMay('feed.calendar');
  const [state, change] = useCalendarAddress();
  const { view, date, whose, type } = state;
  const range = useMemo(() => rangeOf(view, date, firstDayIn(locale)), [view, date, locale]);
  const { data, currentData, error, refetch } = useCalendarQuery({ ...range, timeZone: zoneHere(), ...(whose === 'all' ? {} : { responsible: whose }), ...(type ? { type } : {}) });
  const entries = useEntries(currentData ?? data, !state.withoutDates);
  const { open, move, step } = useEntryActions((day) => (day < range.from || day > range.to) && change({ date: day }));
  useHotkeys({
    t: () => change({ date: dayHere(new Date()) }),
    ArrowLeft: () => change({ date: steppedDay(view, date, -1) }),
    ArrowRight: () => change({ date: steppedDay(view, date, 1) }),
  });
  const slot = openNew && ((place: Place) => openNew(slotOf(place)));
  return (
    <Area title={t('activities.calendar')}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h1" variant="beta">{t('activities.calendar')}</Typography>
        <Flex gap={3} wrap="wrap">
          <ZoneNote timeZone={data?.timeZone} />
          {maySubscribe && <Button tag={Link} to={paths.page('subscription')} size="S" variant="tertiary" startIcon={<Cog />}>{t('feed.calendar')}</Button>}
          {openNew && <Button size="S" startIcon={<Plus />} onClick={() => openNew({ isDone: false, day: date })}>{t('activities.new')}</Button>}
        </Flex>
      </Flex>
      <CalendarToolbar state={state} range={range} change={change} />
      {currentData?.truncated && <Typography role="status" textColor="warning700">{t('activities.calendar.cut')}</Typography>}
      {error !== undefined && <LoadError error={error} onRetry={refetch} />}
      {error === undefined && (view === 'list' ? (
        <CalendarList entries={entries} isLoading={!data} />
      ) : (
        <Suspense fallback={<Page.Loading />}>
          <CalendarGrid view={view} date={date} entries={entries} onOpen={open} onSlot={slot} onMove={move} onStep={step} onDay={(day) => change({ view: 'day', date: day })} />
        </Suspense>
      ))}
    </Area>
  );
}

/**
 * A click opens an activity, or the thing that a computed date follows from; a drop moves at once, with *Undo*; so do keys, and say
 * where to. `onMoved`: gets the day.
 */
function useEntryActions(onMoved: (day: string) => void) {
  const t = useT();
  const navigate = useNavigate();
  const change = useChange();
  const { openActivity } = useQuickEntry();
  const locale = useLocale();
  const move = async ({ activity }: CalendarEntry, place: Place, message: string): Promise<boolean> => {
    if (!activity) return false;
    const moved = movedTo(activity, place);
    return change(activity, moved, before(activity, moved), message);
  };
  return {
    open: ({ activity, to }: CalendarEntry) => {
      if (activity) openActivity(activity);
      else if (to) navigate(to);
    },
    move: (entry: CalendarEntry, place: Place) => move(entry, place, t('activities.moved', { name: entry.title })),
    step: async (entry: CalendarEntry, place: Place) => {
      const day = dayHere(place.start);
      const isDone = await move(entry, place, t('activities.movedTo', { name: entry.title, when: dateText(place.allDay ? day : place.start.toISOString(), locale, true) }));
      if (isDone) onMoved(day);
      return isDone;
    },
  };
}

/** Times are the user's own: said where these differ from the company's. */
function ZoneNote({ timeZone }: { timeZone: string | undefined }) {
  const t = useT();
  const here = zoneHere();
  if (!timeZone || timeZone === here) return null;
  return <Typography variant="pi" textColor="neutral600">{t('activities.calendar.zone', { here, there: timeZone })}</Typography>;
}
