import { dateText, daysFromToday, isDay, relativeDayText, todayHere } from './days';

const now = new Date(2026, 10, 23, 23, 30);

describe('days', () => {
  it('are those of the calendar', () => {
    expect(['2024-02-29', '2026-02-29', '2026-02-30', '0026-01-01', '26-1-1', ['2026-01-01'], undefined].map(isDay)).toEqual([true, false, false, false, false, false, false]);
  });

  it('counts whole calendar days, whatever the hour', () => {
    expect(daysFromToday('2026-11-23', now)).toBe(0);
    expect(daysFromToday('2026-11-24', now)).toBe(1);
    expect(daysFromToday('2026-11-22', now)).toBe(-1);
    expect(daysFromToday(new Date(2026, 10, 23, 0, 1).toISOString(), now)).toBe(0);
  });

  it('says near days in words and far ones as a date, in the language of the user', () => {
    expect(relativeDayText('2026-11-23', 'en', now)).toBe('today');
    expect(relativeDayText('2026-11-24', 'de', now)).toBe('morgen');
    expect(relativeDayText('2026-11-26', 'de', now)).toBe('in 3 Tagen');
    expect(relativeDayText('2026-12-08', 'de', now)).toBe('08.12.2026');
  });

  it('writes a day without shifting it into another time zone', () => {
    expect(dateText('2026-03-01', 'de')).toBe('01.03.2026');
    expect(todayHere(now)).toBe('2026-11-23');
  });
});
