import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'react-router-dom';

const KEY = 'crm-contacts.scroll';

/**
 * Where the rows were scrolled to, per address: a list that is opened again by *back* stands as it was
 * left. `isFilled`: the rows are there.
 */
export function useScrollMemory(scroller: RefObject<HTMLElement>, isFilled: boolean): void {
  const { pathname, search, key } = useLocation();
  const place = `${key} ${pathname}${search}`;
  const restored = useRef<string>();
  useEffect(() => {
    const element = scroller.current;
    if (!element || !isFilled) return;
    if (restored.current !== place) {
      const stored = sessionStorage.getItem(KEY)?.split('\n') ?? [];
      element.scrollTop = stored[0] === place ? Number(stored[1]) : 0;
      restored.current = place;
    }
    const remember = () => sessionStorage.setItem(KEY, `${place}\n${element.scrollTop}`);
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [scroller, isFilled, place]);
}
