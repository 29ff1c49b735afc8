import type { ComparedItem, ComparedPrice, PriceChange } from '../../../contracts/pricing';
import { Decimal } from '../kernel/decimal';

export const CHANGES: readonly PriceChange[] = ['raised', 'lowered', 'same', 'added', 'removed', 'currency', 'conflict'];

/** One side of a comparison. `conflict`: several catalogues of one rank have a price. */
export interface Side extends ComparedPrice {
  conflict: boolean;
}

type Compared = Pick<ComparedItem, 'left' | 'right' | 'change' | 'difference' | 'percent'>;

/** How a price changes from left to right; null where neither side has one. */
export function comparePrices(one: Side, other: Side): Compared | null {
  const [left, right] = [shown(one), shown(other)];
  const nothing = { left, right, difference: null, percent: null };
  if (one.conflict || other.conflict) return { ...nothing, change: 'conflict' };
  if (left.price === null) return right.price === null ? null : { ...nothing, change: 'added' };
  if (right.price === null) return { ...nothing, change: 'removed' };
  if (left.currency !== right.currency) return { ...nothing, change: 'currency' };
  const difference = new Decimal(right.price).minus(left.price);
  const percent = new Decimal(left.price).isZero() ? null : difference.div(left.price).times(100).toDecimalPlaces(2).toFixed();
  const change: PriceChange = difference.isZero() ? 'same' : difference.gt(0) ? 'raised' : 'lowered';
  return { left, right, change, difference: difference.toFixed(), percent };
}

const shown = ({ price, currency, catalogue }: Side): ComparedPrice => ({ price, currency: price === null ? null : currency, catalogue: price === null ? null : catalogue });
