import { CARD, type Card, type ChartLayout } from './layout';

/** Where the chart's origin lies on the screen, and how large it is drawn. */
export interface Place {
  x: number;
  y: number;
  zoom: number;
}

interface Size {
  width: number;
  height: number;
}

export const ZOOM = { least: 0.01, most: 2, readable: 0.9 };
/** Below it text is no longer legible: cards are drawn as plain blocks. */
export const FAR = 0.4;
const MARGIN = 24;
/** What the zoom buttons take at the bottom. */
const FOOT = 56;
/** A chart that would have to shrink further than this starts at its top instead. */
const LEAST_AT_FIRST = 0.7;
const AT_TOP = 0.8;

/** All of the chart, never larger than it is. */
export function fitting({ width, height }: ChartLayout, screen: Size): Place {
  const across = Math.max(screen.width - 2 * MARGIN, 1);
  const down = Math.max(screen.height - MARGIN - FOOT, 1);
  const zoom = Math.max(ZOOM.least, Math.min(1, across / Math.max(width, 1), down / Math.max(height, 1)));
  return { x: (screen.width - width * zoom) / 2, y: Math.max(MARGIN, Math.min((screen.height + MARGIN - FOOT - height * zoom) / 2, 3 * MARGIN)), zoom };
}

/** What is shown at first: everything, or its top where everything would be too small to read. */
export function atFirst(layout: ChartLayout, screen: Size): Place {
  const whole = fitting(layout, screen);
  const top = layout.cards[0];
  if (whole.zoom >= LEAST_AT_FIRST || !top) return whole;
  return { x: screen.width / 2 - (top.x + CARD.width / 2) * AT_TOP, y: MARGIN, zoom: AT_TOP };
}

/** The card in the middle of the screen, large enough to read. */
export function showing({ x, y }: Card, screen: Size, now: number): Place {
  const zoom = now < 0.5 ? ZOOM.readable : now;
  return { x: screen.width / 2 - (x + CARD.width / 2) * zoom, y: screen.height / 2 - (y + CARD.height / 2) * zoom, zoom };
}

/** Whether all of the card is on the screen. */
export function isInside(card: Card, { x, y, zoom }: Place, screen: Size): boolean {
  const [left, top] = [card.x * zoom + x, card.y * zoom + y];
  return left >= 0 && top >= 0 && left + CARD.width * zoom <= screen.width && top + CARD.height * zoom <= screen.height;
}

/** The same place on the screen for a card that the new layout has moved. */
export const following = (place: Place, before: Card, after: Card): Place => ({
  ...place,
  x: place.x + (before.x - after.x) * place.zoom,
  y: place.y + (before.y - after.y) * place.zoom,
});

/** As it stands in the address: `-120_40_0.8`. */
export const placeText = ({ x, y, zoom }: Place): string => [Math.round(x), Math.round(y), Number(zoom.toPrecision(3))].join('_');

export function placeOf(text: string | undefined): Place | null {
  const numbers = (text ?? '').split('_').map(Number);
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return null;
  const [x, y, zoom] = numbers;
  return { x, y, zoom: Math.min(ZOOM.most, Math.max(ZOOM.least, zoom)) };
}
