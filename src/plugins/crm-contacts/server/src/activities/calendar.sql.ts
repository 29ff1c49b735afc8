import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { addDays, startOfDay, type Day } from '../kernel/dates';
import { dialectOf, preparedRows } from '../kernel/dialect';
import type { Reader } from '../kernel/rights/reader';
import { every, isIn, permittedRows, shownTable, schemaOf, some, sql, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { atNoon } from './activity.rules';

/** What lasts longer than this and began before the days asked for is not found: an index on the start serves the rest. */
const LONGEST_DAYS = 60;

export interface CalendarSpan {
  from: Day;
  to: Day;
  timeZone: string;
}

export interface CalendarFilter extends CalendarSpan {
  /** Row id of an admin user who is responsible or takes part. */
  user?: number;
  type?: string;
  limit: number;
}

/** Row ids of the readable activities that take place on one of the days, and are not cancelled; earliest first. One statement. */
export async function activitiesBetween(strapi: Core.Strapi, reader: Reader, { from, to, timeZone, user, type, limit }: CalendarFilter): Promise<number[]> {
  const source = shownTable(strapi, reader, UID.activity, 'a');
  const { instant } = dialectOf(strapi);
  const [begin, end] = [startOfDay(from, timeZone), startOfDay(addDays(to, 1), timeZone)];
  const [firstNoon, lastNoon] = [new Date(atNoon(from)), new Date(atNoon(to))];
  const oldest = startOfDay(addDays(from, -LONGEST_DAYS), timeZone);
  const permitted = permittedRows(strapi, reader, UID.activity, 'a');
  const where = every([
    sql(`a.state <> 'cancelled'`),
    some([
      sql('a.starts_at >= ? AND a.starts_at < ? AND (a.all_day IS NULL OR a.all_day = ?) AND coalesce(a.ends_at, a.starts_at) >= ?', instant(oldest), instant(end), false, instant(begin)),
      sql('a.starts_at >= ? AND a.starts_at <= ? AND a.all_day = ? AND coalesce(a.ends_at, a.starts_at) >= ?', instant(oldest), instant(lastNoon), true, instant(firstNoon)),
      sql('a.starts_at IS NULL AND a.due_on >= ? AND a.due_on <= ?', from, to),
      sql('a.starts_at IS NULL AND a.due_on IS NULL AND a.resubmit_on >= ? AND a.resubmit_on <= ?', from, to),
    ]),
    ...(type ? [sql('a.type = ?', type)] : []),
    ...(user === undefined ? [] : [ofUser(strapi, user)]),
    ...(permitted ? [permitted] : []),
  ]);
  const { epochMillis, dayMillis } = dialectOf(strapi);
  const at = `coalesce(${epochMillis('a.starts_at')}, ${dayMillis('a.due_on')}, ${dayMillis('a.resubmit_on')})`;
  const statement = `SELECT a.id FROM ${source.text} WHERE ${where.text} ORDER BY ${at}, a.id LIMIT ?`;
  const rows = await preparedRows<{ id: number }>(strapi, statement, [...(source.bindings as Knex.RawBinding[]), ...(where.bindings as Knex.RawBinding[]), limit]);
  return rows.map(({ id }) => id);
}

function ofUser(strapi: Core.Strapi, user: number): Sql {
  const { link } = schemaOf(strapi, UID.activity);
  return some(['responsible', 'participants'].map((name) => isIn('a.id', sql(`SELECT l.${link(name).own} FROM ${link(name).table} l WHERE l.${link(name).target} = ?`, user))));
}

export interface Birthday {
  documentId: string;
  fullName: string;
  birthDate: Day;
}

/** Whose dates: of the contacts that this user (row id) owns or stands in for as deputy; absent: of all. */
export interface DatesOf {
  user?: number;
  today: Day;
}

/**
 * Persons whose birthday is on one of these days of any year (`MM-DD`), as far as the reader may read name and
 * birth date: those who are a contact, or work at one today, that is not closed; and those who belong to
 * none. One statement.
 */
export async function birthdaysOn(strapi: Core.Strapi, reader: Reader, days: string[], whose: DatesOf, limit: number): Promise<Birthday[]> {
  const { name: table } = schemaOf(strapi, UID.person);
  const permitted = permittedRows(strapi, reader, UID.person, 'p', 'birthDate');
  const where = every([isIn(`substr(CAST(p.birth_date AS varchar(10)), 6, 5)`, days), atContact(strapi, reader, whose), ...(permitted ? [permitted] : [])]);
  const statement = `SELECT p.document_id AS "documentId", p.full_name AS "fullName", CAST(p.birth_date AS varchar(10)) AS "birthDate"
    FROM ${table} p WHERE p.birth_date IS NOT NULL AND ${where.text} ORDER BY p.full_name LIMIT ?`;
  return preparedRows<Birthday>(strapi, statement, [...(where.bindings as Knex.RawBinding[]), limit]);
}

/** The person `p` is a contact that counts, or works at one today, or belongs to nobody. */
function atContact(strapi: Core.Strapi, reader: Reader, { user, today }: DatesOf): Sql {
  const [contact, position] = [schemaOf(strapi, UID.contact), schemaOf(strapi, UID.position)];
  const [own, holder, company] = [contact.link('person'), position.link('person'), position.link('company')];
  const permitted = permittedRows(strapi, reader, UID.contact, 'c');
  const counts = every([sql('c.closed_on IS NULL'), ...(user === undefined ? [] : [ownedBy(strapi, user)]), ...(permitted ? [permitted] : [])]);
  const itself = `FROM ${own.table} l WHERE l.${own.target} = p.id`;
  const held = `FROM ${holder.table} l WHERE l.${holder.target} = p.id`;
  return some([
    sql(`EXISTS (SELECT 1 FROM ${own.table} l JOIN ${contact.name} c ON c.id = l.${own.own} WHERE l.${own.target} = p.id AND ${counts.text})`, ...counts.bindings),
    sql(
      `EXISTS (SELECT 1 FROM ${holder.table} l JOIN ${position.name} w ON w.id = l.${holder.own} JOIN ${company.table} m ON m.${company.own} = w.id
        JOIN ${contact.name} c ON c.id = m.${company.target}
        WHERE l.${holder.target} = p.id AND (w.valid_from IS NULL OR w.valid_from <= ?) AND (w.valid_to IS NULL OR w.valid_to >= ?) AND ${counts.text})`,
      today, today, ...counts.bindings
    ),
    ...(user === undefined ? [sql(`NOT EXISTS (SELECT 1 ${itself}) AND NOT EXISTS (SELECT 1 ${held})`)] : []),
  ]);
}

/** The user is owner or deputy of the contact `c`. */
function ownedBy(strapi: Core.Strapi, user: number): Sql {
  const { link } = schemaOf(strapi, UID.contact);
  return some(['owner', 'deputy'].map((name) => isIn('c.id', sql(`SELECT o.${link(name).own} FROM ${link(name).table} o WHERE o.${link(name).target} = ?`, user))));
}
