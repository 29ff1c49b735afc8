import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ActivitiesQuery } from '../../../contracts/activities';
import { dialectOf, preparedRows } from '../kernel/dialect';
import type { Reader } from '../kernel/reader';
import { permittedRows } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { Before } from './cursor.rules';
import { KINDS, moment, PLACES } from './places.sql';

/** Whose activities: a contact's (with those of the person that it is) or a person's, by row id; or everybody's. */
type OneOwner = { contact: number } | { person: number };
export type Owner = OneOwner | 'all';

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
  /** From this moment on, and before that one; milliseconds. */
  from?: number;
  until?: number;
  before?: Before;
  limit: number;
}

/** The places of the readable activities of an owner, the latest first. One statement, which reads no more places than it gives. */
export async function placesOf(strapi: Core.Strapi, reader: Reader, owner: Owner, query: PlaceQuery): Promise<Place[]> {
  if (owner === 'all') return placesOfAll(strapi, reader, query);
  const { before, limit } = query;
  const where = [...readable(strapi, reader, 'p'), ...filters(strapi, reader, query), ...between('p.at', query), ...(before ? [beforePlace(before)] : [])];
  const all = ownersOf(strapi, owner).map((own): Fragment => {
    const conditions = [own, ...where];
    return { sql: `SELECT * FROM (SELECT ${placed(strapi)} ${whereAll(conditions)} ORDER BY p.at DESC, p.key DESC LIMIT ?) x`, bindings: [...bindingsOf(...conditions), limit] };
  });
  const rows = await preparedRows<StoredPlace>(strapi, `${all.map(({ sql }) => sql).join(' UNION ')} ORDER BY at DESC, key DESC LIMIT ?`, [...bindingsOf(...all), limit]);
  return rows.map(placeOf);
}

/** Of whomever, the latest first: those without a contact have no place of their own. One statement. */
async function placesOfAll(strapi: Core.Strapi, reader: Reader, query: PlaceQuery): Promise<Place[]> {
  const at = moment(strapi);
  const where = [...readable(strapi, reader, 'a'), ...filters(strapi, reader, query), ...between(at, query), ...(query.before ? [beforeThat(at, query.before)] : [])];
  const statement = `SELECT a.id AS id, a.document_id AS key, ${at} AS at FROM "${tableOf(strapi, UID.activity)}" a
    ${whereAll(where)} ORDER BY ${at} DESC, a.document_id DESC LIMIT ?`;
  return (await preparedRows<StoredPlace>(strapi, statement, [...bindingsOf(...where), query.limit])).map(placeOf);
}

/**
 * A place `p` with its activity `a`. Rights are asked of the place, whose `id` is the activity's: asked of the
 * activity, their cost would be counted for each one, and PostgreSQL rather read all of them.
 */
const placed = (strapi: Core.Strapi) =>
  `p.id AS id, p.key AS key, p.at AS at FROM (SELECT activity_id AS id, kind, owner_id, at, key, open FROM ${PLACES}) p ${dialectOf(strapi).orderedJoin} "${tableOf(strapi, UID.activity)}" a ON a.id = p.id`;

/** The places of a contact, and where it is a person, those of that person; or of a person. */
function ownersOf(strapi: Core.Strapi, owner: OneOwner): Fragment[] {
  const of = (kind: number, sql: string, id: number): Fragment => ({ sql: `p.kind = ${kind} AND p.owner_id = ${sql}`, bindings: [id] });
  if ('person' in owner) return [of(KINDS.persons, '?', owner.person)];
  const { table, own, target } = linkOf(strapi, UID.contact, 'person');
  return [of(KINDS.contacts, '?', owner.contact), of(KINDS.persons, `(SELECT h."${target}" FROM "${table}" h WHERE h."${own}" = ? LIMIT 1)`, owner.contact)];
}

function beforePlace({ at, key }: Before): Fragment {
  return key === null ? { sql: 'p.at < ?', bindings: [at] } : { sql: '(p.at, p.key) < (?, ?)', bindings: [at, key] };
}

export interface OpenActivities {
  /** The places of the earliest ones. */
  next: Place[];
  open: number;
  overdue: number;
}

/** The readable open activities of an owner: the earliest `limit`, how many there are, how many stood before `overdueBefore` (milliseconds). One statement. */
export async function openOf(strapi: Core.Strapi, reader: Reader, owner: OneOwner, { overdueBefore, limit }: { overdueBefore: number; limit: number }): Promise<OpenActivities> {
  const all = ownersOf(strapi, owner).map((own): Fragment => {
    const where = [own, { sql: 'p.open = 1', bindings: [] }, ...readable(strapi, reader, 'p')];
    return { sql: `SELECT ${placed(strapi)} ${whereAll(where)}`, bindings: bindingsOf(...where) };
  });
  const sql = `SELECT o.*, count(*) OVER () AS open, sum(CASE WHEN o.at < ? THEN 1 ELSE 0 END) OVER () AS overdue
    FROM (${all.map(({ sql: one }) => one).join(' UNION ')}) o ORDER BY o.at, o.key LIMIT ?`;
  const rows = await preparedRows<StoredPlace & { open: string | number; overdue: string | number }>(strapi, sql, [overdueBefore, ...bindingsOf(...all), limit]);
  return { next: rows.map(placeOf), open: Number(rows[0]?.open ?? 0), overdue: Number(rows[0]?.overdue ?? 0) };
}

function between(at: string, { from, until }: PlaceQuery): Fragment[] {
  return [...(from === undefined ? [] : [{ sql: `${at} >= ?`, bindings: [from] }]), ...(until === undefined ? [] : [{ sql: `${at} < ?`, bindings: [until] }])];
}

interface StoredPlace {
  id: number;
  key: string;
  at: string | number;
}

const placeOf = ({ id, key, at }: StoredPlace): Place => ({ id, key, at: Number(at) });

const bindingsOf = (...parts: Fragment[]) => parts.flatMap(({ bindings }) => bindings);
const whereAll = (parts: Fragment[]) => (parts.length === 0 ? '' : `WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`);

/** Whoever may read a contact or person reaches its activities: what remains for places `p` are conditions of roles, and others' private ones. */
function readable(strapi: Core.Strapi, reader: Reader, alias: 'a' | 'p'): Fragment[] {
  const rows = permittedRows(strapi, reader, UID.activity, alias, undefined, 'read', { isReached: alias === 'p' });
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
