import { DateTime } from 'luxon';
import { RRule, type Options } from 'rrule';
import { addDays, type Day } from '../kernel/dates';
import type { Objection } from '../kernel/errors';

/** A series is planned this far ahead, whichever comes first; a job plans on. */
export const AHEAD = { days: 366, members: 53 } as const;
/** A series with a number of times has at most so many. */
export const MOST_TIMES = 500;
const MOST_INTERVAL = 999;

const PERIODS: readonly number[] = [RRule.DAILY, RRule.WEEKLY, RRule.MONTHLY, RRule.YEARLY];
/** Parts of RFC 5545 that make several dates a day, or say something that the series says itself. */
const UNWANTED = ['byhour', 'byminute', 'bysecond', 'dtstart', 'tzid', 'byeaster'] as const;

const objection = (reason: string, message: string): Objection => ({ field: 'seriesRule', reason, message });

/** Why a text is no rule of a series (RFC 5545, `FREQ=…`); empty: it is one. Never throws. */
export function objectionsToRule(text: string): Objection[] {
  const options = optionsIn(text);
  if (!options) return [objection('rule', 'seriesRule must be a recurrence rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO')];
  if (options.freq === undefined || !PERIODS.includes(options.freq)) return [objection('frequency', 'seriesRule repeats by days, weeks, months or years: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY')];
  const unwanted = UNWANTED.filter((name) => options[name] !== undefined && options[name] !== null);
  if (unwanted.length > 0) return [objection('part', `seriesRule must not have ${unwanted.join(', ').toUpperCase()}: the time is that of the activity`)];
  const { interval = 1, count } = options;
  if (!Number.isInteger(interval) || interval < 1 || interval > MOST_INTERVAL) return [objection('interval', `INTERVAL must be a whole number from 1 to ${MOST_INTERVAL}`)];
  if (count !== undefined && count !== null && (!Number.isInteger(count) || count < 1 || count > MOST_TIMES)) {
    return [objection('count', `COUNT must be a whole number from 1 to ${MOST_TIMES}`)];
  }
  if (count && options.until) return [objection('until', 'seriesRule ends by COUNT or by UNTIL, not by both')];
  return [];
}

/**
 * Why a series cannot begin on this day; empty: it can. Dates that went by are made up for, so that one from
 * long ago would fill the desk with overdue activities, night by night.
 */
export function objectionsToFirstDay(firstDay: Day, today: Day): Objection[] {
  if (firstDay >= addDays(today, -AHEAD.days)) return [];
  return [objection('past', `A series begins at most ${AHEAD.days} days ago`)];
}

/** Without `RRULE:`, in capitals: how a rule is stored and shown. */
export const plainRule = (text: string): string => text.trim().replace(/^RRULE:/i, '').toUpperCase();

function optionsIn(text: string): Partial<Options> | null {
  const plain = plainRule(text);
  if (!/^[A-Z-]+=[\w+,:-]+(;[A-Z-]+=[\w+,:-]+)*$/.test(plain)) return null;
  try {
    return RRule.parseString(plain);
  } catch {
    // The library's way to say that it does not know a part.
    return null;
  }
}

export interface Span {
  /** Days after this one. */
  after: Day;
  /** Up to this day, included. */
  until: Day;
  limit: number;
}

/**
 * The days of a series, the first of all aside. Days have no time zone: the library counts on midnights UTC,
 * and the wall-clock time is put on afterwards, so that it stays across changes of the clocks.
 */
export function daysOf(rule: string, firstDay: Day, { after, until, limit }: Span): Day[] {
  const options = RRule.parseString(plainRule(rule));
  const horizon = midnight(until);
  const last = options.until ? new Date(Math.min(midnight(dayOf(options.until)).getTime(), horizon.getTime())) : horizon;
  const days: Day[] = [];
  // The last day is always set: a rule that no day fulfils would be searched to the year 9999.
  new RRule({ ...options, dtstart: midnight(firstDay), until: last }).all((date) => {
    const day = dayOf(date);
    if (day > after && day !== firstDay) days.push(day);
    return days.length < limit;
  });
  return days;
}

/** A day far enough ahead that `from` is planned for. */
export const horizonFrom = (from: Day): Day => addDays(from, AHEAD.days);

/** Whether nothing can come after `day` any more. */
export function endsBy(rule: string, firstDay: Day, day: Day): boolean {
  const { until, count } = RRule.parseString(plainRule(rule));
  if (until) return dayOf(until) <= day;
  return Boolean(count) && daysOf(rule, firstDay, { after: firstDay, until: day, limit: MOST_TIMES }).length >= (count as number) - 1;
}

const midnight = (day: Day) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** The instant that the clock of `timeZone` shows as `time` (`HH:MM:SS`) on `day`; a time that summer time skips comes an hour later. */
export const instantAt = (day: Day, time: string, timeZone: string): string => DateTime.fromISO(`${day}T${time}`, { zone: timeZone }).toUTC().toISO() as string;

/** The wall-clock time of an instant, `HH:MM:SS`. */
export const timeAt = (instant: string | Date, timeZone: string): string => DateTime.fromJSDate(new Date(instant), { zone: timeZone }).toFormat('HH:mm:ss');
