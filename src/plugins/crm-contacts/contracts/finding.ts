/** Contracts of the feature finding: folders, lists and the search over everything. */
import type { ContactKind, UserName } from './contacts';
import type { Colour, Labels } from './workflow';

/** What the rows of a list are. */
export type Entity = 'contact' | 'person';

export type FieldType = 'text' | 'enumeration' | 'user' | 'day' | 'instant' | 'integer' | 'companies';

/** A column of a list that this reader may see. */
export interface FieldInfo {
  name: string;
  type: FieldType;
  sortable: boolean;
  filterable: boolean;
  /** Allowed values of an enumeration; those of stage and status come from the workflow. */
  values?: string[];
}

export interface FolderNode {
  /** Part of the address; `stage.<stage>.<status>` for the folders drawn from the workflow. */
  key: string;
  name: Labels;
  entity: Entity;
  /** Rows that the reader may see. */
  count: number;
  /** The stage whose contacts it shows, and its colour. */
  stage?: string;
  colour?: Colour;
  /** Rows are companies that unfold to their persons. */
  unfolds: boolean;
  /** Columns shown by default, those the reader may see. */
  columns: string[];
  /** Default sort: `name:asc`. */
  sort: string;
  /** The shipped folder whose rows it shows: its own key, or the one that a saved folder narrows. */
  base: string;
  /** What it narrows them by, in the form of a list's address. */
  filters?: object;
  /** The row that changes a shipped folder, or that is a saved one. */
  saved?: SavedFolder;
  children: FolderNode[];
}

export interface SavedFolder {
  documentId: string;
  /** For everybody, or for some roles; else the user's own. */
  shared: boolean;
  mayEdit: boolean;
  mayDelete: boolean;
}

/** A shipped folder that was taken out of the tree. */
export interface HiddenFolder {
  key: string;
  name: Labels;
  documentId: string;
}

/** `GET folders/tree` */
export interface FolderTree {
  folders: FolderNode[];
  /** For those who may share folders, so that they can bring them back; empty for all others. */
  hidden: HiddenFolder[];
  fields: Record<Entity, FieldInfo[]>;
}

/**
 * `GET folders/:key/contacts`: `sort` is `<field>:asc|desc`; `filters` as in Strapi, over the fields
 * that the tree names, joined by `$and`; `page` from 1, `pageSize` from 1 to 100 (default 25).
 */
export interface ListQuery {
  q?: string;
  sort?: string;
  filters?: object;
  page?: number;
  pageSize?: number;
}

export interface ListPagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
}

/** A row has the attributes that the reader may read; the others are absent. */
export interface ContactListRow {
  documentId: string;
  number?: string | null;
  name?: string | null;
  kind?: ContactKind;
  email?: string | null;
  phone?: string | null;
  website?: string | null;
  street?: string | null;
  postalCode?: string | null;
  city?: string | null;
  region?: string | null;
  country?: string | null;
  language?: string | null;
  owner?: UserName | null;
  deputy?: UserName | null;
  stage?: string | null;
  stageStatus?: string | null;
  /** ISO 8601, as all instants. */
  stageSince?: string | null;
  resumeOn?: string | null;
  closedOn?: string | null;
  closedReason?: string | null;
  industry?: string | null;
  legalForm?: string | null;
  employees?: number | null;
  vatId?: string | null;
  source?: string | null;
  /** Latest start of an activity that the reader may read, neither in the future nor cancelled. */
  lastActivityAt?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
}

/** Where a person works today, at a company that the reader may read. */
export interface PersonCompany {
  documentId: string;
  name: string;
  jobTitle?: string | null;
}

export interface PersonListRow {
  documentId: string;
  fullName?: string | null;
  salutation?: string | null;
  academicTitle?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
  language?: string | null;
  birthDate?: string | null;
  companies?: PersonCompany[];
  createdAt?: string | null;
  updatedAt?: string | null;
}

export type ListAnswer =
  | { entity: 'contact'; results: ContactListRow[]; pagination: ListPagination }
  | { entity: 'person'; results: PersonListRow[]; pagination: ListPagination };

/** A contact person of a company, today. Attributes that the reader may not read are absent. */
export interface CompanyPerson {
  /** Of the position. */
  documentId: string;
  person: { documentId: string; fullName?: string | null };
  jobTitle?: string | null;
  department?: string | null;
  email?: string | null;
  phone?: string | null;
  main?: boolean;
}

/** `GET contacts/:documentId/company-persons?page=&pageSize=`: what a company's row unfolds to. */
export interface CompanyPersons {
  results: CompanyPerson[];
  pagination: ListPagination;
}

/** Which attribute of a hit holds what was searched for, and its value. */
export interface Match {
  field: 'name' | 'number' | 'email' | 'phone' | 'city' | 'postalCode' | 'person' | 'channel';
  value: string;
}

export interface SearchHit {
  entity: Entity;
  documentId: string;
  /** The contact's name or the person's full name. */
  name: string;
  number?: string | null;
  kind?: ContactKind;
  city?: string | null;
  stage?: string | null;
  stageStatus?: string | null;
  closed?: boolean;
  /** Where a person works. */
  companies?: PersonCompany[];
  matched: Match[];
}

/** `GET search?q=&entity=contact|person&limit=` (1–50, default 20): best hits first. */
export interface SearchAnswer {
  results: SearchHit[];
}
