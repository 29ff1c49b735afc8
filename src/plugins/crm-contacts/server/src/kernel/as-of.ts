import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { isDay, type Day } from './dates';
import { refusal } from './errors';
import { todayIn } from './settings';

/** The day that a read asks about: `?asOf=YYYY-MM-DD`, default today. */
export function asOfIn(strapi: Core.Strapi, ctx: Context): Day {
  const { asOf } = ctx.query;
  if (asOf === undefined || asOf === '') return todayIn(strapi);
  if (isDay(asOf)) return asOf;
  throw refusal({ field: 'asOf', reason: 'day', message: 'asOf must be a day of the calendar, YYYY-MM-DD' });
}
