import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import { isDay, type Day } from './dates';
import { todayIn } from './settings';

/** The day that a read asks about: `?asOf=YYYY-MM-DD`. */
export const asOf = z
  .string()
  .refine((text) => text === '' || isDay(text), { message: 'must be a day of the calendar, YYYY-MM-DD', params: { reason: 'day' } })
  .optional();

/** The day asked about; default today. */
export const asOfDay = (strapi: Core.Strapi, given: string | undefined): Day => (given ? (given as Day) : todayIn(strapi));
