import type { Core } from '@strapi/strapi';
import { relationsIn } from './judge';
import { isUnconditional, type Reader } from './reader';

export type ReadableRow = Record<string, unknown> & { documentId: string };

/** Of `fields`, those that the reader may read on at least one row of the type. */
export function readableFields(reader: Reader, uid: string, fields: readonly string[]): string[] {
  return fields.filter((field) => reader.can('read', uid, undefined, field));
}

/** Whether the reader sees every row of the type, and of each the same fields: no record conditions decide. */
export function seesAll(reader: Reader, uid: string): boolean {
  return reader.can('read', uid) && isUnconditional(reader.where('read', uid)) && reader.conditionsOf('read', uid).length === 0;
}

/**
 * Of these rows the readable ones by documentId, each with those of `fields` that the reader may read
 * of it. One statement, whatever their number.
 */
export async function readableRows(
  strapi: Core.Strapi,
  reader: Reader,
  uid: string,
  documentIds: string[],
  fields: readonly string[]
): Promise<Map<string, ReadableRow>> {
  if (documentIds.length === 0 || !reader.can('read', uid)) return new Map();
  const condition = reader.where('read', uid);
  const among = { documentId: { $in: [...new Set(documentIds)] } };
  if (seesAll(reader, uid)) {
    const select = ['documentId', ...readableFields(reader, uid, fields)];
    return byDocumentId(await strapi.db.query(uid).findMany({ select, where: among }));
  }
  // A role may grant other fields under a condition than without it: each row is asked by itself.
  const rows: ReadableRow[] = await strapi.db.query(uid).findMany({
    where: condition ? { $and: [among, condition] } : among,
    populate: relationsIn(strapi, uid, reader.conditionsOf('read', uid)),
  });
  const kept = rows.map((row) => {
    const granted = ['documentId', ...fields.filter((field) => reader.can('read', uid, row, field))];
    return Object.fromEntries(granted.map((field) => [field, row[field]])) as ReadableRow;
  });
  return byDocumentId(kept);
}

/** Of the row with this documentId what may be read; null: nothing. */
export type Picker = (documentId: string | null, values: Record<string, unknown>) => ReadableRow | null;

/**
 * Picks from rows that a raw statement has read what the reader may read of them. Role conditions cost
 * one statement; whether the rows' parents are in reach is for the caller to have asked.
 */
export async function pickerOf(strapi: Core.Strapi, reader: Reader, uid: string, documentIds: (string | null)[], fields: readonly string[]): Promise<Picker> {
  if (!reader.can('read', uid)) return () => null;
  if (reader.conditionsOf('read', uid).length > 0) {
    const rows = await readableRows(strapi, reader, uid, documentIds.filter((id) => id !== null), fields);
    return (documentId) => (documentId === null ? null : (rows.get(documentId) ?? null));
  }
  const readable = readableFields(reader, uid, fields);
  return (documentId, values) => {
    if (documentId === null) return null;
    const picked: ReadableRow = { documentId };
    for (const field of readable) picked[field] = values[field] ?? null;
    return picked;
  };
}

function byDocumentId(rows: ReadableRow[]) {
  return new Map(rows.map((row) => [row.documentId, row]));
}
