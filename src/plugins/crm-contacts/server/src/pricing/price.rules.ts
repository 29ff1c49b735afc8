import type { CatalogueKind, CatalogueName, PriceAnswer, PriceGround, PriceStep, RejectedCatalogue, RejectionReason, Rounding } from '../../../contracts/pricing';
import type { Day, Validity } from '../kernel/dates';
import { isCurrent } from '../kernel/dates';
import { Decimal } from '../kernel/decimal';
import { entryFor, type Entry } from './entry.rules';
import { roundTo } from './rounding.rules';
import type { UnitBook } from './units.rules';

export interface Catalogue extends Validity {
  documentId: string;
  name: string;
  kind: CatalogueKind;
  currency: string;
  /** documentId of the catalogue that discounts are taken from: the version of its series that the asked day has. */
  base: string | null;
  /** Units of `currency` for one of the base's; null where both are the same. */
  baseRate: string | null;
  rounding: Rounding;
  /** What the versions of one catalogue have in common. */
  series: string;
}

/** A catalogue that might count for the contact, and why. `includeGroup` matters from distance 1 on. */
export interface Candidate {
  catalogue: Catalogue;
  ground: PriceGround;
  includeGroup: boolean;
}

/** What all items of a request share. `currency`: null takes any. */
export interface Circumstances {
  date: Day;
  currency: string | null;
  /** Without it only general catalogues count. */
  sales: boolean;
}

/** What is asked: `quantity` is not negative, `unit` a code of the unit book. */
export interface Item {
  code: string;
  quantity: string;
  unit: string | null;
}

/** What is stored: all catalogues that candidates and their bases name, their versions, and the entries. */
export interface PriceList {
  catalogues: Map<string, Catalogue>;
  /** By documentId of the catalogue, then by code. */
  entries: Map<string, Map<string, Entry[]>>;
}

type Barrier = { reason: RejectionReason; detail: string | null };
/**
 * What one catalogue gives. Of fifty candidates one wins: the way to the price is spelt out for that one only
 * (`pathOf`), from `yields` on.
 */
interface Priced {
  /** Exact, per `unit` of the item asked, before the last rounding to six places. */
  price: Decimal | string;
  amount: Decimal | null;
  list: Decimal | null;
  unit: string | null;
  catalogue: Catalogue;
  entry: Entry;
  /** Per unit of the entry. */
  yields: string;
  rate: string | null;
  below: Priced | null;
}
type Found = Priced | Barrier;
/** `rank`: the same number for candidates between which nothing decides. */
type Judged = Omit<Candidate, 'includeGroup'> & { rank: number; found: Found };

/**
 * Gives for each item which price the contact pays, by which way, and why not by the others. The first rank
 * that has a valid entry wins: own assignments, those of the corporate family (nearest first), general
 * catalogues; within a rank the higher priority, then the later start. What is still equal is a
 * conflict, never a silent choice.
 */
export function pricer(asked: Circumstances, candidates: Candidate[], list: PriceList, units: UnitBook): (item: Item) => PriceAnswer {
  // What does not depend on the item is done once: there may be a thousand.
  const sorted = withoutRepeats([...candidates].sort(byRank));
  const ranked = sorted.map((candidate) => ({ ...candidate, barrier: barrierBefore(asked, candidate), rank: sorted.findIndex((other) => byRank(other, candidate) === 0) }));
  const names = new Map(candidates.map(({ catalogue }) => [catalogue.documentId, nameOf(catalogue)]));
  const look: Look = { date: asked.date, list, units };
  return (item) => {
    const judged = ranked.map((candidate): Judged => {
      const found = candidate.barrier ?? priceIn(look, item, candidate.catalogue, []);
      return { catalogue: candidate.catalogue, ground: candidate.ground, rank: candidate.rank, found };
    });
    return answerOf(item, judged, (catalogue) => names.get(catalogue.documentId) as CatalogueName);
  };
}

/** One question by itself. */
export const resolvePrice = (question: Item & Circumstances, candidates: Candidate[], list: PriceList, units: UnitBook): PriceAnswer =>
  pricer(question, candidates, list, units)(question);

