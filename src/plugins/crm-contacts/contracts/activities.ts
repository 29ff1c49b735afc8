/** Contracts of the feature activities: what both sides of HTTP agree on. */
import type { ContactName, PersonName, UserName } from './contacts';
import type { LinkedDocument } from './documents';
import type { Colour } from './workflow';

/** Keys of the shipped kinds of activities; administrators rename them and add their own (content type `activity-type`). */
export const ACTIVITY_TYPES = ['call', 'email', 'letter', 'meeting', 'visit', 'task', 'note'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** `GET activity-types/choices`: every kind in its order, whatever the reader may do with the content type. */
export interface ActivityTypeChoice {
  key: string;
  name: string;
  nameDe: string | null;
  /** Name of an icon of Strapi's design system. */
  icon: string;
  colour: Colour;
  /** Minutes that a new one lasts; null: it has no end. */
  duration: number | null;
  /** New activities may have it. */
  active: boolean;
}
export type ActivityState = 'open' | 'done' | 'cancelled';
export type ActivityPriority = 'low' | 'normal' | 'high';

/** A file of an activity. `size`: kilobytes of 1,000 bytes. */
export interface Attachment {
  documentId: string;
  name: string;
  url: string;
  size: number;
}

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
  /** What was planned when this one was finished. */
  followUps?: { documentId: string; subject: string }[];
  keepUntilDone?: boolean;
  /** Minutes before the start. */
  remindMinutes?: number | null;
  /** In the panel alone: sites ask for files with `populate`, under rights of their own. */
  attachments?: Attachment[];
  documentType?: string | null;
  documentRef?: string | null;
  /** It belongs to a series with this rule (RFC 5545, without `RRULE:`). */
  seriesRule?: string | null;
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

/** `GET activities/list`: all that the reader may read, of whomever. */
export interface AllActivitiesQuery extends ActivitiesQuery {
  /** First and last day, `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
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

/** `at`: ISO 8601; entries that have a day only stand at noon UTC of it, or before where that is on the next day by the application's clocks. */
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

/** Body of `POST activities/:documentId/finish`. 409 when it is not open any more. */
export interface FinishActivity {
  outcome?: string | null;
  /** Planned with it, in one step: what it does not name is taken from the finished one. */
  followUp?: FollowUp;
}

/** What comes next, as an activity is written; one of `startsAt`, `dueOn`, `resubmitOn` says when. */
export interface FollowUp {
  type?: string;
  subject?: string;
  startsAt?: string;
  endsAt?: string;
  allDay?: boolean;
  dueOn?: string;
  resubmitOn?: string;
  /** documentId of an admin user. */
  responsible?: string;
}

/** Answer of `finish`. */
export interface FinishedActivity extends ActivityRow {
  followUp?: ActivityRow;
}

/** Body of `PUT activities/:documentId/series`: this one and all open ones after it. Attributes as in an activity; `startsAt` moves the time of day of all. */
export interface ChangeSeries {
  data: Record<string, unknown>;
}

/** Answer of `PUT` and `DELETE activities/:documentId/series`: how many activities were changed or taken away. */
export interface SeriesChanged {
  count: number;
}

export const DESK_SECTIONS = ['overdue', 'today', 'coming', 'undated'] as const;
export type DeskSection = (typeof DESK_SECTIONS)[number];

/**
 * `GET desk`: the open activities of which the reader is responsible or a participant, and those of absent
 * colleagues for whom the reader stands in. Its day is `resubmitOn`, else `dueOn`, else the day of `startsAt`.
 */
export interface DeskQuery {
  section: DeskSection;
  /** Today as the user's clock has it; default: today in `timeZone`. */
  day?: string;
  /** IANA time zone of the user; default the application's. */
  timeZone?: string;
  /** `next` of the page before. */
  before?: string;
  /** 1–100, default 50. */
  limit?: number;
}

export interface DeskRow extends ActivityRow {
  deskDay: string | null;
  /** The absent colleague whose activity it is; null: the reader's own. */
  deputyFor: UserName | null;
}

export interface Desk {
  counts: Record<DeskSection, number>;
  /** The earliest first. */
  results: DeskRow[];
  next: string | null;
  /** Absent colleagues for whom the reader stands in on this day. */
  deputised: UserName[];
}

/** `GET calendar`: at most 100 days. */
export interface CalendarQuery {
  /** First and last day, both included. */
  from: string;
  to: string;
  /** IANA time zone in which days are meant; default the application's. */
  timeZone?: string;
  /** documentId of an admin user, or `me`: their activities, and dates of the contacts that they own. All when absent. */
  responsible?: string;
  type?: string;
}

/** A day that follows from other data: whose birthday, which catalogue's or position's last day, who comes back from waiting. */
export interface CalendarDate {
  kind: 'birthday' | 'catalogue' | 'position' | 'resume';
  day: string;
  contact?: ContactName;
  person?: PersonName;
  catalogue?: { documentId: string; name: string };
}

export interface Calendar {
  results: ActivityRow[];
  dates: CalendarDate[];
  /** There were more than fit (1,000 activities, 500 dates of a kind). */
  truncated: boolean;
  /** The application's. */
  timeZone: string;
}
