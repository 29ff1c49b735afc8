import type { Core } from '@strapi/strapi';
import createError from 'http-errors';
import type { Context, Next } from 'koa';
import { refusal } from './errors';
import { assertShallow } from './queries/address';

/** As long as the body is in this type, Strapi's parser leaves it unread. */
const UNREAD = 'application/x-crm-contacts-unread';

/**
 * Some routes take more than Strapi's limit for all requests (1 MB) allows. Call in `register`, before
 * Strapi's own middlewares stand: bodies of these paths stay unread until the route's `largeJson` reads them,
 * which is after the session and its rights were checked.
 */
export function leaveUnread(strapi: Core.Strapi, path: RegExp): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    const { headers } = ctx.req;
    if (path.test(ctx.path) && /^application\/json\b/i.test(headers['content-type'] ?? '')) headers['content-type'] = UNREAD;
    await next();
  });
}

/** Middleware of a route: its JSON body of at most `limit` bytes. 413 above, 400 for what is no JSON object. */
export function largeJson(limit: number) {
  return async (ctx: Context, next: Next) => {
    if (ctx.req.headers['content-type'] === UNREAD) (ctx.request as unknown as { body: unknown }).body = await readJsonBody(ctx, limit);
    await next();
  };
}

async function readJsonBody(ctx: Context, limit: number): Promise<object> {
  const tooLarge = () => createError(413, `The body is larger than ${Math.floor(limit / 1_000_000)} MB`);
  if (Number(ctx.req.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  const value = parsed(Buffer.concat(chunks).toString('utf8'));
  assertShallow(value);
  if (value && typeof value === 'object') return value;
  throw refusal({ field: [], reason: 'json', message: 'The body must be a JSON object' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
