import { before, movedTo, placeOf, postponedTo } from './moves';

const timed = { day: '2026-06-15', startsAt: '2026-06-15T09:00:00.000Z', endsAt: '2026-06-15T10:00:00.000Z', allDay: false, dueOn: null, resubmitOn: null };
const whole = { day: '2026-06-15', startsAt: '2026-06-15T12:00:00.000Z', endsAt: '2026-06-17T12:00:00.000Z', allDay: true, dueOn: null, resubmitOn: null };
const due = { day: '2026-06-15', startsAt: null, endsAt: null, allDay: false, dueOn: '2026-06-15', resubmitOn: null };
const local = (day: string, time = '00:00') => new Date(`${day}T${time}:00`);

it('draws times as times, whole days up to the day after the last, and mere days', () => {
  expect(placeOf(timed)).toEqual({ start: timed.startsAt, end: timed.endsAt, allDay: false });
  expect(placeOf(whole)).toEqual({ start: '2026-06-15', end: '2026-06-18', allDay: true });
  expect(placeOf(due)).toEqual({ start: '2026-06-15', allDay: true });
});

it('moves times to times, and remembers those before', () => {
  const moved = movedTo(timed, { start: local('2026-06-16', '14:00'), end: local('2026-06-16', '15:00'), allDay: false });

  expect(moved).toEqual({ startsAt: local('2026-06-16', '14:00').toISOString(), endsAt: local('2026-06-16', '15:00').toISOString() });
  expect(before(timed, moved)).toEqual({ startsAt: timed.startsAt, endsAt: timed.endsAt });
});

it('moves whole days, and makes whole days of a time', () => {
  expect(movedTo(whole, { start: local('2026-06-20'), end: local('2026-06-23'), allDay: true })).toEqual({ startsAt: '2026-06-20T12:00:00.000Z', endsAt: '2026-06-22T12:00:00.000Z', allDay: true });
  expect(movedTo(timed, { start: local('2026-06-20'), end: null, allDay: true })).toEqual({ startsAt: '2026-06-20T12:00:00.000Z', endsAt: null, allDay: true });
});

it('moves a due day as a day, and takes it away when it gets a time', () => {
  expect(movedTo(due, { start: local('2026-06-20'), end: null, allDay: true })).toEqual({ dueOn: '2026-06-20' });
  expect(movedTo({ ...due, dueOn: null, resubmitOn: '2026-06-15' }, { start: local('2026-06-20'), end: null, allDay: true })).toEqual({ resubmitOn: '2026-06-20' });

  const planned = movedTo(due, { start: local('2026-06-20', '08:00'), end: null, allDay: false });
  expect(planned).toMatchObject({ allDay: false, dueOn: null, endsAt: null });
  expect(before(due, planned)).toMatchObject({ dueOn: '2026-06-15', startsAt: null, allDay: false });
});

it('postpones to the same time of another day, over the change of the clock too', () => {
  const start = local('2026-03-27', '09:00');
  const row = { ...timed, day: '2026-03-27', startsAt: start.toISOString(), endsAt: new Date(start.getTime() + 3_600_000).toISOString() };

  const later = postponedTo(row, '2026-03-30');

  expect(later.startsAt).toBe(local('2026-03-30', '09:00').toISOString());
  expect(later.endsAt).toBe(local('2026-03-30', '10:00').toISOString());
});

it('postpones what waits for a day by that day', () => {
  expect(postponedTo(due, '2026-06-22')).toEqual({ dueOn: '2026-06-22' });
  expect(postponedTo({ ...due, resubmitOn: '2026-06-14' }, '2026-06-22')).toEqual({ resubmitOn: '2026-06-22' });
  expect(postponedTo({ ...due, dueOn: null }, '2026-06-22')).toEqual({ dueOn: '2026-06-22' });
  expect(postponedTo(whole, '2026-06-22')).toEqual({ startsAt: '2026-06-22T12:00:00.000Z', endsAt: '2026-06-24T12:00:00.000Z' });
});
