import { barOf, monthsLater, placeOf, spanOf, ticksOf, type Period } from './time-line';

const today = '2026-07-01';
const year = { first: '2026-01-01', last: '2026-12-31' };
const period = (from: string | null, to: string | null): Period => ({ from, to });

it('counts months to the end of shorter ones', () => {
  expect([monthsLater('2026-01-31', 1), monthsLater('2026-03-31', -1), monthsLater('2028-01-31', 1), monthsLater('2026-11-15', 3)]).toEqual(['2026-02-28', '2026-02-28', '2028-02-29', '2027-02-15']);
});

it('shows half a year back and one ahead, wider where there is more, never more than two years', () => {
  expect(spanOf([], today)).toEqual({ first: '2026-01-01', last: '2027-07-01' });
  expect(spanOf([period('2025-03-01', '2027-12-31')], today)).toEqual({ first: '2025-03-01', last: '2027-12-31' });
  expect(spanOf([period('1990-01-01', '9999-12-31')], today)).toEqual({ first: '2024-07-01', last: '2028-07-01' });
});

describe('a bar', () => {
  const rounded = (bar: ReturnType<typeof barOf>) => bar && { ...bar, left: Math.round(bar.left * 10) / 10, width: Math.round(bar.width * 10) / 10 };

  it.each([
    ['fills the line where it is open on both sides', period(null, null), { left: 0, width: 100, opensLeft: true, opensRight: true }],
    ['fills the line by its very days', period('2026-01-01', '2026-12-31'), { left: 0, width: 100, opensLeft: false, opensRight: false }],
    ['has a width on its one day', period('2026-12-31', '2026-12-31'), { left: 99.7, width: 0.3, opensLeft: false, opensRight: false }],
    ['begins in the middle', period('2026-07-02', null), { left: 49.9, width: 50.1, opensLeft: false, opensRight: true }],
    ['ends on the first day', period(null, '2026-01-01'), { left: 0, width: 0.3, opensLeft: true, opensRight: false }],
    ['is not there the day before', period(null, '2025-12-31'), null],
    ['is not there the day after', period('2027-01-01', null), null],
    ['is not there when it ends before it begins', period('2026-05-02', '2026-05-01'), null],
  ])('%s', (_case, given, expected) => {
    expect(rounded(barOf(given, year))).toEqual(expected);
  });
});

it('marks quarters, and half years on a long line', () => {
  expect(ticksOf(year).map(({ day, isYear }) => [day, isYear])).toEqual([['2026-01-01', true], ['2026-04-01', false], ['2026-07-01', false], ['2026-10-01', false]]);
  expect(ticksOf({ first: '2024-07-01', last: '2028-07-01' }).map(({ day }) => day)).toContain('2025-07-01');
  expect(placeOf('2026-01-01', year)).toBe(0);
});
