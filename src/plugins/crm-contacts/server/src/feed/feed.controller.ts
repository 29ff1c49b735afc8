import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { bodyOf, queryOf } from '../kernel/body';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';
import * as schemas from './feed.schemas';

export function feedController({ strapi }: { strapi: Core.Strapi }) {
  const feed = () => services(strapi).feed;
  return {
    async follow(ctx: Context) {
      ctx.body = await feed().follows.follow(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, schemas.follow));
    },
    async unfollow(ctx: Context) {
      ctx.body = await feed().follows.unfollow(readerOf(ctx), ctx.params.documentId);
    },
    async follows(ctx: Context) {
      ctx.body = { results: await feed().follows.list(readerOf(ctx)) };
    },
    async news(ctx: Context) {
      ctx.body = await feed().news.page(readerOf(ctx), queryOf(ctx, schemas.newsQuery));
    },
    async seen(ctx: Context) {
      await feed().news.see(readerOf(ctx), new Date(bodyOf(ctx, schemas.newsSeen).until));
      ctx.body = await feed().unread(readerOf(ctx));
    },
    async unread(ctx: Context) {
      ctx.body = await feed().unread(readerOf(ctx));
    },
    async notices(ctx: Context) {
      const { unread, ...query } = queryOf(ctx, schemas.noticesQuery);
      ctx.body = await feed().notices.page(readerOf(ctx), { ...query, unread: unread === 'true' });
    },
    async readNotice(ctx: Context) {
      await feed().notices.mark(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, schemas.noticeRead).read);
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
