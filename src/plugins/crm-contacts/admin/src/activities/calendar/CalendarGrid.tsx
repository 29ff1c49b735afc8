import type { EventClickArg, EventDropArg, EventInput } from '@fullcalendar/core';
import deLocale from '@fullcalendar/core/locales/de';
import dayGridPlugin from '@fullcalendar/daygrid';
import interactionPlugin, { type DateClickArg, type EventResizeDoneArg } from '@fullcalendar/interaction';
import FullCalendar from '@fullcalendar/react';
import timeGridPlugin from '@fullcalendar/timegrid';
import { useEffect, useRef } from 'react';
import { dayHere } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { CalendarFrame } from './CalendarFrame';
import { EntryContent } from './EntryContent';
import type { CalendarEntry } from './entries';
import type { Place } from './moves';
import { firstDayIn, type CalendarView } from './range';
import { markEntry, useKeyboardMoves } from './useKeyboardMoves';

const VIEW_NAMES: Record<Exclude<CalendarView, 'list'>, string> = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' };
const PLUGINS = [dayGridPlugin, timeGridPlugin, interactionPlugin];
const LOCALES = [deLocale];
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

export interface CalendarGridProps {
  view: Exclude<CalendarView, 'list'>;
  date: string;
  entries: CalendarEntry[];
  onOpen(entry: CalendarEntry): void;
  /** A day or a slot was chosen; undefined: the user may not create. */
  onSlot?(place: Place): void;
  /** False: it was refused, and goes back to where it was. */
  onMove(entry: CalendarEntry, place: Place): Promise<boolean>;
  /** The same by keyboard; the calendar goes along to where it has been moved. */
  onStep(entry: CalendarEntry, place: Place): Promise<boolean>;
  onDay(day: string): void;
}

/** The library's grid: month, week or day. Loaded only with the calendar's page. */
export default function CalendarGrid({ view, date, entries, onOpen, onSlot, onMove, onStep, onDay }: CalendarGridProps) {
  const t = useT();
  const locale = useLocale();
  const calendar = useRef<FullCalendar>(null);
  const keyboard = useKeyboardMoves({ view, entries, onStep });
  useEffect(() => {
    // The library draws at once what it is told; inside React's own drawing it must not.
    queueMicrotask(() => calendar.current?.getApi().changeView(VIEW_NAMES[view], date));
  }, [view, date]);
  const moved = async ({ event, revert }: EventDropArg | EventResizeDoneArg) => {
    const entry = event.extendedProps.entry as CalendarEntry;
    const isDone = await onMove(entry, { start: event.start as Date, end: event.end, allDay: event.allDay });
    if (!isDone) revert();
  };
  return (
    <CalendarFrame ref={keyboard.frame} onKeyDown={keyboard.onKeyDown}>
      <FullCalendar
        ref={calendar}
        plugins={PLUGINS}
        locales={LOCALES}
        locale={locale}
        firstDay={firstDayIn(locale)}
        initialView={VIEW_NAMES[view]}
        initialDate={date}
        headerToolbar={false}
        height="100%"
        nowIndicator
        displayEventEnd={false}
        eventTimeFormat={TIME}
        slotLabelFormat={TIME}
        fixedWeekCount={false}
        dayMaxEvents
        moreLinkClick={({ date: day }) => {
          onDay(dayHere(day));
          return 'none';
        }}
        navLinks
        navLinkDayClick={(day) => onDay(dayHere(day))}
        allDayText={t('activities.allDay')}
        moreLinkContent={({ num }) => t('activities.calendar.more', { count: num })}
        scrollTime="07:30:00"
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        defaultTimedEventDuration="00:30:00"
        slotEventOverlap={false}
        eventMinHeight={20}
        eventInteractive
        selectable={onSlot !== undefined}
        selectMirror
        unselectAuto
        selectMinDistance={5}
        select={onSlot && ((chosen) => onSlot({ start: chosen.start, end: chosen.end, allDay: chosen.allDay }))}
        dateClick={onSlot && (({ date: start, allDay }: DateClickArg) => onSlot({ start, end: null, allDay }))}
        events={entries.map(eventOf)}
        eventContent={({ event, timeText }) => <EntryContent entry={event.extendedProps.entry as CalendarEntry} time={timeText} />}
        eventDidMount={({ el, event }) => markEntry(el, event.extendedProps.entry as CalendarEntry)}
        eventClick={({ event, jsEvent }: EventClickArg) => {
          jsEvent.preventDefault();
          onOpen(event.extendedProps.entry as CalendarEntry);
        }}
        eventDrop={(drop) => void moved(drop)}
        eventResize={(pull) => void moved(pull)}
        longPressDelay={400}
      />
    </CalendarFrame>
  );
}

function eventOf(entry: CalendarEntry): EventInput {
  const { key, title, start, end, allDay, movable, colour, isDone, kind } = entry;
  return {
    id: key, title, start, end, allDay,
    startEditable: movable,
    durationEditable: movable && (!allDay || kind === 'activity'),
    classNames: [`crm-${kind}`, `crm-colour-${colour}`, ...(isDone ? ['crm-done'] : [])],
    extendedProps: { entry },
  };
}

