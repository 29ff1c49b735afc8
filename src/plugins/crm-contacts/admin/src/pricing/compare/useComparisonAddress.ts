import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { firstOfNextYear } from '../catalogues/first-of-next-year';

export type CompareMode = 'days' | 'catalogues';

/** What is compared, as it stands in the address; `mode` null: nothing yet. */
export interface ComparisonState {
  mode: CompareMode | null;
  left: string;
  right: string;
  /** The future day, or the day that both catalogues are read on; empty: the server's choice. */
  day: string;
  kind: 'article' | 'process';
  q: string;
  isChangedOnly: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function useComparisonAddress() {
  const [params, setParams] = useSearchParams();
  const state = useMemo((): ComparisonState => {
    const mode = params.get('compare');
    const day = params.get('day') ?? '';
    return {
      mode: mode === 'days' || mode === 'catalogues' ? mode : null,
      left: params.get('left') ?? '',
      right: params.get('right') ?? '',
      day: DAY.test(day) ? day : mode === 'days' ? firstOfNextYear() : '',
      kind: params.get('kind') === 'process' ? 'process' : 'article',
      q: params.get('q') ?? '',
      isChangedOnly: params.get('changed') !== '0',
    };
  }, [params]);
  const change = useCallback(
    (next: Record<string, string | null>) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      }, { replace: true, preventScrollReset: true }),
    [setParams]
  );
  return { state, change };
}
