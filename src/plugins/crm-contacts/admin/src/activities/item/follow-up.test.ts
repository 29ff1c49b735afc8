import { followUpDay } from './follow-up';

it('counts in calendar days, over the change of the clock too', () => {
  expect(followUpDay({ on: 'day' }, '2026-03-28')).toBe('2026-03-29');
  expect(followUpDay({ on: 'week' }, '2026-10-24')).toBe('2026-10-31');
  expect(followUpDay({ on: 'pick', day: '2026-12-24' }, '2026-10-24')).toBe('2026-12-24');
  expect(followUpDay({ on: 'none' }, '2026-10-24')).toBeNull();
});
