import ical, { ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarEvent } from './calendar.rules';
import { foldLines } from './fold';

/** A calendar as text, in pieces: head, events as they come, foot. Each piece ends with a line break. */
export function calendarWriter(name: string) {
  const calendar = ical({ prodId: { company: 'crm-contacts', product: 'crm-contacts', language: 'EN' }, name: printable(name), ttl: 3600 });
  const [head] = calendar.toString().split('END:VCALENDAR');
  return {
    head: lines(head.trimEnd()),
    /** In place of events where there are none: RFC 5545 §3.6 asks for at least one component, and a time zone is one. */
    nothing: lines(UTC.join('\r\n')),
    foot: lines('END:VCALENDAR'),
    event: (event: CalendarEvent): string => lines(textOf(calendar, event)),
  };
}

const UTC = ['BEGIN:VTIMEZONE', 'TZID:UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000', 'TZNAME:UTC', 'END:STANDARD', 'END:VTIMEZONE'];

const lines = (text: string): string => foldLines(`${text.replace(/(\r\n)+$/, '')}\r\n`);

function textOf(calendar: ReturnType<typeof ical>, event: CalendarEvent): string {
  const allDay = typeof event.start === 'string';
  const made = calendar.createEvent({
    id: event.uid,
    start: instantOf(event.start),
    end: instantOf(event.end),
    allDay,
    summary: printable(event.summary),
    ...(event.description ? { description: printable(event.description) } : {}),
    status: event.status === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    class: event.isPrivate ? ICalEventClass.PRIVATE : ICalEventClass.PUBLIC,
    // A task of the day leaves the day free.
    transparency: allDay ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    ...(event.category ? { categories: [{ name: printable(event.category) }] } : {}),
    ...(event.url ? { url: event.url } : {}),
    sequence: event.sequence,
    stamp: event.updatedAt,
    created: event.createdAt,
    lastModified: event.updatedAt,
  });
  // Kept, they would grow with the calendar.
  calendar.clear();
  return made.toString();
}

const instantOf = (value: Date | string): Date => (typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value);

/** Control characters and halves of a character are not allowed in an iCalendar text; line breaks are escaped by the library. */
const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ').replace(/\p{Surrogate}/gu, '\ufffd');
