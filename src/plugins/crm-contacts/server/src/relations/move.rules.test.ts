import { splitAt } from './move.rules';

it('keeps the days before a move, where there are any', () => {
  expect(splitAt({}, '2026-01-01')).toBe(true);
  expect(splitAt({ validFrom: '2025-12-31' }, '2026-01-01')).toBe(true);
  expect(splitAt({ validFrom: '2026-01-01' }, '2026-01-01')).toBe(false);
  expect(splitAt({ validFrom: '2026-06-01' }, '2026-01-01')).toBe(false);
});
