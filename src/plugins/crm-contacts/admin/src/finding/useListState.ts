import { deepEncodeQueryValues, useQueryParams, withEncodedUserParams } from '@strapi/strapi/admin';
import { useCallback, useMemo } from 'react';

/** What a list shows, as it stands in the address, so that a link to it can be sent and *back* finds it again. */
export interface ListState {
  q: string;
  /** `name:asc`; empty: the folder's own. */
  sort: string;
  page: number;
  pageSize: number;
  /** As Strapi's filter parts write them. */
  filters?: object;
  /** Chosen columns; undefined: the folder's own. */
  columns?: string[];
  /** Companies whose persons are shown, by documentId. */
  open: string[];
}

/** Named as Strapi's own parts name them, so that these can be used. */
interface Address {
  _q?: string;
  sort?: string;
  page?: string;
  pageSize?: string;
  filters?: object;
  columns?: string;
  open?: string;
}

export const PAGE_SIZE = 25;

const numberOf = (text: string | undefined, fallback: number) => (text && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : fallback);
const listOf = (text: string | undefined) => (text ? text.split(',').filter(Boolean) : []);

export function useListState(): [ListState, (next: Partial<ListState>, options?: { replace?: boolean }) => void] {
  const [{ query }, setQuery] = useQueryParams<Address>();
  const state = useMemo<ListState>(
    () => ({
      q: query._q ?? '',
      sort: query.sort ?? '',
      page: numberOf(query.page, 1),
      pageSize: Math.min(numberOf(query.pageSize, PAGE_SIZE), 100),
      filters: query.filters,
      columns: query.columns ? listOf(query.columns) : undefined,
      open: listOf(query.open),
    }),
    [query]
  );
  const change = useCallback(
    (next: Partial<ListState>, { replace = false } = {}) => {
      const others = otherPlaces(next, query);
      setQuery(withEncodedUserParams(query, { ...others, ...addressOf(next) }), 'push', replace);
    },
    [query, setQuery]
  );
  return [state, change];
}

/** Another search, order or filter starts at the first page again. */
const otherPlaces = (next: Partial<ListState>, { page }: Address) =>
  page !== undefined && ('q' in next || 'sort' in next || 'filters' in next || 'pageSize' in next) ? { page: undefined } : {};

function addressOf({ q, ...rest }: Partial<ListState>): Record<string, unknown> {
  const named = { ...rest, ...(q === undefined ? {} : { _q: q }) };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, encoded(value)]));
}

/** Strapi's `setQuery` writes values as they are; empty ones leave the address. */
function encoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.join(',') : undefined;
  return value === '' ? undefined : deepEncodeQueryValues(value as string);
}