function answerOf({ code, quantity, unit }: Item, ranked: Judged[], named: (catalogue: Catalogue) => CatalogueName): PriceAnswer {
  const first = ranked.find(isPriced);
  const best = first ? ranked.filter((judged): judged is Judged & { found: Priced } => isPriced(judged) && judged.rank === first.rank) : [];
  const rejected = ranked.filter((judged) => !isPriced(judged) || judged.rank !== first?.rank).map((judged) => rejection(judged, named));
  const nothing = { price: null, currency: null, amount: null, listPrice: null, discountPercent: null, winner: null, path: [], conflicting: [] };
  if (best.length === 0) return { code, quantity, unit, ...nothing, outcome: 'none', rejected };
  if (best.length > 1) {
    const conflicting = best.map(({ catalogue, ground, found }) => ({ catalogue: named(catalogue), ground, price: shown(found.price), currency: catalogue.currency }));
    return { code, quantity, unit, ...nothing, outcome: 'conflict', conflicting, rejected };
  }
  const [{ catalogue, ground, found }] = best;
  return {
    code,
    quantity,
    unit: found.unit ?? unit,
    outcome: 'price',
    price: shown(found.price),
    currency: catalogue.currency,
    amount: (found.amount ?? new Decimal(found.price).times(quantity)).toFixed(),
    listPrice: found.list && shown(found.list),
    discountPercent: found.list && discountOf(found.list, new Decimal(found.price)),
    winner: { catalogue: named(catalogue), ground },
    path: pathOf(found),
    conflicting: [],
    rejected,
  };
}

const isPriced = (judged: Judged): judged is Judged & { found: Priced } => isPrice(judged.found);

export const isPrice = (found: Found): found is Priced => (found as Priced).yields !== undefined;

const shown = (price: Decimal | string) => (typeof price === 'string' ? price : price.toDecimalPlaces(6).toFixed());

/** A markup is never shown as a discount. */
function discountOf(list: Decimal, price: Decimal): string | null {
  return list.gt(price) ? list.minus(price).div(list).times(100).toDecimalPlaces(2).toFixed() : null;
}

const nameOf = ({ documentId, name }: Catalogue): CatalogueName => ({ documentId, name });

/** Negative: `one` comes first. Zero: nothing decides between them. */
export function byRank(one: Candidate, other: Candidate): number {
  const general = Number(one.ground.by === 'general') - Number(other.ground.by === 'general');
  if (general !== 0) return general;
  if (one.ground.distance !== other.ground.distance) return one.ground.distance - other.ground.distance;
  const priority = (other.ground.assignment?.priority ?? 0) - (one.ground.assignment?.priority ?? 0);
  if (priority !== 0) return priority;
  const [a, b] = [startOf(one.catalogue, one.ground.assignment), startOf(other.catalogue, other.ground.assignment)];
  return a === b ? 0 : a > b ? -1 : 1;
}

/** The day from which both catalogue and assignment are in force; open starts come before all others. */
export function startOf(catalogue: Validity, assignment: Validity | null): Day {
  const [one, other] = [catalogue.validFrom ?? '', assignment?.validFrom ?? ''];
  return one > other ? one : other;
}

/** The same catalogue by two grounds of one rank is no conflict: it gives the same price. */
function withoutRepeats(ranked: Candidate[]): Candidate[] {
  return ranked.filter(
    (candidate, index) => !ranked.slice(0, index).some((other) => other.catalogue.documentId === candidate.catalogue.documentId && byRank(other, candidate) === 0)
  );
}

function rejection({ catalogue, ground, found }: Judged, named: (catalogue: Catalogue) => CatalogueName): RejectedCatalogue {
  const lost = isPrice(found);
  return {
    catalogue: named(catalogue),
    ground,
    reason: lost ? 'outranked' : found.reason,
    detail: lost ? null : found.detail,
    price: lost ? shown(found.price) : null,
    currency: catalogue.currency,
  };
}

/** Why a candidate counts for no item at all. */
function barrierBefore({ date, currency, sales }: Circumstances, { catalogue, ground, includeGroup }: Candidate): Barrier | null {
  if (ground.by === 'assignment') {
    if (!sales) return { reason: 'no-sales', detail: null };
    if (ground.distance > 0 && !includeGroup) return { reason: 'not-inherited', detail: null };
    const outside = dateBarrier(ground.assignment as Validity, date);
    if (outside) return outside;
  }
  const outside = dateBarrier(catalogue, date);
  if (outside) return outside;
  return currency && catalogue.currency !== currency ? { reason: 'currency', detail: catalogue.currency } : null;
}

