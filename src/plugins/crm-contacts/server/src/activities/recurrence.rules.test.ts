import { AHEAD, daysOf, endsBy, instantAt, nearTheEnd, objectionsToRule, timeAt, objectionsToFirstDay } from './recurrence.rules';

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
  ['FREQ=DAILY;COUNT=1000000000', ['value']],
  ['FREQ=DAILY;COUNT=501', ['value']],
  ['FREQ=DAILY;COUNT=0', ['value']],
  ['FREQ=DAILY;INTERVAL=0', ['value']],
  ['FREQ=DAILY;INTERVAL=1000', ['value']],
  ['FREQ=WEEKLY;BYDAY=XX', ['value']],
  ['FREQ=WEEKLY;BYDAY=MO,', ['value']],
  ['FREQ=WEEKLY;BYDAY=2MO', ['value']],
  ['FREQ=MONTHLY;BYDAY=-1FR', []],
  ['FREQ=MONTHLY;BYDAY=60MO', ['value']],
  ['FREQ=MONTHLY;BYMONTHDAY=-31,1', []],
  ['FREQ=MONTHLY;BYMONTHDAY=32', ['value']],
  ['FREQ=MONTHLY;BYMONTHDAY=0', ['value']],
  ['FREQ=WEEKLY;BYMONTHDAY=1', ['part']],
  ['FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO', ['value']],
  ['FREQ=MONTHLY;BYSETPOS=999;BYDAY=MO', ['value']],
  ['FREQ=DAILY;BYSETPOS=2', ['part']],
  ['FREQ=YEARLY;BYMONTH=13', ['value']],
  ['FREQ=YEARLY;BYWEEKNO=99', ['value']],
  ['FREQ=YEARLY;BYYEARDAY=367', ['value']],
  ['FREQ=DAILY;UNTIL=20260230', ['value']],
  ['FREQ=DAILY;UNTIL=99999999', ['value']],
  ['FREQ=DAILY;UNTIL=20260101T250000Z', ['value']],
  ['FREQ=DAILY;UNTIL=20260101T230000Z', []],
  ['FREQ=DAILY;WKST=XX', ['value']],
  ['FREQ=DAILY;CONSTRUCTOR=1', ['part']],
  ['FREQ=DAILY;FREQ=SECONDLY', ['rule']],
  ['FREQ=DAILY;COUNT=3;UNTIL=20270101', ['until']],
  ['INTERVAL=2', ['frequency']],
  ['every day', ['rule']],
  ['FREQ=DAILY\nDTSTART:20260101', ['rule']],
  ['FREQ=DAILY;NONSENSE=1', ['part']],
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

it('counts the first one also where the rule does not name its day', () => {
  expect(daysOf('FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-01-07', year)).toEqual(['2026-01-13', '2026-01-20']);
  expect(endsBy('FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-01-07', '2026-01-19')).toBe(false);
  expect(endsBy('FREQ=WEEKLY;BYDAY=TU;COUNT=3', '2026-01-07', '2026-01-20')).toBe(true);
  expect(daysOf('FREQ=DAILY;COUNT=1', '2026-01-07', year)).toEqual([]);
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
  expect(objectionsToFirstDay('FREQ=WEEKLY', firstDay, '2026-06-15').map(({ reason }) => reason)).toEqual(reasons);
});

it.each([
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', ['empty']],
  ['FREQ=DAILY;INTERVAL=7;BYDAY=MO', []],
  ['FREQ=DAILY;INTERVAL=7;BYDAY=TU', ['empty']],
  ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', []],
  ['FREQ=DAILY;BYMONTHDAY=-31;BYMONTH=1', []],
  ['FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31', ['empty']],
  ['FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1', ['empty']],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', []],
  ['FREQ=DAILY;UNTIL=20260614', ['until']],
  ['FREQ=DAILY;UNTIL=20260615', ['empty']],
  ['FREQ=DAILY;UNTIL=20260616', []],
  ['FREQ=DAILY;COUNT=1', []],
  ['FREQ=DAILY;UNTIL=20260617T120000', []],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=32', ['empty']],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5;INTERVAL=12', []],
  ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6', ['empty']],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=FR', ['empty']],
])('says whether another day fulfils %s', (rule, reasons) => {
  // A Monday.
  const found = objectionsToFirstDay(rule, '2026-06-15', '2026-06-15');

  expect(found.map(({ reason }) => reason)).toEqual(reasons);
});

it.each(['2026-06-15', '2028-02-29', '1600-02-29', '9989-12-31', '9990-01-01'])('looks for the days after %s where the calendar is the same and nearly at its end', (day) => {
  const found = nearTheEnd(day, day);
  const weekday = (text: string) => new Date(`${text}T00:00:00Z`).getUTCDay();

  expect([found.slice(4), weekday(found)]).toEqual([day.slice(4), weekday(day)]);
  expect(Number(found.slice(0, 4))).toBeGreaterThan(9589);
});
