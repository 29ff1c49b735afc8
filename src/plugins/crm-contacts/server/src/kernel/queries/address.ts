import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { refusal } from '../errors';

/** What the parser of addresses takes by itself; it leaves out further parameters without a word. */
const MOST_PARAMETERS = 1_000;

/** A body as deep as this is no data but an attempt to overflow what walks through it. */
export const DEEPEST_BODY = 100;

/** Added in bootstrap: after Strapi's middlewares, which read the body, and before its routes. */
export function refuseOversizedRequests(strapi: Core.Strapi): void {
  const most = parameterLimit(strapi);
  strapi.server.use(async (ctx: Context, next: Next) => {
    if (ctx.querystring.split('&', most + 1).length > most) {
      throw refusal({ field: 'query', reason: 'many', message: `The address has more than ${most} parameters`, details: { most } });
    }
    assertShallow((ctx.request as unknown as { body?: unknown }).body);
    await next();
  });
}

/** As the host configures `strapi::query`, which hands its settings to the parser. */
function parameterLimit(strapi: Core.Strapi): number {
  const middlewares = strapi.config.get('middlewares', []) as (string | { name?: string; config?: { parameterLimit?: number } })[];
  const configured = middlewares.find((entry) => typeof entry === 'object' && entry.name === 'strapi::query');
  return (typeof configured === 'object' ? configured.config?.parameterLimit : undefined) ?? MOST_PARAMETERS;
}

/** 400 for a body with more than `DEEPEST_BODY` levels. */
export function assertShallow(body: unknown): void {
  const path = deepPath(body);
  if (path) throw refusal({ field: path.slice(0, 1), reason: 'depth', message: `The body is nested more than ${DEEPEST_BODY} levels deep`, details: { most: DEEPEST_BODY } });
}

/** The way down to a value that lies too deep; null where there is none. */
function deepPath(value: unknown, depth = 0): string[] | null {
  if (!value || typeof value !== 'object') return null;
  if (depth >= DEEPEST_BODY) return [];
  for (const [name, part] of Object.entries(value)) {
    const path = deepPath(part, depth + 1);
    if (path) return [name, ...path];
  }
  return null;
}
