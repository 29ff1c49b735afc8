import { useQueryParams } from '@strapi/strapi/admin';
import { useCallback, useMemo, useRef } from 'react';
import type { ChartItem } from './chart-item';
import { levelsAtFirst, shortId, type Folding } from './folding';
import { placeOf, placeText, type Place } from './place';

interface Address {
  levels?: string;
  folds?: string;
  card?: string;
  place?: string;
}

/** How a chart stands on the screen, as it stands in the address: what is unfolded, which card is chosen, where and how large. */
export function useChartAddress(items: ChartItem[], ids: Iterable<string>) {
  const [{ query }, setQuery] = useQueryParams<Address>();
  const levels = Number(query.levels ?? NaN);
  const folding = useMemo(
    (): Folding => ({ levels: Number.isInteger(levels) ? levels : levelsAtFirst(items), toggled: new Set((query.folds ?? '').split('.').filter(Boolean)) }),
    [items, levels, query.folds]
  );
  const selected = useMemo(() => (query.card ? [...ids].find((id) => shortId(id) === query.card) : undefined), [ids, query.card]);
  // Only where the chart starts: from then on the canvas knows best.
  const start = useRef<Place | null>(placeOf(query.place));
  const change = useCallback((next: Address) => setQuery(next, 'push', true), [setQuery]);
  return {
    folding,
    selected,
    start: start.current,
    setFolding: useCallback((next: Folding) => change(addressOf(next)), [change]),
    select: useCallback((id: string) => id !== selected && change({ card: shortId(id) }), [change, selected]),
    /** Unfolds and chooses at once: two changes of the address one after the other would be the last one alone. */
    reveal: useCallback((next: Folding, id: string) => change({ ...addressOf(next), card: shortId(id) }), [change]),
    setPlace: useCallback((place: Place) => change({ place: placeText(place) }), [change]),
  };
}

const addressOf = ({ levels, toggled }: Folding): Address => ({ levels: String(levels), folds: [...toggled].join('.') });
