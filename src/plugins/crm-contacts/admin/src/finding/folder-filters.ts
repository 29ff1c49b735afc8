import { same } from '../kernel/form-values';

/** One comparison of a filter, as a list's address writes it: `{ city: { $eq: 'Ulm' } }`. */
export interface Comparison {
  field: string;
  operator: string;
  value: unknown;
}

/** The comparisons of a filter in its order, whether they stand beside each other or below `$and`. */
export function comparisonsOf(filters: unknown): Comparison[] {
  if (typeof filters !== 'object' || filters === null) return [];
  return Object.entries(filters).flatMap(([key, value]) => {
    if (key === '$and') return Object.values(value as object).flatMap(comparisonsOf);
    const inner = withoutIdentity(value);
    if (typeof inner !== 'object' || inner === null) return [{ field: key, operator: '$eq', value: inner }];
    return Object.entries(inner).map(([operator, compared]) => ({ field: key, operator, value: compared as unknown }));
  });
}

/** Strapi's filter part asks for related rows as `{ owner: { documentId: { $eq } } }`. */
const withoutIdentity = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'documentId' in value ? (value as { documentId: unknown }).documentId : value;

/** The comparisons as a filter; null without any. */
export function filtersOf(comparisons: Comparison[]): object | null {
  if (comparisons.length === 0) return null;
  return { $and: comparisons.map(({ field, operator, value }) => ({ [field]: { [operator]: value } })) };
}

/** What a folder shows when its list is narrowed further: both filters, none twice. */
export function joinedFilters(own: unknown, more: unknown): object | null {
  const all = [...comparisonsOf(own), ...comparisonsOf(more)];
  return filtersOf(all.filter((each, index) => all.findIndex((other) => same(each, other)) === index));
}
