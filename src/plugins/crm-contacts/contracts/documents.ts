/** Contracts of the feature documents: the document-source contract and what both sides of HTTP agree on. */

import type { CatalogueKind, PriceAnswer } from './pricing';
import type { Colour, Labels } from './workflow';

/** What a contact can be in a document. */
export const PARTY_ROLES = ['orderingParty', 'billTo', 'site'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** Of a party, or `person`: the person is named in the document. */
export type DocumentRole = PartyRole | 'person';

/**
 * What documents can count as in a contact's figures: turnover, offers that wait for an answer, orders, what is
 * owed, and of that what is late.
 */
export const FIGURE_NAMES = ['revenue', 'offer', 'order', 'receivable', 'overdue'] as const;
export type FigureName = (typeof FIGURE_NAMES)[number];

export interface StateDeclaration {
  names: Labels;
  colour: Colour;
  /** The document waits for something: counted as open in figures; parties and prices may still follow what changes. */
  open?: boolean;
  /** The document counts no longer, as if it had never been: cancelled, struck, lost. It moves no stage. */
  void?: boolean;
}

/** A state that is never stored: a document in one of `from` whose due day is past is in it. */
export interface DerivedStateDeclaration extends StateDeclaration {
  from: string[];
}

/**
 * One content type of the host that relates to contacts, in `config/plugins.ts` under
 * `documentSources`. Every attribute named here is checked when Strapi starts.
 */
export interface DocumentSourceDeclaration {
  /** `api::quote.quote`. */
  contentType: string;
  /** Name in addresses and answers; default: the singular name of the content type. */
  key?: string;
  names: { one: Labels; many: Labels };
  /** Names one document for people: attribute of type string or uid. */
  number: string;
  /** The day of the document: attribute of type date. */
  date: string;
  /** Attribute of type enumeration or string. */
  state: string;
  /** Attribute of type date: valid until, to be paid by. Derived states depend on it. */
  due?: string;
  title?: string;
  /** Attribute of type decimal, with its currency beside it. */
  total?: string;
  /** Attribute of type string, ISO 4217. Required with `total`. */
  currency?: string;
  /** Which relation to a contact is which role; at least one. The first of the roles is the party that counts. */
  roles: Partial<Record<PartyRole, string>>;
  /** Relation to the persons involved. */
  persons?: string;
  /** By stored value; every value of an enumeration needs one. */
  states: Record<string, StateDeclaration>;
  derivedStates?: Record<string, DerivedStateDeclaration>;
  /**
   * As what its documents count in a contact's figures, each with the stored or derived states that do; absent:
   * in none. States left out, such as *cancelled*, do not count. Negative totals (credit notes) count as they are.
   * `overdue` names some of the states of `receivable`.
   */
  figures?: Partial<Record<FigureName, string[]>>;
  /** Attribute of type decimal: what is owed, taxes included; counts in `receivable` and `overdue`. Where empty, and by default: the total. */
  owed?: string;
  /** Its open documents go over to the company when their person contact becomes a contact person there: inquiries, say. */
  handedOver?: boolean;
  /** Attributes that keep a party's name and address as they were: of whom the document is for, who gets the bill, the site. */
  snapshots?: Partial<Record<PartyRole, { name?: string; address?: string }>>;
  /** Relation to one of the addresses of the parties: where the work is done or the goods go. */
  siteAddress?: string;
  /** Attribute of type string or text: a new document gets the payment terms of who pays. */
  paymentTerms?: string;
  lines?: LinesDeclaration;
  /** Fills an empty number with `prefix` and a counted number of at least `digits` digits. */
  numbering?: { prefix: string; digits: number };
}

/** The component with a document's lines; all names are attributes of it, but `attribute`, which is the document's. */
export interface LinesDeclaration {
  attribute: string;
  /** The total is the sum of quantity × unit price where none is typed. */
  quantity: string;
  unitPrice: string;
  /** Attribute of type string: a line with a code and no unit price is priced by the plugin. Needs `priceSource`. */
  code?: string;
  unit?: string;
  /** What people read beside the code. */
  text?: string;
  /** Attribute of type json, `private`: where the unit price came from. Only the plugin writes it. */
  priceSource?: string;
}

/** A source as the panel draws it: without what the reader may not see. */
export interface DocumentSource {
  key: string;
  contentType: string;
  names: { one: Labels; many: Labels };
  states: Record<string, StateDeclaration>;
  roles: PartyRole[];
  /** Attributes that a new document starts with: the party that counts, its day, and what else the source has. */
  attributes: { party: string; date: string; due?: string; title?: string; currency?: string; billTo?: string };
  /** The plugin can price its lines. */
  hasPrices: boolean;
  /** The reader may make documents of this kind. */
  mayCreate: boolean;
}

/** `GET contacts/:documentId/documents`, `GET persons/:documentId/documents`. */
export interface DocumentsQuery {
  /** Key of a source; all when absent. */
  source?: string;
  /** Only documents in which the contact has this role. */
  role?: DocumentRole;
  /** `group`: of the contact's whole corporate family, each document once. */
  scope?: 'contact' | 'group';
  /** Stored or derived state. */
  state?: string;
  /** Part of number or title. */
  q?: string;
  /** First and last day, `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
  page?: number;
  /** 1–100, default 25. */
  pageSize?: number;
}

/** Attributes that the reader may not read are null. */
export interface LinkedDocument {
  source: string;
  documentId: string;
  number: string | null;
  title: string | null;
  /** Stored or derived state; see `DocumentSource.states`. */
  state: string | null;
  date: string | null;
  due: string | null;
  /** Exact decimal. */
  total: string | null;
  currency: string | null;
  roles: DocumentRole[];
  /** For whom it is, in lists of a whole group; null: hidden. */
  party?: { documentId: string; name: string } | null;
}

/** Sum of the documents of one source, state and currency. */
export interface DocumentTotal {
  source: string;
  state: string | null;
  currency: string | null;
  count: number;
  /** Exact decimal; null when no document of the group has a total. */
  total: string | null;
}

export interface LinkedDocuments {
  sources: DocumentSource[];
  /** Newest first. */
  results: LinkedDocument[];
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
  /** Under all filters but source and state, so that these can be switched with their counts in sight. */
  totals: DocumentTotal[];
}

/** Section of the contact window's first page: the latest documents and the totals of all. */
export interface LatestDocuments {
  sources: DocumentSource[];
  results: LinkedDocument[];
  totals: DocumentTotal[];
}

/** A sum in one currency; null: documents that name none. Sums of different currencies are never added. */
export interface Amount {
  currency: string | null;
  /** Exact decimal. */
  total: string;
}

/** A number of documents and what they come to; `sums` is empty where the reader may not read totals and currencies. */
export interface CountedFigure {
  counted: CountedStates[];
  count: number;
  /** The contact's currency first, then by code. */
  sums: Amount[];
}

/** Documents of this source in these states are what a figure counts: the way to their list. */
export interface CountedStates {
  source: string;
  states: string[];
}

/** Turnover of this calendar year and the last one, by the documents' days; `year` in the application's time zone. */
export interface RevenueFigure {
  counted: CountedStates[];
  year: number;
  /** The contact's currency first, then by code; empty: nothing in these two years. */
  currencies: RevenueOfCurrency[];
}

/** Exact decimals. `months`: January to December of each of the two years. */
export interface RevenueOfCurrency {
  currency: string | null;
  thisYear: string;
  lastYear: string;
  /** Of last year what came in up to the same day: what this year so far can be compared with. */
  lastYearToDate: string;
  months: { thisYear: string[]; lastYear: string[] };
}

/**
 * How much of the credit limit is used: all open and overdue receivables in the contact's currency, taxes
 * included. Credit notes reduce it; it may be negative. What is owed in other currencies is shown beside it
 * and counts in no sum.
 */
export interface CreditFigure {
  /** The contact's currency, else the plugin's setting `defaultCurrency`. */
  currency: string;
  /** Exact decimal; null: none is set. Absent: the reader may not read it. */
  limit?: string | null;
  /** Exact decimal. */
  used: string;
  /** Of `used` what is late. */
  overdue: string;
  others: Amount[];
}

/**
 * Figures of a contact, or of its corporate family: `GET contacts/:documentId/figures?scope=contact|group`, and part
 * of the contact window. From documents that the reader may read. A figure that no readable source declares is
 * absent. Turnover, offers and orders count with the party that counts (the first role, usually the ordering
 * party), receivables with the one that pays: bill-to, else the party that counts.
 */
export interface ContactFigures {
  revenue?: RevenueFigure;
  offers?: CountedFigure;
  /** Open ones, overdue ones included. */
  receivables?: CountedFigure;
  overdue?: CountedFigure;
  /** The newest that counts; null: there is none. */
  lastOrder?: LinkedDocument | null;
  /** Of the contact alone: a family has no credit limit. */
  credit?: CreditFigure;
}

/** Somebody typed the unit price of a line. */
export interface ManualPrice {
  by: 'manual';
  /** ISO 8601. */
  at: string;
}

/** The plugin was asked for the unit price of a line: what it was asked, and its answer as it was that day. */
export interface CataloguePrice {
  by: 'catalogue';
  /** When it was asked, ISO 8601. */
  at: string;
  /** The day that counted, and the document's currency. */
  date: string;
  currency: string | null;
  kind: CatalogueKind;
  /** The line as it was then. */
  asked: { code: string; quantity: string; unit: string | null };
  /** For whom; null for who may not read that contact. */
  contact: { documentId: string | null; name: string | null };
  /** Null for who may not read prices. Of the rejected catalogues the first twenty. */
  answer: PriceAnswer | null;
}

export type PriceSource = ManualPrice | CataloguePrice;

/** A line of a document with where its unit price came from. Decimals are exact texts. */
export interface LinePrice {
  /** Place in the document, from 1. */
  position: number;
  code: string | null;
  text: string | null;
  quantity: string | null;
  unit: string | null;
  unitPrice: string | null;
  /** Null: never priced, or older than this memory. */
  source: PriceSource | null;
  /** Code, quantity or unit are no longer those that were priced. */
  isOutdated: boolean;
  /** The source as an English sentence; null without one. */
  explanation: string | null;
}

/** A contact in a document: its name today, and what the document keeps of it. */
export interface DocumentParty {
  role: PartyRole;
  documentId: string;
  name: string;
  /** Name and address (lines, the country by its ISO 3166-1 code) as they were; null: none is kept, or not for this reader. */
  kept: { name: string | null; address: string | null };
}

/** `GET documents/:source/:documentId/prices`; `POST …/prices` prices the lines and answers the same. */
export interface DocumentPrices {
  source: string;
  documentId: string;
  number: string | null;
  date: string | null;
  currency: string | null;
  /** The reader may have the plugin price the lines: the document is open and theirs to change. */
  mayPrice: boolean;
  /** The contacts in the document, in the order of the roles, as far as the reader may read them. */
  parties: DocumentParty[];
  lines: LinePrice[];
}

/** `POST documents/:source/:documentId/prices` */
export interface PriceLinesRequest {
  /** Also lines whose price was typed; by default only those without a price and those that the plugin priced. */
  all?: boolean;
}

/** `GET contacts/:documentId/documents/proposal?source=&date=`: what a new document for this contact would start with. */
export interface DocumentProposal {
  source: string;
  date: string;
  currency: string | null;
  paymentTerms: string | null;
  /** Who gets the bill by the relation *invoices to*; null: the contact itself. Without name where it may not be read. */
  billTo: { documentId: string; name: string | null } | null;
  /** Name and address on the bill; null where the source keeps none. */
  billAddress: string | null;
  siteAddress: { documentId: string; text: string } | null;
  /** Why no such document can be made now: a stable word and an English sentence. */
  refusal: { reason: string; message: string } | null;
}
