import type { Capabilities } from '../../../contracts/contacts';
import type { CatalogueKind } from '../../../contracts/pricing';
import { isCurrency } from '../kernel/currencies';
import { overlap, type Validity } from '../kernel/dates';
import { Decimal, type DecimalValue } from '../kernel/decimal';
import type { Objection } from '../kernel/errors';


/** A catalogue as it will be stored. `base`: documentId. */
export interface CatalogueWrite {
  documentId: string | null;
  kind: CatalogueKind;
  currency: string;
  base: string | null;
}

/** Another catalogue, as far as the rules ask. */
export interface OtherCatalogue {
  documentId: string;
  name: string;
  kind: CatalogueKind;
  currency: string;
  base: string | null;
}

/** Objections to storing a catalogue beside `others`, which are all that there are, the stored version of itself excepted. */
export function objectionsToCatalogue(written: CatalogueWrite, others: OtherCatalogue[]): Objection[] {
  const found: Objection[] = [];
  if (!isCurrency(written.currency)) {
    found.push({ field: 'currency', reason: 'currency', message: 'currency must be an ISO 4217 code such as EUR' });
  }
  const derived = others.filter(({ base }) => base !== null && base === written.documentId);
  const foreign = derived.find(({ currency, kind }) => currency !== written.currency || kind !== written.kind);
  if (foreign) {
    found.push({ field: foreign.currency !== written.currency ? 'currency' : 'kind', reason: 'derived', message: `The catalogue "${foreign.name}" takes its prices from this one and would no longer fit` });
  }
  return [...found, ...objectionsToBase(written, others)];
}

function objectionsToBase(written: CatalogueWrite, others: OtherCatalogue[]): Objection[] {
  if (written.base === null) return [];
  if (written.base === written.documentId) return [{ field: 'base', reason: 'cycle', message: 'A catalogue cannot be its own base' }];
  const byId = new Map(others.map((other) => [other.documentId, other]));
  const base = byId.get(written.base);
  if (!base) return [{ field: 'base', reason: 'unknown', message: 'base names a catalogue that does not exist' }];
  const found: Objection[] = [];
  if (base.currency !== written.currency) {
    found.push({ field: 'base', reason: 'currency', message: `The base is in ${base.currency}, this catalogue in ${written.currency}` });
  }
  if (base.kind !== written.kind) {
    found.push({ field: 'base', reason: 'kind', message: 'The base must be of the same kind: article or process prices' });
  }
  const via = pathOfBases(base, byId, written.documentId);
  if (via) {
    found.push({ field: 'base', reason: 'cycle', message: `The base depends on this catalogue: ${via.join(' → ')}`, details: { chain: via } });
  }
  return found;
}

/** Names from `start` down its bases to `target`; null when they do not lead there. Ends on broken data. */
function pathOfBases(start: OtherCatalogue, byId: Map<string, OtherCatalogue>, target: string | null): string[] | null {
  const visited = new Set<string>();
  for (let at: OtherCatalogue | undefined = start; at && !visited.has(at.documentId); at = at.base ? byId.get(at.base) : undefined) {
    visited.add(at.documentId);
    if (at.base !== null && at.base === target) return [...visited].map((id) => byId.get(id)?.name ?? id);
  }
  return null;
}

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

/** What makes an entry unique: catalogue, code, unit, and the tier without its zeros. */
export function entryKeyOf(catalogue: string, { code, unit, minQuantity }: Pick<EntryWrite, 'code' | 'unit' | 'minQuantity'>): string {
  return JSON.stringify([catalogue, code, unit ?? '', new Decimal(minQuantity ?? 0).toFixed()]);
}

export interface AssignmentWrite extends Validity {
  catalogue: string;
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
