import type { z } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { bodyOf, nothing, queryOf } from './body';
import { refusal } from './errors';
import { revealing } from './rights/quotes';

/**
 * What a route takes beside its path. Every key is named: what is not is refused with 400, and so is a body
 * or a query where none is declared. The controller reads by the same schema (kernel/body.ts).
 */
export interface Takes {
  query?: z.ZodType;
  body?: z.ZodType;
}

/** Methods whose bodies Strapi leaves unread. */
const WITHOUT_BODY = ['GET', 'DELETE'];

/** `{}`, as clients send it that always send a body. */
const EMPTY_BODY = 2;

/** Middleware of every own route, after session and rights and before the handler. */
export function taking({ query = nothing, body = nothing }: Takes) {
  return async (ctx: Context, next: Next) => {
    if (WITHOUT_BODY.includes(ctx.method) && Number(ctx.get('content-length') || 0) > EMPTY_BODY) {
      throw refusal({ field: 'body', reason: 'unknown', message: `${ctx.method} takes no body here` });
    }
    queryOf(ctx, query);
    if (!WITHOUT_BODY.includes(ctx.method)) bodyOf(ctx, body);
    return revealing(strapi, next);
  };
}
