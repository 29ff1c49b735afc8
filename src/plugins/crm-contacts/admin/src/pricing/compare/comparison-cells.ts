import type { ComparedItem, ComparedPrice, PriceChange } from '../../../../contracts/pricing';
import type { CellView } from '../grid/Grid';

/** How the parts of an item are written. */
export interface ItemWriting {
  money(decimal: string, currency: string | null): string;
  number(decimal: string): string;
  signed(decimal: string): string;
  unit(unit: string | null): string;
  change(change: PriceChange): string;
}

const TONES: Partial<Record<PriceChange, CellView['tone']>> = { raised: 'more', lowered: 'less', same: 'muted' };

/** An item as cells: code, name, unit, tier, both prices, difference, percent, and in words what happens to it. */
export function cellsOfItem({ code, name, unit, minQuantity, left, right, change, difference, percent }: ComparedItem, writing: ItemWriting): CellView[] {
  const price = ({ price: value, currency }: ComparedPrice): CellView => ({ text: value === null ? '–' : writing.money(value, currency), end: true });
  const tone = TONES[change];
  return [
    { text: code },
    { text: name ?? '' },
    { text: writing.unit(unit) },
    { text: minQuantity === '0' ? '' : writing.number(minQuantity), end: true },
    price(left),
    price(right),
    { text: difference === null ? '' : writing.signed(difference), end: true, tone },
    { text: percent === null ? '' : `${writing.signed(percent)} %`, end: true, tone },
    { text: writing.change(change), tone },
  ];
}
