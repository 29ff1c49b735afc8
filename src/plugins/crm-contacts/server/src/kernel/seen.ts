import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { dialectOf } from './dialect';
import { conflict, preconditionFailed, refusal } from './errors';
import { judgeOf, mayKnow } from './rights/judge';
import { hiddenIn } from './rights/masks';
import { currentReader, type Reader } from './rights/reader';
import { isInternal } from './schema';
import { tableOf } from './tables';
import { inTransaction } from './transaction';
import { PLUGIN } from './uids';

/** What the writer had read before the change. */
export interface Seen {
  updatedAt?: string;
  /** The values that the form was filled with: lets the answer name the fields that changed since. */
  values?: Record<string, unknown>;
}

type Row = Record<string, unknown> & { updatedAt: Date | string };

/**
 * Throws 409 with who changed the row and which of the seen fields, if it changed after `seen`. Call
 * inside the transaction of the write: on PostgreSQL the row is locked, so that of two writers who saw
 * the same the second one finds the first one's change.
 */
export async function assertUnchangedSince(strapi: Core.Strapi, uid: string, documentId: string, seen: Seen | undefined): Promise<void> {
  if (!seen?.updatedAt) return;
  const seenAt = Date.parse(seen.updatedAt);
  if (Number.isNaN(seenAt)) throw refusal({ field: ['seen', 'updatedAt'], reason: 'date', message: 'seen.updatedAt must be an ISO 8601 instant' });
  await holdRow(strapi, uid, documentId);
  const changed = await changeSince(strapi, uid, documentId, { text: seen.updatedAt, seenAt, values: seen.values });
  if (changed) throw conflict(changed.message, changed.details);
}

/**
 * Throws 412 if the row changed after the request's `If-Unmodified-Since`. A row that the reader may not know of is
 * passed over: what the call itself answers about it looks like a missing one.
 */
export async function assertUnmodified(strapi: Core.Strapi, uid: string, documentId: string, since: Since): Promise<void> {
  const reader = currentReader(strapi);
  if (reader && !(await mayKnow(strapi, reader, uid, documentId))) return;
  const changed = await changeSince(strapi, uid, documentId, since);
  if (changed) throw preconditionFailed(changed.message, changed.details);
}

/** An instant that the writer names, and the values that they had read. */
export interface Since {
  text: string;
  seenAt: number;
  values?: Record<string, unknown>;
}

/** What changed after `since`, in a sentence and for programs; null: nothing did, or there is no such row. */
async function changeSince(strapi: Core.Strapi, uid: string, documentId: string, { text, seenAt, values = {} }: Since) {
  const row = (await strapi.db.query(uid).findOne({ where: { documentId }, populate: ['updatedBy'] })) as Row | null;
  if (!row || !isLater(row, text, seenAt)) return null;
  const reader = currentReader(strapi);
  const by = changedBy(row, reader);
  const fields = await changedFields(strapi, reader, { uid, documentId, row, values });
  return {
    message: `${by ?? 'Somebody'} changed this entry after you opened it${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`,
    details: {
      reason: 'changed',
      changedBy: by,
      changedAt: new Date(row.updatedAt).toISOString(),
      fields,
      current: Object.fromEntries(fields.map((name) => [name, row[name]])),
    },
  };
}

/** An HTTP date knows whole seconds only: a change later within its second is forgiven. */
function isLater(row: Row, text: string, seenAt: number): boolean {
  const changedAt = new Date(row.updatedAt).getTime();
  return /^\d{4}-/.test(text) ? changedAt !== seenAt : changedAt >= seenAt + 1000;
}

async function holdRow(strapi: Core.Strapi, uid: string, documentId: string): Promise<void> {
  if (dialectOf(strapi).name === 'sqlite') return;
  await inTransaction(strapi, (trx) => trx(tableOf(strapi, uid)).where({ document_id: documentId }).select('id').forUpdate());
}

function changedBy({ updatedBy }: Row, reader: Reader | null): string | null {
  const user = updatedBy as { firstname?: string; lastname?: string } | null;
  // Who works in the panel is not for sites and tokens.
  if (!user || reader?.kind === 'api') return null;
  return [user.firstname, user.lastname].filter(Boolean).join(' ') || null;
}

/** Of the seen attributes those with another value now, as far as the reader may know it. Relations are not compared. */
async function changedFields(
  strapi: Core.Strapi,
  reader: Reader | null,
  { uid, documentId, row, values }: { uid: string; documentId: string; row: Row; values: Record<string, unknown> }
): Promise<string[]> {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, { type: string }> };
  const technical = ['createdAt', 'updatedAt', 'publishedAt', 'locale'];
  const names = Object.keys(values).filter((name) => attributes[name] && !technical.includes(name) && !isInternal(attributes[name]));
  const changed = names.filter((name) => name in row && !sameValue(row[name], values[name]));
  if (!reader) return changed;
  const readable = (await judgeOf(strapi, reader, uid, documentId))?.granted('read', changed);
  const masked = (await hiddenIn(strapi, reader, uid, [documentId])).get(documentId);
  return changed.filter((name) => readable?.has(name) && !masked?.has(name));
}

