/** Contracts of the feature pricing: what both sides of HTTP agree on. Prices are exact decimals as text. Catalogues are in catalogues.ts. */

export type CatalogueKind = 'article' | 'process';

export interface CatalogueName {
  documentId: string;
  name: string;
}

/** A catalogue in an answer about prices; both null for one that the reader may not read: the price is the same for everybody. */
export interface PricedCatalogue {
  documentId: string | null;
  name: string | null;
}

/** One thing to be priced. */
export interface PriceItem {
  /** Article code, or process code for kind `process`. */
  code: string;
  /** Exact decimal, not negative; default 1. */
  quantity?: string | number;
  /**
   * One of `GET price-units` or an alias of it (400 otherwise); needed only where a catalogue has several for
   * the code. A price per kg answers a question in g: what has one dimension is converted, packages are not.
   */
  unit?: string;
}

/**
 * `POST contacts/:documentId/prices`; `GET` takes one item and repeatable codes in the query. 400 names the
 * field (`items[3].unit`). At most 1,000 items.
 */
export interface PricesRequest {
  items: PriceItem[];
  /** The day that counts, `YYYY-MM-DD`; default today. */
  date?: string;
  /** Default `article`. */
  kind?: CatalogueKind;
  /** ISO 4217; default the contact's own, any when it has none. */
  currency?: string;
  /**
   * `true` gives `CompactPricesAnswer`: the same, with each candidate written once. For many codes: the full
   * answer to 1,000 of them with 50 catalogues is 18 MB, this one 3 MB.
   */
  compact?: boolean;
}

/** By what a catalogue counts for the contact. `distance`: 0 the contact itself, 1 its parent, and so on. */
export interface PriceGround {
  by: 'assignment' | 'general';
  /** Null for a general catalogue, and where the contact is one that the reader may not read. */
  assignment: { documentId: string; priority: number; validFrom: string | null; validTo: string | null } | null;
  /** Who has the assignment; null for a general catalogue, and `name` is null for who may not read that contact. */
  contact: { documentId: string | null; name: string | null } | null;
  distance: number;
}

/**
 * One step of the way to a price: the catalogue and its entry, then the base that a discount is taken from
 * (its version of the asked day).
 */
export interface PriceStep {
  catalogue: PricedCatalogue;
  /** `discountPercent` below 0 is a markup: never call it a discount. `minQuantity`: the tier, in the entry's unit. */
  entry: { documentId: string; code: string; unit: string | null; minQuantity: string; price: string | null; discountPercent: string | null };
  /** What this step yields, per `entry.unit` (or per the unit asked for), in `currency`. */
  price: string;
  currency: string;
  /** By how much the base's price was multiplied, its currency being another one; null otherwise. */
  rate: string | null;
  /** How the discounted price was rounded; null for a price as it is written. */
  rounding: Rounding | null;
}

/** Steps of exact decimals: `0.01` to cents, `0.05`, `1`; null keeps six places. Ties go away from zero with `half-up`. */
export interface Rounding {
  step: string | null;
  mode: RoundingMode;
}

