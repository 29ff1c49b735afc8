import { isDecimal } from './decimal-text';
import { isEmpty, tierKeyOf, type Cells, type Column, type EntryLine } from './entry-lines';

/** Why a cell cannot be saved; the server asks for the same, and for what only it can know. */
export type CellReason = 'required' | 'number' | 'negative' | 'places' | 'large' | 'percent' | 'long' | 'unit' | 'either' | 'noBase' | 'priceOrDiscount' | 'priceMissing' | 'twice';

export type CellReasons = Partial<Record<Column, CellReason>>;

const LONGEST: Partial<Record<Column, number>> = { code: 60, name: 255, unit: 20 };
const LARGEST = 999_999_999;

/** What the catalogue and the application allow. */
export interface CellRules {
  /** The catalogue has a base that discounts are taken from. */
  hasBase: boolean;
  /** Codes of units by their spellings in lower case; undefined: any unit is taken. */
  units?: ReadonlyMap<string, string>;
}

/** Objections to a line by itself. */
export function reasonsOfRow(row: EntryLine, { hasBase, units }: CellRules): CellReasons {
  if (isEmpty(row) || row.isLocked) return {};
  const { cells } = row;
  const found: CellReasons = {};
  if (cells.code.trim() === '') found.code = 'required';
  for (const [column, most] of Object.entries(LONGEST) as [Column, number][]) if (cells[column].trim().length > most) found[column] = 'long';
  const unit = cells.unit.trim().toLowerCase();
  if (unit && units && !units.has(unit)) found.unit = 'unit';
  for (const column of ['minQuantity', 'price', 'discountPercent'] as const) {
    const reason = reasonOfNumber(cells[column], column);
    if (reason) found[column] = reason;
  }
  return { ...reasonOfPrice(cells, hasBase), ...found };
}

function reasonOfNumber(value: string, column: Column): CellReason | null {
  if (value === '') return null;
  if (!isDecimal(value)) return 'number';
  if ((value.split('.')[1] ?? '').length > 6) return 'places';
  // Below 0 it is a markup.
  if (column === 'discountPercent') return Number(value) > 100 || Number(value) < -1000 ? 'percent' : null;
  if (value.startsWith('-')) return 'negative';
  return Number(value) > LARGEST ? 'large' : null;
}

function reasonOfPrice({ price, discountPercent }: Cells, hasBase: boolean): CellReasons {
  if (price !== '' && discountPercent !== '') return { discountPercent: 'either' };
  if (discountPercent !== '' && !hasBase) return { discountPercent: 'noBase' };
  if (price === '' && discountPercent === '') return { price: hasBase ? 'priceOrDiscount' : 'priceMissing' };
  return {};
}

/**
 * Checks all lines, remembering what it knows of lines that have not changed: after one keystroke among
 * 20,000 only one is looked at again. The second and later lines of the same code, unit and tier are `twice`.
 */
export function rowChecker(rules: CellRules): (rows: readonly EntryLine[]) => Map<string, CellReasons> {
  const known = new WeakMap<EntryLine, { reasons: CellReasons; tier: string | null }>();
  const of = (row: EntryLine) => {
    const seen = known.get(row);
    if (seen) return seen;
    const fresh = { reasons: reasonsOfRow(row, rules), tier: tierKeyOf(row.cells, rules.units) };
    known.set(row, fresh);
    return fresh;
  };
  return (rows) => {
    const found = new Map<string, CellReasons>();
    const tiers = new Set<string>();
    for (const row of rows) {
      const { reasons, tier } = of(row);
      const isTwice = tier !== null && tiers.has(tier);
      if (tier !== null) tiers.add(tier);
      const all: CellReasons = isTwice && !reasons.code ? { ...reasons, code: 'twice' } : reasons;
      if (Object.keys(all).length > 0) found.set(row.key, all);
    }
    return found;
  };
}
