import { z } from '@strapi/utils';

/** The names only: values are read by the rules, which know the fields of the reader. */
const given = z.unknown().optional();
const page = { page: given, pageSize: given, pagination: z.strictObject({ page: given, pageSize: given }).optional() };

export const listQuery = z.strictObject({ q: given, sort: given, filters: given, ...page });
export const companyPersonsQuery = z.strictObject(page);
export const searchQuery = z.strictObject({ q: given, entity: given, limit: given });
