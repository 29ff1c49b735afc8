import type { UserName } from '../../../../contracts/contacts';
import type { Related } from '../../kernel/related';
import { ruleText, type SeriesRule } from '../series/rule';

/** What the composer holds while somebody types. Days `YYYY-MM-DD`, times `HH:MM`; empty: none. */
export interface Draft {
  type: string;
  subject: string;
  /** With a time: when it starts; all day: its first day; else the day it is due. */
  day: string | null;
  time: string;
  /** Time at which it ends, on the same day. */
  endTime: string;
  /** Last day of what lasts whole days. */
  endDay: string | null;
  allDay: boolean;
  /** When it has to be done at the latest, where `day` says when it starts. */
  dueOn: string | null;
  resubmitOn: string | null;
  responsible: UserName | null;
  isDone: boolean;
  outcome: string;
  priority: string;
  private: boolean;
  keepUntilDone: boolean;
  participants: Related[];
  contacts: Related[];
  persons: Related[];
  document: LinkedRef | null;
  /** The finished activity from which it follows. */
  followUpOf: Related | null;
  /** Minutes before the start. */
  remind: number | null;
  series: SeriesRule | null;
  notes: string;
}

/** A document as the composer offers it: of which content type, and which one. */
export interface LinkedRef extends Related {
  contentType: string;
}

/** For whom a new activity is made. */
export interface Subject {
  contacts: Related[];
  persons: Related[];
}

/** Types that people note after they happened, whatever an administrator adds. */
const NOTED = ['call', 'email', 'letter', 'note'];

/** What is noted today is done, a task and what lies ahead is open. */
export function startsDone(type: string, day: string | null, today: string): boolean {
  return NOTED.includes(type) && (day === null || day <= today);
}

export function emptyDraft(subject: Subject, today: string, responsible: UserName | null, type = 'call'): Draft {
  return {
    type, subject: '', day: today, time: '', endTime: '', endDay: null, allDay: false, dueOn: null, resubmitOn: null, responsible,
    isDone: startsDone(type, today, today), outcome: '', priority: 'normal', private: false, keepUntilDone: false,
    participants: [], contacts: subject.contacts, persons: subject.persons, document: null, followUpOf: null, remind: null, series: null, notes: '',
  };
}

/** `09:30` and 45 minutes make `10:15`; never past midnight. */
export function timeAfter(time: string, minutes: number): string {
  const [hours, minute] = time.split(':').map(Number);
  const end = Math.min(hours * 60 + minute + minutes, 23 * 60 + 59);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/**
 * The draft after a change: another type or day proposes anew whether it is done, a time when it ends.
 * `minutes`: how long an activity of the type lasts.
 */
export function changedDraft(before: Draft, change: Partial<Draft>, { today, minutes }: { today: string; minutes: number | null }): Draft {
  const next = { ...before, ...change };
  const proposesDone = ('type' in change || 'day' in change) && !('isDone' in change);
  const proposesEnd = ('time' in change || 'type' in change) && !('endTime' in change) && next.time !== '' && minutes !== null;
  return {
    ...next,
    ...(proposesDone ? { isDone: startsDone(next.type, next.day, today) } : {}),
    ...(proposesEnd ? { endTime: timeAfter(next.time, minutes) } : {}),
    ...(next.time === '' ? { endTime: '' } : {}),
    ...(next.allDay ? { time: '', endTime: '' } : { endDay: null }),
  };
}

type Here = (day: string, time: string) => Date;

/** A new activity as the server takes it. `here`: how the user's clock reads a day and a time, as an instant. */
export function activityOf(draft: Draft, here: Here = localInstant): Record<string, unknown> {
  const { type, subject, responsible, isDone, outcome, priority, resubmitOn, series, day } = draft;
  return {
    type,
    subject: subject.trim(),
    ...datesOf(draft, here),
    ...(resubmitOn ? { resubmitOn } : {}),
    state: isDone ? 'done' : 'open',
    ...(isDone && outcome.trim() ? { outcome: outcome.trim() } : {}),
    ...(priority === 'normal' ? {} : { priority }),
    ...(draft.private ? { private: true } : {}),
    ...(draft.keepUntilDone ? { keepUntilDone: true } : {}),
    ...(responsible ? { responsible: setTo([responsible]) } : {}),
    ...(draft.participants.length > 0 ? { participants: setTo(draft.participants) } : {}),
    contacts: setTo(draft.contacts),
    ...(draft.persons.length > 0 ? { persons: setTo(draft.persons) } : {}),
    ...(draft.document ? { documentType: draft.document.contentType, documentRef: draft.document.documentId } : {}),
    ...(draft.followUpOf ? { followUpOf: setTo([draft.followUpOf]) } : {}),
    ...(draft.remind !== null && draft.time !== '' && !isDone ? { remindMinutes: draft.remind } : {}),
    ...(series && day && !isDone ? { seriesRule: ruleText(series, day) } : {}),
    ...(draft.notes.trim() ? { notes: blocksOf(draft.notes) } : {}),
  };
}

const setTo = (rows: { documentId: string }[]) => ({ set: rows.map(({ documentId }) => ({ documentId })) });

function datesOf({ day, time, endTime, endDay, allDay, dueOn }: Draft, here: Here): Record<string, unknown> {
  const due = dueOn ? { dueOn } : {};
  if (day === null) return due;
  if (allDay) return { startsAt: noonUtc(day), ...(endDay && endDay > day ? { endsAt: noonUtc(endDay) } : {}), allDay: true, ...due };
  if (time === '') return { dueOn: dueOn ?? day };
  return { startsAt: here(day, time).toISOString(), ...(endTime ? { endsAt: here(day, endTime).toISOString() } : {}), ...due };
}

/** What lasts whole days has no time; noon in UTC is the same day almost everywhere. */
const noonUtc = (day: string) => `${day}T12:00:00.000Z`;

const localInstant: Here = (day, time) => new Date(`${day}T${time}:00`);

/** Plain text as Strapi's blocks: a paragraph per line. */
export function blocksOf(text: string): object[] {
  return text.trim().split('\n').map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }));
}

interface Block {
  type?: string;
  text?: string;
  children?: Block[];
  [mark: string]: unknown;
}

/** The text of blocks that hold nothing but paragraphs of plain text; null when something would be lost. */
export function plainTextOf(blocks: unknown): string | null {
  if (blocks === null || blocks === undefined) return '';
  if (!Array.isArray(blocks)) return null;
  const lines = (blocks as Block[]).map(({ type, children = [] }) => {
    const isPlain = type === 'paragraph' && children.every(({ type: kind, text, ...marks }) => kind === 'text' && typeof text === 'string' && !Object.values(marks).some(Boolean));
    return isPlain ? children.map(({ text }) => text).join('') : null;
  });
  return lines.includes(null) ? null : lines.join('\n');
}
