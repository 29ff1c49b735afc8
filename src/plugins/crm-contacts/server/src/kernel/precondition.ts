import type { Context, Next } from 'koa';
import type { Route } from './feature';
import { assertUnmodified, noteAddressed, sinceIn, type WriteRequest } from './seen';

/**
 * The middleware by which a route that writes to a row honours `If-Unmodified-Since` (RFC 9110): 412, and nothing
 * changes, when the row that the address names has changed since. None for reads and for addresses without a row;
 * throws for an address whose type nobody knows, so that no new route is forgotten.
 *
 * Compared before the handler, which may write other rows only; where it writes the row itself, kernel/guard.ts compares
 * again under the row's lock. (The handler in one transaction with the lock was tried: every statement past Strapi's
 * query builder would have to join it.) `types`: `contacts` → its type.
 */
export function conditional({ method, path, addresses }: Route, types: Record<string, string>): ((ctx: Context, next: Next) => Promise<void>)[] {
  const [, resource] = /^\/(.+)\/:documentId(\/|$)/.exec(path) ?? [];
  if (method === 'GET' || resource === undefined) return [];
  const named = types[resource.split('/').at(-1) as string];
  if (!addresses && !named) throw new Error(`${method} ${path}: no content type is called "${resource}", so If-Unmodified-Since cannot be checked`);
  return [
    async (ctx, next) => {
      const since = sinceIn(ctx.request as unknown as WriteRequest);
      const uid = addresses ? addresses(strapi, ctx.params) : named;
      // Without such a document the handler says so.
      if (since && uid) {
        const documentId = ctx.params.documentId as string;
        await assertUnmodified(strapi, uid, documentId, since);
        noteAddressed(ctx, uid, documentId);
      }
      return next();
    },
  ];
}
