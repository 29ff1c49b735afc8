/** Contracts of the feature pricing: what both sides of HTTP agree on. Prices are exact decimals as text. */

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

/*
 * Catalogues and their entries. Under `/crm-contacts` (session) and `/api/crm-contacts` (token). Rows of
 * catalogues, assignments and processes themselves are created, changed and deleted through the plain
 * calls (`price-catalogues`, `price-assignments`, `processes`). A catalogue's attributes there: `name`,
 * `description`, `kind`, `currency`, `general`, `validFrom`, `validTo`, `base`, `baseRate` (units of its currency
 * for one of the base's; required exactly where the two differ), `roundingStep` (decimal > 0 or null for six
 * places) and `roundingMode` (ROUNDING_MODES, default `half-up`); both round prices that discounts make, and
 * those of a copy with a change in percent, never a price as somebody wrote it.
 */

/** `GET price-units`: what entries, processes and questions may name. Configured by the host. */
export interface PriceUnit {
  code: string;
  /** Shown in the two UI languages. */
  name: { en: string; de: string };
  /** How it is written beside a number: `kg`. Default: its code in English, its name in German. */
  symbol?: { en: string; de: string };
  /** Other spellings that mean the same: `Stück`, `Stk`. */
  aliases: string[];
  /** Units of one dimension convert into each other; null: a package, whose content depends on the article. */
  dimension: string | null;
  /** How many of its dimension's base unit it is, an exact decimal; null without a dimension. */
  factor: string | null;
}

/**
 * Whether a catalogue may still be changed. `draft`: on no day before today was it in force: everything may
 * change. `running`: it was, so prices of earlier days must stay explainable: new entries count from today,
 * entries made today may be corrected, all others change by a new version from a day on. `ended`: it may only
 * be read and copied.
 */
export type CatalogueState = 'draft' | 'running' | 'ended';

/** `GET price-catalogues/:documentId/editor`: head of the catalogue editor. Attributes that may not be read are absent. */
export interface CatalogueHead extends CatalogueSummary {
  description?: string | null;
  /** To be sent back as `seen.updatedAt`; every write to the catalogue or its entries changes it. */
  updatedAt: string;
  state: CatalogueState;
  rounding: Rounding;
  /** The catalogue that discounts are taken from; the version of the asked day counts. */
  base: CatalogueSummary | null;
  /** Units of this catalogue's currency for one of the base's currency; null where both are the same. */
  baseRate: string | null;
  /** Versions of the same catalogue, itself included, earliest first. */
  versions: CatalogueSummary[];
  /** Catalogues that take their prices from one of the versions. */
  derived: CatalogueName[];
  entryCount: number;
  assignmentCount: number;
  /** What this user may do with it now, rights and state considered. */
  may: { addEntries: boolean; changeEntries: boolean; deleteEntries: boolean; copy: boolean; newVersion: boolean };
}

/** `GET price-catalogues/:documentId/entries?q=&after=&limit=`: sorted by code, unit, tier. */
export interface EntriesQuery {
  /** Part of code or name. */
  q?: string;
  /** `next` of the page before. */
  after?: string;
  /** 1–20000, default 500: a grid of 20,000 is one request. */
  limit?: number;
}

export interface EntriesPage {
  /** Of the catalogue, as in `CatalogueHead`. */
  updatedAt: string;
  /** Of the whole catalogue, or of what `q` finds. */
  total: number;
  entries: EntryRow[];
  /** Null on the last page. */
  next: string | null;
}

/** Decimals are exact texts. Fields that may not be read are absent. */
export interface EntryRow {
  documentId: string;
  code?: string;
  name?: string | null;
  unit?: string | null;
  minQuantity?: string;
  price?: string | null;
  discountPercent?: string | null;
  /** Counts from this day on, since it was added to a running catalogue; null: as long as the catalogue. */
  validFrom: string | null;
  /** Was in force before today and can no longer change. */
  locked: boolean;
}

/**
 * One changed row of the grid. Without `documentId` it is created; with it the named fields are changed,
 * others stay; with `delete` it is removed. Decimals as texts or numbers, `''` is no value.
 */
export interface EntryChange {
  documentId?: string;
  delete?: true;
  code?: string;
  name?: string | null;
  unit?: string | null;
  /** From which quantity on; default 0. */
  minQuantity?: string | number | null;
  /** Exactly one of price and discountPercent; not negative, at most six places. */
  price?: string | number | null;
  /** On the base's price, needs a base; at most 100, below 0 a markup (to −1000). */
  discountPercent?: string | number | null;
}

/**
 * `PUT price-catalogues/:documentId/entries`: up to 20,000 rows in one transaction, all or nothing. 400 names
 * every wrong cell (`path: ['entries', 17, 'price']`, at most 1,000 of them), 409 when catalogue or entries
 * were changed since `seen`. `POST …/entries/check` takes the same and writes nothing: `EntriesCheck`.
 */
export interface SaveEntries {
  entries: EntryChange[];
  /** `updatedAt` of the head or page that the grid was filled with. */
  seen?: { updatedAt: string };
}

export interface SavedEntries {
  /** The catalogue's new `updatedAt`. */
  updatedAt: string;
  created: number;
  updated: number;
  deleted: number;
  /** In the order of the request; null for deleted ones. */
  documentIds: (string | null)[];
}

export interface EntriesCheck {
  errors: { path: (string | number)[]; reason: string; message: string }[];
}

/**
 * `POST price-catalogues/:documentId/copy`: a new catalogue with the same entries, never assigned and not
 * general unless said so. 201 with `CopiedCatalogue`.
 */
export interface CopyCatalogue {
  name: string;
  description?: string | null;
  /** Default: today on; the copy may lie in the future. */
  validFrom?: string | null;
  validTo?: string | null;
  general?: boolean;
  /** Change of every written price in percent, `-100` to `1000`; the catalogue's rounding applies. Discounts stay. */
  percent?: string | number;
}

export interface CopiedCatalogue {
  documentId: string;
  entries: number;
}

/**
 * `POST price-catalogues/:documentId/new-version`: ends the catalogue the day before `from` and makes the next
 * version with the same entries, assigned to the same contacts; one transaction. 201 with `NewVersion`.
 * Catalogues that take their prices from it follow by themselves, since the base's version of the day counts.
 */
export interface NewVersionRequest {
  /** First day of the new version: today or later, after the old one's first day, not after its last. */
  from: string;
  /** Default: the old name. */
  name?: string;
  /** Last day; default that of the old version. */
  validTo?: string | null;
  /** As in `CopyCatalogue`. */
  percent?: string | number;
  /** 409 when the catalogue was changed since. */
  seen?: { updatedAt: string };
}

export interface NewVersion {
  documentId: string;
  entries: number;
  assignments: number;
  /** The old version and its new last day. */
  closed: { documentId: string; validTo: string };
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

/** `GET price-catalogue-list`: catalogues that the reader may read, by name. */
export interface CatalogueListQuery {
  /** Part of the name. */
  q?: string;
  kind?: CatalogueKind;
  page?: number;
  /** 1–100, default 25. */
  pageSize?: number;
}

/** A catalogue with what hangs on it; counts and attributes that may not be read are absent. */
export interface CatalogueListRow extends CatalogueSummary {
  state: CatalogueState;
  base?: CatalogueName | null;
  entryCount?: number;
  assignmentCount?: number;
}

export interface CatalogueList {
  results: CatalogueListRow[];
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
}
