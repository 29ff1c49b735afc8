import type { Core } from '@strapi/strapi';
import { validateZodSchema, z } from '@strapi/utils';
import type { Context } from 'koa';
import { DESK_SECTIONS } from '../../../contracts/activities';
import { isDay, isTimeZone } from '../kernel/dates';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';

const before = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).optional();

/** Of years that have a neighbour on both sides: days before and after are asked for as well. */
const day = z.string().refine((text) => isDay(text) && text > '1001' && text < '9999', 'Must be a day of the calendar, YYYY-MM-DD');
const timeZone = z.string().refine(isTimeZone, 'Must be an IANA time zone such as Europe/Berlin').optional();

const activitiesQuery = z.object({
  type: z.string().max(40).optional(),
  state: z.enum(['open', 'done', 'cancelled']).optional(),
  responsible: z.string().max(40).optional(),
  q: z.string().max(100).optional(),
  before,
  limit,
});
const validateQuery = validateZodSchema(activitiesQuery);
const validateList = validateZodSchema(activitiesQuery.extend({ from: day.optional(), to: day.optional() }));
const validateDesk = validateZodSchema(z.object({ section: z.enum(DESK_SECTIONS), day: day.optional(), timeZone, before, limit }));
const validateCalendar = validateZodSchema(z.object({ from: day, to: day, timeZone, responsible: z.string().max(40).optional(), type: z.string().max(40).optional() }));
const validateTimeline = validateZodSchema(z.object({ before, limit }));
const outcome = z.string().max(10_000).nullable().optional();
const instant = z.iso.datetime({ offset: true });
const followUp = z.strictObject({
  type: z.string().max(40).optional(),
  subject: z.string().min(1).max(255).optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  allDay: z.boolean().optional(),
  dueOn: day.optional(),
  resubmitOn: day.optional(),
  responsible: z.string().min(1).max(40).optional(),
});
const validateFinish = validateZodSchema(z.object({ outcome, followUp: followUp.optional() }));
const validateCancel = validateZodSchema(z.object({ outcome }));
const validateSeries = validateZodSchema(z.object({ data: z.record(z.string(), z.unknown()) }));

const bodyOf = (ctx: Context) => (ctx.request as unknown as { body?: unknown }).body ?? {};

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
    async list(ctx: Context) {
      ctx.body = await activities().list(readerOf(ctx), validateList(ctx.query));
    },
    async desk(ctx: Context) {
      ctx.body = await activities().desk(readerOf(ctx), validateDesk(ctx.query));
    },
    async calendar(ctx: Context) {
      ctx.body = await activities().calendar(readerOf(ctx), validateCalendar(ctx.query));
    },
    async finish(ctx: Context) {
      ctx.body = await activities().finish(readerOf(ctx), ctx.params.documentId, validateFinish(bodyOf(ctx)));
    },
    async reopen(ctx: Context) {
      ctx.body = await activities().reopen(readerOf(ctx), ctx.params.documentId);
    },
    async cancel(ctx: Context) {
      ctx.body = await activities().cancel(readerOf(ctx), ctx.params.documentId, validateCancel(bodyOf(ctx)));
    },
    async changeFollowing(ctx: Context) {
      const { data } = validateSeries(bodyOf(ctx));
      ctx.body = { count: await activities().changeFollowing(readerOf(ctx), ctx.params.documentId, data) };
    },
    async endSeries(ctx: Context) {
      ctx.body = { count: await activities().endSeries(readerOf(ctx), ctx.params.documentId) };
    },
  };
}
