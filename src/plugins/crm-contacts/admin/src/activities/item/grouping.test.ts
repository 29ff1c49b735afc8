import { groupByDay, todayIndex } from './grouping';

const days = (...list: string[]) => list.map((day) => ({ day }));

it('puts neighbours of one day together', () => {
  expect(groupByDay(days('2026-02-01', '2026-02-01', '2026-01-31')).map(({ day, entries }) => [day, entries.length])).toEqual([['2026-02-01', 2], ['2026-01-31', 1]]);
  expect(groupByDay([])).toEqual([]);
});

it('draws today\'s line above today and above the past', () => {
  const groups = groupByDay(days('2026-03-01', '2026-02-01', '2026-01-01'));

  expect(todayIndex(groups, '2026-02-01')).toBe(1);
  expect(todayIndex(groups, '2026-02-15')).toBe(1);
  expect(todayIndex(groups, '2026-04-01')).toBe(-1);
  expect(todayIndex(groups, '2025-01-01')).toBe(-1);
});

it('draws it at the top of a page when the page before ended ahead of today', () => {
  const groups = groupByDay(days('2026-03-01', '2026-02-01'));

  expect(todayIndex(groups, '2026-03-10', '2026-04-01')).toBe(0);
  expect(todayIndex(groups, '2026-03-10', '2026-03-05')).toBe(-1);
});
