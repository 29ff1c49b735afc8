import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Show } from './useLineView';

/** What the editor shows, as it stands in the address. */
export function useEditorAddress() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('show');
  const show: Show = asked === 'errors' || asked === 'changed' ? asked : 'all';
  const change = useCallback(
    (next: { q?: string; show?: Show }) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value === '' || value === 'all') after.delete(name);
          else after.set(name, value);
        }
        return after;
      }, { replace: true }),
    [setParams]
  );
  return { q: params.get('q') ?? '', show, change };
}

export type EditorAddress = ReturnType<typeof useEditorAddress>;
