import { slotOf } from './slots';

const at = (text: string) => new Date(text);

it('takes over times, several days, or the day alone', () => {
  expect(slotOf({ start: at('2026-06-15T09:00'), end: at('2026-06-15T10:30'), allDay: false })).toMatchObject({ day: '2026-06-15', time: '09:00', endTime: '10:30' });
  expect(slotOf({ start: at('2026-06-15T09:00'), end: null, allDay: false })).not.toHaveProperty('endTime');
  expect(slotOf({ start: at('2026-06-15T00:00'), end: at('2026-06-18T00:00'), allDay: true })).toMatchObject({ day: '2026-06-15', allDay: true, endDay: '2026-06-17' });
  expect(slotOf({ start: at('2026-06-15T00:00'), end: at('2026-06-16T00:00'), allDay: true })).toEqual({ type: 'task', isDone: false, day: '2026-06-15' });
});
