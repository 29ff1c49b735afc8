import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ActivitiesQuery } from '../../../contracts/activities';
import { dialectOf, preparedRows } from '../kernel/dialect';
import { anywhere } from '../kernel/like';
import type { Reader } from '../kernel/rights/reader';
import { every, isIn, join, permittedRows, rowsShowing, some, sql, type Sql } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { DAYS } from './activity.rules';
import { readPlaced, type PlacedActivity } from './activity-rows.sql';
import type { Before } from './cursor.rules';
import { fewPlaces } from './few.sql';
import { KINDS, NO_TYPE, OF_TYPE, PLACES, STATES } from './places.sql';

/** Whose activities: a contact's (with those of the person that it is) or a person's, by row id; or everybody's. */
type OneOwner = { contact: number } | { person: number };
export type Owner = OneOwner | 'all';

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

/** The readable activities of an owner, the latest first. Reads no more of them than it gives where no filter passes over some. */
export async function activitiesOf(strapi: Core.Strapi, reader: Reader, owner: Owner, query: PlaceQuery): Promise<PlacedActivity[]> {
  const { before, limit } = query;
  const sources = owner === 'all' ? await sourcesOfAll(strapi, reader, query) : sourcesOf(strapi, owner, query);
  // Whoever may read a contact or person reaches its activities.
  const where = [...readable(strapi, reader, owner !== 'all'), ...filters(strapi, reader, query), ...between(query), ...(before ? [beforeThat('p.at', before, 'p.key')] : [])];
  const lists = sources.map(({ places, which }) => {
    const [from, conditions] = [placed(strapi, places), every([...which, ...where])];
    return sql(`SELECT * FROM (SELECT ${from.text} WHERE ${conditions.text} ORDER BY p.at DESC, p.key DESC LIMIT ?) x`, ...from.bindings, ...conditions.bindings, limit);
  });
  const all = join(lists, ' UNION ');
  return readPlaced(strapi, reader, sql(`${all.text} ORDER BY at DESC, key DESC LIMIT ?`, ...all.bindings, limit));
}

/** Places, and which of them a list goes through in their order. */
interface Source {
  places?: Sql;
  which: Sql[];
}

const sourcesOf = (strapi: Core.Strapi, owner: OneOwner, query: PlaceQuery): Source[] =>
  ownersOf(strapi, owner).map((own) => ({ which: [own, ...ofResponsible(strapi, query)] }));

/** The few that the reader may read; else those of a user where one is asked for; else those of each type, of which the latest are merged. */
async function sourcesOfAll(strapi: Core.Strapi, reader: Reader, query: PlaceQuery): Promise<Source[]> {
  const few = await fewPlaces(strapi, reader);
  if (few) return [{ places: few, which: ofResponsible(strapi, query) }];
  if (query.responsible !== undefined) return [{ which: [ownedBy(KINDS.responsible, query.responsible)] }];
  return (await typesAsked(strapi, query)).map((id) => ({ which: [ownedBy(OF_TYPE, id)] }));
}

/**
 * A place `p` with its activity `a`. Rights are asked of the place, whose `id` is the activity's: asked of the
 * activity, their cost would be counted for each one, and PostgreSQL rather read all of them.
 */
const placed = (strapi: Core.Strapi, { text, bindings }: Sql = sql(`SELECT activity_id AS id, kind, owner_id, at, key, open FROM ${PLACES}`)): Sql =>
  sql(`p.id AS id, p.key AS key, p.at AS at FROM (${text}) p ${dialectOf(strapi).orderedJoin} "${tableOf(strapi, UID.activity)}" a ON a.id = p.id`, ...bindings);

/** The places of a contact, and where it is a person, those of that person; or of a person. */
function ownersOf(strapi: Core.Strapi, owner: OneOwner): Sql[] {
  if ('person' in owner) return [ownedBy(KINDS.persons, owner.person)];
  const { table, own, target } = linkOf(strapi, UID.contact, 'person');
  const person = sql(`p.kind = ${KINDS.persons} AND p.owner_id = (SELECT h."${target}" FROM "${table}" h WHERE h."${own}" = ? LIMIT 1)`, owner.contact);
  return [ownedBy(KINDS.contacts, owner.contact), person];
}

const ownedBy = (kind: number, id: number): Sql => sql(`p.kind = ${kind} AND p.owner_id = ?`, id);

async function typesAsked(strapi: Core.Strapi, { type }: PlaceQuery): Promise<number[]> {
  const types: { id: number; key: string }[] = await strapi.db.query(UID.activityType).findMany({ select: ['id', 'key'], orderBy: { id: 'asc' } });
  const asked = type === undefined ? types : types.filter(({ key }) => key === type);
  return [NO_TYPE, ...asked.map(({ id }) => id)];
}

