/** Contracts of the feature contacts: what both sides of HTTP agree on. */
import type { Activities, Timeline, WindowActivities } from './activities';
import type { ContactFigures, LatestDocuments, LinkedDocuments } from './documents';
import type { ContactPersonsExcerpt } from './organisation';
import type { StructureExcerpt } from './relations';

export type ContactKind = 'company' | 'person';

/** An admin user as everybody may see them. */
export interface UserName {
  documentId: string;
  name: string;
}

/** Another contact by name, as far as the reader may read it. */
export interface ContactName {
  documentId: string;
  name: string;
}

export interface PersonName {
  documentId: string;
  fullName: string;
}

/** What the contact's stage and status allow; see contracts/workflow.ts. */
export interface Capabilities {
  /** The sales section is shown; where it is off, existing rows are shown read-only. */
  sales: boolean;
  documents: boolean;
  /** New linked documents may be made. */
  newDocuments: boolean;
}

/** What this reader may do with this contact. The server checks again on every write. */
export interface ContactRights {
  update: boolean;
  /** Attributes that the reader may write, empty without `update`. */
  updateFields: string[];
  delete: boolean;
  /** May close an open contact and reopen a closed one. */
  close: boolean;
  transition: boolean;
  /** May name another owner or deputy. */
  changeOwner: boolean;
}

export type ChannelKind = 'email' | 'phone' | 'mobile' | 'fax' | 'web' | 'other';

/** A work channel that was taken from a person. */
export interface RetiredChannel {
  kind: ChannelKind;
  value: string;
}

export interface ChannelRow {
  documentId: string;
  kind: ChannelKind;
  label: string | null;
  value: string;
  /** The value could not be read as its kind says; it is kept as typed. */
  unparseable: boolean;
  updatedAt: string;
}

export type AddressKind = 'billing' | 'delivery' | 'site' | 'private' | 'other';