/** Decimals are strings in forms and numbers in rows; a form's empty field is a row's null. */
function sameValue(stored: unknown, seen: unknown): boolean {
  const plain = (value: unknown) => {
    if (value === undefined || value === null || value === '') return null;
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'number' ? String(value) : value;
  };
  return JSON.stringify(plain(stored)) === JSON.stringify(plain(seen));
}

export interface WriteRequest {
  method: string;
  path: string;
  headers: Record<string, string | undefined>;
  body?: Record<string, unknown>;
}

/**
 * What the request that is being answered says in its body that it had read of the document: own forms send `seen`, the
 * Content Manager's form sends the whole row as it was. Only about the document that the request names, not
 * about what else is written on the way.
 */
export function seenInRequest(strapi: Core.Strapi, uid: string, documentId: string): Seen | undefined {
  const { params, request } = answering(strapi) ?? {};
  if (request?.method !== 'PUT') return undefined;
  if (request.path === `/${PLUGIN}/${pluralOf(strapi, uid)}/${documentId}`) return (request.body as { seen?: Seen } | undefined)?.seen;
  if (params?.id !== documentId || !request.path.startsWith('/content-manager/')) return undefined;
  return params.model === uid ? formSeen(request.body) : undefined;
}

/** The row that an own route's address names, by the request's context (kernel/precondition.ts). */
const addressed = new WeakMap<object, { uid: string; documentId: string }>();

/** Requests whose header was compared under the row's lock: what they write of it afterwards is their own change. */
const compared = new WeakSet<object>();

export function noteAddressed(ctx: Context, uid: string, documentId: string): void {
  addressed.set(ctx, { uid, documentId });
}

/**
 * Throws 412 if the request that is being answered has an `If-Unmodified-Since` about this document, which changed since.
 * Call inside the transaction of the write: the row stays locked, so that of two writers who saw the same one is refused.
 */
export async function assertUnmodifiedInRequest(strapi: Core.Strapi, uid: string, documentId: string): Promise<void> {
  const ctx = strapi.requestContext.get();
  if (!ctx || compared.has(ctx)) return;
  const since = sinceInRequest(strapi, uid, documentId);
  if (!since) return;
  await holdRow(strapi, uid, documentId);
  await assertUnmodified(strapi, uid, documentId, since);
  compared.add(ctx);
}

/** `If-Unmodified-Since` of a request about this document: an HTTP date or, to the millisecond, the row's own `updatedAt`. 400 for what is neither. */
function sinceInRequest(strapi: Core.Strapi, uid: string, documentId: string): Since | undefined {
  const { ctx, params, request } = answering(strapi) ?? {};
  if (!ctx || !request) return undefined;
  const own = addressed.get(ctx);
  if (own) return own.uid === uid && own.documentId === documentId ? sinceIn(request) : undefined;
  if (!['PUT', 'DELETE'].includes(request.method) || params?.id !== documentId) return undefined;
  const isAddressed = request.path.startsWith('/content-manager/') ? params.model === uid : request.path.endsWith(`/${pluralOf(strapi, uid)}/${documentId}`);
  return isAddressed ? sinceIn(request) : undefined;
}

/** The header of a request; undefined where there is none. */
export function sinceIn({ headers, body }: Pick<WriteRequest, 'headers' | 'body'>): Since | undefined {
  const text = headers['if-unmodified-since'];
  if (!text) return undefined;
  const seenAt = Date.parse(text);
  if (Number.isNaN(seenAt)) {
    throw refusal({ field: 'If-Unmodified-Since', reason: 'date', message: 'If-Unmodified-Since must be an HTTP date or an ISO 8601 instant' });
  }
  const data = body?.data;
  return { text, seenAt, values: data && typeof data === 'object' ? (data as Record<string, unknown>) : undefined };
}

function answering(strapi: Core.Strapi): { ctx: object; params?: Record<string, string>; request: WriteRequest } | undefined {
  const ctx = strapi.requestContext.get() as (Context & { params?: Record<string, string> }) | undefined;
  return ctx && { ctx, params: ctx.params, request: ctx.request as unknown as WriteRequest };
}

const pluralOf = (strapi: Core.Strapi, uid: string): string => (strapi.getModel(uid as never) as { info: { pluralName: string } }).info.pluralName;

/** A script that sends single attributes says nothing about what it had read. */
function formSeen(body: WriteRequest['body']): Seen | undefined {
  return typeof body?.updatedAt === 'string' ? { updatedAt: body.updatedAt, values: body } : undefined;
}
