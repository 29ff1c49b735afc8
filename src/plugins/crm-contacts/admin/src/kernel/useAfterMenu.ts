import { useRef } from 'react';

/**
 * Opens what a menu's item stands for when the menu is gone: a drawer opened beside a closing menu
 * would fight with it for the focus, and lose what is typed first. `opens(open)` is an item's
 * `onSelect`, `onCloseAutoFocus` belongs to the menu's content.
 */
export function useAfterMenu() {
  const chosen = useRef<(() => void) | null>(null);
  return {
    opens: (open: () => void) => () => {
      chosen.current = open;
    },
    onCloseAutoFocus: (event: Event) => {
      const open = chosen.current;
      chosen.current = null;
      if (!open) return;
      event.preventDefault();
      open();
    },
  };
}
