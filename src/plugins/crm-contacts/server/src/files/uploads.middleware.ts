import type { Context, Next } from 'koa';
import { uploadedFile } from './uploads.rules';

/** Types that a browser only draws; everything else (pages, scripts, SVG, PDF) can do something in the panel's origin. */
const DRAWN = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

/**
 * `plugin::crm-contacts.uploads` for `config/middlewares.ts`, after `strapi::security`: what is served from
 * the uploads runs nothing. Images are shown, everything else is handed over as a download.
 */
export const uploadsMiddleware = () => async (ctx: Context, next: Next) => {
  if (!uploadedFile(ctx.path)) return next();
  try {
    await next();
  } finally {
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
    if (!DRAWN.includes(ctx.type)) ctx.set('Content-Disposition', 'attachment');
  }
};
