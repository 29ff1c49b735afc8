import type { Capabilities } from '../../../contracts/contacts';
import type { CatalogueKind, Rounding } from '../../../contracts/pricing';
import { isCurrency } from '../kernel/currencies';
import { overlap, type Validity } from '../kernel/dates';
import { Decimal, type DecimalValue } from '../kernel/decimal';
import type { Objection } from '../kernel/errors';
import { groupBy } from '../kernel/tree';
import { mayEndOn } from './in-force.rules';
import type { UnitBook } from './units.rules';

/** A catalogue as it will be stored. `base`: documentId. */
export interface CatalogueWrite extends BaseTerms {
  documentId: string | null;
  kind: CatalogueKind;
  general: boolean;
  /** Null for a new one, which is the first of its series. */
  series: string | null;
  /** As stored; null for a new one. */
  currencyBefore: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/** What decides about a price that is made of the base's. */
interface BaseTerms {
  currency: string;
  base: string | null;
  baseRate: string | null;
  rounding: Rounding;
}

/** Another catalogue, as far as the rules ask. */
export interface OtherCatalogue {
  documentId: string;
  name: string;
  kind: CatalogueKind;
  currency: string;
  base: string | null;
  series: string;
}

/** Objections to storing a catalogue beside `others`, which are all that there are, the stored version of itself excepted. */
export function objectionsToCatalogue(written: CatalogueWrite, others: OtherCatalogue[]): Objection[] {
  const found: Objection[] = [];
  if (!isCurrency(written.currency)) {
    found.push({ field: 'currency', reason: 'currency', message: 'currency must be an ISO 4217 code such as EUR' });
  }
  const byId = new Map(others.map((other) => [other.documentId, other]));
  const version = others.find(({ series }) => series === written.series);
  const isOwn = (documentId: string | null) => documentId !== null && (documentId === written.documentId || byId.get(documentId)?.series === written.series);
  const derived = others.find(({ base }) => isOwn(base));
  if ((derived && derived.kind !== written.kind) || (version && version.kind !== written.kind)) {
    found.push(dependent('kind', derived ?? (version as OtherCatalogue)));
  }
  // The rate of a catalogue in another currency was agreed for this one.
  if ((derived && written.currencyBefore !== null && written.currencyBefore !== written.currency) || (version && version.currency !== written.currency)) {
    found.push(dependent('currency', derived ?? (version as OtherCatalogue)));
  }
  return [...found, ...objectionsToBase(written, byId)];
}

const dependent = (field: string, { name }: OtherCatalogue): Objection => ({
  field, reason: 'derived', message: `The catalogue "${name}" takes its prices from this one or is another version of it, and would no longer fit`,
});

function objectionsToBase(written: CatalogueWrite, byId: Map<string, OtherCatalogue>): Objection[] {
  if (written.base === null) {
    return written.baseRate === null ? [] : [{ field: 'baseRate', reason: 'rateBase', message: 'A rate needs a base in another currency' }];
  }
  if (written.base === written.documentId) return [{ field: 'base', reason: 'cycle', message: 'A catalogue cannot be its own base' }];
  const base = byId.get(written.base);
  if (!base) return [{ field: 'base', reason: 'unknown', message: 'base names a catalogue that does not exist' }];
  const found: Objection[] = [];
  if (base.currency !== written.currency && written.baseRate === null) {
    found.push({ field: 'baseRate', reason: 'rate', message: `The base is in ${base.currency}, this catalogue in ${written.currency}: give the rate, ${written.currency} for one ${base.currency}`, details: { base: base.currency, own: written.currency } });
  }
  if (base.currency === written.currency && written.baseRate !== null) {
    found.push({ field: 'baseRate', reason: 'rateSame', message: `Both catalogues are in ${base.currency}: leave the rate empty` });
  }
  if (base.kind !== written.kind) {
    found.push({ field: 'base', reason: 'kind', message: 'The base must be of the same kind: article or process prices' });
  }
  const via = pathOfBases(base, byId, written);
  if (via) {
    found.push({ field: 'base', reason: 'cycle', message: `The base depends on this catalogue: ${via.join(' → ')}`, details: { chain: via } });
  }
  return found;
}

/**
 * Names from `start` down its bases to what is written; null when they do not lead there. Versions of one catalogue count
 * as one, since a discount is taken from the version of the day. Ends on broken data.
 */
function pathOfBases(start: OtherCatalogue, byId: Map<string, OtherCatalogue>, { documentId, series }: CatalogueWrite): string[] | null {
  const bySeries = groupBy([...byId.values()], (other) => other.series);
  const visited = new Set<string>();
  const search = (at: OtherCatalogue): string[] | null => {
    if (visited.has(at.series)) return null;
    visited.add(at.series);
    if (at.series === series) return [at.name];
    for (const version of bySeries.get(at.series) ?? []) {
      if (version.base === null) continue;
      if (version.base === documentId) return [version.name];
      const next = byId.get(version.base);
      const below = next && search(next);
      if (below) return [version.name, ...below];
    }
    return null;
  };
  return search(start);
}

/** Objections to changing a catalogue that was in force before today: it may get another name, and it may end. */
export function objectionsToChangeInForce(before: Omit<CatalogueWrite, 'currencyBefore'>, written: CatalogueWrite, yesterday: string): Objection[] {
  const fixed: [field: string, one: unknown, other: unknown][] = [
    ['kind', before.kind, written.kind],
    ['currency', before.currency, written.currency],
    ['general', before.general, written.general],
    ['validFrom', before.validFrom, written.validFrom],
    ['base', before.base, written.base],
    ['baseRate', exact(before.baseRate), exact(written.baseRate)],
    ['roundingStep', exact(before.rounding.step), exact(written.rounding.step)],
    ['roundingMode', before.rounding.mode, written.rounding.mode],
  ];
  const changed = fixed.filter(([, one, other]) => one !== other).map(([field]): Objection => ({
    field, reason: 'in-force', message: `${field} cannot change: the catalogue was in force before today. Make a new version from a day on`,
  }));
  if (mayEndOn(before.validTo, written.validTo, yesterday)) return changed;
  return [...changed, { field: 'validTo', reason: 'in-force', message: `The catalogue was in force on the days before: it can end on ${yesterday} at the earliest, and what has ended stays ended` }];
}

const exact = (value: string | null) => (value === null ? null : new Decimal(value).toFixed());

/** A price entry as it will be stored. */
export interface EntryWrite {
  code: string;
  unit: string | null;
  minQuantity: DecimalValue | null;
  price: DecimalValue | null;
  discountPercent: DecimalValue | null;
  /** The entry's catalogue has a base. */
  hasBase: boolean;
}

/** Objections to a price entry; ranges of the numbers are the schema's. */
export function objectionsToEntry({ code, price, discountPercent, hasBase }: EntryWrite): Objection[] {
  if (code === '') return [{ field: 'code', reason: 'required', message: 'code must be filled' }];
  if (price === null && discountPercent === null) {
    return [{ field: 'price', reason: 'required', message: 'Give a price, or a discount on the base catalogue' }];
  }
  if (price !== null && discountPercent !== null) {
    return [{ field: 'discountPercent', reason: 'either', message: 'Give either a price or a discount on the base catalogue' }];
  }
  if (discountPercent !== null && !hasBase) {
    return [{ field: 'discountPercent', reason: 'base', message: 'A discount needs a catalogue with a base to take the price from' }];
  }
  return [];
}

/** What makes an entry unique: catalogue, code, unit in whatever spelling, and the tier without its zeros. */
export function entryKeyOf(catalogue: string, { code, unit, minQuantity }: Pick<EntryWrite, 'code' | 'unit' | 'minQuantity'>, units: UnitBook): string {
  return JSON.stringify([catalogue, code, units.codeOf(unit) ?? '', minQuantity === null || minQuantity === '0' ? '0' : new Decimal(minQuantity).toFixed()]);
}

export interface AssignmentWrite extends Validity {
  catalogue: string;
}

/** What an assignment says. */
export interface AssignmentTerms {
  contact: string;
  catalogue: string;
  priority: number;
  includeGroup: boolean;
  validFrom: string | null;
  validTo: string | null;
}

/** Objections to changing an assignment that was in force before today: it may end. */
export function objectionsToAssignmentInForce(before: AssignmentTerms, after: AssignmentTerms, yesterday: string): Objection[] {
  const names = ['contact', 'catalogue', 'priority', 'includeGroup', 'validFrom'] as const;
  const changed = names.filter((name) => before[name] !== after[name]).map((field): Objection => ({
    field, reason: 'in-force', message: `${field} cannot change: the assignment was in force before today. End it and assign the catalogue anew`,
  }));
  if (mayEndOn(before.validTo, after.validTo, yesterday)) return changed;
  return [...changed, { field: 'validTo', reason: 'in-force', message: `The assignment was in force on the days before: it can end on ${yesterday} at the earliest, and what has ended stays ended` }];
}

/** The contact of a new assignment. */
export interface AssignmentContact {
  name: string;
  stage: string;
  closedOn: string | null;
}

/** Objections to an assignment; `others`: the contact's other assignments. */
export function objectionsToAssignment(written: AssignmentWrite, others: (AssignmentWrite & { catalogueName: string })[]): Objection[] {
  const same = others.find((other) => other.catalogue === written.catalogue && overlap(other, written));
  if (!same) return [];
  const days = `${same.validFrom ?? '…'} – ${same.validTo ?? '…'}`;
  const details = { validFrom: same.validFrom ?? null, validTo: same.validTo ?? null };
  return [{ field: 'catalogue', reason: 'overlap', message: `"${same.catalogueName}" is assigned to this contact already (${days})`, details }];
}

/** Why the contact takes no new assignment; null: it does. */
export function objectionToAssignmentContact({ name, stage, closedOn }: AssignmentContact, { sales }: Capabilities): Objection | null {
  if (closedOn) return { field: 'contact', reason: 'closed', message: `${name} is closed: no catalogue can be assigned` };
  if (!sales) return { field: 'contact', reason: 'sales', message: `${name} is in the stage ${stage}, which has no sales data` };
  return null;
}
