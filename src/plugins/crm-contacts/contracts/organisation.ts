/** Contracts of the feature organisation: what both sides of HTTP agree on. */
import type { ActivityRow } from './activities';
import type { ContactState, NewPerson, RetiredChannel } from './contacts';

/** A person by name; `name` is absent where the reader may not read it. */
export interface PersonLabel {
  documentId: string;
  name?: string;
}

export interface NamedRef {
  documentId: string;
  name?: string;
}

/** Another position by title and person. */
export interface PositionRef {
  documentId: string;
  jobTitle?: string | null;
  person: PersonLabel | null;
  /** Set when the position belongs to another company of the corporate family. */
  company?: NamedRef;
  /** The position has ended: the superior has left. */
  left: boolean;
}

/** A contact person in the list of a company. Attributes that the reader may not read are absent. */
export interface ContactPerson {
  documentId: string;
  updatedAt: string;
  person: PersonLabel | null;
  jobTitle?: string | null;
  role?: string | null;
  department?: NamedRef | null;
  workplace?: NamedRef | null;
  superior?: PositionRef | null;
  email?: string | null;
  phone?: string | null;
  main?: boolean;
  validFrom?: string | null;
  validTo?: string | null;
  current: boolean;
}

/** `GET contacts/:documentId/positions?asOf=`: current ones first (main first), then coming and past ones. */
export interface ContactPersons {
  asOf: string;
  positions: ContactPerson[];
}

export interface ChartDepartment {
  documentId: string;
  updatedAt: string;
  name?: string;
  code?: string | null;
  parent: string | null;
  /** documentId of the position that heads it. */
  head: string | null;
  validFrom?: string | null;
  validTo?: string | null;
}

export interface ChartWorkplace {
  documentId: string;
  updatedAt: string;
  name?: string;
  code?: string | null;
  department: string | null;
  /** No position in force sits there on the day. */
  vacant: boolean;
  validFrom?: string | null;
  validTo?: string | null;
}

export interface ChartPosition {
  documentId: string;
  updatedAt: string;
  person: PersonLabel | null;
  jobTitle?: string | null;
  /** documentIds. */
  department: string | null;
  workplace: string | null;
  superior: string | null;
  phone?: string | null;
  email?: string | null;
  main?: boolean;
  /** Address of the person's photo, small where there is a small one; absent: none, or not to be read. Admin panel only. */
  photo?: string;
  /** Ended before the day: asked for by `left=true` (then `validTo` says when, where the reader may read it), or a stub elsewhere that has ended too. */
  left?: true;
  validTo?: string | null;
  /** A stub: a superior who sits in another company of the family, has left, or does not hold the position yet. */
  stub?: 'elsewhere' | 'left' | 'coming';
  company?: NamedRef;
}

export interface ChartWarning {
  reason: 'superior-cycle' | 'department-cycle';
  /** documentIds of the positions or departments in the circle. */
  members: string[];
}

/** `GET contacts/:documentId/org-chart?asOf=&left=`: what is in force on the day; with `left=true` also who had left by then. */
export interface OrgChart {
  asOf: string;
  departments: ChartDepartment[];
  workplaces: ChartWorkplace[];
  positions: ChartPosition[];
  warnings: ChartWarning[];
}

/** Body of `POST contacts/:documentId/contact-persons`: references are documentIds. */
export interface NewContactPerson {
  /** An existing person; exactly one of `person` and `newPerson`. */
  person?: string;
  /** A person to be made in the same transaction. */
  newPerson?: NewPerson;
  department?: string | null;
  workplace?: string | null;
  superior?: string | null;
  jobTitle?: string | null;
  role?: string | null;
  email?: string | null;
  phone?: string | null;
  main?: boolean;
  validFrom?: string | null;
  validTo?: string | null;
}

export interface CreatedContactPerson {
  documentId: string;
  person: string;
}

/** Body of `POST positions/:documentId/end`; default: today. The day is the last one. */
export interface EndPosition {
  validTo?: string;
  seen?: { updatedAt: string };
}