export const ROUNDING_MODES = ['half-up', 'half-even', 'up', 'down'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/**
 * Why a catalogue gave no price: its dates or those of the assignment (`not-yet-valid`, `expired`), another
 * currency, assignments resting in this stage (`no-sales`), kept from the family (`not-inherited`), no entry
 * for the code, for the unit, several units and none asked for, quantity below the lowest tier, the base has
 * no price, outranked by a better one.
 */
export type RejectionReason =
  | 'not-yet-valid'
  | 'expired'
  | 'currency'
  | 'no-sales'
  | 'not-inherited'
  | 'no-entry'
  | 'unit'
  | 'several-units'
  | 'tier'
  | 'base'
  | 'outranked';

export interface RejectedCatalogue {
  catalogue: PricedCatalogue;
  ground: PriceGround;
  reason: RejectionReason;
  /** What the reason is about: the day, the currency, the lowest tier, the unit. */
  detail: string | null;
  /** The price it would have given, in `currency`, where it lost by rank only. */
  price: string | null;
  currency: string;
}

export interface PriceAnswer {
  code: string;
  quantity: string;
  unit: string | null;
  /** `none`: no catalogue has a price (never 0). `conflict`: several of the same rank have one. */
  outcome: 'price' | 'none' | 'conflict';
  /** Exact decimal per `unit`, at most six places; null unless `outcome` is `price`. */
  price: string | null;
  currency: string | null;
  /** quantity × price, from the price before units were converted: 12 pieces at 10 a dozen are 10. */
  amount: string | null;
  /** What the last base of the path asks, per `unit` in `currency`; null without a base. */
  listPrice: string | null;
  /** Discount of the whole path on `listPrice` in percent, to two places; null without one, and for markups. */
  discountPercent: string | null;
  winner: { catalogue: PricedCatalogue; ground: PriceGround } | null;
  path: PriceStep[];
  /** Of equal rank; empty unless `outcome` is `conflict`. */
  conflicting: { catalogue: PricedCatalogue; ground: PriceGround; price: string; currency: string }[];
  rejected: RejectedCatalogue[];
}

export interface PricesAnswer {
  date: string;
  kind: CatalogueKind;
  /** In the order of the items. */
  results: PriceAnswer[];
}

/** As `PricesAnswer`, for `compact`. */
export interface CompactPricesAnswer {
  date: string;
  kind: CatalogueKind;
  /** Every catalogue that some `rejected` is about. */
  candidates: { catalogue: PricedCatalogue; ground: PriceGround; currency: string }[];
  results: (Omit<PriceAnswer, 'rejected'> & { rejected: CompactRejection[] })[];
}

/** `candidate` is the place in `candidates`; `price` as in `RejectedCatalogue`. */
export type CompactRejection = [candidate: number, reason: RejectionReason, detail: string | null, price: string | null];

/** A catalogue assigned to a contact. */
export interface AssignedCatalogue {
  documentId: string;
  updatedAt: string;
  priority: number;
  includeGroup: boolean;
  validFrom: string | null;
  validTo: string | null;
  /** In force today, by the dates of assignment and catalogue. */
  current: boolean;
  /** Was in force before today: from then on only `validTo` may change (to yesterday at the earliest). */
  locked: boolean;
  catalogue: CatalogueSummary;
}

export interface CatalogueSummary extends CatalogueName {
  kind: CatalogueKind;
  currency: string;
  general: boolean;
  validFrom: string | null;
  validTo: string | null;
}

/** `GET contacts/:documentId/sales`. Attributes and lists that the reader may not read are absent. */
export interface SalesPage {
  /** The contact's stage has sales data; where it has none, assignments rest and are shown read-only. */
  active: boolean;
  updatedAt: string;
  currency?: string | null;
  paymentTerms?: string | null;
  /** Exact decimal. */
  creditLimit?: string | null;
  assignments?: AssignedCatalogue[];
  /** Reach the contact from its corporate family of today, nearest first; past ones are left out, coming ones are not. */
  inherited?: (AssignedCatalogue & { from: { documentId: string | null; name: string | null }; distance: number })[];
  /** In force today for everyone. */
  general?: CatalogueSummary[];
}

/**
 * `GET contacts/:documentId/price-comparison?left=&right=&date=`: two catalogues item by item, whether or not
 * the contact has them. `GET contacts/:documentId/price-forecast?date=`: what the contact pays today (or on
 * `from`) against the future day `date`, over all codes of catalogues that count for it on either day, with its
 * family of that day. Items are code, unit and tier (`minQuantity`, priced at that quantity).
 */
export interface ComparisonQuery {
  /** Catalogues, for `price-comparison`. */
  left?: string;
  right?: string;
  /** `price-comparison`: the day that both are read on (default: the first day of either that is today or later). */
  date?: string;
  /** `price-forecast`: the day to compare with; default today. */
  from?: string;
  kind?: CatalogueKind;
  currency?: string;
  /** Part of code or name. */
  q?: string;
  /** `changed`: without items that stay the same. */
  show?: 'all' | 'changed';
  page?: number;
  /** 1–500, default 50. */
  pageSize?: number;
}

/** `currency`: the two are in different currencies and cannot be compared. `conflict`: one side has no single price. */
export type PriceChange = 'raised' | 'lowered' | 'same' | 'added' | 'removed' | 'currency' | 'conflict';

export interface ComparedPrice {
  price: string | null;
  currency: string | null;
  /** Where it comes from; null without a price. */
  catalogue: PricedCatalogue | null;
}

export interface ComparedItem {
  code: string;
  name: string | null;
  unit: string | null;
  minQuantity: string;
  left: ComparedPrice;
  right: ComparedPrice;
  change: PriceChange;
  /** right − left, exact; null where there is nothing to compare. */
  difference: string | null;
  /** Of the left price, to two places; null where it is 0 or missing. */
  percent: string | null;
}

export interface PriceComparison {
  left: { date: string; catalogue: CatalogueSummary | null };
  right: { date: string; catalogue: CatalogueSummary | null };
  /** Items by change, of all that `q` finds. */
  counts: Record<PriceChange, number>;
  results: ComparedItem[];
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
}
