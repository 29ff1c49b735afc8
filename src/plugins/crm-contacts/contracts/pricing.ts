/** Contracts of the feature pricing: what both sides of HTTP agree on. Prices are exact decimals as text. */

export type CatalogueKind = 'article' | 'process';

export interface CatalogueName {
  documentId: string;
  name: string;
}

/** One thing to be priced. */
export interface PriceItem {
  /** Article code, or process code for kind `process`. */
  code: string;
  /** Exact decimal, not negative; default 1. */
  quantity?: string | number;
  /** Needed only where a catalogue has several units for the code. */
  unit?: string;
}

/** `POST contacts/:documentId/prices`; `GET` takes one item and repeatable codes in the query. */
export interface PricesRequest {
  items: PriceItem[];
  /** The day that counts, `YYYY-MM-DD`; default today. */
  date?: string;
  /** Default `article`. */
  kind?: CatalogueKind;
  /** ISO 4217; default the contact's own, any when it has none. */
  currency?: string;
}

/** By what a catalogue counts for the contact. `distance`: 0 the contact itself, 1 its parent, and so on. */
export interface PriceGround {
  by: 'assignment' | 'general';
  assignment: { documentId: string; priority: number; validFrom: string | null; validTo: string | null } | null;
  /** Who has the assignment; null for a general catalogue, and `name` is null for who may not read that contact. */
  contact: { documentId: string | null; name: string | null } | null;
  distance: number;
}

/** One step of the way to a price: the catalogue and its entry, then the base that a discount is taken from. */
export interface PriceStep {
  catalogue: CatalogueName;
  entry: { documentId: string; code: string; unit: string | null; minQuantity: string; price: string | null; discountPercent: string | null };
  /** What this step yields. */
  price: string;
}

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
  catalogue: CatalogueName;
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
  /** Exact decimal per unit; null unless `outcome` is `price`. */
  price: string | null;
  currency: string | null;
  /** quantity × price. */
  amount: string | null;
  winner: { catalogue: CatalogueName; ground: PriceGround } | null;
  path: PriceStep[];
  /** Of equal rank; empty unless `outcome` is `conflict`. */
  conflicting: { catalogue: CatalogueName; ground: PriceGround; price: string; currency: string }[];
  rejected: RejectedCatalogue[];
}

export interface PricesAnswer {
  date: string;
  kind: CatalogueKind;
  /** In the order of the items. */
  results: PriceAnswer[];
}

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
  /** Reach the contact from its corporate family, nearest first. */
  inherited?: (AssignedCatalogue & { from: { documentId: string | null; name: string | null }; distance: number })[];
  /** In force today for everyone. */
  general?: CatalogueSummary[];
}
