/** Contracts of the feature pricing: catalogues, their entries and how they are edited. Answers about prices are in pricing.ts. */

import type { CatalogueKind, CatalogueName, Rounding, CatalogueSummary } from './pricing';

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
