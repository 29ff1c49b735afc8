import type { Core } from '@strapi/strapi';
import type { PositionState } from '../../../contracts/organisation';
import { forbidden, notFound } from '../kernel/errors';
import { judgeOf } from '../kernel/rights/judge';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';

/** 404 for what the reader may not see, 403 naming the attributes that they may see but not change. */
export async function assertMayChange(strapi: Core.Strapi, reader: Reader, documentId: string, fields: string[]): Promise<void> {
  const judge = await judgeOf(strapi, reader, UID.position, documentId);
  const exists = judge && (await reader.keep('read', UID.position, [documentId])).has(documentId) && (await strapi.db.query(UID.position).count({ where: { documentId } })) > 0;
  if (!judge || !exists) throw notFound();
  if (!(await reader.keep('update', UID.position, [documentId])).has(documentId)) throw forbidden('You may not change this position');
  const granted = judge.granted('update', fields);
  const refused = fields.filter((field) => !granted.has(field));
  if (refused.length > 0) throw forbidden(`You may not write ${refused.join(', ')}`);
}

/** Through the Document Service, so that every guard holds. */
export async function writePosition(strapi: Core.Strapi, documentId: string, data: object): Promise<PositionState> {
  const row = (await strapi.documents(UID.position).update({ documentId, data: data as never })) as unknown as PositionState;
  return { documentId, validTo: row.validTo, main: Boolean(row.main), updatedAt: new Date(row.updatedAt).toISOString() };
}
