import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, type MouseEvent, type PointerEvent, type Ref } from 'react';
import type { ChartItem } from './chart-item';
import { cardAt, type Card, type ChartLayout } from './layout';
import { atFirst, fitting, following, isInside, showing, type Place } from './place';

/** What is done to the canvas from outside. */
export interface ChartControls {
  /** Brings a card into sight and gives it the focus. */
  show(id: string): void;
  /** The card keeps its place on the screen when the layout changes next. */
  hold(id: string): void;
}

interface Placing<Item extends ChartItem> {
  layout: ChartLayout<Item>;
  place: Place | null;
  onPlace(place: Place): void;
  controls: Ref<ChartControls>;
  selected?: string;
}

const STEP = 250;
const duration = () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : STEP);

/** Where the chart is on the screen: at first, on request, and steady while it is folded and unfolded. */
export function useChartPlace<Item extends ChartItem>({ layout, place, onPlace, controls, selected }: Placing<Item>) {
  const { setViewport, getViewport, screenToFlowPosition, zoomTo } = useReactFlow();
  const store = useStoreApi();
  const held = useRef<string>();
  const wanted = useRef<string>();
  const last = useRef(layout);
  const screen = useCallback(() => ({ width: store.getState().width, height: store.getState().height }), [store]);
  const cardOf = (id: string) => layout.cards.find(({ item }) => item.id === id);

  const show = (id: string) => {
    const card = cardOf(id);
    if (!card) return void (wanted.current = id);
    void setViewport(showing(card, screen(), getViewport().zoom), { duration: duration() });
  };
  const keep = () => onPlace(getViewport());
  useImperativeHandle(controls, () => ({
    show,
    hold: (id) => void (held.current = id),
  }));

  useLayoutEffect(() => {
    const before = last.current;
    if (before === layout) return;
    last.current = layout;
    const moved = steady([held.current, selected, layout.cards[0]?.item.id], before, layout);
    held.current = undefined;
    if (moved) void setViewport(following(getViewport(), ...moved));
  }, [layout, selected, getViewport, setViewport]);

  // A card that was folded away when it was asked for.
  useEffect(() => {
    if (wanted.current === undefined || !cardOf(wanted.current)) return;
    const id = wanted.current;
    wanted.current = undefined;
    show(id);
  });

  return {
    /** As `show`, but leaves a chart alone in which the card is in sight. */
    reveal(id: string) {
      const card = cardOf(id);
      if (card && !isInside(card, getViewport(), screen())) show(id);
    },
    fit: () => void setViewport(fitting(layout, screen()), { duration: duration() }).then(keep),
    zoom: (factor: number) => void zoomTo(getViewport().zoom * factor, { duration: duration() }).then(keep),
    /** Whoever presses a card means the card below the pointer: a chart that still glides stands still. */
    stop({ target }: PointerEvent) {
      if ((target as Element).closest('.react-flow__node')) void setViewport(getViewport());
    },
    start: () => void setViewport(place ?? atFirst(layout, screen())),
    /** After the user's own moves: those of the program carry no event. */
    keep: (event: unknown) => event && keep(),
    approach(event: MouseEvent) {
      const card = cardAt(layout, screenToFlowPosition({ x: event.clientX, y: event.clientY }));
      if (card) show(card.item.id);
    },
  };
}

/** The first of the ids that both layouts have. */
function steady<Item extends ChartItem>(ids: (string | undefined)[], before: ChartLayout<Item>, after: ChartLayout<Item>): [Card<Item>, Card<Item>] | null {
  for (const id of ids) {
    const [old, now] = [before, after].map(({ cards }) => cards.find(({ item }) => item.id === id));
    if (old && now) return [old, now];
  }
  return null;
}
