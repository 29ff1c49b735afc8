import type { DocumentTotal } from '../../../contracts/documents';
import { countOf, countsBy, sumsByCurrency } from './totals';

const row = (source: string, state: string | null, currency: string | null, count: number, total: string | null): DocumentTotal => ({ source, state, currency, count, total });

const totals = [row('order', 'open', 'EUR', 2, '0.1'), row('order', 'delivered', 'EUR', 1, '0.2'), row('quote', 'open', 'USD', 5, null), row('inquiry', null, null, 1, null)];

it('adds per currency what is exact, and keeps nothing apart from zero', () => {
  expect(sumsByCurrency(totals)).toEqual([
    { currency: 'USD', count: 5, total: null },
    { currency: 'EUR', count: 3, total: '0.3' },
    { currency: null, count: 1, total: null },
  ]);
});

it('counts per kind and per state', () => {
  expect([...countsBy(totals, 'source')]).toEqual([['order', 3], ['quote', 5], ['inquiry', 1]]);
  expect([...countsBy(totals, 'state')]).toEqual([['open', 7], ['delivered', 1]]);
  expect(countOf(totals)).toBe(9);
});
