import { isDay } from '../kernel/dates';

export const PERIODS = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
type Period = (typeof PERIODS)[number];

/** The parts of a recurrence rule (RFC 5545 §3.3.10) by name; null: the text is none. */
export function partsOf(text: string): Map<string, string> | null {
  if (!/^[A-Z]+=[\w+,:-]+(;[A-Z]+=[\w+,:-]+)*$/.test(text)) return null;
  const parts = text.split(';').map((part) => part.split('=') as [string, string]);
  const byName = new Map(parts);
  return byName.size === parts.length ? byName : null;
}

const WEEKDAY = 'MO|TU|WE|TH|FR|SA|SU';
const days = new RegExp(`^(${WEEKDAY})$`);
const placedDays = new RegExp(`^([+-]?[1-5])?(${WEEKDAY})$`);

/** Whole numbers from 1 to `most`, counted from the end as well. */
const places = (most: number) => (value: string) => /^[+-]?\d{1,3}$/.test(value) && value !== '0' && Math.abs(Number(value)) >= 1 && Math.abs(Number(value)) <= most;
const from1 = (most: number) => (value: string) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= most;

/** Which values a part has in rules of which periods; what is not listed here makes several dates a day, or is no part. */
const PARTS: Record<string, { of: readonly Period[]; fits(value: string, period: Period): boolean }> = {
  INTERVAL: { of: PERIODS, fits: from1(999) },
  COUNT: { of: PERIODS, fits: from1(500) },
  UNTIL: { of: PERIODS, fits: (value) => /^\d{8}(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/.test(value) && isDay(value.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3')) },
  WKST: { of: PERIODS, fits: (value) => days.test(value) },
  BYMONTH: { of: PERIODS, fits: from1(12) },
  BYDAY: { of: PERIODS, fits: (value, period) => (period === 'MONTHLY' || period === 'YEARLY' ? placedDays : days).test(value) },
  BYMONTHDAY: { of: ['DAILY', 'MONTHLY', 'YEARLY'], fits: places(31) },
  BYWEEKNO: { of: ['YEARLY'], fits: places(53) },
  BYYEARDAY: { of: ['YEARLY'], fits: places(366) },
  BYSETPOS: { of: ['MONTHLY', 'YEARLY'], fits: places(366) },
};
const LISTS = ['BYMONTH', 'BYDAY', 'BYMONTHDAY', 'BYWEEKNO', 'BYYEARDAY', 'BYSETPOS'];

export type PartFault = { reason: 'part' | 'value'; part: string };

/** The first part that a rule of this period cannot have, or whose value it cannot have; null: there is none. */
export function faultIn(parts: Map<string, string>, period: Period): PartFault | null {
  for (const [name, text] of parts) {
    if (name === 'FREQ') continue;
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!part?.of.includes(period)) return { reason: 'part', part: name };
    if (!(LISTS.includes(name) ? text.split(',') : [text]).every((value) => part.fits(value, period))) return { reason: 'value', part: name };
  }
  return null;
}
