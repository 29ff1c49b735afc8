import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { addDays, dayIn, type Day } from '../kernel/dates';
import type { Write, WriteResult } from '../kernel/guard';
import { settingsOf } from '../kernel/settings';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { atNoon, startDay } from './activity.rules';
import { AHEAD, daysOf, endsBy, horizonFrom, instantAt, plainRule, timeAt } from './recurrence.rules';

/** The member of a series that is being written: its guard writes the private columns. */
interface Member {
  seriesRef: string;
  seriesKey: string;
}

const members = new AsyncLocalStorage<Member>();

/** The member that is being planned; undefined outside of that. */
export const plannedMember = (): Member | undefined => members.getStore();

export const seriesKeyOf = (seriesRef: string, day: Day): string => `${seriesRef}/${day}`;
export const dayOfKey = (key: string): Day => key.slice(-10);

const PLAIN = ['type', 'subject', 'notes', 'priority', 'keepUntilDone', 'private', 'remindMinutes', 'documentType', 'documentRef'] as const;
const LINKED = ['responsible', 'participants', 'persons', 'contacts'] as const;

/** What every member is written with: plain attributes, the documentIds of those it is related to, and how it stands in its day. */
export interface Pattern {
  plain: Record<string, unknown>;
  linked: Record<string, string[]>;
  /** Which attribute holds the day. */
  dated: 'startsAt' | 'dueOn' | 'resubmitOn';
  allDay: boolean;
  /** Wall-clock time of the start, `HH:MM:SS`; null: it has none. */
  time: string | null;
  /** Milliseconds from start to end; null: it has no end. */
  length: number | null;
}

export interface SeriesRow {
  id: number;
  documentId: string;
  rule: string;
  firstDay: Day;
  timeZone: string;
  plannedUntil: Day;
  pattern: Pattern;
  endedOn: Day | null;
}

const seriesTable = (strapi: Core.Strapi) => strapi.db.query(UID.activitySeries);

/** The activity that was just made becomes the first of its series, and those ahead are made; in the same transaction. */
export async function startSeries({ strapi }: Write, { documentId }: WriteResult): Promise<void> {
  const row = await strapi.db.query(UID.activity).findOne({ where: { documentId }, populate: [...LINKED] });
  const { timeZone } = settingsOf(strapi);
  const pattern = patternOf(row, timeZone);
  const firstDay: Day = row.startsAt ? startDay(row.startsAt, row.allDay, timeZone) : (row.dueOn ?? row.resubmitOn);
  const data = { rule: plainRule(row.seriesRule), firstDay, timeZone, plannedUntil: firstDay, pattern };
  // Bookkeeping, which no request may write: by the Document Service whoever makes a series would be refused.
  const series = (await seriesTable(strapi).create({ data })) as SeriesRow;
  const keys = { seriesRef: series.documentId, seriesKey: seriesKeyOf(series.documentId, firstDay) };
  await strapi.db.query(UID.activity).update({ where: { id: row.id }, data: keys });
  await planAhead(strapi, { ...series, ...data, endedOn: null });
}

function patternOf(row: Record<string, unknown>, timeZone: string): Pattern {
  const { startsAt, endsAt, allDay, dueOn } = row as { startsAt: string | null; endsAt: string | null; allDay: boolean | null; dueOn: Day | null };
  return {
    plain: Object.fromEntries(PLAIN.map((name) => [name, row[name]])),
    linked: Object.fromEntries(LINKED.map((name) => [name, [row[name] ?? []].flat().map((one) => (one as { documentId: string }).documentId)])),
    dated: startsAt ? 'startsAt' : dueOn ? 'dueOn' : 'resubmitOn',
    allDay: allDay === true,
    time: startsAt && !allDay ? timeAt(startsAt, timeZone) : null,
    length: startsAt && endsAt ? new Date(endsAt).getTime() - new Date(startsAt).getTime() : null,
  };
}

