import { objectionsToDocument } from './document.rules';

describe('day and currency', () => {
  const fields = { date: 'on', due: 'until', currency: 'currency' };

  it.each([
    ['the same day', { date: '2026-01-01', due: '2026-01-01', currency: 'EUR' }, []],
    ['no end', { date: '2026-01-01', due: null, currency: null }, []],
    ['an end before the day', { date: '2026-01-02', due: '2026-01-01', currency: null }, ['until']],
    ['small letters', { date: '2026-01-02', due: null, currency: 'eur' }, ['currency']],
    ['a currency that nobody pays with', { date: '2026-01-02', due: null, currency: 'QQQ' }, ['currency']],
  ])('%s', (_case, row, expected) => {
    expect(objectionsToDocument(row, fields).map(({ field }) => field)).toEqual(expected);
  });
});
