import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { bodyOf, queryOf } from '../kernel/body';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';
import * as schemas from './activity.schemas';

export function activitiesController({ strapi }: { strapi: Core.Strapi }) {
  const activities = () => services(strapi).activities;
  return {
    async types(ctx: Context) {
      ctx.body = await activities().types();
    },
    async ofContact(ctx: Context) {
      ctx.body = await activities().ofContact(readerOf(ctx), ctx.params.documentId, queryOf(ctx, schemas.activitiesQuery));
    },
    async ofPerson(ctx: Context) {
      ctx.body = await activities().ofPerson(readerOf(ctx), ctx.params.documentId, queryOf(ctx, schemas.activitiesQuery));
    },
    async timeline(ctx: Context) {
      ctx.body = await activities().timeline(readerOf(ctx), ctx.params.documentId, queryOf(ctx, schemas.timelineQuery));
    },
    async list(ctx: Context) {
      ctx.body = await activities().list(readerOf(ctx), queryOf(ctx, schemas.listQuery));
    },
    async desk(ctx: Context) {
      ctx.body = await activities().desk(readerOf(ctx), queryOf(ctx, schemas.deskQuery));
    },
    async calendar(ctx: Context) {
      ctx.body = await activities().calendar(readerOf(ctx), queryOf(ctx, schemas.calendarQuery));
    },
    async finish(ctx: Context) {
      ctx.body = await activities().finish(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, schemas.finish));
    },
    async reopen(ctx: Context) {
      ctx.body = await activities().reopen(readerOf(ctx), ctx.params.documentId);
    },
    async cancel(ctx: Context) {
      ctx.body = await activities().cancel(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, schemas.cancel));
    },
    async changeFollowing(ctx: Context) {
      const { data } = bodyOf(ctx, schemas.seriesChange);
      ctx.body = { count: await activities().changeFollowing(readerOf(ctx), ctx.params.documentId, data) };
    },
    async endSeries(ctx: Context) {
      ctx.body = { count: await activities().endSeries(readerOf(ctx), ctx.params.documentId) };
    },
  };
}
