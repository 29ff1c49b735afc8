import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { DESK_SECTIONS, type DeskSection } from '../../../contracts/activities';
import { addDays, dayShift, startOfDay, type Day } from '../kernel/dates';
import { dialectOf, preparedRows } from '../kernel/dialect';
import type { Reader } from '../kernel/rights/reader';
import { every, join, permittedRows, schemaOf, sql, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { atNoon } from './activity.rules';
import { KINDS, PLACES } from './places.sql';

export interface DeskPlace {
  id: number;
  /** Milliseconds since 1970; a day stands where the user's clocks show it (`dayShift`). */
  at: number;
  key: string;
}

export interface DeskQuestion {
  /** Row ids: the user and those for whom they stand in. */
  users: number[];
  section: DeskSection;
  today: Day;
  timeZone: string;
  after?: { at: number; key: string };
  limit: number;
}

export interface DeskPage {
  counts: Record<DeskSection, number>;
  places: DeskPlace[];
}

/**
 * A section of the desk, the earliest first, and how many stand in each. One statement.
 *
 * The day of a resubmission, else the due day, decides: such an activity stays until it is done. What only
 * has a start drops off when its last day is past, unless it is kept until done. Days are those of the user's
 * time zone; an all-day activity stands at noon UTC of its day whatever the zone.
 */
export async function deskPage(strapi: Core.Strapi, reader: Reader, question: DeskQuestion): Promise<DeskPage> {
  const { section, after, limit } = question;
  const placed = placedActivities(strapi, reader, question);
  const later = after ? sql(' AND (d.at > ? OR (d.at = ? AND d.key > ?))', after.at, after.at, after.key) : sql('');
  const sums = DESK_SECTIONS.map((name) => `sum(CASE WHEN section = '${name}' THEN 1 ELSE 0 END) AS "${name}"`).join(', ');
  const statement = join(
    [
      sql('WITH desk AS MATERIALIZED ('),
      placed,
      sql(`) SELECT c.*, p.id, p.key, p.at FROM (SELECT ${sums} FROM desk) c
        LEFT JOIN (SELECT d.id, d.key, d.at FROM desk d WHERE d.section = ?`, section),
      later,
      sql(' ORDER BY d.at, d.key LIMIT ?) p ON 1 = 1 ORDER BY p.at, p.key', limit),
    ],
    ''
  );
  const rows = await preparedRows<Row>(strapi, statement.text, statement.bindings as Knex.RawBinding[]);
  const counts = Object.fromEntries(DESK_SECTIONS.map((name) => [name, Number(rows[0]?.[name] ?? 0)])) as DeskPage['counts'];
  return { counts, places: rows.filter(({ id }) => id !== null).map(({ id, key, at }) => ({ id: id as number, key: key as string, at: Number(at) })) };
}

type Row = Record<DeskSection, number | string | null> & { id: number | null; key: string | null; at: number | string | null };

/** The open activities of the users that the reader may read, each with its section and place. */
function placedActivities(strapi: Core.Strapi, reader: Reader, { users, today, timeZone }: DeskQuestion): Sql {
  const { name: table } = schemaOf(strapi, UID.activity);
  const { epochMillis, dayMillis, orderedJoin } = dialectOf(strapi);
  const marks = users.map(() => '?').join(', ');
  const day = `coalesce(${dayMillis('a.resubmit_on')}, ${dayMillis('a.due_on')})`;
  const [start, end] = [epochMillis('a.starts_at'), epochMillis('a.ends_at')];
  const permitted = permittedRows(strapi, reader, UID.activity, 'k');
  const where = every([sql(`a.state = 'open'`), ...(permitted ? [permitted] : [])]);
  const shift = dayShift(timeZone);
  const noon = Date.parse(atNoon(today));
  const [begin, next] = [startOfDay(today, timeZone).getTime(), startOfDay(addDays(today, 1), timeZone).getTime()];
  const rows = sql(
    `SELECT a.id, a.document_id AS key, ${day} AS day, ${start} AS start, coalesce(${end}, ${start}) AS last, ${epochMillis('a.created_at')} AS made,
       a.all_day AS "allDay", a.keep_until_done AS kept
     FROM (SELECT DISTINCT p.activity_id AS id FROM ${PLACES} p WHERE p.kind IN (${KINDS.responsible}, ${KINDS.participants}) AND p.owner_id IN (${marks}) AND p.open = 1) k
     ${orderedJoin} ${table} a ON a.id = k.id WHERE ${where.text}`,
    ...users, ...where.bindings
  );
  return sql(
    `SELECT s.id, s.key, coalesce(s.day - ${shift}, s.start - CASE WHEN s."allDay" = true THEN ${shift} ELSE 0 END, s.made) AS at, s.section FROM (SELECT t.*,
       CASE WHEN t.day IS NOT NULL THEN CASE WHEN t.day < ? THEN 'overdue' WHEN t.day = ? THEN 'today' ELSE 'coming' END
         WHEN t.start IS NULL THEN 'undated'
         WHEN t."allDay" THEN CASE WHEN t.start > ? THEN 'coming' WHEN t.last >= ? THEN 'today' WHEN t.kept THEN 'overdue' ELSE 'past' END
         ELSE CASE WHEN t.start >= ? THEN 'coming' WHEN t.last >= ? THEN 'today' WHEN t.kept THEN 'overdue' ELSE 'past' END
       END AS section FROM (${rows.text}) t) s WHERE s.section <> 'past'`,
    noon, noon, noon, noon, next, begin, ...rows.bindings
  );
}
