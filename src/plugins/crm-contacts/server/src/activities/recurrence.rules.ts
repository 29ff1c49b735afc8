import { DateTime } from 'luxon';
import { RRule, Weekday, type Options } from 'rrule';
import { addDays, type Day } from '../kernel/dates';
import type { Objection } from '../kernel/errors';
import { faultIn, partsOf, PERIODS } from './rule-parts.rules';

/** A series is planned this far ahead, whichever comes first; a job plans on. */
export const AHEAD = { days: 366, members: 53 } as const;
/** A rule that no day of so many years fulfils, 29 February among them, has none. */
const YEARS_SEARCHED = 9;

const objection = (reason: string, message: string): Objection => ({ field: 'seriesRule', reason, message });

/** Why a text is no rule of a series (RFC 5545, `FREQ=…`); empty: it is one. Never throws. */
export function objectionsToRule(text: string): Objection[] {
  const parts = partsOf(plainRule(text));
  if (!parts) return [objection('rule', 'seriesRule must be a recurrence rule of RFC 5545 such as FREQ=WEEKLY;BYDAY=MO')];
  const period = PERIODS.find((each) => each === parts.get('FREQ'));
  if (!period) return [objection('frequency', 'seriesRule repeats by days, weeks, months or years: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY')];
  const fault = faultIn(parts, period);
  if (fault) return [objection(fault.reason, fault.reason === 'part' ? `A series by FREQ=${period} has no ${fault.part}` : `${fault.part} of seriesRule is out of its range`)];
  if (parts.has('COUNT') && parts.has('UNTIL')) return [objection('until', 'seriesRule ends by COUNT or by UNTIL, not by both')];
  return [];
}

/**
 * Why a series by this rule cannot begin on this day; empty: it can. Dates that went by are made up for, so
 * that one from long ago would fill the desk with overdue activities, night by night.
 */
export function objectionsToFirstDay(rule: string, firstDay: Day, today: Day): Objection[] {
  if (firstDay < addDays(today, -AHEAD.days)) return [objection('past', `A series begins at most ${AHEAD.days} days ago`)];
  const { count, until } = RRule.parseString(plainRule(rule));
  if (until && dayOf(until) < firstDay) return [objection('until', 'seriesRule ends before its first day')];
  if (count === 1 || hasDay(rule, firstDay)) return [];
  return [objection('empty', 'No other day fulfils seriesRule')];
}

/** Whether another day fulfils the rule. */
function hasDay(rule: string, firstDay: Day): boolean {
  const { until, ...options } = RRule.parseString(plainRule(rule));
  const furthest = addDays(firstDay, YEARS_SEARCHED * 366);
  const last = until && dayOf(until) < furthest ? dayOf(until) : furthest;
  if (!mayHaveDay(options, firstDay, last)) return false;
  const first = nearTheEnd(firstDay, firstDay);
  let found = false;
  new RRule({ ...options, count: null, dtstart: midnight(first), until: midnight(nearTheEnd(last, firstDay)) }).all((date) => {
    found = dayOf(date) !== first;
    return !found;
  });
  return found;
}

/** After so many years months, leap years and days of the week are the same again. */
const CYCLE = 400;
const LAST_YEAR = 9999;

/**
 * `day` of the last cycle in which the years to be searched after `firstDay` have room. The library looks for a rule that has no
 * day up to the year 9999, for seconds in which nothing else is answered: from there it is not far.
 */
export function nearTheEnd(day: Day, firstDay: Day): Day {
  const room = LAST_YEAR - YEARS_SEARCHED - 1 - Number(firstDay.slice(0, 4));
  return `${Number(day.slice(0, 4)) + Math.max(0, Math.floor(room / CYCLE)) * CYCLE}${day.slice(4)}`;
}

/**
 * Whether a rule by days has a day up to `until`: those have so many steps that even a cycle takes seconds. Rules by months
 * and years have few, and one by weeks always has a day.
 */
function mayHaveDay({ freq, interval = 1, bymonth, bymonthday, byweekday }: Partial<Options>, firstDay: Day, until: Day): boolean {
  if (freq !== RRule.DAILY) return true;
  const [months, monthDays, weekdays] = [bymonth, bymonthday, byweekday].map((value) => [value ?? []].flat().map((one) => (one instanceof Weekday ? one.weekday : Number(one))));
  const isAmong = (list: number[], ...values: number[]) => list.length === 0 || values.some((value) => list.includes(value));
  for (let day = addDays(firstDay, interval); day <= until; day = addDays(day, interval)) {
    const date = midnight(day);
    const dayOfMonth = date.getUTCDate();
    const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    if (isAmong(months, date.getUTCMonth() + 1) && isAmong(monthDays, dayOfMonth, dayOfMonth - length - 1) && isAmong(weekdays, (date.getUTCDay() + 6) % 7)) return true;
  }
  return false;
}

/** Without `RRULE:`, in capitals: how a rule is stored and shown. */
export const plainRule = (text: string): string => text.trim().replace(/^RRULE:/i, '').toUpperCase();

export interface Span {
  /** Days after this one. */
  after: Day;
  /** Up to this day, included. */
  until: Day;
  limit: number;
}

/**
 * The days of a series, the first of all aside, which counts among its times whether or not the rule names it.
 * Days have no time zone: the library counts on midnights UTC, and the wall-clock time is put on
 * afterwards, so that it stays across changes of the clocks.
 */
export function daysOf(rule: string, firstDay: Day, { after, until, limit }: Span): Day[] {
  const { count, ...options } = RRule.parseString(plainRule(rule));
  const horizon = midnight(until);
  const last = options.until ? new Date(Math.min(midnight(dayOf(options.until)).getTime(), horizon.getTime())) : horizon;
  const days: Day[] = [];
  let left = (count ?? Number.POSITIVE_INFINITY) - 1;
  if (left < 1) return days;
  new RRule({ ...options, dtstart: midnight(firstDay), until: last }).all((date) => {
    const day = dayOf(date);
    if (day === firstDay) return true;
    left -= 1;
    if (day > after) days.push(day);
    return left > 0 && days.length < limit;
  });
  return days;
}

/** A day far enough ahead that `from` is planned for. */
export const horizonFrom = (from: Day): Day => addDays(from, AHEAD.days);

/** Whether nothing can come after `day` any more. */
export function endsBy(rule: string, firstDay: Day, day: Day): boolean {
  const { until, count } = RRule.parseString(plainRule(rule));
  if (until) return dayOf(until) <= day;
  return Boolean(count) && daysOf(rule, firstDay, { after: firstDay, until: day, limit: count as number }).length >= (count as number) - 1;
}

const midnight = (day: Day) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** The instant that the clock of `timeZone` shows as `time` (`HH:MM:SS`) on `day`; a time that summer time skips comes an hour later. */
export const instantAt = (day: Day, time: string, timeZone: string): string => DateTime.fromISO(`${day}T${time}`, { zone: timeZone }).toUTC().toISO() as string;

/** The wall-clock time of an instant, `HH:MM:SS`. */
export const timeAt = (instant: string | Date, timeZone: string): string => DateTime.fromJSDate(new Date(instant), { zone: timeZone }).toFormat('HH:mm:ss');
