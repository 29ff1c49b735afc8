import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { dialectOf, rowsOf } from '../../dialect';
import { forbidden, notFound } from '../../errors';
import { onlyOnce } from '../../indexes';
import { tableOf } from '../../tables';
import { FILE } from '../../uids';
import type { Reader } from '../reader';
import { idsWhere } from '../row-scope';
import { guardedTypes } from '../type-rights';
import { guardedParts, guardedPlaces, linkTable, type Place } from './places';

/**
 * A file that hangs on a guarded row is marked, in its own `provider_metadata`, when it is linked. The mark stays when
 * the link goes: an address that was known before opens nothing afterwards.
 */
const MARK = 'guarded';

export interface FileRow {
  id?: number;
  url?: string;
  formats?: Record<string, { url?: string }> | null;
  updatedAt?: string | Date;
  /** Absent where a question asked for other fields alone. */
  provider_metadata?: Record<string, unknown> | null;
}

export const isMarked = ({ provider_metadata: metadata }: FileRow): boolean => metadata?.[MARK] === true;

/** `provider_metadata` with the mark. */
export const marked = (metadata: FileRow['provider_metadata']): Record<string, unknown> => ({ ...metadata, [MARK]: true });

const filesIn = (strapi: Core.Strapi) => strapi.db.connection(tableOf(strapi, FILE));
const hasMark = (strapi: Core.Strapi) => dialectOf(strapi).hasJsonFlag('provider_metadata', MARK);

/** Marks files that hang on these rows of a guarded type; without rows, all that hang on guarded ones. One statement. */
export async function markFiles(strapi: Core.Strapi, on?: { uid: string; id: number | string }): Promise<void> {
  const places = guardedPlaces(strapi).filter(({ uid }) => !on || uid === on.uid);
  if (places.length === 0) return;
  const row = on ? strapi.db.connection.select(strapi.db.connection.raw('CAST(? AS INTEGER)', [Number(on.id)])) : null;
  const hanging = (where: Knex.QueryBuilder) => places.forEach(({ links }) => where.orWhereIn('id', links(row)));
  const mark = strapi.db.connection.raw(dialectOf(strapi).withJsonFlag('provider_metadata', MARK));
  await rowsOf(filesIn(strapi).whereRaw(`NOT (${hasMark(strapi)})`).where(hanging).update({ provider_metadata: mark }).returning('id'));
}

/** Call in bootstrap: what was linked before there were marks, or past Strapi, and an index for `isGuardedFile`. */
export async function markStoredFiles(strapi: Core.Strapi): Promise<void> {
  await onlyOnce(strapi, `create index if not exists files_guarded_hash_idx on "${tableOf(strapi, FILE)}" (lower(hash))`);
  await markFiles(strapi);
}

/** Whether one of these hashes, in small letters, is that of a marked file. One indexed statement. */
export async function isGuardedFile(strapi: Core.Strapi, hashes: string[]): Promise<boolean> {
  const { sql, binding } = dialectOf(strapi).textList(hashes);
  return (await rowsOf(filesIn(strapi).select('id').whereRaw(`lower(hash) IN (${sql})`, [binding]).whereRaw(hasMark(strapi)).limit(1))).length > 0;
}

type Rows = Knex.QueryBuilder | 'all' | 'none';

/** Rows on which the reader may read (change) the attribute. Masks of features are of no media attribute. */
function rowsFor(strapi: Core.Strapi, reader: Reader, action: 'read' | 'update', { uid, path }: Place): Rows {
  if (!reader.can(action, uid) || !reader.can(action, uid, undefined, path)) return 'none';
  const condition = reader.where(action, uid, path);
  return condition ? idsWhere(strapi, uid, condition) : 'all';
}

function linksFor(strapi: Core.Strapi, reader: Reader, action: 'read' | 'update', place: Place): Knex.QueryBuilder | null {
  const rows = rowsFor(strapi, reader, action, place);
  return rows === 'none' ? null : place.links(rows === 'all' ? null : rows);
}

/**
 * Ids of marked files that the reader may not see: those that hang neither on a row that they may read nor on one of a
 * type that is not guarded. What hangs on nothing any more is seen by who uploaded it.
 */
function hiddenFiles(strapi: Core.Strapi, reader: Reader): Knex.QueryBuilder {
  const links = strapi.db.connection(linkTable(strapi)).select('file_id').whereNotNull('file_id');
  const hidden = filesIn(strapi).select('id').whereRaw(hasMark(strapi));
  hidden.whereNotIn('id', links.clone().whereNotIn('related_type', [...guardedTypes(), ...guardedParts(strapi)]));
  for (const place of guardedPlaces(strapi)) {
    const readable = linksFor(strapi, reader, 'read', place);
    if (readable) hidden.whereNotIn('id', readable);
  }
  if (reader.user) hidden.whereNotIn('id', filesIn(strapi).select('id').where('created_by_id', reader.user.id).whereNotIn('id', links));
  return hidden;
}

/** Strapi's condition for the files that the reader may see. */
export const visibleFiles = (strapi: Core.Strapi, reader: Reader): { id: object } | object =>
  reader.kind === 'system' ? {} : { id: { $notIn: hiddenFiles(strapi, reader) } };

/**
 * Throws unless the reader may change all rows on which these files hang: the file that is replaced or deleted is
 * theirs. 404 for what may not be seen. No more than two statements for each place, whatever the number of files.
 */
export async function assertMayChangeFiles(strapi: Core.Strapi, reader: Reader, ids: (number | string)[]): Promise<void> {
  const asked = await rowsOf<{ id: number }>(filesIn(strapi).select('id').whereIn('id', ids.map(Number).filter(Number.isSafeInteger)).whereRaw(hasMark(strapi)));
  if (asked.length === 0) return;
  const markedIds = asked.map(({ id }) => id);
  if ((await rowsOf(hiddenFiles(strapi, reader).whereIn('id', markedIds).limit(1))).length > 0) throw notFound();
  for (const place of guardedPlaces(strapi)) {
    const changeable = linksFor(strapi, reader, 'update', place);
    const all = await countOf(place.links(null), markedIds);
    const theirs = all > 0 && changeable ? await countOf(changeable, markedIds) : 0;
    if (all !== theirs) throw forbidden('You may not change all entries to which this file is attached');
  }
}

async function countOf(links: Knex.QueryBuilder, ids: number[]): Promise<number> {
  const [{ count }] = await rowsOf<{ count: number | string }>(links.whereIn('file_id', ids).clearSelect().count('* as count'));
  return Number(count);
}