/** Makes the members up to the horizon that are not made yet, and says how far the series is planned now. */
async function planAhead(strapi: Core.Strapi, series: SeriesRow): Promise<number> {
  const today = dayIn(series.timeZone);
  const from = series.plannedUntil > today ? series.plannedUntil : today;
  const until = horizonFrom(series.firstDay > today ? series.firstDay : today);
  const room = AHEAD.members - (await openMembersFrom(strapi, series, today));
  // Dates that went by while nothing ran are made up for: they are overdue, not forgotten.
  const days = room <= 0 ? [] : daysOf(series.rule, series.firstDay, { after: series.plannedUntil, until, limit: room });
  for (const day of days) await makeMember(strapi, series, day);
  const plannedUntil = days.length === room || room <= 0 ? (days.at(-1) ?? series.plannedUntil) : until > from ? until : from;
  const endedOn = endsBy(series.rule, series.firstDay, plannedUntil) ? plannedUntil : null;
  await seriesTable(strapi).update({ where: { id: series.id }, data: { plannedUntil, endedOn } });
  return days.length;
}

function openMembersFrom(strapi: Core.Strapi, { documentId }: SeriesRow, day: Day): Promise<number> {
  return strapi.db.query(UID.activity).count({ where: { seriesRef: documentId, state: 'open', seriesKey: { $gte: seriesKeyOf(documentId, day) } } });
}

function makeMember(strapi: Core.Strapi, { documentId, rule, timeZone, pattern }: SeriesRow, day: Day): Promise<unknown> {
  const linked = Object.entries(pattern.linked).map(([name, ids]) => [name, { connect: ids.map((id) => ({ documentId: id })) }]);
  const data = { ...pattern.plain, ...datesOn(pattern, day, timeZone), ...Object.fromEntries(linked), state: 'open', seriesRule: rule };
  return members.run({ seriesRef: documentId, seriesKey: seriesKeyOf(documentId, day) }, () => strapi.documents(UID.activity).create({ data: data as never }));
}

/** When the member of `day` takes place. */
export function datesOn({ dated, allDay, time, length }: Pattern, day: Day, timeZone: string): Record<string, unknown> {
  if (dated !== 'startsAt') return { [dated]: day };
  const startsAt = time ? instantAt(day, time, timeZone) : atNoon(day);
  return { startsAt, endsAt: length === null ? null : new Date(new Date(startsAt).getTime() + length).toISOString(), allDay };
}

/**
 * Plans every running series on, and returns how many activities were made. Runs on every instance: of
 * several one has the lock, and the others find the work done.
 */
export async function planAllSeries(strapi: Core.Strapi): Promise<number> {
  let made = 0;
  for (let after = 0; ; ) {
    const due = addDays(dayIn(settingsOf(strapi).timeZone), AHEAD.days);
    const row = await seriesTable(strapi).findOne({ where: { id: { $gt: after }, endedOn: null, plannedUntil: { $lt: due } }, orderBy: { id: 'asc' }, select: ['id'] });
    if (!row) return made;
    made += await inTransaction(strapi, async (trx) => {
      await lock(strapi, trx, 'lock:series');
      const series = (await seriesTable(strapi).findOne({ where: { id: row.id } })) as SeriesRow | null;
      return series && series.endedOn === null ? planAhead(strapi, series) : 0;
    });
    after = row.id;
  }
}

const JOB = 'crm-contacts: series are planned on';
/** Once a day at an hour at which nobody works, and some minutes past the full hour. */
const EVERY_NIGHT = '17 3 * * *';

export const seriesJob = {
  schedule(strapi: Core.Strapi): void {
    strapi.cron.add({ [JOB]: { task: async () => void (await planAllSeries(strapi)), options: EVERY_NIGHT } });
  },
  unschedule(strapi: Core.Strapi): void {
    strapi.cron.remove(JOB);
  },
};
