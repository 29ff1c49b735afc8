import { z } from '@strapi/utils';
import { isCurrency } from '../kernel/currencies';
import { isDay } from '../kernel/dates';
import { Decimal } from '../kernel/decimal';

const MOST_ITEMS = 1000;
export const MOST_ENTRIES = 20_000;

const decimal = (pattern: RegExp, message: string) =>
  z.union([z.string(), z.number()]).refine((value) => pattern.test(typeof value === 'number' ? plain(value) : value), message);
const plain = (value: number) => (Number.isFinite(value) ? new Decimal(value).toFixed() : '');

const quantity = decimal(/^\d{1,12}(\.\d{1,6})?$/, 'Must be a decimal number, not negative, with at most 6 places');
const percent = decimal(/^-?\d{1,4}(\.\d{1,6})?$/, 'Must be a percentage with at most 6 places').refine(
  (value) => Number(value) >= -100 && Number(value) <= 1000,
  'Must be from -100 to 1000'
);
const code = z.string().trim().min(1).max(60);
const day = z.string().refine(isDay, 'Must be a day of the calendar, YYYY-MM-DD');
const unit = z.string().max(20).optional();
const kind = z.enum(['article', 'process']).optional();
const currency = z.string().refine(isCurrency, 'Must be an ISO 4217 code such as EUR').optional();
const name = z.string().trim().min(1).max(255);
const whole = (most: number) => z.coerce.number().int().min(1).max(most).optional();
const seen = z.strictObject({ updatedAt: z.string() }).optional();
const about = { date: day.optional(), kind, currency };

export const priceQuery = z.strictObject({ ...about, code: z.union([code, z.array(code).min(1).max(MOST_ITEMS)]), quantity: quantity.optional(), unit });
export const pricesBody = z.strictObject({ ...about, items: z.array(z.strictObject({ code, quantity: quantity.optional(), unit })).min(1).max(MOST_ITEMS), compact: z.boolean().optional() });

export const catalogueListQuery = z.strictObject({ q: z.string().max(100).optional(), kind, page: whole(1_000_000), pageSize: whole(100) });
export const entriesQuery = z.strictObject({ q: z.string().max(100).optional(), after: z.string().max(600).optional(), limit: whole(MOST_ENTRIES) });

/** The rows themselves are checked cell by cell (entry-changes.rules.ts): a schema of 20,000 objects takes longer than their save. */
export const entriesBody = z.strictObject({ entries: z.array(z.unknown()).min(1).max(MOST_ENTRIES), seen });

export const copyBody = z.strictObject({
  name, description: z.string().nullable().optional(), validFrom: day.nullable().optional(), validTo: day.nullable().optional(), general: z.boolean().optional(), percent: percent.optional(),
});

export const versionBody = z.strictObject({ from: day, name: name.optional(), validTo: day.nullable().optional(), percent: percent.optional(), seen });

const comparison = { currency, kind, q: z.string().max(100).optional(), show: z.enum(['all', 'changed']).optional(), page: whole(1_000_000), pageSize: whole(500) };
export const comparisonQuery = z.strictObject({ ...comparison, left: z.string().min(1), right: z.string().min(1), date: day.optional() });
export const forecastQuery = z.strictObject({ ...comparison, date: day, from: day.optional() });
