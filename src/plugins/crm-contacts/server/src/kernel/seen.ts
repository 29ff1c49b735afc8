import type { Core } from '@strapi/strapi';
import { conflict, refusal } from './errors';

/** What the writer had read before the change. */
export interface Seen {
  updatedAt?: string;
  /** The values that the form was filled with: lets the answer name the fields that changed since. */
  values?: Record<string, unknown>;
}

/**
 * Throws 409 with who changed the row and which of the seen fields, if it changed after `seen`. Call
 * inside the transaction of the write.
 */
export async function assertUnchangedSince(strapi: Core.Strapi, uid: string, documentId: string, seen: Seen | undefined): Promise<void> {
  if (!seen?.updatedAt) return;
  const seenAt = Date.parse(seen.updatedAt);
  if (Number.isNaN(seenAt)) throw refusal({ field: ['seen', 'updatedAt'], reason: 'date', message: 'seen.updatedAt must be an ISO 8601 instant' });
  const row = await strapi.db.query(uid).findOne({ where: { documentId }, populate: ['updatedBy'] });
  if (!row || new Date(row.updatedAt).getTime() === seenAt) return;
  const by = row.updatedBy ? [row.updatedBy.firstname, row.updatedBy.lastname].filter(Boolean).join(' ') : null;
  const fields = Object.keys(seen.values ?? {}).filter((name) => name in row && !sameValue(row[name], seen.values?.[name]));
  throw conflict(`${by ?? 'Somebody'} changed this entry after you opened it${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`, {
    reason: 'changed',
    changedBy: by,
    changedAt: row.updatedAt,
    fields,
    current: Object.fromEntries(fields.map((name) => [name, row[name]])),
  });
}

const sameValue = (stored: unknown, seen: unknown) => JSON.stringify(stored ?? null) === JSON.stringify(seen ?? null);
