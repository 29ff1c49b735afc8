import { forbidden } from '../errors';
import type { Reader } from './reader';

/** 403 unless the reader may create rows of the type with these attributes. */
export function assertMayCreate(reader: Reader, uid: string, fields: string[]): void {
  if (!reader.can('create', uid)) throw forbidden(`You may not create entries of ${uid.split('.')[1]}`);
  const refused = fields.filter((field) => !reader.can('create', uid, undefined, field));
  if (refused.length > 0) throw forbidden(`You may not write ${refused.join(', ')}`);
}
