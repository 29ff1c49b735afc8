import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { CalendarEntry } from './entries';
import type { Place } from './moves';
import type { CalendarView } from './range';
import { steppedPlace } from './steps';

/** On the element of an entry: which one it is. */
export const ENTRY_KEY = 'data-entry';
const idOf = ({ key, activity }: CalendarEntry) => activity?.documentId ?? key;

/** Says on an event's element which entry it shows and, where it may be moved, by which keys. */
export function markEntry(element: HTMLElement, entry: CalendarEntry): void {
  element.setAttribute(ENTRY_KEY, idOf(entry));
  if (entry.movable) element.setAttribute('aria-keyshortcuts', 'Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown');
}

interface MovesOptions {
  view: CalendarView;
  entries: CalendarEntry[];
  onStep(entry: CalendarEntry, place: Place): Promise<boolean>;
}

/**
 * The entry in focus moves by Shift and an arrow (Alt and an arrow lead back in browsers). One step at a time: the next one
 * needs what the server says of the last. The focus stays with the entry, although it is drawn anew elsewhere.
 */
export function useKeyboardMoves({ view, entries, onStep }: MovesOptions) {
  const frame = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const moved = useRef<string | null>(null);
  useEffect(() => {
    isMoving.current = false;
    // The library draws what it is told after React has; whoever went elsewhere meanwhile stays there.
    const timer = requestAnimationFrame(() => {
      if (document.activeElement === document.body) frame.current?.querySelector<HTMLElement>(`[${ENTRY_KEY}="${moved.current}"]`)?.focus();
    });
    return () => cancelAnimationFrame(timer);
  }, [entries]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || !event.key.startsWith('Arrow')) return;
    const id = (event.target as HTMLElement).closest(`[${ENTRY_KEY}]`)?.getAttribute(ENTRY_KEY);
    const entry = entries.find((each) => each.movable && idOf(each) === id);
    const place = entry && steppedPlace(entry, event.key, view);
    if (!entry || !place) return;
    event.preventDefault();
    if (isMoving.current) return;
    isMoving.current = true;
    moved.current = idOf(entry);
    void onStep(entry, place).then((isDone) => {
      if (!isDone) isMoving.current = false;
    });
  };
  return { frame, onKeyDown };
}
