import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { isGuardedFile } from '../kernel/rights/files/guarded-files';
import { signatureLasts } from '../kernel/rights/files/signing';
import { hashesOf, uploadedFile } from './uploads.rules';

/**
 * Files of guarded rows are served by signed addresses alone (kernel/rights/files); to everybody else they are not
 * there. Call in register: it then comes before whatever serves files, and no host has to declare it.
 */
export function gateUploads(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx: Context, next: Next) => {
    const name = ['GET', 'HEAD'].includes(ctx.method) ? uploadedFile(ctx.path) : null;
    if (!name || !(await isGuardedFile(strapi, hashesOf(name)))) return next();
    const left = signatureLasts(strapi, name, new URLSearchParams(ctx.querystring).get('signature') ?? '');
    if (left === 0) return void (ctx.status = 404);
    await next();
    if (ctx.status < 400) ctx.set('Cache-Control', `private, max-age=${left}`);
  });
}
