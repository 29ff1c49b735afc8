import { useEffect, useRef, useState } from 'react';
import type { ComparedItem, PriceComparison } from '../../../../contracts/pricing';
import { useLazyPriceComparisonQuery, usePriceComparisonQuery, type ComparisonOf } from '../pricing.api';

const PAGE = 200;

/** The items of a comparison, page by page as they come into sight. `itemAt` answers undefined until its page is there. */
export function useComparedItems(query: ComparisonOf, isReady: boolean) {
  const first = usePriceComparisonQuery({ ...query, page: 1, pageSize: PAGE }, { skip: !isReady });
  const [load] = useLazyPriceComparisonQuery();
  const answer = isReady ? first.currentData : undefined;
  const pages = useRef({ of: answer, items: new Map<number, ComparedItem[]>() });
  if (pages.current.of !== answer) pages.current = { of: answer, items: new Map(answer ? [[1, answer.results]] : []) };
  const wanted = useRef(new Set<number>());
  const [, redraw] = useState(0);
  useEffect(() => {
    const current = pages.current;
    for (const page of wanted.current) {
      if (current.items.has(page)) continue;
      // Asked for once; an empty page stands for what is on its way.
      current.items.set(page, []);
      load({ ...query, page, pageSize: PAGE }).unwrap().then(
        ({ results }: PriceComparison) => {
          current.items.set(page, results);
          redraw((count) => count + 1);
        },
        () => current.items.delete(page)
      );
    }
    wanted.current.clear();
  });
  const itemAt = (row: number): ComparedItem | undefined => {
    const page = Math.floor(row / PAGE) + 1;
    if (!pages.current.items.has(page)) wanted.current.add(page);
    return pages.current.items.get(page)?.[row % PAGE];
  };
  return { answer, itemAt, isFetching: first.isFetching, error: first.error, retry: () => void first.refetch() };
}
