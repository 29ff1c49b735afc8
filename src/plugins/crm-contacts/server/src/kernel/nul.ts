import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { refusal, type Objection } from './errors';
import { isStorable } from './input.rules';

/** PostgreSQL takes no NUL and no half of a character in a text, not even to look for it; SQLite does, and finds nothing. */
export function withNul(value: unknown, path: string[] = []): Objection[] {
  if (typeof value === 'string') {
    return !isStorable(value) ? [{ field: path, reason: 'characters', message: `${path.join('.')} contains a character that cannot be stored (NUL or half of a character)` }] : [];
  }
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(!isStorable(name) ? [{ field: path, reason: 'characters', message: `A name in ${path.join('.') || 'the query'} contains a character that cannot be stored (NUL or half of a character)` }] : []),
    ...withNul(part, [...path, name]),
  ]);
}

/**
 * Strapi's own routes hand paths and filters to the database as they are: what asks for a NUL there is
 * refused for all of them. Added in bootstrap: after Strapi's middlewares, which word the refusal, and
 * before its routes.
 */
export function refuseNulInAddress({ server }: Core.Strapi): void {
  server.use(async ({ path, querystring, query }: Context, next: Next) => {
    // In `q`, what somebody types into a search, it is a space (finding/terms.rules).
    const found = [...(path.includes('%00') ? withNul('\u0000', ['path']) : []), ...(querystring.includes('%00') ? withNul({ ...query, q: undefined }) : [])];
    if (found.length > 0) throw refusal(found);
    return next();
  });
}

/** The same for what GraphQL and code ask the Document Service. */
export function refuseNulInReads({ documents }: Core.Strapi): void {
  documents.use((context, next) => {
    const { documentId, filters } = (context.params ?? {}) as { documentId?: unknown; filters?: unknown };
    const found = withNul({ documentId, filters: plain(filters) });
    if (found.length > 0) throw refusal(found);
    return next();
  });
}

/** Conditions of the reader hold queries, which are no input and refer to themselves. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!value || typeof value !== 'object') return value;
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}
