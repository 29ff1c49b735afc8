import type { Core } from '@strapi/strapi';
import type { Calendar, CalendarDate, CalendarQuery } from '../../../contracts/activities';
import { forbidden, refusal } from '../kernel/errors';
import type { Reader } from '../kernel/reader';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { userIdOf } from './absences';
import { activityRows } from './activity.rows';
import { birthdaysIn, daysBetween, MOST_DAYS } from './calendar.rules';
import { activitiesBetween, birthdaysOn } from './calendar.sql';

const MOST_ACTIVITIES = 1000;
const MOST_DATES = 500;

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
  const [rows, ...dates] = await Promise.all([
    activityRows(strapi, reader, ids.slice(0, MOST_ACTIVITIES)),
    birthdays(strapi, reader, days),
    ending(strapi, reader, { uid: UID.priceCatalogue, field: 'validTo', from, to }, catalogueDate),
    ending(strapi, reader, { uid: UID.position, field: 'validTo', from, to }, positionDate),
    ending(strapi, reader, { uid: UID.contact, field: 'resumeOn', from, to, where: { closedOn: null, ...(user === undefined ? {} : { $or: [{ owner: { id: user } }, { deputy: { id: user } }] }) } }, contactDate),
  ]);
  return {
    results: ids.flatMap((id) => rows.get(id) ?? []),
    dates: dates.flatMap((list) => list.slice(0, MOST_DATES)).sort((a, b) => (a.day < b.day ? -1 : 1)),
    truncated: ids.length > MOST_ACTIVITIES || dates.some((list) => list.length > MOST_DATES),
    timeZone: own,
  };
}

/** A day beyond the longest range: a range of centuries is not counted out. */
const limitOf = (from: string) => new Date(Date.parse(`${from}T00:00:00Z`) + MOST_DAYS * 86_400_000).toISOString().slice(0, 10);

const mayReadAll = (reader: Reader, uid: string, fields: string[]) => reader.can('read', uid) && fields.every((field) => reader.can('read', uid, undefined, field));

async function birthdays(strapi: Core.Strapi, reader: Reader, days: string[]): Promise<CalendarDate[]> {
  if (!mayReadAll(reader, UID.person, ['birthDate', 'fullName'])) return [];
  const kept = birthdaysIn(days);
  const persons = await birthdaysOn(strapi, reader, [...kept.keys()], MOST_DATES + 1);
  return persons.map(({ documentId, fullName, birthDate }) => ({ kind: 'birthday', day: kept.get(birthDate.slice(5)) as string, person: { documentId, fullName } }));
}

interface Ending {
  uid: string;
  /** The day that is shown. */
  field: string;
  from: string;
  to: string;
  where?: object;
}

type Shown = { documentId: string; [attribute: string]: unknown };

interface DateOf {
  /** Attributes without which the date would name nothing. */
  needs: string[];
  populate: Record<string, { select: string[] }>;
  /** Related rows, by attribute and type, that must be readable by name. */
  related: { attribute: string; uid: string; name: string }[];
  make(row: Shown): Omit<CalendarDate, 'day'>;
}

const nameOf = (row: unknown) => row as { documentId: string; name: string };

const catalogueDate: DateOf = {
  needs: ['name'], populate: {}, related: [],
  make: (row) => ({ kind: 'catalogue', catalogue: { documentId: row.documentId, name: String(row.name) } }),
};
const contactDate: DateOf = {
  needs: ['name'], populate: {}, related: [],
  make: (row) => ({ kind: 'resume', contact: { documentId: row.documentId, name: String(row.name) } }),
};
const positionDate: DateOf = {
  needs: ['person', 'company'],
  populate: { person: { select: ['documentId', 'fullName'] }, company: { select: ['documentId', 'name'] } },
  related: [{ attribute: 'person', uid: UID.person, name: 'fullName' }, { attribute: 'company', uid: UID.contact, name: 'name' }],
  make: ({ person, company }) => ({ kind: 'position', person: person as CalendarDate['person'], contact: nameOf(company) }),
};

/** Rows whose `field` is one of the days, as far as the reader may read it and what it names. */
async function ending(strapi: Core.Strapi, reader: Reader, { uid, field, from, to, where = {} }: Ending, { needs, populate, related, make }: DateOf): Promise<CalendarDate[]> {
  if (!mayReadAll(reader, uid, [field, ...needs]) || !related.every(({ uid: target, name }) => mayReadAll(reader, target, [name]))) return [];
  const rows: Shown[] = await strapi.db.query(uid).findMany({
    where: { $and: [{ [field]: { $gte: from, $lte: to } }, where, reader.where('read', uid, field) ?? {}] },
    populate,
    orderBy: [{ [field]: 'asc' }, { id: 'asc' }],
    limit: MOST_DATES + 1,
  });
  const kept = await Promise.all(related.map(({ attribute, uid: target }) => reader.keep('read', target, rows.flatMap((row) => (row[attribute] as Shown | null)?.documentId ?? []))));
  const isNamed = (row: Shown) => related.every(({ attribute }, index) => kept[index].has((row[attribute] as Shown | null)?.documentId ?? ''));
  return rows.filter(isNamed).map((row) => ({ ...make(row), day: row[field] as string }));
}
