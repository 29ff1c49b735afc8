import type { Core } from '@strapi/strapi';
import type { Calendar, CalendarQuery } from '../../../contracts/activities';
import { forbidden, refusal } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { userIdOf } from './absences';
import { activityRows } from './activity.rows';
import { datesOf } from './calendar-dates.service';
import { daysBetween, MOST_DAYS } from './calendar.rules';
import { activitiesBetween } from './calendar.sql';

const MOST_ACTIVITIES = 1000;

/** Activities and computed dates of some days, each only as far as the reader may see it. A constant number of statements. */
export async function calendarOf(strapi: Core.Strapi, reader: Reader, query: CalendarQuery): Promise<Calendar> {
  if (!reader.can('read', UID.activity)) throw forbidden('You may not read activities');
  const { from, to, responsible, type } = query;
  const own = settingsOf(strapi).timeZone;
  const { timeZone = own } = query;
  if (to < from) throw refusal({ field: 'to', reason: 'dates', message: 'to must not be before from' });
  const days = daysBetween(from, to < limitOf(from) ? to : limitOf(from));
  if (days.length > MOST_DAYS || days.at(-1) !== to) throw refusal({ field: 'to', reason: 'range', message: `A calendar shows at most ${MOST_DAYS} days at once` });
  const user = responsible === undefined ? undefined : responsible === 'me' ? (reader.user?.id ?? 0) : ((await userIdOf(strapi, responsible)) ?? 0);
  if (user !== undefined && responsible !== 'me' && !reader.can('read', UID.activity, undefined, 'responsible')) throw forbidden('You may not filter activities by responsible');
  const ids = await activitiesBetween(strapi, reader, { from, to, timeZone, user, type, limit: MOST_ACTIVITIES + 1 });
  const [rows, dates] = await Promise.all([activityRows(strapi, reader, ids.slice(0, MOST_ACTIVITIES)), datesOf(strapi, reader, { days, user, isMe: responsible === 'me' })]);
  return { results: ids.flatMap((id) => rows.get(id) ?? []), dates: dates.results, truncated: ids.length > MOST_ACTIVITIES || dates.truncated, timeZone: own };
}

/** A day beyond the longest range: a range of centuries is not counted out. */
const limitOf = (from: string) => new Date(Date.parse(`${from}T00:00:00Z`) + MOST_DAYS * 86_400_000).toISOString().slice(0, 10);
