import type { Core } from '@strapi/strapi';
import { validateZodSchema, z } from '@strapi/utils';
import type { Context } from 'koa';
import { isCurrency } from '../kernel/currencies';
import { isDay } from '../kernel/dates';
import { Decimal } from '../kernel/decimal';
import { readerOf } from '../kernel/reader';
import { services } from '../services';

const MOST_ITEMS = 1000;

const quantity = z
  .union([z.string(), z.number()])
  .refine((value) => /^\d{1,12}(\.\d{1,6})?$/.test(typeof value === 'number' ? new Decimal(value).toFixed() : value), 'Must be a decimal number, not negative, with at most 6 places');
const code = z.string().trim().min(1).max(60);
const about = {
  date: z.string().refine(isDay, 'Must be a day of the calendar, YYYY-MM-DD').optional(),
  kind: z.enum(['article', 'process']).optional(),
  currency: z.string().refine(isCurrency, 'Must be an ISO 4217 code such as EUR').optional(),
};

const validateQuery = validateZodSchema(
  z.object({ ...about, code: z.union([code, z.array(code).min(1).max(MOST_ITEMS)]), quantity: quantity.optional(), unit: z.string().max(20).optional() })
);
const validateBody = validateZodSchema(
  z.object({ ...about, items: z.array(z.object({ code, quantity: quantity.optional(), unit: z.string().max(20).optional() })).min(1).max(MOST_ITEMS) })
);

export function pricingController({ strapi }: { strapi: Core.Strapi }) {
  const pricing = () => services(strapi).pricing;
  return {
    /** One quantity and unit for one or several codes: `?code=A&code=B&quantity=10`. */
    async find(ctx: Context) {
      const { code: codes, quantity: count, unit, ...request } = validateQuery(ctx.query);
      const items = [codes].flat().map((each) => ({ code: each, quantity: count, unit }));
      ctx.body = await pricing().prices(readerOf(ctx), ctx.params.documentId, { ...request, items });
    },
    /** Many codes, each with its own quantity and unit. */
    async findMany(ctx: Context) {
      const request = validateBody((ctx.request as unknown as { body?: unknown }).body ?? {});
      ctx.body = await pricing().prices(readerOf(ctx), ctx.params.documentId, request);
    },
    async sales(ctx: Context) {
      ctx.body = await pricing().sales(readerOf(ctx), ctx.params.documentId);
    },
  };
}
