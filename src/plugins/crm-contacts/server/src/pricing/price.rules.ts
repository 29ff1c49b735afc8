import type { CatalogueKind, CatalogueName, PriceAnswer, PriceGround, PriceStep, RejectedCatalogue, RejectionReason } from '../../../contracts/pricing';
import type { Day, Validity } from '../kernel/dates';
import { Decimal } from '../kernel/decimal';

export interface Catalogue extends Validity {
  documentId: string;
  name: string;
  kind: CatalogueKind;
  currency: string;
  /** documentId of the catalogue that discounts are taken from. */
  base: string | null;
}

export interface Entry {
  documentId: string;
  catalogue: string;
  code: string;
  unit: string | null;
  minQuantity: string;
  price: string | null;
  discountPercent: string | null;
}

/** A catalogue that might count for the contact, and why. `includeGroup` matters from distance 1 on. */
export interface Candidate {
  catalogue: Catalogue;
  ground: PriceGround;
  includeGroup: boolean;
}

/** What is asked: `quantity` is not negative. `currency`: null takes any. */
export interface Question {
  code: string;
  quantity: string;
  unit: string | null;
  date: Day;
  currency: string | null;
  /** Without it only general catalogues count. */
  sales: boolean;
}

/** What is stored: all catalogues that candidates and their bases name, and the entries of the code. */
export interface PriceList {
  catalogues: Map<string, Catalogue>;
  /** By documentId of the catalogue; entries of other codes are passed over. */
  entries: Map<string, Entry[]>;
}

type Found = { path: PriceStep[] } | { reason: RejectionReason; detail: string | null };
interface Judged extends Candidate {
  found: Found;
}

/**
 * Which price the contact pays, by which way, and why not by the others. The first rank that has a
 * valid entry wins: own assignments, those of the corporate family (nearest first), general
 * catalogues; within a rank the higher priority, then the later start. What is still equal is a
 * conflict, never a silent choice.
 */
export function resolvePrice(question: Question, candidates: Candidate[], list: PriceList): PriceAnswer {
  const ranked = withoutRepeats([...candidates].sort(byRank)).map((candidate): Judged => ({ ...candidate, found: judge(question, candidate, list) }));
  const priced = ranked.filter((judged): judged is Judged & { found: { path: PriceStep[] } } => 'path' in judged.found);
  const best = priced.filter((judged) => byRank(judged, priced[0]) === 0);
  const rejected = ranked.filter((judged) => !best.includes(judged as (typeof best)[number])).map(rejection);
  const answer = { code: question.code, quantity: question.quantity, unit: question.unit, rejected };
  const nothing = { price: null, currency: null, amount: null, winner: null, path: [], conflicting: [] };
  if (best.length === 0) return { ...answer, ...nothing, outcome: 'none' };
  if (best.length > 1) {
    const conflicting = best.map(({ catalogue, ground, found }) => ({ catalogue: nameOf(catalogue), ground, price: found.path[0].price, currency: catalogue.currency }));
    return { ...answer, ...nothing, outcome: 'conflict', conflicting };
  }
  const [{ catalogue, ground, found }] = best;
  const [{ price, entry }] = found.path;
  return {
    ...answer,
    outcome: 'price',
    unit: entry.unit ?? question.unit,
    price,
    currency: catalogue.currency,
    amount: new Decimal(price).times(question.quantity).toFixed(),
    winner: { catalogue: nameOf(catalogue), ground },
    path: found.path,
    conflicting: [],
  };
}

const nameOf = ({ documentId, name }: Catalogue): CatalogueName => ({ documentId, name });

/** Negative: `one` comes first. Zero: nothing decides between them. */
export function byRank(one: Candidate, other: Candidate): number {
  const general = Number(one.ground.by === 'general') - Number(other.ground.by === 'general');
  if (general !== 0) return general;
  if (one.ground.distance !== other.ground.distance) return one.ground.distance - other.ground.distance;
  const priority = (other.ground.assignment?.priority ?? 0) - (one.ground.assignment?.priority ?? 0);
  if (priority !== 0) return priority;
  const [a, b] = [startOf(one), startOf(other)];
  return a === b ? 0 : a > b ? -1 : 1;
}

/** The day from which both catalogue and assignment are in force; open starts come before all others. */
function startOf({ catalogue, ground }: Candidate): Day {
  const days = [catalogue.validFrom, ground.assignment?.validFrom].filter((day): day is Day => Boolean(day));
  return days.sort().pop() ?? '';
}

