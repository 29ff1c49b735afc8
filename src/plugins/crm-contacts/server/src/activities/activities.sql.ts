import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ActivitiesQuery } from '../../../contracts/activities';
import { dialectOf, preparedRows } from '../kernel/dialect';
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
}

/** Milliseconds of an activity: of its start; a mere day counts as its noon in UTC. */
function moment(strapi: Core.Strapi): string {
  const { epochMillis, dayMillis } = dialectOf(strapi);
  return `coalesce(${epochMillis('a.starts_at')}, ${dayMillis('a.due_on')}, ${dayMillis('a.resubmit_on')}, ${epochMillis('a.created_at')})`;
}

/** The places of the readable activities of an owner, the latest first. One statement. */
export async function placesOf(strapi: Core.Strapi, reader: Reader, owner: Owner, query: PlaceQuery): Promise<Place[]> {
  const at = moment(strapi);
  const from = linked(strapi, owner);
  const where = [...readable(strapi, reader), ...filters(strapi, reader, query), ...(query.before ? [beforeThat(at, query.before)] : [])];
  const sql = `SELECT a.id AS id, a.document_id AS key, ${at} AS at ${from.sql}
    ${whereAll(where)} ORDER BY ${at} DESC, a.document_id DESC LIMIT ?`;
  const rows = await preparedRows<StoredPlace>(strapi, sql, [...bindingsOf(from, ...where), query.limit]);
  return rows.map(placeOf);
}

export interface OpenActivities {
  /** The places of the earliest ones. */
  next: Place[];
  open: number;
  overdue: number;
}

/** The readable open activities of an owner: the earliest `limit`, how many there are, how many stood before `overdueBefore` (milliseconds). One statement. */
export async function openOf(strapi: Core.Strapi, reader: Reader, owner: Owner, { overdueBefore, limit }: { overdueBefore: number; limit: number }): Promise<OpenActivities> {
  const from = linked(strapi, owner);
  const where = [...readable(strapi, reader), { sql: `a.state = 'open'`, bindings: [] }];
  const sql = `SELECT o.*, count(*) OVER () AS open, sum(CASE WHEN o.at < ? THEN 1 ELSE 0 END) OVER () AS overdue
    FROM (SELECT a.id AS id, a.document_id AS key, ${moment(strapi)} AS at ${from.sql} ${whereAll(where)}) o ORDER BY o.at, o.key LIMIT ?`;
  const rows = await preparedRows<StoredPlace & { open: string | number; overdue: string | number }>(strapi, sql, [overdueBefore, ...bindingsOf(from, ...where), limit]);
  return { next: rows.map(placeOf), open: Number(rows[0]?.open ?? 0), overdue: Number(rows[0]?.overdue ?? 0) };
}

interface StoredPlace {
  id: number;
  key: string;
  at: string | number;
}

const placeOf = ({ id, key, at }: StoredPlace): Place => ({ id, key, at: Number(at) });

const bindingsOf = (...parts: Fragment[]) => parts.flatMap(({ bindings }) => bindings);
const whereAll = (parts: Fragment[]) => (parts.length === 0 ? '' : `WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`);

/** The activities `a` of an owner, found by their links: an owner has few of them, whatever their state. */
function linked(strapi: Core.Strapi, owner: Owner): Fragment {
  const [contacts, persons, person] = [linkOf(strapi, UID.activity, 'contacts'), linkOf(strapi, UID.activity, 'persons'), linkOf(strapi, UID.contact, 'person')];
  const join = `${dialectOf(strapi).orderedJoin} "${tableOf(strapi, UID.activity)}" a ON a.id = k.id`;
  const ofPersons = `SELECT p."${persons.own}" AS id FROM "${persons.table}" p WHERE p."${persons.target}"`;
  if ('person' in owner) return { sql: `FROM (${ofPersons} = ?) k ${join}`, bindings: [owner.person] };
  const own = `SELECT c."${contacts.own}" AS id FROM "${contacts.table}" c WHERE c."${contacts.target}" = ?`;
  const asPerson = `${ofPersons} IN (SELECT h."${person.target}" FROM "${person.table}" h WHERE h."${person.own}" = ?)`;
  return { sql: `FROM (${own} UNION ${asPerson}) k ${join}`, bindings: [owner.contact, owner.contact] };
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
