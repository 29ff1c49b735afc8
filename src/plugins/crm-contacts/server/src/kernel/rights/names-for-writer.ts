import type { Core } from '@strapi/strapi';
import { HIDDEN } from '../errors';
import { currentReader, systemReader } from './reader';

/**
 * Names of rows, by row id, for the text of a refusal. What the writer may not read is "…": an error
 * message tells nothing that a list would not. One statement.
 */
export async function namesForWriter(strapi: Core.Strapi, uid: string, ids: number[], attribute: string): Promise<(id: number) => string> {
  const reader = currentReader(strapi) ?? systemReader;
  if (!reader.can('read', uid, undefined, attribute)) return () => HIDDEN;
  const among = { id: { $in: ids } };
  const condition = reader.where('read', uid, attribute);
  const rows: Record<string, unknown>[] = await strapi.db.query(uid).findMany({
    select: ['id', attribute],
    where: condition ? { $and: [among, condition] } : among,
  });
  const names = new Map(rows.map((row) => [row.id, String(row[attribute] ?? HIDDEN)]));
  return (id) => names.get(id) ?? HIDDEN;
}
