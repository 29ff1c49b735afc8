import { Decimal, type DecimalValue } from '../kernel/decimal';

/** What a line says that decides its price. */
export interface LineValues {
  code: string | null;
  unit: string | null;
  quantity: string | number | null;
  unitPrice: string | number | null;
}

/** Where a line's price came from, by kind: `manual` was typed, `catalogue` was asked of the plugin. */
type SourceKind = 'manual' | 'catalogue' | null;

/**
 * What becomes of a line's price and source. `keep`: both stay. `ask`: the plugin prices it. `manual`: somebody
 * typed this price. `none`: there is none and nothing to ask.
 */
export type Fate = 'keep' | 'ask' | 'manual' | 'none';

/**
 * `before`: the line as stored; null for a new one. In an open document a price that the plugin gave follows code,
 * quantity and unit until somebody types another; in one that is settled nothing is priced any more.
 */
export function fateOf(line: LineValues, before: (LineValues & { source: SourceKind }) | null, isOpen: boolean): Fate {
  const mayAsk = isOpen && Boolean(line.code?.trim());
  if (!isNumber(line.unitPrice)) return mayAsk ? 'ask' : 'none';
  if (!before || !sameNumber(before.unitPrice, line.unitPrice)) return 'manual';
  return before.source === 'catalogue' && mayAsk && !sameQuestion(before, line) ? 'ask' : 'keep';
}

export function sameQuestion(one: LineValues, other: LineValues): boolean {
  return text(one.code) === text(other.code) && text(one.unit) === text(other.unit) && sameNumber(one.quantity ?? 1, other.quantity ?? 1);
}

export const sameLine = (one: LineValues, other: LineValues): boolean => sameQuestion(one, other) && sameNumber(one.unitPrice, other.unitPrice);

const text = (value: string | null) => value?.trim() || null;

function sameNumber(one: Numeric, other: Numeric): boolean {
  if (!isNumber(one) || !isNumber(other)) return !isNumber(one) && !isNumber(other);
  return new Decimal(one).eq(other);
}

/**
 * Which stored line each written one continues: by its id, else by saying the same, since callers of the API
 * send lines without ids. Each stored line is continued once at most. Gives indexes into `stored`, null: new.
 */
export function continued(written: (Partial<LineValues> & { id?: unknown })[], stored: (LineValues & { id: unknown })[]): (number | null)[] {
  const taken = new Set<number>();
  const take = (index: number) => {
    if (index < 0 || taken.has(index)) return null;
    taken.add(index);
    return index;
  };
  const byId = written.map(({ id }) => (id === undefined || id === null ? null : take(stored.findIndex((line) => String(line.id) === String(id)))));
  return written.map((line, index) => {
    if (byId[index] !== null || (line.id !== undefined && line.id !== null)) return byId[index];
    const values: LineValues = { code: line.code ?? null, unit: line.unit ?? null, quantity: line.quantity ?? null, unitPrice: line.unitPrice ?? null };
    return take(stored.findIndex((other, at) => !taken.has(at) && isNumber(other.unitPrice) && sameLine(other, values)));
  });
}

type Numeric = string | number | null | undefined;

/** Sum of quantity × unit price in cents, as an exact decimal; null when no line has a price. Quantity counts 1 when absent. */
export function totalOfLines(lines: { quantity: Numeric; unitPrice: Numeric }[]): string | null {
  const priced = lines.filter(({ unitPrice }) => isNumber(unitPrice));
  if (priced.length === 0) return null;
  const amount = ({ quantity, unitPrice }: (typeof priced)[number]) => new Decimal(isNumber(quantity) ? quantity : 1).times(unitPrice as DecimalValue);
  return Decimal.sum(...priced.map(amount)).toDecimalPlaces(2).toFixed();
}

/** Strapi says itself which field is no number; here such a value only does not count. */
export function isNumber(value: Numeric): value is string | number {
  if (value === null || value === undefined || value === '') return false;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(String(value));
}

export interface Totals {
  /** As the write has it; undefined: it says nothing. */
  written: Numeric;
  stored: Numeric;
  /** Sum of the lines before and after the write. */
  sumBefore: string | null;
  sumAfter: string | null;
}

/** The total that lines give; undefined: leave it, since somebody typed another one. A total that was the lines' sum stays that. */
export function totalAfter({ written, stored, sumBefore, sumAfter }: Totals): string | null | undefined {
  if (isNumber(written) && !sameNumber(written, stored)) return undefined;
  const isCleared = written !== undefined && !isNumber(written);
  if (isCleared || !isNumber(stored)) return sumAfter ?? undefined;
  return sameNumber(stored, sumBefore) ? sumAfter : undefined;
}
