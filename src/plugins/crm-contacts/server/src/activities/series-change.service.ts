import type { Core } from '@strapi/strapi';
import { addDays, type Day } from '../kernel/dates';
import { forbidden, refusal } from '../kernel/errors';
import { takeStoredForms } from '../kernel/guard';
import { getReadable, type StoredRow } from '../kernel/rights/readable';
import type { Action, Reader } from '../kernel/rights/reader';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { atNoon, startDay, writtenDay } from './activity.rules';
import { timeAt } from './recurrence.rules';
import { datesOn, dayOfKey, type Pattern, type SeriesRow } from './series.service';

interface MemberRow {
  documentId: string;
  seriesKey: string;
}

/** This member and the open ones after it take over `data`; those that are still to be planned as well. All or none. */
export async function changeFollowing(strapi: Core.Strapi, reader: Reader, documentId: string, data: Record<string, unknown>): Promise<number> {
  assertFields(reader, data);
  takeStoredForms(strapi, UID.activity, data, ['data']);
  const { stored, series } = await memberOf(strapi, reader, documentId);
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:series');
    const rows = await followingOf(strapi, reader, 'update', stored);
    const pattern = changedPattern(series, stored, data);
    for (const { documentId: member, seriesKey } of rows) {
      const dates = 'startsAt' in data || 'endsAt' in data || 'allDay' in data ? datesOn(pattern, dayOfKey(seriesKey), series.timeZone) : {};
      await strapi.documents(UID.activity).update({ documentId: member, data: { ...data, ...dates } as never });
    }
    await strapi.db.query(UID.activitySeries).update({ where: { id: series.id }, data: { pattern: await withLinks(strapi, pattern, stored) } });
    return rows.length;
  });
}

/** Takes away this member and the open ones after it, and plans no more. */
export async function endSeries(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<number> {
  const { stored, series } = await memberOf(strapi, reader, documentId);
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:series');
    const rows = await followingOf(strapi, reader, 'delete', stored);
    for (const row of rows) await strapi.documents(UID.activity).delete({ documentId: row.documentId });
    await strapi.db.query(UID.activitySeries).update({ where: { id: series.id }, data: { endedOn: addDays(dayOfKey(stored.seriesKey as string), -1) } });
    return rows.length;
  });
}

const SINGLE = ['seriesRule', 'state', 'outcome', 'dueOn', 'resubmitOn', 'followUpOf'];
const PLAIN = ['type', 'subject', 'notes', 'priority', 'keepUntilDone', 'private', 'remindMinutes', 'documentType', 'documentRef'];
/** What can be said of all members. */
const SHARED = [...PLAIN, 'startsAt', 'endsAt', 'allDay', 'responsible', 'participants', 'persons', 'contacts', 'attachments'];

/** What belongs to one member alone cannot be said of all, and what is no attribute of theirs to be written is nobody's to say. */
function assertFields(reader: Reader, data: Record<string, unknown>): void {
  const objections = Object.keys(data).filter((field) => !SHARED.includes(field)).map((field) =>
    SINGLE.includes(field)
      ? { field: ['data', field], reason: 'single', message: `${field} belongs to one activity of a series: change it there` }
      : { field: ['data', field], reason: 'unknown', message: `${field} is nothing that the activities of a series share` }
  );
  if (objections.length > 0) throw refusal(objections);
  const refused = Object.keys(data).filter((field) => !reader.can('update', UID.activity, undefined, field));
  if (refused.length > 0) throw forbidden(`You may not write ${refused.join(', ')}`);
}

async function memberOf(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<{ stored: StoredRow; series: SeriesRow }> {
  const stored = await getReadable(strapi, reader, UID.activity, documentId);
  const series = stored.seriesRef ? await strapi.db.query(UID.activitySeries).findOne({ where: { documentId: stored.seriesRef } }) : null;
  if (!series) throw refusal({ field: 'documentId', reason: 'series', message: 'This activity belongs to no series' });
  return { stored, series };
}

/** The open members from this one on; 403 where one of them is out of the reader's reach. */
async function followingOf(strapi: Core.Strapi, reader: Reader, action: Action, { seriesRef, seriesKey }: StoredRow): Promise<MemberRow[]> {
  const rows: MemberRow[] = await strapi.db.query(UID.activity).findMany({
    select: ['documentId', 'seriesKey'],
    where: { seriesRef, seriesKey: { $gte: seriesKey }, state: 'open' },
    orderBy: { seriesKey: 'asc' },
  });
  const kept = await reader.keep(action, UID.activity, rows.map(({ documentId }) => documentId));
  if (kept.size < rows.length) throw forbidden('You may not change all activities of this series');
  return rows;
}

/** The pattern after the change. The day of a series follows from its rule: only the time of day may change. */
function changedPattern({ pattern, timeZone }: SeriesRow, stored: StoredRow, data: Record<string, unknown>): Pattern {
  const after = { ...stored, ...data } as unknown as { startsAt: string | null; endsAt: string | null; allDay: boolean };
  const plain = { ...pattern.plain, ...Object.fromEntries(PLAIN.filter((name) => name in data).map((name) => [name, data[name]])) };
  if (!('startsAt' in data) && !('endsAt' in data) && !('allDay' in data)) return { ...pattern, plain };
  if (after.allDay) for (const name of ['startsAt', 'endsAt'] as const) if (data[name]) after[name] = atNoon(writtenDay(String(data[name]), timeZone));
  const day: Day | null = after.startsAt ? startDay(after.startsAt, after.allDay, timeZone) : null;
  if (day !== dayOfKey(stored.seriesKey as string)) {
    throw refusal({ field: ['data', 'startsAt'], reason: 'day', message: 'The days of a series follow from its rule: move a single activity, or end the series and begin another' });
  }
  const length = after.startsAt && after.endsAt ? new Date(after.endsAt).getTime() - new Date(after.startsAt).getTime() : null;
  return { ...pattern, plain, dated: 'startsAt', allDay: after.allDay, time: after.startsAt && !after.allDay ? timeAt(after.startsAt, timeZone) : null, length };
}

/** The people and contacts of the member as it stands after the change. */
async function withLinks(strapi: Core.Strapi, pattern: Pattern, { id }: StoredRow): Promise<Pattern> {
  const names = Object.keys(pattern.linked);
  const row = await strapi.db.query(UID.activity).findOne({ where: { id }, select: ['id'], populate: names });
  const linked = names.map((name) => [name, [row[name] ?? []].flat().map((one: { documentId: string }) => one.documentId)]);
  return { ...pattern, linked: Object.fromEntries(linked) };
}