/** The same catalogue by two grounds of one rank is no conflict: it gives the same price. */
function withoutRepeats(ranked: Candidate[]): Candidate[] {
  return ranked.filter(
    (candidate, index) => !ranked.slice(0, index).some((other) => other.catalogue.documentId === candidate.catalogue.documentId && byRank(other, candidate) === 0)
  );
}

function rejection({ catalogue, ground, found }: Judged): RejectedCatalogue {
  const lost = 'path' in found;
  return {
    catalogue: nameOf(catalogue),
    ground,
    reason: lost ? 'outranked' : found.reason,
    detail: lost ? null : found.detail,
    price: lost ? found.path[0].price : null,
    currency: catalogue.currency,
  };
}

function judge(question: Question, { catalogue, ground, includeGroup }: Candidate, list: PriceList): Found {
  if (ground.by === 'assignment') {
    if (!question.sales) return { reason: 'no-sales', detail: null };
    if (ground.distance > 0 && !includeGroup) return { reason: 'not-inherited', detail: null };
    const outside = dateBarrier(ground.assignment as Validity, question.date);
    if (outside) return outside;
  }
  const outside = dateBarrier(catalogue, question.date);
  if (outside) return outside;
  if (question.currency && catalogue.currency !== question.currency) return { reason: 'currency', detail: catalogue.currency };
  return priceIn(question, catalogue, list, new Set());
}

function dateBarrier({ validFrom, validTo }: Validity, date: Day): { reason: RejectionReason; detail: string } | null {
  if (validFrom && validFrom > date) return { reason: 'not-yet-valid', detail: validFrom };
  if (validTo && validTo < date) return { reason: 'expired', detail: validTo };
  return null;
}

/** The price of the code in one catalogue; a discount asks the base for the same day and quantity. */
function priceIn(question: Question, catalogue: Catalogue, list: PriceList, visited: Set<string>): Found {
  // Cycles of bases are refused when saved; broken data must not hang the reader.
  if (visited.has(catalogue.documentId)) return { reason: 'base', detail: catalogue.name };
  visited.add(catalogue.documentId);
  const entry = entryFor(question, list.entries.get(catalogue.documentId) ?? []);
  if ('reason' in entry) return entry;
  const shown = { documentId: entry.documentId, code: entry.code, unit: entry.unit, minQuantity: plain(entry.minQuantity), price: entry.price && plain(entry.price), discountPercent: entry.discountPercent && plain(entry.discountPercent) };
  const step = { catalogue: nameOf(catalogue), entry: shown };
  if (entry.price !== null) return { path: [{ ...step, price: plain(entry.price) }] };
  if (entry.discountPercent === null) return { reason: 'no-entry', detail: null };
  const base = catalogue.base ? list.catalogues.get(catalogue.base) : undefined;
  if (!base || dateBarrier(base, question.date)) return { reason: 'base', detail: base?.name ?? null };
  const below = priceIn({ ...question, unit: question.unit ?? entry.unit }, base, list, visited);
  if (!('path' in below)) return { reason: 'base', detail: base.name };
  const price = new Decimal(below.path[0].price).times(new Decimal(100).minus(entry.discountPercent)).div(100).toDecimalPlaces(6).toFixed();
  return { path: [{ ...step, price }, ...below.path] };
}

const plain = (value: string) => new Decimal(value).toFixed();

/** The highest tier at or below the quantity, in the unit asked for; an entry without a unit fits every unit. */
function entryFor({ code, unit, quantity }: Question, entries: Entry[]): Entry | { reason: RejectionReason; detail: string | null } {
  const ofCode = entries.filter((entry) => entry.code === code);
  if (ofCode.length === 0) return { reason: 'no-entry', detail: null };
  const units = [...new Set(ofCode.map((entry) => entry.unit))];
  const chosen = unit === null ? (units.length === 1 ? units[0] : null) : units.includes(unit) ? unit : null;
  if (!units.includes(chosen)) {
    const named = units.filter((name) => name !== null).join(', ');
    return { reason: unit === null ? 'several-units' : 'unit', detail: named };
  }
  const tiers = ofCode.filter((entry) => entry.unit === chosen).sort((a, b) => new Decimal(b.minQuantity).cmp(a.minQuantity));
  const reached = tiers.find((tier) => new Decimal(tier.minQuantity).lte(quantity));
  return reached ?? { reason: 'tier', detail: plain(tiers[tiers.length - 1].minQuantity) };
}
