import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { addDays, startOfDay, type Day } from '../kernel/dates';
import { dialectOf, preparedRows } from '../kernel/dialect';
import type { Reader } from '../kernel/reader';
import { every, isIn, permittedRows, schemaOf, some, sql, type Sql } from '../kernel/sql';
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
  const { name: table } = schemaOf(strapi, UID.activity);
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
  const statement = `SELECT a.id FROM ${table} a WHERE ${where.text} ORDER BY ${at}, a.id LIMIT ?`;
  const rows = await preparedRows<{ id: number }>(strapi, statement, [...(where.bindings as Knex.RawBinding[]), limit]);
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

/** Persons whose birthday is on one of these days of any year (`MM-DD`), as far as the reader may read name and birth date. One statement. */
export async function birthdaysOn(strapi: Core.Strapi, reader: Reader, days: string[], limit: number): Promise<Birthday[]> {
  const { name: table } = schemaOf(strapi, UID.person);
  const permitted = permittedRows(strapi, reader, UID.person, 'p', 'birthDate');
  const where = every([isIn(`substr(CAST(p.birth_date AS varchar(10)), 6, 5)`, days), ...(permitted ? [permitted] : [])]);
  const statement = `SELECT p.document_id AS "documentId", p.full_name AS "fullName", CAST(p.birth_date AS varchar(10)) AS "birthDate"
    FROM ${table} p WHERE p.birth_date IS NOT NULL AND ${where.text} ORDER BY p.full_name LIMIT ?`;
  return preparedRows<Birthday>(strapi, statement, [...(where.bindings as Knex.RawBinding[]), limit]);
}
