import { Decimal } from '../kernel/decimal';
import { effectiveShares, sharesInForest, type Holding } from './shares.rules';

const holding = (from: number, to: number, share: number | string | null): Holding => ({ from, to, share: share === null ? null : new Decimal(share) });
const shareOf = (holdings: Holding[], of: number) => effectiveShares(1, holdings).get(of)?.toDecimalPlaces(6).toFixed();

it('multiplies along a path and sums over paths', () => {
  const holdings = [holding(1, 2, 80), holding(1, 3, 60), holding(2, 4, 51), holding(3, 4, 30)];
  expect(shareOf(holdings, 4)).toBe('58.8');
});

it('is exact where binary numbers are not', () => {
  expect(shareOf([holding(1, 2, '33.333333'), holding(2, 3, '0.1')], 3)).toBe('0.033333');
  expect(shareOf([holding(1, 2, 10), holding(1, 3, 20), holding(2, 4, 100), holding(3, 4, 100)], 4)).toBe('30');
});

it('solves a circle among subsidiaries', () => {
  const holdings = [holding(1, 2, 60), holding(3, 2, 40), holding(2, 3, 50)];
  expect([shareOf(holdings, 2), shareOf(holdings, 3)]).toEqual(['75', '37.5']);
});

it('counts a company that holds its own shares', () => {
  expect(shareOf([holding(1, 2, 80), holding(2, 2, 20)], 2)).toBe('100');
});

it('ends paths that come back to the root', () => {
  expect(shareOf([holding(1, 2, 50), holding(2, 1, 50)], 1)).toBe('100');
});

it('does not know what lies behind an unknown share', () => {
  const shares = effectiveShares(1, [holding(1, 2, null), holding(2, 3, 50)]);
  expect([shares.get(2), shares.get(3)]).toEqual([null, null]);
});

it('has no answer for a circle that owns itself entirely', () => {
  const shares = effectiveShares(1, [holding(1, 2, 10), holding(2, 3, 100), holding(3, 2, 100)]);
  expect(shares.get(2)).toBeNull();
});

it('counts nothing for holders that the root does not reach', () => {
  expect(shareOf([holding(1, 2, 60), holding(9, 2, 40)], 2)).toBe('60');
});

it('are in a forest what they are by the general way', () => {
  const holdings = [holding(1, 2, 80), holding(1, 3, 60), holding(2, 4, '33.333333'), holding(4, 5, null), holding(5, 6, 50), holding(8, 9, 70)];
  const into = new Map(holdings.map((one) => [one.to, one]));
  const shares = sharesInForest(1, [1, 8, 2, 3, 9, 4, 5, 6], (id) => into.get(id));
  const texts = (of: ReadonlyMap<number, Decimal | null>) => Object.fromEntries([...of].map(([id, share]) => [id, share?.toFixed() ?? null]));
  expect(texts(shares)).toEqual(texts(effectiveShares(1, holdings)));
  expect(texts(shares)).toMatchObject({ 4: '26.6666664', 6: null });
});

it('solves a ring of a thousand companies and a chain of ten thousand', () => {
  const ring = Array.from({ length: 1000 }, (_none, index) => holding(index + 2, index === 999 ? 2 : index + 3, 50));
  const chain = Array.from({ length: 10_000 }, (_none, index) => holding(index + 1, index + 2, 100));
  expect(shareOf([holding(1, 2, 50), ...ring], 3)).toBe('25');
  expect(shareOf(chain, 10_001)).toBe('100');
});
