import type { Core } from '@strapi/strapi';
import type { CalendarDate } from '../../../contracts/activities';
import type { Day } from '../kernel/dates';
import type { Reader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { birthdaysIn } from './calendar.rules';
import { birthdaysOn } from './calendar.sql';

/** Dates of a kind that a calendar shows at most. */
const MOST_DATES = 500;

export interface DatesQuery {
  /** Without gaps. */
  days: Day[];
  /** Row id of a user: only the dates of the contacts that they own or stand in for as deputy. */
  user?: number;
  /** That user is the reader. */
  isMe: boolean;
}

interface FoundDates {
  results: CalendarDate[];
  /** There are more of a kind. */
  truncated: boolean;
}

/** Days that follow from other data, each only as far as the reader may read what it names. A constant number of statements. */
export async function datesOf(strapi: Core.Strapi, reader: Reader, { days, user, isMe }: DatesQuery): Promise<FoundDates> {
  // Whose dates they are would tell whose contacts these are.
  if (user !== undefined && !isMe && !mayReadAll(reader, UID.contact, ['owner', 'deputy'])) return { results: [], truncated: false };
  const [from, to] = [days[0], days[days.length - 1]];
  const ofUser = user === undefined ? [] : [{ $or: [{ owner: { id: user } }, { deputy: { id: user } }] }];
  const contact = { $and: [{ closedOn: null }, ...ofUser] };
  const dates = await Promise.all([
    birthdays(strapi, reader, days, user),
    ending(strapi, reader, { uid: UID.priceCatalogue, field: 'validTo', from, to, where: user === undefined ? {} : await assignedTo(strapi, contact) }, catalogueDate),
    ending(strapi, reader, { uid: UID.position, field: 'validTo', from, to, where: { company: contact } }, positionDate),
    ending(strapi, reader, { uid: UID.contact, field: 'resumeOn', from, to, where: contact }, contactDate),
  ]);
  return {
    results: dates.flatMap((list) => list.slice(0, MOST_DATES)).sort((a, b) => (a.day < b.day ? -1 : 1)),
    truncated: dates.some((list) => list.length > MOST_DATES),
  };
}

/** Catalogues for everybody, and those assigned to one of these contacts. */
async function assignedTo(strapi: Core.Strapi, contact: object): Promise<object> {
  const rows: { catalogue: { id: number } | null }[] = await strapi.db.query(UID.priceAssignment).findMany({ select: ['id'], where: { contact }, populate: { catalogue: { select: ['id'] } } });
  return { $or: [{ general: true }, { id: { $in: [...new Set(rows.flatMap(({ catalogue }) => catalogue?.id ?? []))] } }] };
}

const mayReadAll = (reader: Reader, uid: string, fields: string[]) => reader.can('read', uid) && fields.every((field) => reader.can('read', uid, undefined, field));

async function birthdays(strapi: Core.Strapi, reader: Reader, days: Day[], user?: number): Promise<CalendarDate[]> {
  if (!mayReadAll(reader, UID.person, ['birthDate', 'fullName'])) return [];
  const kept = birthdaysIn(days);
  const persons = await birthdaysOn(strapi, reader, [...kept.keys()], { user, today: todayIn(strapi) }, MOST_DATES + 1);
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
