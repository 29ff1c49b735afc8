/** Contracts of the feature feed: what both sides of HTTP agree on. */
import type { ActivityRow } from './activities';
import type { UserName } from './contacts';
import type { DocumentName } from './workflow';

/** How the reader follows a contact; nobody else learns it. */
export interface Following {
  followed: boolean;
  /** Only what is followed can be highlighted. */
  highlighted: boolean;
}

/** Body of `PUT contacts/:documentId/follow`; `DELETE` ends it. Both answer `Following`. */
export interface FollowContact {
  /** Default: as it is, or false. */
  highlighted?: boolean;
}

/** `GET feed/follows`: the contacts that the reader follows and may read, by name. */
export interface FollowedContact {
  documentId: string;
  name?: string;
  number?: string;
  highlighted: boolean;
}

export const NEWS_SCOPES = ['all', 'followed', 'highlighted'] as const;
/** `all`: stage changes and new contacts of all readable contacts, activities of followed ones. */
export type NewsScope = (typeof NEWS_SCOPES)[number];

/** The contact that a piece of news is about. Attributes that the reader may not read are absent. */
export interface NewsContact extends Following {
  documentId: string;
  name?: string;
  number?: string;
}

export interface NewsStageChange {
  /** Null: the contact is new. */
  fromStage: string | null;
  fromStatus: string | null;
  /** Absent on a new contact whose stage the reader may not read. */
  toStage?: string;
  toStatus?: string;
  reason: string | null;
  /** The document that moved the stage, as far as the reader may read it. */
  document: DocumentName | null;
  /** The day of a timed return has come. */
  resumed: boolean;
}

interface NewsBase {
  /** documentId of the stage change or activity. */
  documentId: string;
  /** ISO 8601. */
  at: string;
  /** The calendar day of `at` in the application's time zone. */
  day: string;
  /** Came after the reader's marker, from somebody else. */
  unread: boolean;
  by: UserName | null;
}

export type NewsEntry =
  | (NewsBase & { kind: 'contact' | 'stage'; contact: NewsContact; stageChange: NewsStageChange })
  | (NewsBase & { kind: 'activity'; contacts: NewsContact[]; activity: ActivityRow });

/** `GET feed/news?scope=&before=&limit=` */
export interface NewsQuery {
  scope?: NewsScope;
  /** `next` of the page before. */
  before?: string;
  /** 1–100, default 30. */
  limit?: number;
}

export interface News {
  results: NewsEntry[];
  /** Give it as `before` to go on; null at the end. */
  next: string | null;
  /** The reader has seen what came up to here; ISO 8601. */
  seenUntil: string;
}

/** Body of `POST feed/news/seen`: the marker moves to this instant, never back, never into the future. */
export interface NewsSeen {
  until: string;
}

/** Counts end here: "99+" needs no exact number. */
export const MOST_UNREAD = 100;

/** `GET feed/unread`; what the reader has no right to is 0. */
export interface Unread {
  news: number;
  notices: number;
}

/** `reminder`: before the start. `resubmission`, `due`: its day has come. */
export type NoticeKind = 'reminder' | 'resubmission' | 'due';

export interface Notice {
  documentId: string;
  kind: NoticeKind;
  /** When it was due: an instant (`reminder`), or a day. */
  dueAt: string | null;
  dueOn: string | null;
  createdAt: string;
  read: boolean;
  /** The absent colleague for whom the reader stands in. */
  standsInFor: UserName | null;
  activity: ActivityRow;
}

/** `GET feed/notices?before=&limit=&unread=true`: the reader's own, newest first, of activities that they may read. */
export interface Notices {
  results: Notice[];
  next: string | null;
}

/** Body of `POST feed/notices/:documentId/read`; `POST feed/notices/read-all` marks all. */
export interface ReadNotice {
  read: boolean;
}

/** `GET feed/calendar` */
export interface CalendarFeed {
  active: boolean;
  /** ISO 8601; of the present address. */
  createdAt: string | null;
  /** When a calendar last read it, to the hour. */
  readAt: string | null;
}

/** Answer of `POST feed/calendar`: the only time that the address is told. It ends the address before. */
export interface NewCalendarFeed extends CalendarFeed {
  /** Path of the address on Strapi's public URL. */
  path: string;
}

