import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { dialectOf } from './dialect';
import { conflict, refusal } from './errors';
import { judgeOf } from './rights/judge';
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
  const row = (await strapi.db.query(uid).findOne({ where: { documentId }, populate: ['updatedBy'] })) as Row | null;
  if (!row || !isLater(row, seen.updatedAt, seenAt)) return;
  const reader = currentReader(strapi);
  const by = changedBy(row, reader);
  const fields = await changedFields(strapi, reader, { uid, documentId, row, values: seen.values ?? {} });
  throw conflict(`${by ?? 'Somebody'} changed this entry after you opened it${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`, {
    reason: 'changed',
    changedBy: by,
    changedAt: new Date(row.updatedAt).toISOString(),
    fields,
    current: Object.fromEntries(fields.map((name) => [name, row[name]])),
  });
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

interface PutRequest {
  method: string;
  path: string;
  headers: Record<string, string | undefined>;
  body?: Record<string, unknown>;
}

/**
 * What the request that is being answered says it had read of the document: own forms send `seen`, the
 * Content Manager's form sends the whole row as it was, the content API may send `If-Unmodified-Since` with an HTTP date or,
 * to the millisecond, the row's own `updatedAt`. Only about the document that the request names, not
 * about what else is written on the way.
 */
export function seenInRequest(strapi: Core.Strapi, uid: string, documentId: string): Seen | undefined {
  const ctx = strapi.requestContext.get() as (Context & { params?: Record<string, string> }) | undefined;
  const request = ctx?.request as unknown as PutRequest | undefined;
  if (!ctx || request?.method !== 'PUT') return undefined;
  const { pluralName } = (strapi.getModel(uid as never) as { info: { pluralName: string } }).info;
  if (request.path === `/${PLUGIN}/${pluralName}/${documentId}`) return (request.body as { seen?: Seen } | undefined)?.seen;
  if (ctx.params?.id !== documentId) return undefined;
  if (request.path.startsWith('/content-manager/')) return ctx.params.model === uid ? formSeen(request.body) : undefined;
  const since = request.headers['if-unmodified-since'];
  if (!since || !request.path.endsWith(`/${pluralName}/${documentId}`)) return undefined;
  if (Number.isNaN(Date.parse(since))) {
    throw refusal({ field: 'If-Unmodified-Since', reason: 'date', message: 'If-Unmodified-Since must be an HTTP date or an ISO 8601 instant' });
  }
  return { updatedAt: since, values: request.body?.data as Record<string, unknown> | undefined };
}

/** A script that sends single attributes says nothing about what it had read. */
function formSeen(body: PutRequest['body']): Seen | undefined {
  return typeof body?.updatedAt === 'string' ? { updatedAt: body.updatedAt, values: body } : undefined;
}
