import type { ChartItem } from './chart-item';
import type { Card, ChartLayout } from './layout';

export interface ChartMove {
  /** Id of the card that gets the focus. */
  focus?: string;
  /** Id of a card to fold or unfold. */
  toggle?: string;
}

/** What a key does on a card: up to what is above, down to what is below, left and right beside; null: nothing of the chart's. */
export function chartMove<Item extends ChartItem>({ cards }: ChartLayout<Item>, at: string | undefined, key: string): ChartMove | null {
  const card = cards.find(({ item }) => item.id === at);
  if (!card) return key.startsWith('Arrow') || key === 'Home' ? { focus: cards[0]?.item.id } : null;
  switch (key) {
    case 'ArrowUp':
      return { focus: card.parent ?? card.item.id };
    case 'ArrowDown':
      if (card.item.children.length > 0 && !card.isOpen) return { toggle: card.item.id };
      return { focus: (cards.find(({ parent }) => parent === card.item.id) ?? card).item.id };
    case 'ArrowLeft':
      return { focus: beside(cards, card, -1) };
    case 'ArrowRight':
      return { focus: beside(cards, card, 1) };
    case 'Home':
      return { focus: cards[0].item.id };
    case ' ':
      return card.item.children.length > 0 ? { toggle: card.item.id } : {};
    default:
      return null;
  }
}

/** The next card under the same one, else the card itself. */
function beside(cards: Card[], card: Card, step: 1 | -1): string {
  const siblings = cards.filter(({ parent }) => parent === card.parent);
  return (siblings[siblings.indexOf(card) + step] ?? card).item.id;
}
