import type { Core, Modules } from '@strapi/strapi';
import type { Knex } from 'knex';
import { refusal } from './errors';
import { revealing } from './rights/quotes';
import { readInput, type AttributesOf } from './input.rules';
import { isInternal } from './schema';
import { dropReadBack, unknownAttributes } from './row-input';
import { assertUnchangedSince, assertUnmodifiedInRequest, seenInRequest } from './seen';
import { PLUGIN } from './uids';
import { inTransaction, lock, type LockName } from './transaction';
import { namedDatabaseError } from './database-errors';

export type WriteAction = 'create' | 'update' | 'clone' | 'delete';

/** A write through Strapi's Document Service: REST, GraphQL, Content Manager, MCP or code. */
export interface Write {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  action: WriteAction;
  uid: string;
  /** The document that is updated, deleted or cloned. */
  documentId?: string;
  /** The values as they will be written; a guard may change them. Empty for a delete. */
  data: Record<string, unknown>;
  /** The stored row before the write, with the relations named by `before.populate`; null for a create. */
  stored: Record<string, unknown> | null;
}

/** What a feature has to say about writes to a content type. */
export interface WriteGuard {
  /** Content types; a function where only the configuration knows them. */
  uids: readonly string[] | ((strapi: Core.Strapi) => readonly string[]);
  actions?: readonly WriteAction[];
  /** Locks to take before anything is read. */
  locks?: readonly LockName[];
  /**
   * After the locks, before anything is read (`stored` is still null): where a number is taken, whose
   * counter must be the transaction's first statement.
   */
  begin?(write: Write): Promise<void> | void;
  /** Relations and components of the stored row that `before` wants to see; a function where only the configuration knows them. */
  populate?: readonly string[] | ((strapi: Core.Strapi, uid: string) => readonly string[]);
  /** Throws a refusal, or completes `write.data`. */
  before?(write: Write): Promise<void> | void;
  /** Inside the same transaction, after the row is written. */
  after?(write: Write, result: WriteResult): Promise<void> | void;
}

export interface WriteResult {
  documentId: string;
  id: number | string;
  [attribute: string]: unknown;
}

const WRITES: readonly string[] = ['create', 'update', 'clone', 'delete'];

/**
 * The one Document Service middleware of the plugin. A guarded write is one transaction: locks, then
 * the features' `before` in their order, the write itself, their `after`. (Strapi's own middlewares
 * run outside the transaction, where a refusal after `next()` would leave the row.)
 */
export function guardWrites(strapi: Core.Strapi, guards: WriteGuard[]): void {
  type Middleware = Parameters<typeof strapi.documents.use>[0];
  const middleware: Middleware = async (context, next) => {
    if (!WRITES.includes(context.action)) return next();
    const action = context.action as WriteAction;
    const { uid } = context;
    const uidsOf = ({ uids }: WriteGuard) => (typeof uids === 'function' ? uids(strapi) : uids);
    const concerned = guards.filter(
      (guard) => uidsOf(guard).includes(uid) && (!guard.actions || guard.actions.includes(action))
    );
    const own = uid.startsWith(`plugin::${PLUGIN}.`);
    if (concerned.length === 0 && !own) return next();
    if (own) refuseUnknownAttributes(strapi, uid, dataOf(context));
    refuseInternalColumns(strapi, uid, dataOf(context));
    takeStoredForms(strapi, uid, dataOf(context));
    try {
      return await revealing(strapi, () => inTransaction(strapi, (trx) => runGuarded({ strapi, trx, action, uid, context, concerned, next })));
    } catch (error) {
      throw namedDatabaseError(strapi, uid, error);
    }
  };
  strapi.documents.use(middleware);
}

interface GuardedRun {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  action: WriteAction;
  uid: string;
  context: Modules.Documents.Middleware.Context;
  concerned: WriteGuard[];
  next: Parameters<Modules.Documents.Middleware.Middleware>[1];
}

