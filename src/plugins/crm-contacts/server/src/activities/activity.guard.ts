import type { Core } from '@strapi/strapi';
import { relatedAfter, valueAfter } from '../kernel/after-write';
import { dayIn } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard, WriteResult } from '../kernel/guard';
import { oneLine } from '../kernel/one-line';
import { currentReader } from '../kernel/rights/reader';
import { namedRows, relationInput } from '../kernel/relation-input';
import { settingsOf } from '../kernel/settings';
import { ADMIN_USER, UID } from '../kernel/uids';
import { services } from '../services';
import { activityTypes } from './activity-types';
import { atNoon, dayOf, objectionsToActivity, writtenDay, type Dated } from './activity.rules';
import { objectionsToFirstDay, objectionsToRule, plainRule } from './recurrence.rules';
import { plannedMember, startSeries } from './series.service';

const WRITES = ['create', 'update', 'clone'] as const;

export const activityGuards: WriteGuard[] = [
  { uids: [UID.activity], actions: WRITES, populate: ['followUpOf', 'responsible'], before: checkActivity, after: afterActivity },
];

const RELATIONS: Record<string, string> = {
  responsible: ADMIN_USER,
  participants: ADMIN_USER,
  persons: UID.person,
  contacts: UID.contact,
  followUpOf: UID.activity,
};

async function checkActivity(write: Write): Promise<void> {
  const { strapi, action, data } = write;
  if (typeof data.subject === 'string') data.subject = oneLine(data.subject);
  if (action === 'create') takeOver(write);
  const row: Record<string, unknown> = { type: 'task', ...write.stored, ...data };
  const found = objectionsToActivity(row, await typesFor(strapi, write.stored?.type));
  for (const [field, target] of Object.entries(RELATIONS)) found.push(...(await unknownRows(strapi, field, target, data[field])));
  found.push(...(await objectionsToPrivate(write)), ...objectionsToSeries(write, row), ...(await objectionsToFollowUp(write)), ...(await objectionsToDocument(strapi, data, row)));
  if (found.length > 0) throw refusal(found);
  // What lasts whole days from now on has a time that is stored already.
  const isNew = row.allDay && !write.stored?.allDay;
  if (row.allDay) for (const name of ['startsAt', 'endsAt']) if (data[name] || (isNew && row[name])) data[name] = atNoon(writtenDay(row[name] as string, settingsOf(strapi).timeZone));
  const member = plannedMember();
  if (action !== 'update') Object.assign(data, { seriesRef: member?.seriesRef ?? null, seriesKey: member?.seriesKey ?? null });
}

/**
 * What is private is its responsible's alone: without one nobody would ever see it again. Members of a series are
 * planned on all the same when the user is gone.
 */
async function objectionsToPrivate(write: Write): Promise<Objection[]> {
  const isAsked = (write.data.private !== undefined || write.data.responsible !== undefined) && currentReader(write.strapi) !== null && !plannedMember();
  const unknown: Objection[] = [];
  const isLost = isAsked && valueAfter<boolean>(write, 'private') === true && !(await relatedAfter(write, 'responsible', unknown)) && unknown.length === 0;
  return isLost ? [{ field: 'responsible', reason: 'required', message: 'A private activity belongs to its responsible: name another, or make it known first' }] : [];
}

/**
 * A series begins with the activity that is made; afterwards its rule stays. What is planned by it was judged with the first:
 * after the last one no other day fulfils the rule.
 */
function objectionsToSeries({ strapi, action, data, stored }: Write, row: Record<string, unknown>): Objection[] {
  if (plannedMember()) return [];
  if (action === 'clone') data.seriesRule = null;
  if (data.seriesRule === '') data.seriesRule = null;
  if (action === 'update') {
    if (data.seriesRule === undefined || (data.seriesRule ?? null) === (stored?.seriesRule ?? null)) return [];
    return [{ field: 'seriesRule', reason: 'fixed', message: 'The rule of a series stays: end the series and begin another' }];
  }
  if (!data.seriesRule) return [];
  if (typeof data.seriesRule !== 'string') return objectionsToRule('');
  data.seriesRule = plainRule(data.seriesRule);
  if (!row.startsAt && !row.dueOn && !row.resubmitOn) {
    return [...objectionsToRule(data.seriesRule as string), { field: 'startsAt', reason: 'required', message: 'A series needs the day of its first activity' }];
  }
  const { timeZone } = settingsOf(strapi);
  const found = objectionsToRule(data.seriesRule as string);
  return found.length > 0 ? found : objectionsToFirstDay(data.seriesRule as string, dayOf(row as Dated, timeZone), dayIn(timeZone));
}