export interface PostalAddress {
  street: string | null;
  addressExtra: string | null;
  postalCode: string | null;
  city: string | null;
  region: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

export interface AddressRow extends PostalAddress {
  documentId: string;
  kind: AddressKind;
  label: string | null;
  updatedAt: string;
}

/**
 * `GET contacts/:documentId/window`: all that the contact window's header and first page show. An
 * attribute that the reader may not read is absent, as is a section of a type that they may not read;
 * of the attributes that are always there `number`, `stage` and `stageStatus` are then empty, and
 * `name` falls back to the number, then to the document's id.
 */
export interface ContactWindow extends Partial<PostalAddress> {
  documentId: string;
  number: string;
  name: string;
  kind: ContactKind;
  stage: string;
  stageStatus: string;
  stageSince?: string | null;
  /** The day on which a waiting contact comes back by itself. */
  resumeOn?: string | null;
  /** Of the change that led to the present stage and status: for the banner of a blocked contact. */
  lastStageChange?: { reason: string | null; changedAt: string; changedBy: string | null } | null;
  closedOn?: string | null;
  closedReason?: string | null;
  successor?: ContactName | null;
  owner: UserName | null;
  deputy: UserName | null;
  /** The human being behind a contact of kind `person`. */
  person?: PersonName | null;
  email?: string | null;
  phone?: string | null;
  website?: string | null;
  tags?: string[] | null;
  /** ISO 8601; send it back as `seen.updatedAt` with a change. */
  updatedAt: string;
  /** Attributes whose value was kept as typed because it could not be read: `phone`, `email`, `vatId`. */
  unparseable: string[];
  capabilities: Capabilities;
  may: ContactRights;
  channels?: ChannelRow[];
  addresses?: AddressRow[];
  activities?: WindowActivities;
  /** Of a company. */
  contactPersons?: ContactPersonsExcerpt;
  structure?: StructureExcerpt;
  documents?: LatestDocuments;
  figures?: ContactFigures;
  timeline?: Timeline;
  /** How many catalogues and price lists are assigned, in force or not. */
  assignmentCount?: number;
}

/** Body of `POST contacts/new`: a contact, with its person where its kind is `person`, in one transaction. */
export interface NewContact {
  kind: ContactKind;
  /** Company: required. Person: its person's full name, whatever is sent. */
  name?: string;
  /** Kind `person`: an existing person, by documentId. */
  personDocumentId?: string;
  /** Kind `person`: a person to be made. Exactly one of the two. */
  newPerson?: NewPerson;
  /** A stage of the workflow; the contact starts in its entry status. Default: the workflow's first. */
  stage?: string;
  /** Default in the admin panel: who creates it. `null`: nobody. */
  ownerDocumentId?: string | null;
  deputyDocumentId?: string | null;
  /** Further attributes of a contact. */
  [attribute: string]: unknown;
}

export interface NewPerson {
  salutation?: string | null;
  academicTitle?: string | null;
  firstName?: string | null;
  lastName: string;
  [attribute: string]: unknown;
}

export interface CreatedContact {
  documentId: string;
  number: string;
}

/** Body of `PUT contacts/:documentId/responsible`; what is absent stays. */
export interface Responsible {
  ownerDocumentId?: string | null;
  deputyDocumentId?: string | null;
}

/** `GET contacts/duplicates?email=&phone=&vatId=&name=&postalCode=&country=&exclude=` */
export interface DuplicateQuery {
  email?: string;
  phone?: string;
  vatId?: string;
  /** Matches together with the postal code only. */
  name?: string;
  postalCode?: string;
  /** ISO code by which a phone number without prefix is read. */
  country?: string;
  /** documentId of a contact that is no duplicate of itself. */
  exclude?: string;
}

export type DuplicateMatch = 'email' | 'phone' | 'vatId' | 'name';

export interface DuplicateCandidate {
  documentId: string;
  number: string;
  name: string;
  kind: ContactKind;
  city: string | null;
  stage: string;
  stageStatus: string;
  matched: DuplicateMatch[];
}

/** Strongest match first, at most 20. */
export interface Duplicates {
  candidates: DuplicateCandidate[];
}

/** Body of `POST contacts/:documentId/close`. */
export interface CloseContact {
  reason: string;
  /** documentId of the contact that takes over. */
  successor?: string;
  seen?: { updatedAt: string };
}

/** Answer of `close`, `reopen` and `responsible`; without `closedOn` for who may not read it. */
export interface ContactState {
  documentId: string;
  closedOn?: string | null;
  updatedAt: string;
}

/** Answer of `POST channels/:documentId/make-main`: what the channel and its owner hold after the swap, as far as the reader may read it. */
export interface ChannelSwap {
  /** Attribute of the owner that the value now stands in. */
  field: 'email' | 'phone' | 'mobile' | 'website';
  /** Null: not for this reader. */
  value: string | null;
  /** The channel row with the former main value; null when there was none and the row is gone, or it is not for this reader. */
  channel: ChannelRow | null;
}

export interface AddressSwap {
  /** Parts that the reader may not read are absent. */
  main: Partial<PostalAddress>;
  /** The row with the former main address; null when there was none, or it is not for this reader. */
  address: AddressRow | null;
}

/** A position of a person, past or present, at a company that the reader may read. */
export interface PersonPosition {
  documentId: string;
  company: ContactName & { number: string; stage: string; stageStatus: string };
  jobTitle?: string | null;
  role?: string | null;
  department?: string | null;
  email?: string | null;
  phone?: string | null;
  main?: boolean;
  validFrom: string | null;
  validTo: string | null;
  current: boolean;
}

/** `GET persons/:documentId/window`. Attributes that the reader may not read are absent. */
export interface PersonWindow {
  documentId: string;
  fullName: string;
  salutation?: string | null;
  academicTitle?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  birthDate?: string | null;
  email?: string | null;
  phone?: string | null;
  mobile?: string | null;
  language?: string | null;
  note?: string | null;
  photo?: { url: string; name: string } | null;
  updatedAt: string;
  unparseable: string[];
  /** The contact that this person is itself, if any and readable. */
  ownContact: (ContactName & { number: string; stage: string; stageStatus: string }) | null;
  may: { update: boolean; updateFields: string[]; delete: boolean; makeContact: boolean };
  positions?: PersonPosition[];
  channels?: ChannelRow[];
  addresses?: AddressRow[];
  /** The first ten, as `GET persons/:documentId/activities` has them. */
  activities?: Activities;
  /** The newest ten in which the person is named, or which belong to the own contact. */
  documents?: LinkedDocuments;
}

/** Body of `POST persons/:documentId/make-contact`; answers `CreatedContact`. */
export interface MakeContact {
  stage?: string;
  ownerDocumentId?: string | null;
}

/** What the writer had read: sent with a change, so that nobody overwrites what they have not seen. */
export interface Seen {
  /** The row's `updatedAt` as it was read. */
  updatedAt: string;
  /** The values that a form was filled with: lets the answer name the fields that changed since. */
  values?: Record<string, unknown>;
}

/** `error.details` of a 409 that an overtaken change gets. */
export interface ChangedSince {
  reason: 'changed';
  changedBy: string | null;
  changedAt: string;
  fields: string[];
  current: Record<string, unknown>;
}
