import { AHEAD, daysOf, endsBy, instantAt, objectionsToRule, timeAt, objectionsToFirstDay } from './recurrence.rules';

const year = { after: '2026-01-01', until: '2026-12-31', limit: 400 };

it.each([
  ['FREQ=DAILY', []],
  ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', []],
  ['freq=monthly;byday=2tu;count=12', []],
  ['FREQ=YEARLY;UNTIL=20301231', []],
  ['FREQ=SECONDLY', ['frequency']],
  ['FREQ=MINUTELY;COUNT=5', ['frequency']],
  ['FREQ=HOURLY', ['frequency']],
  ['FREQ=DAILY;BYSECOND=1,2,3', ['part']],
  ['FREQ=DAILY;BYHOUR=8,9', ['part']],
  ['FREQ=DAILY;COUNT=1000000000', ['count']],
  ['FREQ=DAILY;COUNT=0', ['count']],
  ['FREQ=DAILY;INTERVAL=0', ['interval']],
  ['FREQ=DAILY;COUNT=3;UNTIL=20270101', ['until']],
  ['INTERVAL=2', ['frequency']],
  ['every day', ['rule']],
  ['FREQ=DAILY\nDTSTART:20260101', ['rule']],
  ['FREQ=DAILY;NONSENSE=1', ['rule']],
  ['', ['rule']],
])('judges %j', (rule, reasons) => {
  expect(objectionsToRule(rule).map(({ reason }) => reason)).toEqual(reasons);
});

it('repeats by weeks on some days', () => {
  expect(daysOf('FREQ=WEEKLY;BYDAY=TU,TH', '2026-01-06', { ...year, until: '2026-01-20' })).toEqual(['2026-01-08', '2026-01-13', '2026-01-15', '2026-01-20']);
});

it('leaves out months that lack the day', () => {
  expect(daysOf('FREQ=MONTHLY', '2026-01-31', { ...year, until: '2026-06-01' })).toEqual(['2026-03-31', '2026-05-31']);
});

it('counts the first one among the times', () => {
  expect(daysOf('FREQ=DAILY;COUNT=3', '2026-03-01', year)).toEqual(['2026-03-02', '2026-03-03']);
  expect(endsBy('FREQ=DAILY;COUNT=3', '2026-03-01', '2026-03-02')).toBe(false);
  expect(endsBy('FREQ=DAILY;COUNT=3', '2026-03-01', '2026-03-03')).toBe(true);
});

it('ends with its last day, included', () => {
  expect(daysOf('FREQ=DAILY;UNTIL=20260303', '2026-03-01', year)).toEqual(['2026-03-02', '2026-03-03']);
  expect(endsBy('FREQ=DAILY;UNTIL=20260303', '2026-03-01', '2026-03-02')).toBe(false);
  expect(endsBy('FREQ=DAILY;UNTIL=20260303', '2026-03-01', '2026-03-03')).toBe(true);
});

it('never ends without an end, and gives no more than it is asked for', () => {
  expect(endsBy('FREQ=DAILY', '2026-03-01', '2036-03-01')).toBe(false);
  expect(daysOf('FREQ=DAILY', '2026-03-01', { after: '2026-03-01', until: '9000-01-01', limit: AHEAD.members })).toHaveLength(AHEAD.members);
});

it('finds no day for a rule that no day fulfils', () => {
  expect(daysOf('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', year)).toEqual([]);
});

it.each([
  ['before summer time', '2026-03-28', '2026-03-28T08:00:00.000Z'],
  ['on its first day', '2026-03-29', '2026-03-29T07:00:00.000Z'],
  ['on its last day', '2026-10-25', '2026-10-25T08:00:00.000Z'],
])('keeps nine o’clock nine o’clock %s', (_case, day, instant) => {
  expect(instantAt(day, '09:00:00', 'Europe/Berlin')).toBe(instant);
  expect(timeAt(instant, 'Europe/Berlin')).toBe('09:00:00');
});

it('takes a time that the clocks skip an hour later', () => {
  expect(instantAt('2026-03-29', '02:30:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
});

it.each([
  ['the first day that is still taken', '2025-06-14', []],
  ['a day further back', '2025-06-13', ['past']],
  ['today', '2026-06-15', []],
  ['a day ahead', '2030-01-01', []],
  ['the year 1000', '1000-01-01', ['past']],
])('judges a series that begins on %s', (_case, firstDay, reasons) => {
  expect(objectionsToFirstDay(firstDay, '2026-06-15').map(({ reason }) => reason)).toEqual(reasons);
});
