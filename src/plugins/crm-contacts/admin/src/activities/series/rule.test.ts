import { newRule, placeInMonth, readRule, ruleText, weekdayOf, type SeriesRule } from './rule';

const rule = (change: Partial<SeriesRule>): SeriesRule => ({ ...newRule(), ...change });

it.each([
  ['every day', { frequency: 'DAILY' }, 'FREQ=DAILY'],
  ['weekdays in the order of the week', { interval: 2, weekdays: ['FR', 'MO'] }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR'],
  ['no weekdays but in weeks', { frequency: 'YEARLY', weekdays: ['FR'] }, 'FREQ=YEARLY'],
  ['the day of the month', { frequency: 'MONTHLY' }, 'FREQ=MONTHLY'],
  ['the second Tuesday', { frequency: 'MONTHLY', monthlyBy: 'weekday' }, 'FREQ=MONTHLY;BYDAY=2TU'],
  ['a last day', { until: '2026-12-31' }, 'FREQ=WEEKLY;UNTIL=20261231'],
  ['a number of times before a last day', { count: 10, until: '2026-12-31' }, 'FREQ=WEEKLY;COUNT=10'],
] as const)('writes %s', (_case, change, expected) => {
  expect(ruleText(rule(change as Partial<SeriesRule>), '2026-06-09')).toBe(expected);
});

it('finds the place of a day in its month', () => {
  expect([placeInMonth('2026-06-01'), placeInMonth('2026-06-07'), placeInMonth('2026-06-08'), placeInMonth('2026-06-28')]).toEqual([1, 1, 2, 4]);
  expect(placeInMonth('2026-06-29')).toBe(-1);
  expect([weekdayOf('2026-06-29'), weekdayOf('2026-06-28')]).toEqual(['MO', 'SU']);
});

it.each(['FREQ=DAILY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=YEARLY;COUNT=3', 'FREQ=WEEKLY;UNTIL=20261231'])('reads back %s', (text) => {
  expect(ruleText(readRule(text) as SeriesRule, '2026-06-09')).toBe(text);
});

it('reads the last day of an instant and leaves alone what it cannot show', () => {
  expect(readRule('RRULE:FREQ=WEEKLY;UNTIL=20261231T225959Z')?.until).toBe('2026-12-31');
  expect(readRule('FREQ=MONTHLY;BYMONTHDAY=1,15')).toBeNull();
  expect(readRule('FREQ=MONTHLY;BYDAY=MO,TU')).toBeNull();
  expect(readRule('FREQ=HOURLY')).toBeNull();
  expect(readRule('')).toBeNull();
});
