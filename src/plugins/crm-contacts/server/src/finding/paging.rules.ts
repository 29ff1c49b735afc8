import type { ListPagination } from '../../../contracts/finding';
import type { Objection } from '../kernel/errors';

export interface Page {
  page: number;
  pageSize: number;
}

const MOST_PAGES = 1_000_000;
const MOST_ROWS = 100;

/** Reads `page` and `pageSize`, as they stand or inside `pagination`. */
export function readPage(query: Record<string, unknown>): Page & { objections: Objection[] } {
  const nested = typeof query.pagination === 'object' && query.pagination !== null ? (query.pagination as Record<string, unknown>) : {};
  const given = { page: query.page ?? nested.page, pageSize: query.pageSize ?? nested.pageSize };
  const page = readWhole('page', given.page, 1, MOST_PAGES);
  const pageSize = readWhole('pageSize', given.pageSize, 25, MOST_ROWS);
  return { page: page.value, pageSize: pageSize.value, objections: [...page.objections, ...pageSize.objections] };
}

/** A whole number from 1 to `most`; `fallback` when nothing is given. */
export function readWhole(field: string, given: unknown, fallback: number, most: number): { value: number; objections: Objection[] } {
  if (given === undefined || given === '') return { value: fallback, objections: [] };
  const value = typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : NaN;
  if (value >= 1 && value <= most) return { value, objections: [] };
  return { value: fallback, objections: [{ field, reason: 'range', message: `${field} must be a whole number from 1 to ${most}` }] };
}

export function paginationOf({ page, pageSize }: Page, total: number): ListPagination {
  return { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
}
