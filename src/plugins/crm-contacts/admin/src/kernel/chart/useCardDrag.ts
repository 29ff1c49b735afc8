import { useReactFlow, type Node, type OnNodeDrag } from '@xyflow/react';
import { useRef, useState } from 'react';
import type { ChartItem } from './chart-item';
import { cardAt, type Card, type ChartLayout } from './layout';

/** What may be dragged onto what. */
export interface ChartDrag<Item extends ChartItem> {
  canMove(item: Item): boolean;
  /** Whether the card is a place to drop on at all. */
  canReceive(target: Item, moved: Item): boolean;
  onDrop(moved: Item, target: Item): void;
}

/** The card below the held one. `barred`: it hangs below the held card itself, so the server will most likely refuse it. */
export interface Landing {
  id: string;
  kind: 'may' | 'barred';
}

/** Follows a dragged card: where it would land, and the drop. `release` puts the card back to its place. */
export function useCardDrag<Item extends ChartItem>(layout: ChartLayout<Item>, drag: ChartDrag<Item> | undefined, release: () => void) {
  const { screenToFlowPosition } = useReactFlow();
  const [moving, setMoving] = useState<string>();
  const [landing, setLanding] = useState<Landing | null>(null);
  const held = useRef<Card<Item>>();

  const targetAt = (event: MouseEvent | TouchEvent): Card<Item> | undefined => {
    const pointer = 'touches' in event ? event.changedTouches[0] : event;
    const point = screenToFlowPosition({ x: pointer.clientX, y: pointer.clientY });
    const from = held.current;
    if (!from || !drag) return undefined;
    const others = { ...layout, cards: layout.cards.filter((card) => card !== from) };
    const target = cardAt(others, point);
    return target && target.item.id !== from.parent && drag.canReceive(target.item, from.item) ? target : undefined;
  };
  const onNodeDragStart: OnNodeDrag<Node<{ card: Card }, 'card'>> = (_event, { id }) => {
    held.current = layout.cards.find(({ item }) => item.id === id);
    setMoving(id);
  };
  const onNodeDrag = (event: MouseEvent | TouchEvent | React.MouseEvent) => {
    const target = targetAt(event as MouseEvent);
    if (target?.item.id === landing?.id) return;
    setLanding(target && held.current ? { id: target.item.id, kind: isBelow(layout, target, held.current) ? 'barred' : 'may' } : null);
  };
  const onNodeDragStop = (event: MouseEvent | TouchEvent | React.MouseEvent) => {
    const [target, from] = [targetAt(event as MouseEvent), held.current];
    held.current = undefined;
    setMoving(undefined);
    setLanding(null);
    release();
    if (target && from) drag?.onDrop(from.item, target.item);
  };
  return { landing, moving, handlers: { onNodeDragStart, onNodeDrag, onNodeDragStop } };
}

function isBelow<Item extends ChartItem>({ cards }: ChartLayout<Item>, card: Card<Item>, above: Card<Item>): boolean {
  const parents = new Map(cards.map(({ item, parent }) => [item.id, parent]));
  const seen = new Set<string>();
  for (let at: string | null = card.item.id; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === above.item.id) return true;
    seen.add(at);
  }
  return false;
}
