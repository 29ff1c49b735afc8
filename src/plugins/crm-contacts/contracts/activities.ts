/** Contracts of the feature activities: what both sides of HTTP agree on. */
import type { ContactName, PersonName, UserName } from './contacts';
import type { LinkedDocument } from './documents';

export const ACTIVITY_TYPES = ['call', 'email', 'letter', 'meeting', 'visit', 'task', 'note'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];
export type ActivityState = 'open' | 'done' | 'cancelled';
export type ActivityPriority = 'low' | 'normal' | 'high';

/** An activity as lists show it. Attributes that the reader may not read are absent, as are rows behind a relation. */
export interface ActivityRow {
  documentId: string;
  updatedAt: string;
  /** The calendar day it belongs to: of its start, else its due day, else its resubmission, else of its creation. */
  day: string;
  type?: string;
  subject?: string;
  /** ISO 8601. Of an all-day activity only the day counts. */
  startsAt?: string | null;
  endsAt?: string | null;
  allDay?: boolean;
  dueOn?: string | null;
  resubmitOn?: string | null;
  state?: ActivityState;
  priority?: ActivityPriority;
  outcome?: string | null;
  private?: boolean;
  /** Notes as plain text, at most 300 characters. */
  excerpt?: string | null;
  responsible?: UserName | null;
  participants?: UserName[];
  contacts?: ContactName[];
  persons?: PersonName[];
  followUpOf?: { documentId: string; subject: string } | null;
  /** Open, and its day is past. */
  overdue: boolean;
  /** The reader may change it. */
  mayUpdate: boolean;
}

/** `GET contacts/:documentId/activities`, `GET persons/:documentId/activities`; far future first. */
export interface ActivitiesQuery {
  type?: string;
  state?: ActivityState;
  /** documentId of an admin user, or `me`. */
  responsible?: string;
  /** Part of the subject or the outcome. */
  q?: string;
  /** `next` of the page before. */
  before?: string;
  /** 1–100, default 50. */
  limit?: number;
}

export interface Activities {
  results: ActivityRow[];
  /** Give it as `before` to go on; null at the end. */
  next: string | null;
}

export interface TimelineStageChange {
  documentId: string;
  fromStage: string | null;
  fromStatus: string | null;
  toStage: string;
  toStatus: string;
  reason: string | null;
  changedBy: UserName | null;
}

/** `at`: ISO 8601; entries that have a day only stand at noon UTC of it. */
export type TimelineEntry =
  | { kind: 'activity'; at: string; day: string; activity: ActivityRow }
  | { kind: 'stage-change'; at: string; day: string; stageChange: TimelineStageChange }
  | { kind: 'document'; at: string; day: string; document: LinkedDocument };

/** `GET contacts/:documentId/timeline?before=&limit=`: what has been, newest first. `before` is `next` of the page before, or an ISO instant. */
export interface Timeline {
  results: TimelineEntry[];
  next: string | null;
}

/** Section of the contact window's first page. */
export interface WindowActivities {
  /** Open ones by day, overdue ones first. */
  next: ActivityRow[];
  openCount: number;
  overdueCount: number;
}

/** Body of `POST activities/:documentId/finish`; answers the activity. 409 when it is not open any more. */
export interface FinishActivity {
  outcome?: string | null;
}
