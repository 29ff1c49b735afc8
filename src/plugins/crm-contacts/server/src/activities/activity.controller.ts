import type { Core } from '@strapi/strapi';
import { validateZodSchema, z } from '@strapi/utils';
import type { Context } from 'koa';
import { readerOf } from '../kernel/reader';
import { services } from '../services';

const before = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).optional();

const validateQuery = validateZodSchema(
  z.object({
    type: z.string().max(40).optional(),
    state: z.enum(['open', 'done', 'cancelled']).optional(),
    responsible: z.string().max(40).optional(),
    q: z.string().max(100).optional(),
    before,
    limit,
  })
);
const validateTimeline = validateZodSchema(z.object({ before, limit }));
const validateFinish = validateZodSchema(z.object({ outcome: z.string().max(10_000).nullable().optional() }));

export function activitiesController({ strapi }: { strapi: Core.Strapi }) {
  const activities = () => services(strapi).activities;
  return {
    async types(ctx: Context) {
      ctx.body = await activities().types();
    },
    async ofContact(ctx: Context) {
      ctx.body = await activities().ofContact(readerOf(ctx), ctx.params.documentId, validateQuery(ctx.query));
    },
    async ofPerson(ctx: Context) {
      ctx.body = await activities().ofPerson(readerOf(ctx), ctx.params.documentId, validateQuery(ctx.query));
    },
    async timeline(ctx: Context) {
      ctx.body = await activities().timeline(readerOf(ctx), ctx.params.documentId, validateTimeline(ctx.query));
    },
    async finish(ctx: Context) {
      const change = validateFinish((ctx.request as unknown as { body?: unknown }).body ?? {});
      ctx.body = await activities().finish(readerOf(ctx), ctx.params.documentId, change);
    },
  };
}
