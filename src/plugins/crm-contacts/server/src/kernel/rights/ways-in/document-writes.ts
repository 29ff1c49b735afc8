import type { Core } from '@strapi/strapi';
import { forbidden, notFound, refusal } from '../../errors';
import type { Write, WriteGuard, WriteResult } from '../../guard';
import { fieldsOf } from '../masks';
import { isInternal } from '../../schema';
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
    if (reader.kind === 'admin') {
      signedBy(write, reader);
      if (write.action === 'clone') await leaveOutUnreadable(write, reader);
    }
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

interface Attribute {
  type: string;
  relation?: string;
  component?: string;
  private?: boolean;
  default?: unknown;
  required?: boolean;
}

/**
 * The Content Manager asks for a clone the right to create alone. Here the copied row must be one that the reader may
 * read, conditions included, and of it a copy takes what its maker may read there and may write: the rest is as if
 * nothing had been entered.
 */
async function leaveOutUnreadable({ strapi, uid, documentId, data }: Write, reader: Reader): Promise<void> {
  const kept = documentId ? await reader.keep('read', uid, [documentId]) : new Set<string>();
  if (!documentId || !kept.has(documentId)) throw notFound();
  const { attributes } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, Attribute> };
  const isShown = await fieldsOf(strapi, reader, uid, [documentId]);
  const copied = Object.keys(attributes).filter((name) => !(name in data) && isCopied(strapi, uid, name));
  const mayCopy = (name: string) => isShown(documentId, name) && reader.can('create', uid, undefined, name);
  const hidden = copied.filter((name) => !partsOf(strapi, attributes, name).every(mayCopy));
  // Strapi merges what is written into what is copied: a list of components cannot be emptied that way.
  const required = hidden.filter((name) => attributes[name].component || (attributes[name].required && attributes[name].default === undefined));
  if (required.length > 0) throw forbidden(`You may not copy this entry without its ${required.join(', ')}`);
  for (const name of hidden) data[name] = nothingOf(attributes[name]);
}

/** The names by which roles know an attribute: of a component those of its own attributes (`lines.code`). */
function partsOf(strapi: Core.Strapi, attributes: Record<string, Attribute>, name: string): string[] {
  const { component } = attributes[name];
  const parts = component && strapi.components[component as never] as { attributes: Record<string, Attribute> } | undefined;
  return parts ? Object.keys(parts.attributes).filter((part) => !isInternal(parts.attributes[part]) && parts.attributes[part].private !== true).map((part) => `${name}.${part}`) : [name];
}

/** What people enter: the rest is made anew by its guards. */
function isCopied(strapi: Core.Strapi, uid: string, name: string): boolean {
  const { attributes, config } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, Attribute>; config?: { metadatas?: Record<string, { edit?: { editable?: boolean } }> } };
  return !SYSTEM.includes(name) && !isInternal(attributes[name]) && config?.metadatas?.[name]?.edit?.editable !== false;
}

const SYSTEM = ['createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'locale', 'localizations'];

function nothingOf({ type, relation, default: preset }: Attribute): unknown {
  if (type === 'relation') return relation?.endsWith('Many') ? { set: [] } : null;
  return preset ?? null;
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
  // Of a site's input Strapi takes no relation to a type that it may not find.
  if (reader.kind === 'admin' && !reader.can('read', target)) return false;
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
