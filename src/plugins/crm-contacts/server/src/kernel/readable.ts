import type { Core } from '@strapi/strapi';
import { notFound } from './errors';
import type { Reader } from './reader';

/** The stored columns of a row if the reader may read it, else null: hidden and missing look alike. One statement. */
export async function findReadable(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string): Promise<StoredRow | null> {
  if (!reader.can('read', uid)) return null;
  const condition = reader.where('read', uid);
  const where = condition ? { $and: [{ documentId }, condition] } : { documentId };
  return strapi.db.query(uid).findOne({ where });
}

/** As `findReadable`, with 404 instead of null. */
export async function getReadable(strapi: Core.Strapi, reader: Reader, uid: string, documentId: string): Promise<StoredRow> {
  const row = await findReadable(strapi, reader, uid, documentId);
  if (!row) throw notFound();
  return row;
}

export interface StoredRow {
  id: number;
  documentId: string;
  [attribute: string]: unknown;
}
