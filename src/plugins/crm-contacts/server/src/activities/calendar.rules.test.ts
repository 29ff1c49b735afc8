import { birthdaysIn, daysBetween } from './calendar.rules';

it('counts both ends of a range, over the end of a year', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  expect(daysBetween('2026-05-01', '2026-05-01')).toEqual(['2026-05-01']);
});

it('keeps the birthdays of 29 February on the 28th in years without it', () => {
  expect(birthdaysIn(daysBetween('2026-02-27', '2026-03-01')).get('02-29')).toBe('2026-02-28');
  expect(birthdaysIn(daysBetween('2028-02-27', '2028-03-01')).get('02-29')).toBe('2028-02-29');
  expect(birthdaysIn(daysBetween('2026-03-01', '2026-03-31')).has('02-29')).toBe(false);
});

it('keeps a birthday in the year to which the day belongs', () => {
  const kept = birthdaysIn(daysBetween('2026-12-30', '2027-01-02'));

  expect([kept.get('12-31'), kept.get('01-01')]).toEqual(['2026-12-31', '2027-01-01']);
});
