import { addDays, addMonths, firstDayIn, rangeOf, steppedDay } from './range';

it('shows whole weeks around a month', () => {
  expect(rangeOf('month', '2026-06-15', 1)).toEqual({ from: '2026-06-01', to: '2026-07-05' });
  expect(rangeOf('month', '2026-06-15', 0)).toEqual({ from: '2026-05-31', to: '2026-07-04' });
  expect(rangeOf('list', '2024-02-29', 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
});

it('shows a week from its first day, and a day alone', () => {
  expect(rangeOf('week', '2026-06-14', 1)).toEqual({ from: '2026-06-08', to: '2026-06-14' });
  expect(rangeOf('week', '2026-06-14', 0)).toEqual({ from: '2026-06-14', to: '2026-06-20' });
  expect(rangeOf('day', '2026-06-14', 1)).toEqual({ from: '2026-06-14', to: '2026-06-14' });
});

it('steps by what a view shows, over the ends of months and years', () => {
  expect([steppedDay('month', '2026-01-31', 1), steppedDay('month', '2026-01-31', -1)]).toEqual(['2026-02-28', '2025-12-31']);
  expect([steppedDay('week', '2026-12-28', 1), steppedDay('day', '2026-03-01', -1)]).toEqual(['2027-01-04', '2026-02-28']);
  expect([addMonths('2024-01-31', 1), addDays('2026-03-28', 2)]).toEqual(['2024-02-29', '2026-03-30']);
});

it('knows the first day of the week of a region', () => {
  expect([firstDayIn('de-DE'), firstDayIn('en-GB')]).toEqual([1, 1]);
  expect(firstDayIn('en-US')).toBe(0);
});
