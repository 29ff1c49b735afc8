/** A calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

export interface Validity {
  /** First day, included; open when empty. */
  validFrom?: Day | null;
  /** Last day, included; open when empty. */
  validTo?: Day | null;
}

/** Years before 1000 are slips of typing (0026 for 2026); PostgreSQL knows no year 0, not even as the day before. */
const DAY = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether `value` is a day that the calendar has: `2026-02-30` is not. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  return new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}

/** Whether `value` names a time zone of the IANA database that this machine knows. */
export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    // Offsets such as +02:00 are accepted as well, but have no summer time.
    return /^[A-Za-z]/.test(value);
  } catch {
    return false;
  }
}

/** The calendar day that `instant` falls on in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date = new Date()): Day {
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  dayFormats.set(timeZone, format);
  return format.format(instant);
}

/** By time zone: to make one costs more than a statement of the database. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
const clockFormats = new Map<string, Intl.DateTimeFormat>();

/** The instant at which `day` begins in an IANA time zone, whatever its summer time does that day. */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The first guess may lie on the other side of a change of the clocks; the second does not.
  const guess = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(guess, timeZone));
}

/**
 * The calendar day of an instant of something that lasts whole days: it is stored at noon UTC of its day,
 * whatever the time zone. Noon UTC is not an instant of that day everywhere: in Auckland the next has begun.
 */
export const wholeDayOf = (instant: string | Date): Day => new Date(instant).toISOString().slice(0, 10);

/**
 * How long before its noon UTC a mere day stands among instants, in milliseconds: so long that it falls on that
 * day by the clocks of `timeZone`, summer time included. 0 up to eleven hours ahead of UTC.
 */
export function dayShift(timeZone: string): number {
  const known = dayShifts.get(timeZone);
  if (known !== undefined) return known;
  const ahead = ['2026-01-15', '2026-07-15'].map((day) => Date.parse(`${day}T00:00:00Z`) - startOfDay(day, timeZone).getTime());
  const shift = Math.max(0, ...ahead.map((offset) => offset - 11 * 3_600_000));
  dayShifts.set(timeZone, shift);
  return shift;
}

const dayShifts = new Map<string, number>();

/** How far the time zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const format = clockFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clockFormats.set(timeZone, format);
  const clock = format.format(instant);
  return Date.parse(`${clock.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000;
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Whether a row with from–to dates is in force on `asOf`; both ends are included. */
export function isCurrent({ validFrom, validTo }: Validity, asOf: Day): boolean {
  return (!validFrom || validFrom <= asOf) && (!validTo || validTo >= asOf);
}

/** Whether two rows share at least one day. */
export function overlap(one: Validity, other: Validity): boolean {
  const startsInTime = !one.validFrom || !other.validTo || one.validFrom <= other.validTo;
  const endsInTime = !one.validTo || !other.validFrom || one.validTo >= other.validFrom;
  return startsInTime && endsInTime;
}

export function endsBeforeItStarts({ validFrom, validTo }: Validity): boolean {
  return Boolean(validFrom && validTo && validTo < validFrom);
}
