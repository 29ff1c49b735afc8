import type { Core } from '@strapi/strapi';
import { forbidden } from '../errors';
import { fieldsOf } from './masks';
import type { Reader } from './reader';

/**
 * 403 unless the reader may read these fields in each of the rows, which they see. For what carries values to other rows:
 * a copy is its writer's own, a main value is read under the rights of another type, and both would show what is hidden here.
 */
export async function assertReadsInFull(strapi: Core.Strapi, reader: Reader, uid: string, documentIds: readonly string[], fields: readonly string[]): Promise<void> {
  const isShown = await fieldsOf(strapi, reader, uid, documentIds);
  const hidden = fields.filter((field) => documentIds.some((documentId) => !isShown(documentId, field)));
  if (hidden.length > 0) throw forbidden(`You may not read ${hidden.join(', ')}, which would be carried over`);
}
