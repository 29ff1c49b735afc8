import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { services } from '../../services';

/**
 * Without a session: the secret in the address is what opens it. No method of a controller, since Strapi would offer it
 * to tokens and roles as an action, which nobody asks for.
 */
export async function answerCalendar(ctx: Context): Promise<void> {
  const { strapi } = globalThis as unknown as { strapi: Core.Strapi };
  const secret = String(ctx.params.secret).replace(/\.ics$/, '');
  const calendar = await services(strapi).feed.calendar.open(secret);
  if (!calendar) return ctx.notFound();
  ctx.set({
    'Cache-Control': 'private, no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    'Content-Disposition': 'inline; filename="crm.ics"',
  });
  ctx.type = 'text/calendar; charset=utf-8';
  // Half a calendar must not look like a whole one.
  calendar.once('error', () => ctx.res.destroy());
  ctx.body = calendar;
}
