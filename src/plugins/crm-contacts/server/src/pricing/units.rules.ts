import type { PriceUnit } from '../../../contracts/catalogues';
import { Decimal } from '../kernel/decimal';

/** The units of the installation, by any spelling. */
export interface UnitBook {
  all: readonly PriceUnit[];
  /** Code or alias, then either without regard to case; null: no such unit. */
  find(text: string): PriceUnit | null;
  /** The code of a unit as stored; what is not known stands for itself. */
  codeOf(text: string | null): string | null;
}

/** `own` units come before those of `shipped`; one with a shipped code takes its place. */
export function unitBook(shipped: readonly PriceUnit[], own: readonly PriceUnit[] = []): UnitBook {
  const codes = new Set(own.map(({ code }) => code));
  const all = [...own, ...shipped.filter(({ code }) => !codes.has(code))];
  const exact = new Map<string, PriceUnit>();
  const loose = new Map<string, PriceUnit>();
  for (const unit of all) {
    for (const text of [unit.code, ...unit.aliases]) {
      if (!exact.has(text)) exact.set(text, unit);
      if (!loose.has(text.toLowerCase())) loose.set(text.toLowerCase(), unit);
    }
  }
  const find = (text: string) => exact.get(text) ?? loose.get(text.toLowerCase()) ?? null;
  return { all, find, codeOf: (text) => (text ? (find(text)?.code ?? text) : null) };
}

/** A factor as numerator and denominator, so that a division comes last. */
export interface Conversion {
  times: string;
  over: string;
}

/** By what a quantity in `from` is multiplied to be one in `to` (codes); null: they do not convert. */
export function conversion(units: UnitBook, from: string, to: string): Conversion | null {
  if (from === to) return { times: '1', over: '1' };
  const [one, other] = [units.find(from), units.find(to)];
  if (!one?.factor || !other?.factor || one.dimension === null || one.dimension !== other.dimension) return null;
  return { times: one.factor, over: other.factor };
}

/** What is wrong with the units that a host configures; empty: nothing. */
export function objectionsToUnits(units: unknown): string[] {
  if (!Array.isArray(units)) return ['priceUnits must be a list'];
  return units.flatMap((unit: Partial<PriceUnit> | null, index) => {
    const at = `priceUnits[${index}]`;
    if (!unit || typeof unit.code !== 'string' || !/^\S.{0,18}\S?$/.test(unit.code)) return [`${at}.code must be a text of 1 to 20 characters`];
    if (typeof unit.name?.en !== 'string' || typeof unit.name?.de !== 'string') return [`${at}.name must have texts en and de`];
    if (unit.symbol !== undefined && (typeof unit.symbol?.en !== 'string' || typeof unit.symbol?.de !== 'string')) return [`${at}.symbol must have texts en and de`];
    if (!Array.isArray(unit.aliases) || unit.aliases.some((alias) => typeof alias !== 'string')) return [`${at}.aliases must be a list of texts`];
    if ((unit.dimension ?? null) === null) return [];
    const factor = typeof unit.factor === 'string' && /^\d+(\.\d+)?$/.test(unit.factor) ? new Decimal(unit.factor) : new Decimal(0);
    return factor.gt(0) ? [] : [`${at}.factor must be a decimal above 0 as text, since it has a dimension`];
  });
}
