import { dueAt, eachOnce, mailableFrom, morningBeforeNoon, MOST_ATTEMPTS, noticeKey, pauseAfter, type Candidate } from './reminders.rules';

const candidate = (values: Partial<Candidate> = {}): Candidate => ({ kind: 'reminder', activity: 'a', user: 'u', insteadOf: null, at: 1000, day: null, ...values });

describe('a reminder', () => {
  it('is another one for another kind, activity, time or user', () => {
    const keys = [{}, { kind: 'due' as const, at: null, day: '2026-01-01' }, { activity: 'b' }, { at: 1001 }, { user: 'v' }].map((values) => noticeKey(candidate(values)));

    expect(new Set(keys).size).toBe(5);
    expect(noticeKey(candidate({ insteadOf: 'x' }))).toBe(noticeKey(candidate()));
  });

  it('comes once to who is both concerned and a deputy, for themselves', () => {
    const found = eachOnce([candidate({ insteadOf: 'x' }), candidate(), candidate({ insteadOf: 'y' }), candidate({ user: 'v', insteadOf: 'x' })]);

    expect(found).toEqual([candidate(), candidate({ user: 'v', insteadOf: 'x' })]);
  });

  it('is made up for within the hours given, days in whole', () => {
    const due = dueAt(new Date('2026-03-29T10:00:00Z'), '2026-03-29', 72);

    expect(due).toEqual({ after: new Date('2026-03-26T10:00:00Z'), until: new Date('2026-03-29T10:00:00Z'), firstDay: '2026-03-26', today: '2026-03-29' });
  });
});

it('counts from eight in the morning before an all-day activity, by standard time', () => {
  const hours = (timeZone: string) => morningBeforeNoon(timeZone) / 3_600_000;

  expect([hours('UTC'), hours('Europe/Berlin'), hours('America/New_York'), hours('Australia/Sydney')]).toEqual([4, 5, -1, 14]);
});

describe('its mail', () => {
  it('goes out at once, or in the morning of its day, also when the clocks change', () => {
    const at = (day: string | null, now: string) => mailableFrom({ day }, new Date(now), 'Europe/Berlin').toISOString();

    expect(at(null, '2026-01-10T01:00:00Z')).toBe('2026-01-10T01:00:00.000Z');
    expect(at('2026-01-10', '2026-01-09T23:01:00Z')).toBe('2026-01-10T05:00:00.000Z');
    expect(at('2026-01-09', '2026-01-10T12:00:00Z')).toBe('2026-01-10T12:00:00.000Z');
    expect(at('2026-03-29', '2026-03-28T23:01:00Z')).toBe('2026-03-29T05:00:00.000Z');
  });

  it('is tried again with longer and longer pauses', () => {
    const pauses = Array.from({ length: MOST_ATTEMPTS - 1 }, (_none, index) => pauseAfter(index + 1) / 60_000);

    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128]);
  });
});
