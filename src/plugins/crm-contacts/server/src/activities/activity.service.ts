import type { Core } from '@strapi/strapi';
import type {
  Activities, ActivitiesQuery, ActivityRow, ActivityTypeChoice, AllActivitiesQuery, Calendar, CalendarQuery, Desk, DeskQuery, FinishActivity, FinishedActivity, Timeline,
  WindowActivities,
} from '../../../contracts/activities';
import { mayOpen } from '../kernel/rights/actions';
import { addDays, startOfDay, type Day } from '../kernel/dates';
import { settingsOf, todayIn } from '../kernel/settings';
import { forbidden, refusal } from '../kernel/errors';
import { getReadableId } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import type { Sql } from '../kernel/sql';
import { deputies, userIdOf } from './absences';
import { absentColleagues, isNotPrivate, standIns } from './absent.sql';
import { activityTypes } from './activity-types';
import { activityRows, shownActivities } from './activity.rows';
import { activitiesOf, openOf, type Owner, type Place, type PlaceQuery } from './activities.sql';
import { calendarOf } from './calendar.service';
import { beforeIn, readCursor, writeCursor, type Cursor } from './cursor.rules';
import { deskOf } from './desk.service';
import { changeState, finishActivity } from './finish.service';
import { handOverActivities, type HandOver } from './hand-over';
import { changeFollowing, endSeries } from './series-change.service';
import { planAllSeries } from './series.service';
import { timelineOf } from './timeline.service';

const IN_WINDOW = 5;
const IN_TIMELINE = 8;

export interface ActivitiesService {
  /** Every kind of activity in its order: names, icons and colours are no secret of anybody who sees activities. */
  types(): Promise<ActivityTypeChoice[]>;
  /** 404 when the reader may not read the contact. */
  ofContact(reader: Reader, documentId: string, query: ActivitiesQuery): Promise<Activities>;
  ofPerson(reader: Reader, documentId: string, query: ActivitiesQuery): Promise<Activities>;
  /** All that the reader may read. */
  list(reader: Reader, query: AllActivitiesQuery): Promise<Activities>;
  /** What waits for the user, by section. */
  desk(reader: Reader, query: DeskQuery): Promise<Desk>;
  /** Activities and computed dates of some days. */
  calendar(reader: Reader, query: CalendarQuery): Promise<Calendar>;
  /** Row ids of the users for whom the user with this row id stands in today. */
  deputisedBy(userId: number): Promise<number[]>;
  /** Whose activities are whose, for statements of other features: who stands in for whom on a day, what is private. */
  people: { standIns(day: Day): Sql; absentColleagues(userId: number, day: Day): Sql; isNotPrivate(alias: string): string };
  /** Absences have changed. */
  forgetAbsences(): void;
  /** Activities, stage changes and documents of a contact in one stream. */
  timeline(reader: Reader, documentId: string, query: { before?: string; limit?: number }): Promise<Timeline>;
  /** For the window's first page; undefined without the right. Ask first whether the contact may be read. `contact`: its row id. */
  windowPart(reader: Reader, contact: number): Promise<WindowActivities | undefined>;
  timelinePart(reader: Reader, contact: number): Promise<Timeline | undefined>;
  /** The activities with these row ids, each field under its right. Ask first whether they may be read. */
  rowsOf(reader: Reader, ids: number[]): Promise<Map<number, ActivityRow>>;
  /** Open activities go over from one contact to another; inside a transaction. */
  handOver(reader: Reader, parties: HandOver): Promise<number>;
  /** An open activity is done, with its outcome, and what follows is planned. */
  finish(reader: Reader, documentId: string, change: FinishActivity): Promise<FinishedActivity>;
  /** It is open again, whether it was done or cancelled. */
  reopen(reader: Reader, documentId: string): Promise<ActivityRow>;
  cancel(reader: Reader, documentId: string, change: { outcome?: string | null }): Promise<ActivityRow>;
  /** This member of a series and the open ones after it; gives how many. */
  changeFollowing(reader: Reader, documentId: string, data: Record<string, unknown>): Promise<number>;
  endSeries(reader: Reader, documentId: string): Promise<number>;
  /** Plans every running series on; gives how many activities were made. */
  planSeries(): Promise<number>;
}