/**
 * Body of `POST positions/:documentId/change`: what changes; references are documentIds. A change of
 * department, workplace, superior or title says from which day it holds (`startsOn`; the state before
 * becomes a placement), or that it is a correction (none does).
 */
export interface ChangePosition extends Omit<NewContactPerson, 'person' | 'newPerson'> {
  startsOn?: string;
  correction?: true;
  seen?: { updatedAt: string; values?: Record<string, unknown> };
}

export interface ChangedPosition extends PositionState {
  /** The days for which the state before was kept; null: none was. */
  placement: { validFrom: string | null; validTo: string } | null;
}

/** Body of `POST positions/:documentId/move-reports`: who reports there gets another superior from a day. */
export interface MoveReports {
  /** documentId of the new superior's position; null: none. */
  to: string | null;
  startsOn: string;
  /** documentIds; absent: all. */
  reports?: string[];
}

export interface MovedReports {
  moved: string[];
}

/** `GET departments/:documentId/contents?after=`: what is in it on some day after (default: after today), as far as it may be read. */
export interface DepartmentContents {
  after: string;
  positions: PositionInDepartment[];
  /** Who is in it for a time, until a change that is noted already takes them elsewhere: `documentId` is the position's. */
  forATime: PositionForATime[];
  workplaces: NamedRef[];
  departments: NamedRef[];
}

export interface PositionInDepartment {
  documentId: string;
  person: PersonLabel | null;
  jobTitle?: string | null;
}

/** Both days are included; `validFrom` null: from the position's first day. */
export interface PositionForATime extends PositionInDepartment {
  validFrom: string | null;
  validTo: string | null;
}

/**
 * Body of `POST departments/:documentId/dissolve`. `moveTo`: documentId of the department that what is
 * still in it goes to; null: to none. Without it, a department that is not empty is not dissolved.
 */
export interface DissolveDepartment {
  /** The last day. */
  endsOn: string;
  moveTo?: string | null;
  seen?: { updatedAt: string };
}

export interface DissolvedDepartment {
  documentId: string;
  validTo: string;
  /** `forATime`: stays that a noted change ends. */
  moved: { positions: number; forATime: number; workplaces: number; departments: number };
}

/** Where somebody starts: a position without its person and without dates. */
type Place = Omit<NewContactPerson, 'person' | 'newPerson' | 'validFrom' | 'validTo'>;

/** Body of `POST positions/:documentId/change-job`: it ends on `endsOn` (default: the day before), the new one starts. */
export interface ChangeJob extends Place {
  /** documentId of the company of the new position. */
  company: string;
  startsOn: string;
  endsOn?: string;
  seen?: { updatedAt: string };
}

export interface ChangedJob {
  ended: { documentId: string; validTo: string };
  /** documentId of the new position. */
  started: string;
  person: string;
  /** What was taken from the person's own channels, since it reached them at the old position only. */
  retired: RetiredChannel[];
  /** Open activities with the person, at most 100. */
  activities: ActivityRow[];
}

/** Body of `POST contacts/:documentId/make-contact-person`: a person contact becomes a position at a company. */
export interface MakeContactPerson extends Place {
  company: string;
  /** First day; default: today. */
  validFrom?: string | null;
  /** Why the person contact is closed. */
  reason?: string;
  seen?: { updatedAt: string };
}

export interface MadeContactPerson {
  position: string;
  person: string;
  /** How many open activities went over to the company. */
  activities: number;
  /** How many open documents did, by source. */
  documents: Record<string, number>;
  /** The closed person contact. */
  contact: ContactState;
}

/** Answer of `end` and `make-main`. */
export interface PositionState {
  documentId: string;
  validTo: string | null;
  main: boolean;
  updatedAt: string;
}

/** What the window's first page shows of a company's contact persons. */
export interface ContactPersonsExcerpt {
  /** The main one first, then by name; at most five. */
  first: ContactPerson[];
  count: number;
}
