import { steppedPlace } from './steps';

const local = (day: string, time = '00:00') => new Date(`${day}T${time}:00`);
const timed = { start: local('2026-06-15', '09:00').toISOString(), end: local('2026-06-15', '10:00').toISOString(), allDay: false };
const whole = { start: '2026-06-15', end: '2026-06-18', allDay: true };

it('moves a time by a day to the side and by a quarter of an hour up and down', () => {
  expect(steppedPlace(timed, 'ArrowRight', 'week')).toEqual({ start: local('2026-06-16', '09:00'), end: local('2026-06-16', '10:00'), allDay: false });
  expect(steppedPlace(timed, 'ArrowUp', 'week')).toEqual({ start: local('2026-06-15', '08:45'), end: local('2026-06-15', '09:45'), allDay: false });
});

it('moves by weeks in a month, also from one month to another', () => {
  expect(steppedPlace({ start: timed.start, allDay: false }, 'ArrowDown', 'month')).toEqual({ start: local('2026-06-22', '09:00'), end: null, allDay: false });
  expect(steppedPlace(whole, 'ArrowUp', 'month')).toEqual({ start: local('2026-06-08'), end: local('2026-06-11'), allDay: true });
  expect(steppedPlace({ start: '2026-12-31', allDay: true }, 'ArrowRight', 'month')).toEqual({ start: local('2027-01-01'), end: null, allDay: true });
});

it('keeps time of day and length over the change of the clocks', () => {
  const before = { start: local('2026-03-28', '02:30').toISOString(), end: local('2026-03-28', '03:30').toISOString(), allDay: false };
  const moved = steppedPlace(before, 'ArrowRight', 'week');

  expect(moved?.start).toEqual(local('2026-03-29', '02:30'));
  expect((moved?.end?.getTime() ?? 0) - (moved?.start.getTime() ?? 0)).toBe(60 * 60 * 1000);
  expect(steppedPlace({ start: '2026-10-24', end: '2026-10-26', allDay: true }, 'ArrowRight', 'week')).toEqual({ start: local('2026-10-25'), end: local('2026-10-27'), allDay: true });
});

it('leaves other keys, and hours where there are none', () => {
  expect(steppedPlace(whole, 'ArrowDown', 'week')).toBeNull();
  expect(steppedPlace(timed, 'Enter', 'day')).toBeNull();
});
