import type { Core } from '@strapi/strapi';
import { notFound } from '../errors';
import type { Reader } from './reader';

/** The stored columns of a row (of them `select`) if the reader may read it, else null: hidden and missing look alike. One statement. */
export async function findReadable(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string, select?: readonly string[]): Promise<StoredRow | null> {
  if (!reader.can('read', uid)) return null;
  const condition = reader.where('read', uid);
  const where = condition ? { $and: [{ documentId }, condition] } : { documentId };
  return strapi.db.query(uid).findOne({ where, ...(select ? { select: [...select] } : {}) });
}

/** As `findReadable`, with 404 instead of null. */
export async function getReadable(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string, select?: readonly string[]): Promise<StoredRow> {
  const row = await findReadable(strapi, reader, uid, documentId, select);
  if (!row) throw notFound();
  return row;
}

/** The row id, where nothing else of a row is wanted: a contact has sixty columns. */
export async function getReadableId(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string): Promise<number> {
  return (await getReadable(strapi, reader, uid, documentId, ['id'])).id;
}

export interface StoredRow {
  id: number;
  documentId: string;
  [attribute: string]: unknown;
}