async function afterActivity(write: Write, result: WriteResult): Promise<void> {
  if (write.action === 'create' && write.data.seriesRule && !plannedMember()) await startSeries(write, result);
}

/** Keys of the active types, and the one that the activity has already. */
async function typesFor(strapi: Core.Strapi, kept: unknown): Promise<string[]> {
  return (await activityTypes(strapi)).filter(({ key, active }) => active || key === kept).map(({ key }) => key);
}

/** Whoever notes something in the panel without saying for whom notes it for themselves; null says nobody. */
function takeOver({ strapi, data }: Write): void {
  const reader = currentReader(strapi);
  if (reader?.kind !== 'admin' || !reader.user || data.responsible === null) return;
  if (namedRows(data.responsible).length === 0) data.responsible = reader.user.id;
}

/** Rows that a relation names and that do not exist. */
async function unknownRows(strapi: Core.Strapi, field: string, target: string, value: unknown): Promise<Objection[]> {
  const named = namedRows(value);
  if (named.length === 0) return [];
  const ids = named.flatMap(({ id }) => id ?? []);
  const documentIds = named.flatMap(({ documentId }) => documentId ?? []);
  const rows: { id: number; documentId: string }[] = await strapi.db.query(target).findMany({
    select: ['id', 'documentId'],
    where: { $or: [{ id: { $in: ids } }, { documentId: { $in: documentIds } }] },
  });
  const isThere = named.every((one) => rows.some(({ id, documentId }) => id === one.id || documentId === one.documentId));
  return isThere ? [] : [{ field, reason: 'unknown', message: `${field} names an entry that does not exist` }];
}

/** A follow-up comes after what it follows: the chain back must not lead to itself. */
async function objectionsToFollowUp({ strapi, action, documentId, data }: Write): Promise<Objection[]> {
  const written = relationInput(data.followUpOf);
  if (action !== 'update' || written.change !== 'set') return [];
  const visited = new Set<string>();
  let at = await followed(strapi, written.id ? { id: written.id } : { documentId: written.documentId });
  while (at && !visited.has(at.documentId)) {
    if (at.documentId === documentId) return [{ field: 'followUpOf', reason: 'cycle', message: 'An activity cannot follow itself' }];
    visited.add(at.documentId);
    at = at.followUpOf ? await followed(strapi, { documentId: at.followUpOf.documentId }) : null;
  }
  return [];
}

interface Followed {
  documentId: string;
  followUpOf: { documentId: string } | null;
}

const followed = (strapi: Core.Strapi, where: object): Promise<Followed | null> =>
  strapi.db.query(UID.activity).findOne({ select: ['documentId'], where, populate: { followUpOf: { select: ['documentId'] } } });

/** The linked document: of a declared source, and there. */
async function objectionsToDocument(strapi: Core.Strapi, data: Record<string, unknown>, row: Record<string, unknown>): Promise<Objection[]> {
  if ((data.documentType === undefined && data.documentRef === undefined) || (!row.documentType && !row.documentRef)) return [];
  const source = services(strapi).documents.sources().find(({ contentType }) => contentType === row.documentType);
  if (!source) return [{ field: 'documentType', reason: 'unknown', message: 'documentType must be the content type of a document source' }];
  const count = await strapi.db.query(source.contentType).count({ where: { documentId: row.documentRef } });
  return count > 0 ? [] : [{ field: 'documentRef', reason: 'unknown', message: 'documentRef names a document that does not exist' }];
}
