import type { RejectionReason } from '../../../contracts/pricing';
import type { Day } from '../kernel/dates';
import { Decimal } from '../kernel/decimal';
import { conversion, type Conversion, type UnitBook } from './units.rules';

export interface Entry {
  documentId: string;
  code: string;
  /** As stored. */
  unit: string | null;
  minQuantity: string;
  price: string | null;
  discountPercent: string | null;
  /** First day on which it counts, since it was added to a running catalogue; null: as long as the catalogue. */
  validFrom: Day | null;
}

interface Asked {
  quantity: string;
  /** Code of the unit book; null: whatever the catalogue has, if that is one. */
  unit: string | null;
}

interface Fit {
  entry: Entry;
  /** Code of the entry's unit, or the unit asked for where it has none. */
  unit: string | null;
  /** The quantity asked for, in `unit`. */
  quantity: string;
  /** How a price per `unit` becomes one per unit that was asked for; null: they are the same. */
  perAsked: Conversion | null;
}

type NoFit = { reason: RejectionReason; detail: string | null };

/**
 * The entry that counts: in the unit asked for, else in the nearest one that converts into it, else without
 * a unit, which fits every unit; of these the highest tier at or below the quantity.
 */
export function entryFor(asked: Asked, ofCode: Entry[], date: Day, units: UnitBook): Fit | NoFit {
  // By far the most entries are alone and without tiers: nothing is to be chosen.
  const [only] = ofCode;
  if (ofCode.length === 1 && only.minQuantity === '0' && !only.validFrom) {
    const unit = units.codeOf(only.unit);
    if (unit === null || asked.unit === null || asked.unit === unit) return { entry: only, unit: unit ?? asked.unit, quantity: asked.quantity, perAsked: null };
  }
  const entries = ofCode.filter(({ validFrom }) => !validFrom || validFrom <= date);
  if (entries.length === 0) {
    const [first] = ofCode.map(({ validFrom }) => validFrom).sort();
    return first ? { reason: 'not-yet-valid', detail: first } : { reason: 'no-entry', detail: null };
  }
  const chosen = unitFor(asked.unit, entries, units);
  if ('reason' in chosen) return chosen;
  const tiers = entries.length === 1 ? entries : entries.filter(({ unit }) => units.codeOf(unit) === chosen.unit);
  const toEntry = asked.unit !== null && chosen.unit !== null && chosen.unit !== asked.unit ? conversion(units, asked.unit, chosen.unit) : null;
  const quantity = toEntry ? new Decimal(asked.quantity).times(toEntry.times).div(toEntry.over) : asked.quantity;
  const entry = highestTier(tiers, quantity);
  if (!entry) return { reason: 'tier', detail: lowestTier(tiers) };
  // A price per dozen divided by twelve is one per piece: a quantity goes the other way.
  return { entry, unit: chosen.unit ?? asked.unit, quantity: typeof quantity === 'string' ? quantity : quantity.toFixed(), perAsked: toEntry };
}

function unitFor(asked: string | null, entries: Entry[], units: UnitBook): { unit: string | null } | NoFit {
  const codes = [...new Set(entries.map(({ unit }) => units.codeOf(unit)))];
  if (asked === null) {
    if (codes.length === 1) return { unit: codes[0] };
    return codes.includes(null) ? { unit: null } : { reason: 'several-units', detail: codes.join(', ') };
  }
  if (codes.includes(asked)) return { unit: asked };
  const nearest = codes
    .flatMap((code) => {
      const found = code === null ? null : conversion(units, asked, code);
      return found ? [{ code, apart: new Decimal(found.times).div(found.over).log().abs() }] : [];
    })
    .sort((one, other) => one.apart.cmp(other.apart))[0];
  if (nearest) return { unit: nearest.code };
  return codes.includes(null) ? { unit: null } : { reason: 'unit', detail: codes.filter((code) => code !== null).join(', ') };
}

function highestTier(tiers: Entry[], quantity: Decimal | string): Entry | null {
  if (tiers.length === 1 && tiers[0].minQuantity === '0') return tiers[0];
  let best: { entry: Entry; from: Decimal } | null = null;
  for (const entry of tiers) {
    const from = new Decimal(entry.minQuantity);
    if (from.lte(quantity) && (!best || from.gt(best.from))) best = { entry, from };
  }
  return best?.entry ?? null;
}

const lowestTier = (tiers: Entry[]) => Decimal.min(...tiers.map(({ minQuantity }) => minQuantity)).toFixed();
