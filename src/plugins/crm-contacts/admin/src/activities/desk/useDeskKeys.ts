import type { RefObject } from 'react';
import { useHotkeys } from '../../kernel/useHotkeys';

/**
 * Keys of a list of activities: `J` and `K` from one to the next, Enter opens the one in focus, `F` asks
 * for its outcome, `P` puts it off. As in the lists of contacts, none of them while typing.
 */
export function useDeskKeys(scroller: RefObject<HTMLElement>): void {
  const items = () => [...(scroller.current?.querySelectorAll<HTMLElement>('[role="listitem"]') ?? [])];
  const at = () => items().findIndex((item) => item.contains(document.activeElement));
  const step = (by: number) => {
    const all = items();
    const now = at();
    const next = all[now === -1 ? (by > 0 ? 0 : all.length - 1) : now + by];
    next?.querySelector<HTMLElement>('[data-row-link]')?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const press = (what: string) => items()[at()]?.querySelector<HTMLElement>(what)?.click();
  const menu = () => {
    const trigger = items()[at()]?.querySelector<HTMLElement>('[data-postpone]');
    trigger?.focus();
    // Strapi's menu opens by keys and pointers, not by click.
    trigger?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  };
  const [down, up, finish] = [() => step(1), () => step(-1), () => press('[data-finish]')];
  useHotkeys({ j: down, J: down, k: up, K: up, f: finish, F: finish, p: menu, P: menu });
}
