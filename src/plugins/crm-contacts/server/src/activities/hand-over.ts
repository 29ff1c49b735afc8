import type { Core } from '@strapi/strapi';
import { forbidden } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';

/** documentIds: from whom, to whom, and the person whom the activities then name. */
export interface HandOver {
  from: string;
  to: string;
  person: string;
}

/**
 * Open activities of a contact go over to another one, as far as the reader sees them: gives how many.
 * 403 when they may not change all of these. Call it inside a transaction.
 */
export async function handOverActivities(strapi: Core.Strapi, reader: Reader, { from, to, person }: HandOver): Promise<number> {
  if (!reader.can('read', UID.activity)) return 0;
  const rows: { documentId: string }[] = await strapi.db.query(UID.activity).findMany({ select: ['documentId'], where: { state: 'open', contacts: { documentId: from } } });
  const readable = await reader.keep('read', UID.activity, rows.map(({ documentId }) => documentId));
  if (readable.size === 0) return 0;
  const writable = await reader.keep('update', UID.activity, [...readable]);
  const mayWrite = (['contacts', 'persons'] as const).every((field) => reader.can('update', UID.activity, undefined, field));
  if (!mayWrite || writable.size < readable.size) throw forbidden('You may not move all open activities of this contact');
  for (const documentId of readable) {
    const data = { contacts: { connect: [{ documentId: to }], disconnect: [{ documentId: from }] }, persons: { connect: [{ documentId: person }] } };
    await strapi.documents(UID.activity).update({ documentId, data: data as never });
  }
  return readable.size;
}
