import type { Core } from '@strapi/strapi';
import createError from 'http-errors';
import type { Context, Next } from 'koa';

type Middleware = (ctx: Context, next: Next) => Promise<void>;
type Factory = (config: unknown, context: { strapi: Core.Strapi }) => Middleware;

/**
 * A body that says of itself what it is not (gzip, multipart) is 400 at every route: Strapi's parser gives a status to
 * broken JSON only, and the rest would be 500. Call in `register`, before Strapi makes its middlewares.
 */
export function refuseUnreadableBodies(strapi: Core.Strapi): void {
  strapi.get('middlewares').extend('strapi::body', ((factory: Factory): Factory => (config, context) => {
    const read = factory(config, context);
    const graphql = strapi.config.get('plugin::graphql.endpoint');
    return async (ctx, next) => {
      let isRead = false;
      const goOn = () => {
        isRead = true;
        // Nothing sent is an empty body, also where Strapi's handlers look into it unasked; GraphQL reads its own later.
        if (ctx.path !== graphql) (ctx.request as unknown as { body?: unknown }).body ??= {};
        return next();
      };
      await read(ctx, goOn).catch((error: unknown) => {
        throw isRead ? error : asUnreadable(error);
      });
    };
  }) as never);
}

/** What a parser of bodies threw, as a 4xx: its own, or 400. Not what the system refused it, such as space for a file. */
export function asUnreadable(error: unknown): unknown {
  const { status, httpCode, syscall, message } = (error ?? {}) as { status?: number; httpCode?: number; syscall?: string; message?: string };
  return status !== undefined || syscall !== undefined ? error : createError(httpCode ?? 400, `The body cannot be read: ${message}`);
}
