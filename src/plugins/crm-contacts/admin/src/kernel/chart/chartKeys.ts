import type { KeyboardEvent } from 'react';
import type { ChartItem } from './chart-item';
import type { ChartLayout } from './layout';
import { chartMove } from './moves';

interface Keys<Item extends ChartItem> {
  layout: ChartLayout<Item>;
  /** The card that Tab reaches. */
  active?: string;
  onSelect(id: string): void;
  onToggle(id: string): void;
  /** Brings a card into sight. */
  show(id: string): void;
  onOpen?(item: Item): void;
}

/** Arrows walk from card to card, Space folds, Enter opens. Buttons and links in a card keep their own keys. */
export function chartKeys<Item extends ChartItem>({ layout, active, onSelect, onToggle, show, onOpen }: Keys<Item>) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as HTMLElement).dataset.card === undefined) return;
    if (event.key === 'Enter') {
      const card = layout.cards.find(({ item }) => item.id === active);
      return card && onOpen?.(card.item);
    }
    const move = chartMove(layout, active, event.key);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.toggle) onToggle(move.toggle);
    if (!move.focus || move.focus === active) return;
    onSelect(move.focus);
    show(move.focus);
    focusWhenDrawn(event.currentTarget, move.focus);
  };
}

const FRAMES = 60;

/** A card out of sight is not drawn: it takes the focus as soon as it is. */
function focusWhenDrawn(surface: HTMLElement, id: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const card = surface.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
    if (card) card.focus({ preventScroll: true });
    else if (frames > 0) focusWhenDrawn(surface, id, frames - 1);
  });
}
