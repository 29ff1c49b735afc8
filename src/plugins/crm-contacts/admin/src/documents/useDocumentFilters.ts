import { useQueryParams } from '@strapi/strapi/admin';
import type { DocumentRole, DocumentsQuery } from '../../../contracts/documents';

type Address = Partial<Record<'source' | 'role' | 'scope' | 'state' | 'q' | 'from' | 'to' | 'page' | 'pageSize', string>>;

const ROLES: DocumentRole[] = ['orderingParty', 'billTo', 'site', 'person'];
const PAGE_SIZE = 25;

export interface DocumentFilters extends DocumentsQuery {
  page: number;
  pageSize: number;
}

/** The filters of a documents page as they stand in the address; a change starts at the first page again. */
export function useDocumentFilters(): [DocumentFilters, (change: Address) => void] {
  const [{ query }, setQuery] = useQueryParams<Address>();
  const filters: DocumentFilters = {
    source: query.source,
    role: ROLES.find((role) => role === query.role),
    scope: query.scope === 'group' ? 'group' : undefined,
    state: query.state,
    q: query.q,
    from: query.from,
    to: query.to,
    page: countIn(query.page) ?? 1,
    pageSize: countIn(query.pageSize) ?? PAGE_SIZE,
  };
  const change = (changed: Address) => {
    const next = Object.entries({ ...query, page: undefined, ...changed }).filter(([, value]) => value);
    const gone = Object.fromEntries(Object.keys({ ...query, ...changed }).map((name) => [name, undefined]));
    setQuery({ ...gone, ...Object.fromEntries(next) }, 'push', true);
  };
  return [filters, change];
}

/** A whole number from 1 on; anything else that stands in the address is passed over. */
const countIn = (text: string | undefined): number | undefined => (text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined);
