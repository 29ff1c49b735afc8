/** Contracts of the feature workflow: what both sides of HTTP agree on. */

/** What people read, in the languages of the user interface. */
export interface Labels {
  en: string;
  de: string;
}

/** Where a contact stands: the stage and the status within it, by their keys. */
export interface StateRef {
  stage: string;
  status: string;
}

/** Palettes of Strapi's design system: each has a readable pair of colours for the light and the dark theme. */
export const COLOURS = ['neutral', 'primary', 'secondary', 'alternative', 'success', 'warning', 'danger'] as const;
export type Colour = (typeof COLOURS)[number];

/** Which sections a contact has. A section is read-only where it is off but rows exist. */
export interface Capabilities {
  /** Price catalogues and process price lists. */
  sales: boolean;
  /** Linked documents are shown. */
  documents: boolean;
  /** New documents may be linked. */
  newDocuments: boolean;
}

export interface StatusDef {
  /** Lower-case letters, digits and hyphens; stored in `stageStatus`. */
  key: string;
  label: Labels;
  /** A contact may be created in it. */
  entry: boolean;
  /** Contacts in it show a banner with the reason and the day. */
  blocked: boolean;
  /** Instead of the stage's colour. */
  colour?: Colour;
  capabilities: Capabilities;
}

export interface StageDef {
  /** Lower-case letters, digits and hyphens; stored in `stage`. */
  key: string;
  label: Labels;
  /** Name of the stage's folder; `label` without it. */
  plural?: Labels;
  colour: Colour;
  statuses: StatusDef[];
}

export interface Requirements {
  /** A reason in words. */
  reason?: boolean;
  /** The day on which the contact comes back; only into a status that a timed transition leaves. */
  resumeOn?: boolean;
  /** Attributes of the contact that must be filled. */
  fields?: string[];
  /** Codes of admin roles of which the user must have one; a super admin always may. */
  roles?: string[];
}

export interface TransitionDef {
  from: StateRef;
  to: StateRef;
  label: Labels;
  requires: Requirements;
  /** Taken by itself on the contact's resume day. At most one per status. */
  timed?: boolean;
  /** Drawn as a button; the others stand in the menu beside them. */
  primary?: boolean;
}

/**
 * A new document moves its contact: a first quote makes a lead a prospect. Takes a transition that the workflow has
 * and that asks for nothing; never from a blocked status.
 */
export interface TriggerDef {
  /** Key of a document source. */
  source: string;
  from: StateRef;
  to: StateRef;
}

/** The workflow as data: stages with their statuses, and the transitions between them. */
export interface Definition {
  /** Grows by one with every change; 0 is the definition that the plugin ships. */
  version: number;
  /** Where a contact starts when nothing else is said. */
  start: StateRef;
  stages: StageDef[];
  transitions: TransitionDef[];
  /** Transitions that new documents take by themselves; none by default. */
  triggers?: TriggerDef[];
}

/** `GET workflow` */
export type WorkflowAnswer = Definition;

export interface StateCount extends StateRef {
  count: number;
}

/** `GET workflow/settings`: what the settings page needs beside the definition. */
export interface WorkflowSettings {
  definition: Definition;
  /** Contacts per state, also of states that the definition does not know. */
  counts: StateCount[];
  /** Attributes of a contact that a transition may require. */
  fields: string[];
  roles: { code: string; name: string }[];
  /** Kinds of documents that may move the stage. */
  sources: { key: string; names: Labels }[];
}

/** Where the contacts of a removed status go. */
export interface Move {
  from: StateRef;
  to: StateRef;
}

/** `PUT workflow`: `definition.version` is the one that was read; 409 when it is no longer the current one. */
export interface WorkflowUpdate {
  definition: Definition;
  moves?: Move[];
}

/** Why a transition cannot be taken now. */
export interface TransitionBarrier {
  reason: 'right' | 'role' | 'fields' | 'closed';
  /** Attributes to fill first; those that the reader may not see are left out. */
  fields?: string[];
  /** Codes of the roles of which one is needed. */
  roles?: string[];
}

export interface AllowedTransition {
  to: StateRef;
  label: Labels;
  requires: { reason?: boolean; resumeOn?: boolean; fields?: string[] };
  primary: boolean;
  allowed: boolean;
  /** English sentence, when not allowed. */
  refusal?: string;
  barrier?: TransitionBarrier;
}

/** A linked document as the history and proposals name it; without number and id where the reader may not read it or it is gone. */
export interface DocumentName {
  source: string;
  contentType: string;
  /** *Quote*, *Angebot*. */
  names: Labels;
  documentId: string | null;
  number: string | null;
}

/**
 * A transition that documents suggest. `document`: there is one that should have moved the contact, but something
 * required was missing. `noDocument`: the one that moved it is void or gone, and no other is left.
 */
export interface StageProposal {
  to: StateRef;
  reason: 'document' | 'noDocument';
  document: DocumentName;
}

/** `GET contacts/:documentId/transitions` */
export interface TransitionsAnswer {
  documentId: string;
  stage: string;
  stageStatus: string;
  transitions: AllowedTransition[];
  /** Of these transitions those that documents suggest: the user decides. */
  proposals: StageProposal[];
}

/** `POST contacts/:documentId/transition` */
export interface TransitionRequest {
  to: StateRef;
  /** What the user saw; another state now is a 409. */
  from?: StateRef;
  reason?: string | null;
  /** `YYYY-MM-DD`, after today. */
  resumeOn?: string | null;
}

/** The contact's workflow fields after a transition. */
export interface TransitionAnswer {
  documentId: string;
  stage: string;
  stageStatus: string;
  /** ISO 8601. */
  stageSince: string;
  resumeOn: string | null;
  updatedAt: string;
}

/** One row of `GET contacts/:documentId/stage-changes`. */
export interface StageChangeRow {
  documentId: string;
  fromStage: string | null;
  fromStatus: string | null;
  toStage: string;
  toStatus: string;
  reason: string | null;
  resumeOn: string | null;
  /** ISO 8601. */
  changedAt: string;
  /** Null: the plugin itself or an API token. */
  changedBy: { documentId: string; name: string } | null;
  /** `create`, `user`, `api`, `resume`, `workflow`, `document`, `system`. */
  trigger: string | null;
  /** What moved the contact, where `trigger` is `document` and the reader may read documents of that kind. */
  document: DocumentName | null;
}

export interface StageChangesAnswer {
  results: StageChangeRow[];
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
}

/** What listeners of `strapi.eventHub` and webhooks get after the commit. */
export interface StageChangedEvent {
  uid: string;
  contact: { documentId: string };
  from: StateRef | null;
  to: StateRef;
  reason: string | null;
  resumeOn: string | null;
  changedAt: string;
  changedBy: { documentId: string } | null;
  trigger: string;
  /** Where `trigger` is `document`. */
  document: { source: string; documentId: string } | null;
}

export const STAGE_CHANGED = 'crm.contact.stage-changed';

/** `GET workflow/webhooks`; `PUT workflow/webhooks` takes `{ chosen: id[] }`. */
export interface WebhooksAnswer {
  webhooks: { id: string; name: string; url: string; enabled: boolean; chosen: boolean }[];
}
