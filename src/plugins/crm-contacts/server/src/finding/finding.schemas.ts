import { z } from '@strapi/utils';
import { asTyped } from '../kernel/body';

/** The names only: values are read by the rules, which know the fields of the reader. */
const given = z.unknown().optional();
const q = z.unknown().transform((value) => (typeof value === 'string' ? asTyped(value) : value)).optional();
const page = { page: given, pageSize: given, pagination: z.strictObject({ page: given, pageSize: given }).optional() };

export const listQuery = z.strictObject({ q, sort: given, filters: given, ...page });
export const companyPersonsQuery = z.strictObject(page);
export const searchQuery = z.strictObject({ q, entity: given, limit: given });