/** What stands before a place in a list: `at` and `key` are SQL. */
export function beforeThat(at: string, { at: moment, key: last }: Before, key: string): Sql {
  return last === null ? sql(`${at} < ?`, moment) : sql(`(${at}, ${key}) < (?, ?)`, moment, last);
}

export interface OpenActivities {
  /** The places of the earliest ones. */
  next: Place[];
  open: number;
  overdue: number;
}

/** The readable open activities of an owner: the earliest `limit`, how many there are, how many stood before `overdueBefore` (milliseconds). One statement. */
export async function openOf(strapi: Core.Strapi, reader: Reader, owner: OneOwner, { overdueBefore, limit }: { overdueBefore: number; limit: number }): Promise<OpenActivities> {
  const lists = ownersOf(strapi, owner).map((own) => {
    const where = every([own, inState('open'), ...readable(strapi, reader, true)]);
    return sql(`SELECT ${placed(strapi).text} WHERE ${where.text}`, ...where.bindings);
  });
  const all = join(lists, ' UNION ');
  const statement = `SELECT o.*, count(*) OVER () AS open, sum(CASE WHEN o.at < ? THEN 1 ELSE 0 END) OVER () AS overdue FROM (${all.text}) o ORDER BY o.at, o.key LIMIT ?`;
  const rows = await preparedRows<StoredPlace & { open: string | number; overdue: string | number }>(strapi, statement, [overdueBefore, ...bound(all), limit]);
  return { next: rows.map(placeOf), open: Number(rows[0]?.open ?? 0), overdue: Number(rows[0]?.overdue ?? 0) };
}

interface StoredPlace {
  id: number;
  key: string;
  at: string | number;
}

const placeOf = ({ id, key, at }: StoredPlace): Place => ({ id, key, at: Number(at) });
const bound = ({ bindings }: Sql) => [...bindings] as Knex.RawBinding[];

/** What the reader's right leaves of places `p`. `isReached`: those are of a contact or person that the reader may read. */
function readable(strapi: Core.Strapi, reader: Reader, isReached: boolean): Sql[] {
  const rows = permittedRows(strapi, reader, UID.activity, 'p', undefined, 'read', { isReached });
  return rows ? [rows] : [];
}

/** A literal: for a bound value no partial index would serve. */
const inState = (state: keyof typeof STATES): Sql => sql(`p.open = ${STATES[state]}`);

function between({ from, until }: PlaceQuery): Sql[] {
  return [...(from === undefined ? [] : [sql('p.at >= ?', from)]), ...(until === undefined ? [] : [sql('p.at < ?', until)])];
}

function filters(strapi: Core.Strapi, reader: Reader, { type, state, q, responsible, from, until }: PlaceQuery): Sql[] {
  // One's own activities are no secret.
  const ofOthers = responsible !== undefined && responsible !== reader.user?.id;
  const asked = [...(type === undefined ? [] : ['type']), ...(state === undefined ? [] : ['state']), ...(ofOthers ? ['responsible'] : []), ...(from === undefined && until === undefined ? [] : DAYS)];
  return [
    ...asked.flatMap((field) => showing(strapi, reader, field)),
    ...(type === undefined ? [] : [sql('a.type = ?', type)]),
    ...(state === undefined ? [] : [inState(state)]),
    ...(q ? [containing(strapi, reader, q)] : []),
  ];
}

/** Rows in which a field is hidden are found by no question about it. */
function showing(strapi: Core.Strapi, reader: Reader, field: string): Sql[] {
  const rows = rowsShowing(strapi, reader, UID.activity, 'a.id', field);
  return rows ? [rows] : [];
}

function ofResponsible(strapi: Core.Strapi, { responsible }: PlaceQuery): Sql[] {
  const { table, own, target } = linkOf(strapi, UID.activity, 'responsible');
  return responsible === undefined ? [] : [isIn('p.id', sql(`SELECT r."${own}" FROM "${table}" r WHERE r."${target}" = ?`, responsible))];
}

/** Words of a field that the reader may not read find nothing. */
function containing(strapi: Core.Strapi, reader: Reader, q: string): Sql {
  const pattern = anywhere(q);
  const { containsText } = dialectOf(strapi);
  return some(SEARCHED.filter((field) => reader.can('read', UID.activity, undefined, field)).map((field) => every([sql(containsText(`a.${field}`), pattern), ...showing(strapi, reader, field)])));
}

/** Attributes (and columns) in which a part of a word is looked for. */
export const SEARCHED = ['subject', 'outcome'];
