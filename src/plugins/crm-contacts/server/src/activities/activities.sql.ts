import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ActivitiesQuery } from '../../../contracts/activities';
import { dialectOf, rowsOf } from '../kernel/dialect';
import type { Reader } from '../kernel/reader';
import { permittedRows } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { Before } from './cursor.rules';

/** Whose activities: a contact's (with those of the person that it is) or a person's, by row id. */
export type Owner = { contact: number } | { person: number };

interface Fragment {
  sql: string;
  bindings: Knex.RawBinding[];
}

/** Where an activity stands in lists, found without its row. `at`: milliseconds since 1970. */
export interface Place {
  id: number;
  at: number;
  key: string;
}

export interface PlaceQuery extends Pick<ActivitiesQuery, 'type' | 'state' | 'q'> {
  /** Row id of an admin user. */
  responsible?: number;
  before?: Before;
  limit: number;
  /** Latest first; `soonest`: earliest first. */
  order?: 'latest' | 'soonest';
}

/** Milliseconds of an activity: of its start; a mere day counts as its noon in UTC. */
function moment(strapi: Core.Strapi): string {
  const { epochMillis, dayMillis } = dialectOf(strapi);
  return `coalesce(${epochMillis('a.starts_at')}, ${dayMillis('a.due_on')}, ${dayMillis('a.resubmit_on')}, ${epochMillis('a.created_at')})`;
}

/** The places of the readable activities of an owner. One statement. */
export async function placesOf(strapi: Core.Strapi, reader: Reader, owner: Owner, query: PlaceQuery): Promise<Place[]> {
  const at = moment(strapi);
  const where = [linked(strapi, owner), ...readable(strapi, reader), ...filters(strapi, reader, query)];
  if (query.before) where.push(beforeThat(at, query.before));
  const direction = query.order === 'soonest' ? 'ASC' : 'DESC';
  const sql = `SELECT a.id AS id, a.document_id AS key, ${at} AS at FROM "${tableOf(strapi, UID.activity)}" a
    WHERE ${where.map((part) => part.sql).join(' AND ')} ORDER BY ${at} ${direction}, a.document_id ${direction} LIMIT ?`;
  const rows = await rowsOf<{ id: number; key: string; at: string | number }>(
    strapi.db.connection.raw(sql, [...where.flatMap(({ bindings }) => bindings), query.limit])
  );
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** How many readable activities of the owner are open, and how many of these are overdue on `today`. One statement. */
export async function openCounts(strapi: Core.Strapi, reader: Reader, owner: Owner, overdueBefore: number): Promise<{ open: number; overdue: number }> {
  const where = [linked(strapi, owner), ...readable(strapi, reader), { sql: `a.state = 'open'`, bindings: [] }];
  const sql = `SELECT count(*) AS open, sum(CASE WHEN ${moment(strapi)} < ? THEN 1 ELSE 0 END) AS overdue FROM "${tableOf(strapi, UID.activity)}" a
    WHERE ${where.map((part) => part.sql).join(' AND ')}`;
  const [row] = await rowsOf<{ open: string | number; overdue: string | number | null }>(
    strapi.db.connection.raw(sql, [overdueBefore, ...where.flatMap(({ bindings }) => bindings)])
  );
  return { open: Number(row.open), overdue: Number(row.overdue ?? 0) };
}

function linked(strapi: Core.Strapi, owner: Owner): Fragment {
  const [contacts, persons, person] = [linkOf(strapi, UID.activity, 'contacts'), linkOf(strapi, UID.activity, 'persons'), linkOf(strapi, UID.contact, 'person')];
  const ofPersons = `SELECT p."${persons.own}" FROM "${persons.table}" p WHERE p."${persons.target}"`;
  if ('person' in owner) return { sql: `a.id IN (${ofPersons} = ?)`, bindings: [owner.person] };
  const own = `SELECT c."${contacts.own}" FROM "${contacts.table}" c WHERE c."${contacts.target}" = ?`;
  const asPerson = `${ofPersons} IN (SELECT k."${person.target}" FROM "${person.table}" k WHERE k."${person.own}" = ?)`;
  return { sql: `a.id IN (${own} UNION ${asPerson})`, bindings: [owner.contact, owner.contact] };
}

function readable(strapi: Core.Strapi, reader: Reader): Fragment[] {
  const rows = permittedRows(strapi, reader, UID.activity, 'a');
  return rows ? [{ sql: rows.text, bindings: [...rows.bindings] as Knex.RawBinding[] }] : [];
}

function filters(strapi: Core.Strapi, reader: Reader, { type, state, q, responsible }: PlaceQuery): Fragment[] {
  const found: Fragment[] = [];
  if (type) found.push({ sql: 'a.type = ?', bindings: [type] });
  if (state) found.push({ sql: 'a.state = ?', bindings: [state] });
  if (responsible !== undefined) {
    const { table, own, target } = linkOf(strapi, UID.activity, 'responsible');
    found.push({ sql: `a.id IN (SELECT r."${own}" FROM "${table}" r WHERE r."${target}" = ?)`, bindings: [responsible] });
  }
  if (q) {
    const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    const { containsText } = dialectOf(strapi);
    // Words of a field that the reader may not read find nothing.
    const columns = ['subject', 'outcome'].filter((field) => reader.can('read', UID.activity, undefined, field));
    const matches = columns.map((column) => containsText(`a.${column}`));
    found.push({ sql: `(${matches.join(' OR ') || '1 = 0'})`, bindings: columns.map(() => pattern) });
  }
  return found;
}

/** What stands before a place in a list: `at` and `keyColumn` are SQL. */
export function beforeThat(at: string, { at: moment, key }: Before, keyColumn = 'a.document_id'): Fragment {
  if (key === null) return { sql: `${at} < ?`, bindings: [moment] };
  return { sql: `(${at} < ? OR (${at} = ? AND ${keyColumn} < ?))`, bindings: [moment, moment, key] };
}
