import { dayIn, dayShift, startOfDay, wholeDayOf } from './dates';

describe('the start of a day', () => {
  it.each([
    ['2026-11-23', 'Europe/Berlin', '2026-11-22T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23', 'Pacific/Auckland', '2026-11-22T11:00:00.000Z'],
    ['2026-11-23', 'America/Los_Angeles', '2026-11-23T08:00:00.000Z'],
  ])('%s in %s', (day, timeZone, expected) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(expected);
  });
});

it.each(['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Etc/GMT+12', 'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia', 'Pacific/Kiritimati'])('finds a moment of every day by the clocks of %s', (timeZone) => {
  for (const day of ['2026-01-15', '2026-04-05', '2026-07-15', '2026-09-27', '2026-12-31']) {
    const moment = Date.parse(`${day}T12:00:00Z`) - dayShift(timeZone);

    expect(dayIn(timeZone, new Date(moment))).toBe(day);
    // Streams take the day of what has no time from its moment in UTC.
    expect(wholeDayOf(new Date(moment))).toBe(day);
  }
});

it('leaves noon alone where it is on the day', () => {
  expect(['Europe/Berlin', 'Asia/Tokyo', 'America/New_York'].map(dayShift)).toEqual([0, 0, 0]);
  expect(dayShift('Pacific/Kiritimati')).toBe(3 * 3_600_000);
});
