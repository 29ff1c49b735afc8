import { useMemo } from 'react';
import { todayHere } from '../../kernel/days';
import { useHierarchyQuery } from '../../relations/relations.api';

/** A family too large to be named in a filter: its superiors are then found in the company itself only. */
const MOST_COMPANIES = 50;

/** What the drawers of positions offer: places of the company, and superiors of its whole corporate family. */
export function usePlaces(company: string): Record<string, object> {
  const { data } = useHierarchyQuery({ documentId: company });
  return useMemo(() => {
    const family = data && data.nodes.length <= MOST_COMPANIES ? data.nodes.map(({ documentId }) => documentId) : [company];
    const present = { $or: [{ validTo: { $null: true } }, { validTo: { $gte: todayHere() } }] };
    const here = { $and: [{ company: { documentId: company } }, present] };
    return {
      department: here,
      workplace: here,
      parent: here,
      head: here,
      superior: { $and: [{ company: { documentId: { $in: family } } }, present] },
    };
  }, [company, data]);
}
