import type { Core } from '@strapi/strapi';
import { validateZodSchema, z } from '@strapi/utils';
import type { Context } from 'koa';
import { NEWS_SCOPES } from '../../../contracts/feed';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';

const before = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).optional();
const validateFollow = validateZodSchema(z.object({ highlighted: z.boolean().optional() }));
const validateNews = validateZodSchema(z.object({ scope: z.enum(NEWS_SCOPES).optional(), before, limit }));
const validateSeen = validateZodSchema(z.object({ until: z.iso.datetime({ offset: true }) }));
const validateNotices = validateZodSchema(z.object({ before, limit, unread: z.enum(['true', 'false']).optional() }));
const validateRead = validateZodSchema(z.object({ read: z.boolean() }));

const bodyOf = (ctx: Context): unknown => (ctx.request as unknown as { body?: unknown }).body ?? {};

export function feedController({ strapi }: { strapi: Core.Strapi }) {
  const feed = () => services(strapi).feed;
  return {
    async follow(ctx: Context) {
      ctx.body = await feed().follows.follow(readerOf(ctx), ctx.params.documentId, validateFollow(bodyOf(ctx)));
    },
    async unfollow(ctx: Context) {
      ctx.body = await feed().follows.unfollow(readerOf(ctx), ctx.params.documentId);
    },
    async follows(ctx: Context) {
      ctx.body = { results: await feed().follows.list(readerOf(ctx)) };
    },
    async news(ctx: Context) {
      ctx.body = await feed().news.page(readerOf(ctx), validateNews(ctx.query));
    },
    async seen(ctx: Context) {
      await feed().news.see(readerOf(ctx), new Date(validateSeen(bodyOf(ctx)).until));
      ctx.body = await feed().unread(readerOf(ctx));
    },
    async unread(ctx: Context) {
      ctx.body = await feed().unread(readerOf(ctx));
    },
    async notices(ctx: Context) {
      const { unread, ...query } = validateNotices(ctx.query);
      ctx.body = await feed().notices.page(readerOf(ctx), { ...query, unread: unread === 'true' });
    },
    async readNotice(ctx: Context) {
      await feed().notices.mark(readerOf(ctx), ctx.params.documentId, validateRead(bodyOf(ctx)).read);
      ctx.body = await feed().unread(readerOf(ctx));
    },
    async readAllNotices(ctx: Context) {
      await feed().notices.markAll(readerOf(ctx));
      ctx.body = await feed().unread(readerOf(ctx));
    },
    async calendarState(ctx: Context) {
      ctx.body = await feed().calendar.state(readerOf(ctx));
    },
    async renewCalendar(ctx: Context) {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = await feed().calendar.renew(readerOf(ctx));
    },
    async revokeCalendar(ctx: Context) {
      ctx.body = await feed().calendar.revoke(readerOf(ctx));
    },
  };
}
