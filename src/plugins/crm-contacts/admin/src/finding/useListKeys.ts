import type { RefObject } from 'react';
import { useHotkeys } from '../kernel/useHotkeys';

interface ListKeys {
  scroller: RefObject<HTMLElement>;
  search: RefObject<HTMLInputElement>;
  onNew?: () => void;
}

/** Keys of a list: `/` to its search, `N` for a new contact, `J` and `K` from row to row (Enter opens the link in focus). */
export function useListKeys({ scroller, search, onNew }: ListKeys): void {
  const step = (by: number) => {
    const links = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
    const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
    const next = links[at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by];
    next?.focus();
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
  const [down, up] = [() => step(1), () => step(-1)];
  useHotkeys({
    '/': () => {
      search.current?.focus();
      search.current?.select();
    },
    n: onNew, N: onNew,
    j: down, J: down,
    k: up, K: up,
  });
}
