import type { Core } from '@strapi/strapi';
import type { Activities, ActivitiesQuery, ActivityRow, FinishActivity, Timeline, TimelineStageChange, WindowActivities } from '../../../contracts/activities';
import { settingsOf, todayIn } from '../kernel/settings';
import { dayIn } from '../kernel/dates';
import { conflict, forbidden, notFound, refusal } from '../kernel/errors';
import { getReadable } from '../kernel/readable';
import type { Reader } from '../kernel/reader';
import { ADMIN_USER, UID } from '../kernel/uids';
import { userName } from '../kernel/user-name';
import { services } from '../services';
import { activityRows } from './activity.rows';
import { openCounts, placesOf, type Owner, type Place, type PlaceQuery } from './activities.sql';
import { beforeIn, merged, readCursor, writeCursor, type Before, type Cursor } from './cursor.rules';

const IN_WINDOW = 5;
const DAY_MILLIS = 86_400_000;

export interface ActivitiesService {
  /** 404 when the reader may not read the contact. */
  ofContact(reader: Reader, documentId: string, query: ActivitiesQuery): Promise<Activities>;
  ofPerson(reader: Reader, documentId: string, query: ActivitiesQuery): Promise<Activities>;
  /** Activities, stage changes and documents of a contact in one stream. */
  timeline(reader: Reader, documentId: string, query: { before?: string; limit?: number }): Promise<Timeline>;
  /** For the window's first page. Ask first whether the contact may be read. `contact`: its row id. */
  windowPart(reader: Reader, contact: number): Promise<WindowActivities | undefined>;
  /** An open activity is done, with its outcome. */
  finish(reader: Reader, documentId: string, change: FinishActivity): Promise<ActivityRow>;
}

export function activitiesService({ strapi }: { strapi: Core.Strapi }): ActivitiesService {
  /** The rows at these places, in their order. */
  async function rowsAt(reader: Reader, places: Place[]): Promise<ActivityRow[]> {
    const rows = await activityRows(strapi, reader, places.map(({ id }) => id));
    return places.flatMap(({ id }) => rows.get(id) ?? []);
  }

  async function page(reader: Reader, owner: Owner, { before, limit = 50, responsible, ...filters }: ActivitiesQuery): Promise<Activities> {
    if (!reader.can('read', UID.activity)) throw forbidden('You may not read activities');
    const cursor = before === undefined ? undefined : cursorIn(before);
    const query: PlaceQuery = { ...filters, limit: limit + 1, before: cursor && beforeIn('activity', cursor) };
    if (responsible !== undefined) query.responsible = await userId(strapi, reader, responsible);
    const places = await placesOf(strapi, reader, owner, query);
    const shown = places.slice(0, limit);
    return { results: await rowsAt(reader, shown), next: places.length > limit ? writeCursor({ ...shown[limit - 1], kind: 'activity' }) : null };
  }

  return {
    async ofContact(reader, documentId, query) {
      const { id } = await getReadable(strapi, reader, UID.contact, documentId);
      return page(reader, { contact: id }, query);
    },

    async ofPerson(reader, documentId, query) {
      const { id } = await getReadable(strapi, reader, UID.person, documentId);
      return page(reader, { person: id }, query);
    },

    async timeline(reader, documentId, { before, limit = 30 }) {
      const contact = await getReadable(strapi, reader, UID.contact, documentId);
      // Until the end of today, whatever the time zone: what is planned stands on the page of activities.
      const cursor = cursorIn(before ?? new Date(Date.parse(todayIn(strapi)) + DAY_MILLIS).toISOString());
      const [places, changes, documents] = await Promise.all([
        reader.can('read', UID.activity) ? placesOf(strapi, reader, { contact: contact.id }, { limit: limit + 1, before: beforeIn('activity', cursor) }) : [],
        stageChanges(strapi, reader, contact.id, beforeIn('stage-change', cursor), limit + 1),
        services(strapi).documents.before(reader, contact.id, beforeIn('document', cursor), limit + 1),
      ]);
      const all = merged<Placed>(
        [
          places.map((place) => ({ ...place, kind: 'activity' })),
          changes.map((change) => ({ ...change, kind: 'stage-change' })),
          documents.map((document) => ({ ...document, kind: 'document' })),
        ],
        limit + 1
      );
      const shown = all.slice(0, limit);
      const rows = await activityRows(strapi, reader, shown.flatMap((entry) => (entry.kind === 'activity' ? entry.id : [])));
      const timeZone = settingsOf(strapi).timeZone;
      return {
        results: shown.flatMap((entry) => shownEntry(entry, rows, timeZone)),
        next: all.length > limit ? writeCursor(shown[limit - 1]) : null,
      };
    },

    async windowPart(reader, contact) {
      if (!reader.can('read', UID.activity)) return undefined;
      const [next, last, counts] = await Promise.all([
        placesOf(strapi, reader, { contact }, { state: 'open', order: 'soonest', limit: IN_WINDOW }),
        placesOf(strapi, reader, { contact }, { state: 'done', limit: IN_WINDOW }),
        openCounts(strapi, reader, { contact }, Date.parse(todayIn(strapi))),
      ]);
      const rows = await activityRows(strapi, reader, [...next, ...last].map(({ id }) => id));
      const shown = (places: Place[]) => places.flatMap(({ id }) => rows.get(id) ?? []);
      return { next: shown(next), last: shown(last), openCount: counts.open, overdueCount: counts.overdue };
    },

    async finish(reader, documentId, { outcome }) {
      const stored = await getReadable(strapi, reader, UID.activity, documentId);
      const fields = ['state', ...(outcome === undefined ? [] : ['outcome'])];
      const refused = fields.filter((field) => !reader.can('update', UID.activity, undefined, field));
      if (refused.length > 0 || !(await reader.keep('update', UID.activity, [documentId])).has(documentId)) throw forbidden('You may not change this activity');
      await strapi.db.transaction(async () => {
        // Compare and swap: of two who finish it at once the second is told.
        const { count } = await strapi.db.query(UID.activity).updateMany({ where: { documentId, state: 'open' }, data: { state: 'done' } });
        if (count !== 1) throw conflict('This activity is not open any more', { reason: 'state' });
        await strapi.documents(UID.activity).update({ documentId, data: { state: 'done', ...(outcome === undefined ? {} : { outcome }) } as never });
      });
      const row = (await activityRows(strapi, reader, [stored.id])).get(stored.id);
      if (!row) throw notFound();
      return row;
    },
  };
}