function dateBarrier({ validFrom, validTo }: Validity, date: Day): Barrier | null {
  if (validFrom && validFrom > date) return { reason: 'not-yet-valid', detail: validFrom };
  if (validTo && validTo < date) return { reason: 'expired', detail: validTo };
  return null;
}

interface Look {
  date: Day;
  list: PriceList;
  units: UnitBook;
}

/** The price of the code in one catalogue; a discount asks the base for the same day and quantity. */
export function priceIn(look: Look, item: Item, catalogue: Catalogue, visited: readonly string[]): Found {
  // Cycles of bases are refused when saved; broken data must not hang the reader.
  if (visited.includes(catalogue.documentId)) return { reason: 'base', detail: catalogue.name };
  const fit = entryFor(item, look.list.entries.get(catalogue.documentId)?.get(item.code) ?? [], look.date, look.units);
  if ('reason' in fit) return fit;
  const { entry, unit, quantity, perAsked } = fit;
  if (entry.price !== null) {
    const yields = plain(entry.price);
    if (!perAsked) return { price: yields, amount: null, list: null, unit, catalogue, entry, yields, rate: null, below: null };
    return { ...converted(yields, item.quantity, perAsked), list: null, unit: item.unit, catalogue, entry, yields, rate: null, below: null };
  }
  if (entry.discountPercent === null) return { reason: 'no-entry', detail: null };
  const base = baseOn(look, catalogue);
  if (!base || (base.currency !== catalogue.currency && catalogue.baseRate === null)) return { reason: 'base', detail: base?.name ?? nameOfBase(look, catalogue) };
  const below = priceIn(look, { code: item.code, quantity, unit }, base, [...visited, catalogue.documentId]);
  if (!isPrice(below)) return { reason: 'base', detail: base.name };
  const rate = base.currency === catalogue.currency ? null : catalogue.baseRate;
  const raw = new Decimal(below.price).times(rate ?? 1).times(new Decimal(100).minus(entry.discountPercent)).div(100);
  const price = roundTo(catalogue.rounding, raw);
  const list = new Decimal(below.list ?? below.price).times(rate ?? 1);
  const step = { catalogue, entry, yields: price.toFixed(), rate, below };
  if (!perAsked) return { ...step, price: step.yields, amount: null, list, unit: unit ?? below.unit };
  return { ...step, ...converted(price, item.quantity, perAsked), list: list.times(perAsked.times).div(perAsked.over), unit: item.unit };
}

/** A price per unit of the entry as one per unit that was asked for, and what the quantity costs. */
function converted(price: Decimal | string, quantity: string, { times, over }: { times: string; over: string }) {
  const perAsked = new Decimal(price).times(times);
  return { price: perAsked.div(over), amount: perAsked.times(quantity).div(over).toDecimalPlaces(12) };
}

/** From the catalogue that gave the price down its bases. */
function pathOf(found: Priced): PriceStep[] {
  const path: PriceStep[] = [];
  for (let at: Priced | null = found; at; at = at.below) {
    const { catalogue, entry, yields, rate, below } = at;
    path.push({
      catalogue: nameOf(catalogue), entry: stepEntry(entry), price: yields, currency: catalogue.currency, rate: rate && plain(rate), rounding: below ? catalogue.rounding : null,
    });
  }
  return path;
}

const stepEntry = ({ documentId, code, unit, minQuantity, price, discountPercent }: Entry): PriceStep['entry'] => ({
  documentId, code, unit, minQuantity: plain(minQuantity), price: price && plain(price), discountPercent: discountPercent && plain(discountPercent),
});

/** The version of the base that is in force on the day. */
function baseOn({ date, list }: Look, { base }: Catalogue): Catalogue | null {
  const named = base === null ? undefined : list.catalogues.get(base);
  if (!named || isCurrent(named, date)) return named ?? null;
  return [...list.catalogues.values()].find((other) => other.series === named.series && isCurrent(other, date)) ?? null;
}

const nameOfBase = ({ list }: Look, { base }: Catalogue) => (base && list.catalogues.get(base)?.name) ?? null;

/** Without superfluous zeros. Databases write no exponents. */
export const plain = (value: string) => (value.includes('.') && value.endsWith('0') ? new Decimal(value).toFixed() : value);
