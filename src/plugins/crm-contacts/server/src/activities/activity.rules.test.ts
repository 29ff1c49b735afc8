import { atNoon, dayOf, excerptOf, objectionsToActivity } from './activity.rules';
import { oneLine } from '../kernel/one-line';

describe('the day of an activity', () => {
  it.each([
    ['its start in the time zone', { startsAt: '2026-06-14T22:30:00.000Z', dueOn: '2026-01-01' }, '2026-06-15'],
    ['its start in winter', { startsAt: '2026-01-14T22:30:00.000Z' }, '2026-01-14'],
    ['its due day', { dueOn: '2026-01-01', resubmitOn: '2026-02-01' }, '2026-01-01'],
    ['its resubmission', { resubmitOn: '2026-02-01' }, '2026-02-01'],
    ['the day it was made', { createdAt: '2026-03-01T10:00:00.000Z' }, '2026-03-01'],
    ['its noon, whatever the offset', { startsAt: atNoon('2026-03-29') }, '2026-03-29'],
  ])('is %s', (_case, dates, day) => {
    expect(dayOf(dates, 'Europe/Berlin')).toBe(day);
  });
});

it.each(['Pacific/Auckland', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Berlin'])('keeps an all-day activity on its day in %s', (timeZone) => {
  expect(dayOf({ startsAt: atNoon('2026-01-15'), allDay: true }, timeZone)).toBe('2026-01-15');
});

describe('an activity', () => {
  const sound = { type: 'call', subject: 'Anruf' };
  const fields = (change: object) => objectionsToActivity({ ...sound, ...change }, ['call', 'task']).map(({ field }) => field);

  it.each([
    ['is fine without times', {}, []],
    ['may end when it starts', { startsAt: '2026-01-01T10:00:00Z', endsAt: '2026-01-01T10:00:00Z' }, []],
    ['cannot end before it starts', { startsAt: '2026-01-01T10:00:00Z', endsAt: '2026-01-01T09:59:59Z' }, ['endsAt']],
    ['cannot end without a start', { endsAt: '2026-01-01T10:00:00Z' }, ['startsAt']],
    ['cannot start in the year 26', { startsAt: '0026-01-01T10:00:00Z' }, ['startsAt']],
    ['cannot end after the last year', { startsAt: '2026-01-01T10:00:00Z', endsAt: '9999-12-31T10:00:00Z' }, ['endsAt']],
    ['needs a subject', { subject: '' }, ['subject']],
    ['needs a type that there is', { type: 'party' }, ['type']],
  ])('%s', (_case, change, expected) => {
    expect(fields(change)).toEqual(expected);
  });
});

it('makes one line of several and keeps markup as text', () => {
  expect(oneLine('  <b>fett</b>\r\n\tzweite \u0000 Zeile ')).toBe('<b>fett</b> zweite Zeile');
});

it('shows the text of blocks without their form, shortened', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text: 'Er ' }, { type: 'link', children: [{ type: 'text', text }] }] });

  expect(excerptOf([paragraph('kommt'), paragraph('geht')])).toBe('Er kommt Er geht');
  expect(excerptOf([paragraph('x'.repeat(400))])).toHaveLength(300);
  expect(excerptOf([])).toBeNull();
  expect(excerptOf(null)).toBeNull();
});
