import { z } from '@strapi/utils';
import { isDay } from '../kernel/dates';

const day = z.string().refine(isDay, 'Must be a day of the calendar, YYYY-MM-DD').optional();

export const documentsQuery = z.strictObject({
  source: z.string().max(60).optional(),
  role: z.enum(['orderingParty', 'billTo', 'site', 'person']).optional(),
  scope: z.enum(['contact', 'group']).optional(),
  state: z.string().max(60).optional(),
  q: z.string().max(100).optional(),
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(1_000_000).optional(),
  pageSize: z.coerce.number().int().min(1).max(100).optional(),
});

export const scopeQuery = z.strictObject({ scope: z.enum(['contact', 'group']).optional() });
export const proposalQuery = z.strictObject({ source: z.string().min(1).max(60), date: day });
export const pricingBody = z.strictObject({ all: z.boolean().optional() });
