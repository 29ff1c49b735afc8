import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { dayIn, isDay, type Day } from './dates';
import { refusal } from './errors';
import { PLUGIN } from './uids';

/** The present day in the application's time zone. */
export function today(strapi: Core.Strapi): Day {
  return dayIn(strapi.plugin(PLUGIN).config('timeZone') as string);
}

/** The day that a read asks about: `?asOf=YYYY-MM-DD`, default today. */
export function asOfIn(strapi: Core.Strapi, ctx: Context): Day {
  const { asOf } = ctx.query;
  if (asOf === undefined || asOf === '') return today(strapi);
  if (isDay(asOf)) return asOf;
  throw refusal({ field: 'asOf', reason: 'day', message: 'asOf must be a day of the calendar, YYYY-MM-DD' });
}
