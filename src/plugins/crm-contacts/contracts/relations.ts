/** Contracts of the feature relations: what both sides of HTTP agree on. */
import type { ContactKind, NewContact, UserName } from './contacts';

export type Structure = 'group' | 'branch' | 'none';

/** `structure` of `GET contacts/:documentId/hierarchy`; `all` (default): group and branch at once. */
export type HierarchyStructure = 'group' | 'branch' | 'all';

/** A contact as trees and lists name it; what the reader may not read is absent. */
export interface ContactLabel {
  documentId: string;
  name?: string;
  number?: string;
  kind?: ContactKind;
  stage?: string;
  stageStatus?: string;
}

export interface HierarchyNode extends ContactLabel {
  /** documentId of the node that carries this one: head office or controlling parent; null: a top. */
  parent: string | null;
  /** 0 at a top. */
  depth: number;
  /** By what it hangs below `parent`; null at a top and where a hidden contact lies between. */
  structure: 'group' | 'branch' | null;
  /** Percent that `parent` holds directly, as a decimal string; null: unknown or a branch. */
  share: string | null;
  /** Percent that `root` holds over all paths, rounded to 6 places; null: unknown. */
  effectiveShare: string | null;
}

/** A holding that carries nothing in the tree: of a further owner, or one that closes a circle. */
export interface HierarchyLink {
  from: string;
  to: string;
  structure: 'group' | 'branch';
  share: string | null;
}

export interface HierarchyWarning {
  /**
   * `circular-holding`: legal, shown as a link. `branch-cycle`, `several-head-offices`: broken data.
   * `over-100`: the holders' shares add up to more than 100 percent.
   */
  reason: 'circular-holding' | 'branch-cycle' | 'several-head-offices' | 'over-100';
  contacts: string[];
}

/** `GET contacts/:documentId/hierarchy?structure=&asOf=`: parents come before their children. */
export interface Hierarchy {
  /** documentId of the ultimate parent: where following the carrying parents ends. */
  root: string;
  structure: HierarchyStructure;
  asOf: string;
  nodes: HierarchyNode[];
  links: HierarchyLink[];
  warnings: HierarchyWarning[];
}

export interface LocalizedText {
  en: string;
  de: string;
}

/** A relation as one of its sides sees it. */
export interface ContactRelation {
  documentId: string;
  updatedAt: string;
  /** Whether this contact is the relation's `from` (owner, head office, supplier …) or its `to`. */
  side: 'from' | 'to';
  /** "This contact is <label> the other one": `supplier of`. Null without the right to read types. */
  label: LocalizedText | null;
  type: { documentId: string; key: string; structure: Structure; symmetric: boolean } | null;
  other: ContactLabel;
  share?: string | null;
  validFrom?: string | null;
  validTo?: string | null;
  note?: string | null;
  /** In force on the day asked for. */
  current: boolean;
}

/** `GET contacts/:documentId/relations?asOf=&all=true`; without `all` only those in force on the day. */
export interface ContactRelations {
  asOf: string;
  relations: ContactRelation[];
}

/** A member of the family in its roll-up; absent: the reader may not read it. */
export interface RollUpMember extends HierarchyNode {
  /** Contact persons in force on the day, each person once. */
  contactPersons?: number;
  owner?: UserName | null;
}

/**
 * `GET contacts/:documentId/roll-up?structure=&asOf=`: the family at a glance. Who belongs to it and who
 * its contact persons are follows the day; stages and owners are today's.
 */
export interface RollUp {
  root: string;
  structure: HierarchyStructure;
  asOf: string;
  /** Parents before their children. */
  members: RollUpMember[];
  totals: {
    members: number;
    stages: { stage: string; stageStatus?: string; count: number }[];
    /** Persons at several members count once. */
    contactPersons?: number;
    owners?: { owner: UserName | null; count: number }[];
  };
  warnings: HierarchyWarning[];
}

/**
 * Body of `POST contacts/:documentId/move-members`: of the contact's branches or subsidiaries those named
 * go to another head office or parent from a day. All or nothing.
 */
export interface MoveMembers {
  structure: 'group' | 'branch';
  /** documentIds of contacts. */
  members: string[];
  /** documentId of the new head office or parent. */
  to: string;
  startsOn: string;
}

export interface MovedMember {
  member: string;
  /** documentId of the relation that holds from the day on. */
  relation: string;
}

/** Body of `POST contacts/:documentId/relations`: with an existing contact, or with one that is made with it. */
export interface NewRelation {
  /** documentId of the relation type. */
  type: string;
  /** Which side the contact in the address takes. */
  side: 'from' | 'to';
  /** documentId; exactly one of `other` and `newContact`. */
  other?: string;
  newContact?: NewContact;
  share?: number | string | null;
  validFrom?: string | null;
  validTo?: string | null;
  note?: string | null;
}

export interface CreatedRelation {
  documentId: string;
  /** documentId of the contact on the other side. */
  other: string;
}

/** The structure around a contact as the window's first page shows it. */
export interface StructureExcerpt {
  /** From the ultimate parent down to the direct parent. */
  parents: ContactLabel[];
  /** The first children by name. */
  children: (ContactLabel & { structure: 'group' | 'branch'; share: string | null })[];
  /** All direct children. */
  childCount: number;
  /** Relations of other kinds that are in force. */
  otherCount: number;
}