export function activitiesService({ strapi }: { strapi: Core.Strapi }): ActivitiesService {
  const absent = deputies(strapi);
  /** The timeline holds what has been; what is planned stands on the page of activities. */
  const endOfToday = () => startOf(addDays(todayIn(strapi), 1)).toISOString();
  const startOf = (day: Day) => startOfDay(day, settingsOf(strapi).timeZone);

  /** The rows at these places, in their order. */
  async function rowsAt(reader: Reader, places: Place[]): Promise<ActivityRow[]> {
    const rows = await activityRows(strapi, reader, places.map(({ id }) => id));
    return places.flatMap(({ id }) => rows.get(id) ?? []);
  }

  async function page(reader: Reader, owner: Owner, { before, limit = 50, responsible, from, to, ...filters }: AllActivitiesQuery): Promise<Activities> {
    if (!reader.can('read', UID.activity)) throw forbidden('You may not read activities');
    assertMayFilter(reader, { responsible, ...filters });
    const cursor = before === undefined ? undefined : cursorIn(before);
    const span = { from: from ? startOf(from).getTime() : undefined, until: to ? startOf(addDays(to, 1)).getTime() : undefined };
    const query: PlaceQuery = { ...filters, ...span, limit: limit + 1, before: cursor && beforeIn('activity', cursor) };
    if (responsible !== undefined) query.responsible = await userId(strapi, reader, responsible);
    const found = await activitiesOf(strapi, reader, owner, query);
    const shown = found.slice(0, limit);
    const rows = await shownActivities(strapi, reader, shown);
    return { results: shown.flatMap(({ id }) => rows.get(id) ?? []), next: found.length > limit ? writeCursor({ ...shown[limit - 1], kind: 'activity' }) : null };
  }

  return {
    types: () => activityTypes(strapi),

    async ofContact(reader, documentId, query) {
      return page(reader, { contact: await getReadableId(strapi, reader, UID.contact, documentId) }, query);
    },

    async ofPerson(reader, documentId, query) {
      return page(reader, { person: await getReadableId(strapi, reader, UID.person, documentId) }, query);
    },

    list: (reader, query) => page(reader, 'all', query),

    async timeline(reader, documentId, { before, limit = 30 }) {
      const id = await getReadableId(strapi, reader, UID.contact, documentId);
      return timelineOf(strapi, reader, id, { cursor: cursorIn(before ?? endOfToday()), limit });
    },

    async timelinePart(reader, contact) {
      if (!mayOpen(reader, 'activities.read')) return undefined;
      return timelineOf(strapi, reader, contact, { cursor: cursorIn(endOfToday()), limit: IN_TIMELINE });
    },

    async windowPart(reader, contact) {
      if (!mayOpen(reader, 'activities.read') || !reader.can('read', UID.activity)) return undefined;
      const { next, open, overdue } = await openOf(strapi, reader, { contact }, { overdueBefore: startOf(todayIn(strapi)).getTime(), limit: IN_WINDOW });
      return { next: await rowsAt(reader, next), openCount: open, overdueCount: overdue };
    },

    rowsOf: (reader, ids) => activityRows(strapi, reader, ids),

    handOver: (reader, parties) => handOverActivities(strapi, reader, parties),

    finish: (reader, documentId, change) => finishActivity(strapi, reader, documentId, change),
    reopen: (reader, documentId) => changeState(strapi, reader, documentId, 'open'),
    cancel: (reader, documentId, { outcome }) => changeState(strapi, reader, documentId, 'cancelled', outcome),
    changeFollowing: (reader, documentId, data) => changeFollowing(strapi, reader, documentId, data),
    endSeries: (reader, documentId) => endSeries(strapi, reader, documentId),
    planSeries: () => planAllSeries(strapi),
    desk: (reader, query) => deskOf(strapi, reader, query),
    deputisedBy: (userId) => absent.of(userId),
    people: {
      standIns: (day) => standIns(strapi, day),
      absentColleagues: (userId, day) => absentColleagues(strapi, userId, day),
      isNotPrivate,
    },
    forgetAbsences: () => absent.forget(),

    calendar(reader, query) {
      assertMayFilter(reader, { type: query.type });
      return calendarOf(strapi, reader, query);
    },
  };
}

/** A filter by an unreadable field would tell its values. */
function assertMayFilter(reader: Reader, { type, state, responsible }: ActivitiesQuery): void {
  const asked = Object.entries({ type, state, responsible }).filter(([, value]) => value !== undefined);
  // One's own activities are no secret.
  const refused = asked.filter(([field, value]) => value !== 'me' && !reader.can('read', UID.activity, undefined, field)).map(([field]) => field);
  if (refused.length > 0) throw forbidden(`You may not filter activities by ${refused.join(', ')}`);
}

function cursorIn(text: string): Cursor {
  const cursor = readCursor(text);
  if (!cursor) throw refusal({ field: 'before', reason: 'cursor', message: 'before must be the "next" of another page or an ISO 8601 instant' });
  return cursor;
}

/** `me` is the user of the session; a user that does not exist has no activities. */
async function userId(strapi: Core.Strapi, reader: Reader, responsible: string): Promise<number> {
  return responsible === 'me' ? (reader.user?.id ?? 0) : ((await userIdOf(strapi, responsible)) ?? 0);
}
