import { useQueryParams } from '@strapi/strapi/admin';
import type { OrgBy } from './org-items';

interface Address {
  by?: string;
  left?: string;
  vacant?: string;
}

/** What the org chart shows, as it stands in the address; the day and the chart's own state stand there too. */
export function useOrgChartState() {
  const [{ query }, setQuery] = useQueryParams<Address>();
  return {
    by: (query.by === 'departments' ? 'departments' : 'superiors') as OrgBy,
    /** Who has left too. */
    left: query.left === 'true',
    vacant: query.vacant !== 'false',
    set: (next: { by?: OrgBy; left?: boolean; vacant?: boolean }) => setQuery(Object.fromEntries(Object.entries(next).map(([name, value]) => [name, String(value)]))),
  };
}
