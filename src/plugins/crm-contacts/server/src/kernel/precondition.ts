import type { Context, Next } from 'koa';
import type { Route } from './feature';
import { holdDocument, type WriteGuard } from './guard';
import { assertUnmodified, sinceIn, type WriteRequest } from './seen';
import { tableOf } from './tables';
import { inTransaction } from './transaction';

interface Addressing {
  /** `contacts` → its type. */
  types: Record<string, string>;
  guards: WriteGuard[];
}

/**
 * The middleware by which a route that writes to a row honours `If-Unmodified-Since` (RFC 9110): 412, and nothing
 * changes, when the row that the address names has changed since. None for reads and for addresses without a row;
 * throws for an address whose type nobody knows, so that no new route is forgotten.
 *
 * What the route's service writes may be other rows, by other ways than the Document Service: so the handler runs
 * inside one transaction that holds the row from its first statement on. Locks that only the service knows come
 * after that: where another writer holds one of them and waits for the row, the database ends one of the two (409).
 */
export function conditional({ method, path, addresses }: Route, { types, guards }: Addressing): ((ctx: Context, next: Next) => Promise<void>)[] {
  const [, resource] = /^\/(.+)\/:documentId(\/|$)/.exec(path) ?? [];
  if (method === 'GET' || resource === undefined) return [];
  const named = types[resource.split('/').at(-1) as string];
  if (!addresses && !named) throw new Error(`${method} ${path}: no content type is called "${resource}", so If-Unmodified-Since cannot be checked`);
  return [
    async (ctx, next) => {
      const since = sinceIn(ctx.request as unknown as WriteRequest);
      const uid = addresses ? addresses(strapi, ctx.params) : named;
      // Without such a document the handler says so.
      if (!since || !uid) return next();
      await inTransaction(strapi, async (trx) => {
        const documentId = ctx.params.documentId as string;
        await holdDocument(guards, uid, { strapi, trx, documentId });
        // Writes nothing new: it locks the row on both databases, and on SQLite the transaction begins with a write.
        await trx(tableOf(strapi, uid)).where({ document_id: documentId }).update({ document_id: documentId });
        await assertUnmodified(strapi, uid, documentId, since);
        await next();
      });
    },
  ];
}
