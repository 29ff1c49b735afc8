import { forbidden, notFound, refusal } from '../../errors';
import type { Write, WriteGuard, WriteResult } from '../../guard';
import { isScoped, scopeCondition, type ScopeAction } from '../row-scope';
import { currentReader, type Reader } from '../reader';
import { namedRows, type NamedRow } from '../../relation-input';
import { guardedTypes, isGuarded } from '../type-rights';

/**
 * Rights of a write that Strapi's engine does not look at: whether the row's contact is in reach,
 * whether what it is connected to may be seen, and whether the row as written is still in reach. It
 * comes first, so that no rule of another feature tells about rows that are hidden.
 */
export const guardRights: WriteGuard = {
  uids: guardedTypes,
  async before(write) {
    const reader = currentReader(write.strapi);
    if (!reader) return;
    await assertStoredInReach(write, reader);
    if (reader.kind !== 'admin') return;
    signedBy(write, reader);
    await assertTargetsVisible(write, reader);
  },
  async after(write, result) {
    const reader = currentReader(write.strapi);
    if (reader?.kind === 'admin' && write.action !== 'delete') await assertWrittenInReach(write, reader, result);
  },
};

/** Own endpoints say who wrote a row just as the Content Manager does. */
function signedBy({ action, data }: Write, { user }: Reader): void {
  if (!user || action === 'delete') return;
  if (action !== 'update') data.createdBy ??= user.id;
  data.updatedBy ??= user.id;
}

async function assertStoredInReach(write: Write, reader: Reader): Promise<void> {
  const { uid, documentId, stored } = write;
  if (!documentId || !stored || !isScoped(uid)) return;
  if (!(await inReach(write, reader, 'read', documentId))) throw notFound();
  // A clone changes nothing in the row it copies.
  if (write.action !== 'clone' && !(await inReach(write, reader, 'update', documentId))) throw forbidden('You may not change entries of this contact');
}

/** In the transaction of the write, after it: whatever shape the relations came in, here they are rows. */
async function assertWrittenInReach(write: Write, reader: Reader, { documentId }: WriteResult): Promise<void> {
  const { uid, action, strapi } = write;
  if (isScoped(uid) && !(await inReach(write, reader, 'update', documentId))) throw forbidden('You may not write entries of this contact');
  const condition = action === 'create' && reader.can('create', uid) ? reader.condition('create', uid) : undefined;
  if (!condition) return;
  const count = await strapi.db.query(uid).count({ where: { $and: [{ documentId }, condition] } });
  if (count === 0) throw forbidden('Your role does not let you create an entry with these values');
}

async function inReach({ strapi, uid }: Write, reader: Reader, action: ScopeAction, documentId: string): Promise<boolean> {
  const reached = scopeCondition(strapi, reader, action, uid);
  return !reached || (await strapi.db.query(uid).count({ where: { $and: [{ documentId }, reached] } })) > 0;
}

/** A row can only be connected to what its writer sees: hidden and missing look alike. */
async function assertTargetsVisible(write: Write, reader: Reader): Promise<void> {
  const { attributes } = write.strapi.getModel(write.uid as never) as { attributes: Record<string, { type: string; target?: string }> };
  for (const [field, value] of Object.entries(write.data)) {
    const { type, target } = attributes[field] ?? {};
    if (type !== 'relation' || !isGuarded(target)) continue;
    const named = namedRows(value);
    if (named.length > 0 && !(await allVisible(write, reader, target, named))) {
      throw refusal({ field, reason: 'unknown', message: `${field} names an entry that does not exist` });
    }
  }
}

async function allVisible({ strapi }: Write, reader: Reader, target: string, named: NamedRow[]): Promise<boolean> {
  if (!reader.can('read', target)) return false;
  const condition = reader.where('read', target);
  if (!condition) return true;
  const ids = named.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const documentIds = named.flatMap(({ documentId }) => documentId ?? []);
  const rows: { id: number; documentId: string }[] = await strapi.db.query(target).findMany({
    select: ['id', 'documentId'],
    where: { $and: [{ $or: [{ id: { $in: ids } }, { documentId: { $in: documentIds } }] }, condition] },
  });
  return named.every((one) => rows.some(({ id, documentId }) => id === one.id || documentId === one.documentId));
}