async function runGuarded({ strapi, trx, action, uid, context, concerned, next }: GuardedRun) {
  const locks = [...new Set(concerned.flatMap((guard) => guard.locks ?? []))].sort();
  for (const name of locks) await lock(strapi, trx, name);
  const params = context.params as { documentId?: string; data?: Record<string, unknown> };
  const write: Write = {
    strapi, trx, action, uid,
    documentId: params.documentId,
    data: action === 'delete' ? {} : (params.data ??= {}),
    stored: null,
  };
  for (const guard of concerned) await guard.begin?.(write);
  await assertAsSeen(write);
  write.stored = await storedRow(strapi, uid, params.documentId, concerned);
  for (const guard of concerned) await guard.before?.(write);
  const result = await next();
  for (const row of writtenRows(action, result)) {
    for (const guard of concerned) await guard.after?.(write, row);
  }
  return result;
}

/** What the request says that it had read: in its body (409), in its header (412). */
async function assertAsSeen({ strapi, uid, action, documentId }: Write): Promise<void> {
  if (!documentId || !['update', 'delete'].includes(action)) return;
  if (action === 'update') await assertUnchangedSince(strapi, uid, documentId, seenInRequest(strapi, uid, documentId));
  await assertUnmodifiedInRequest(strapi, uid, documentId);
}

async function storedRow(strapi: Core.Strapi, uid: string, documentId: string | undefined, concerned: WriteGuard[]) {
  if (!documentId) return null;
  const populate = [...new Set(concerned.flatMap(({ populate: wanted = [] }) => (typeof wanted === 'function' ? wanted(strapi, uid) : wanted)))];
  return strapi.db.query(uid).findOne({ where: { documentId }, populate });
}

/** `delete` and `clone` answer `{ entries }`, `create` and `update` the row. */
function writtenRows(action: WriteAction, result: unknown): WriteResult[] {
  if (!result) return [];
  if (action === 'delete' || action === 'clone') return (result as { entries?: WriteResult[] }).entries ?? [];
  return [result as WriteResult];
}

function dataOf(context: { params?: unknown }): Record<string, unknown> {
  return (context.params as { data?: Record<string, unknown> } | undefined)?.data ?? {};
}

/**
 * The second line behind the routes: a key that is no attribute would vanish, and a chosen `documentId` or `id` would
 * be stored. Rows that keep theirs (an import, a copy of the database) are not written by the Document Service.
 */
function refuseUnknownAttributes(strapi: Core.Strapi, uid: string, data: Record<string, unknown>): void {
  if (isOfContentManager(strapi)) dropReadBack(data);
  const objections = unknownAttributes(strapi, uid, data);
  if (objections.length > 0) throw refusal(objections);
}

/** Tools (MCP) have a context without a request. */
const isOfContentManager = (strapi: Core.Strapi): boolean => strapi.requestContext.get()?.request?.path.startsWith('/content-manager/') ?? false;

/** Private columns are the plugin's own: `private` alone would let every writer set them. */
function refuseInternalColumns(strapi: Core.Strapi, uid: string, data: Record<string, unknown>): void {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, unknown> };
  const written = Object.keys(data).filter((name) => name in attributes && isInternal(attributes[name]));
  if (written.length === 0) return;
  throw refusal(written.map((field) => ({ field, reason: 'internal', message: `${field} is derived and cannot be written` })));
}

/** Values in the form in which they are stored; 400 names every one that is none. */
export function takeStoredForms(strapi: Core.Strapi, uid: string, data: Record<string, unknown>, path: string[] = []): void {
  const attributesOf: AttributesOf = (type) => (strapi.getModel(type as never) as { attributes: ReturnType<AttributesOf> }).attributes;
  const { values, objections } = readInput(attributesOf, uid, data, path);
  if (objections.length > 0) throw refusal(objections);
  Object.assign(data, values);
}