function cursorIn(text: string): Cursor {
  const cursor = readCursor(text);
  if (!cursor) throw refusal({ field: 'before', reason: 'cursor', message: 'before must be the "next" of another page or an ISO 8601 instant' });
  return cursor;
}

/** `me` is the user of the session; a user that does not exist has no activities. */
async function userId(strapi: Core.Strapi, reader: Reader, responsible: string): Promise<number> {
  if (responsible === 'me') return reader.user?.id ?? 0;
  const user = await strapi.db.query(ADMIN_USER).findOne({ where: { documentId: responsible }, select: ['id'] });
  return user?.id ?? 0;
}

interface PlacedChange {
  at: number;
  key: string;
  change: TimelineStageChange;
}

type Placed =
  | (Place & { kind: 'activity' })
  | (PlacedChange & { kind: 'stage-change' })
  | (Awaited<ReturnType<ReturnType<typeof services>['documents']['before']>>[number] & { kind: 'document' });

async function stageChanges(strapi: Core.Strapi, reader: Reader, contact: number, { at, key }: Before, limit: number): Promise<PlacedChange[]> {
  if (!reader.can('read', UID.stageChange)) return [];
  const moment = new Date(at);
  const earlier = key === null ? { changedAt: { $lt: moment } } : { $or: [{ changedAt: { $lt: moment } }, { changedAt: moment, documentId: { $lt: key } }] };
  const condition = reader.where('read', UID.stageChange);
  const rows = await strapi.db.query(UID.stageChange).findMany({
    where: { $and: [{ contact: { id: contact } }, earlier, ...(condition ? [condition] : [])] },
    populate: { changedBy: { select: ['documentId', 'firstname', 'lastname'] } },
    orderBy: [{ changedAt: 'desc' }, { documentId: 'desc' }],
    limit,
  });
  const may = (field: string) => reader.can('read', UID.stageChange, undefined, field);
  return rows.map((row: Record<string, never>) => ({
    at: new Date(row.changedAt).getTime(),
    key: row.documentId,
    change: {
      documentId: row.documentId,
      fromStage: may('fromStage') ? row.fromStage : null,
      fromStatus: may('fromStatus') ? row.fromStatus : null,
      toStage: row.toStage,
      toStatus: row.toStatus,
      reason: may('reason') ? row.reason : null,
      changedBy: row.changedBy && may('changedBy') ? userName(row.changedBy) : null,
    },
  }));
}

function shownEntry(entry: Placed, rows: Map<number, ActivityRow>, timeZone: string): Timeline['results'] {
  const at = new Date(entry.at).toISOString();
  if (entry.kind === 'stage-change') return [{ kind: 'stage-change', at, day: dayIn(timeZone, new Date(entry.at)), stageChange: entry.change }];
  if (entry.kind === 'document') return [{ kind: 'document', at, day: at.slice(0, 10), document: entry.document }];
  const activity = rows.get(entry.id);
  return activity ? [{ kind: 'activity', at, day: activity.day, activity }] : [];
}
