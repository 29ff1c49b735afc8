import type { ChartItem, ChartLink } from './chart-item';
import { CARD, type Card, type ChartLayout } from './layout';

/** A drawn line with the box around it, so that only what is visible needs to be drawn. */
export interface Line {
  id: string;
  /** SVG path. */
  path: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Above the cards of a level. */
const BUS = 20;

/** The lines from each card to those below it, one path a card. */
export function treeLines<Item extends ChartItem>({ cards }: ChartLayout<Item>): Line[] {
  const byId = new Map(cards.map((card) => [card.item.id, card]));
  const groups = new Map<string, Card<Item>[]>();
  for (const card of cards) {
    if (card.parent === null) continue;
    const group = groups.get(card.parent);
    if (group) group.push(card);
    else groups.set(card.parent, [card]);
  }
  return [...groups].flatMap(([id, children]) => {
    const parent = byId.get(id);
    return parent ? [lineTo(parent, children)] : [];
  });
}

function lineTo<Item extends ChartItem>(parent: Card<Item>, children: Card<Item>[]): Line {
  if (children[0].isListed) return listLine(parent, children);
  const centre = parent.x + CARD.width / 2;
  const bottom = parent.y + CARD.height;
  const bus = Math.min(...children.map(({ y }) => y)) - BUS;
  const joints = children.map(({ x, rail }) => rail ?? x + CARD.width / 2);
  const [left, right] = [Math.min(centre, ...joints), Math.max(centre, ...joints)];
  const parts = [`M${centre} ${bottom}V${bus}`, `M${left} ${bus}H${right}`];
  const rails = new Map<number, number>();
  for (const { x, y, rail } of children) {
    const middle = y + CARD.height / 2;
    if (rail === undefined) parts.push(`M${x + CARD.width / 2} ${bus}V${y}`);
    else {
      parts.push(`M${rail} ${middle}H${x}`);
      rails.set(rail, Math.max(rails.get(rail) ?? 0, middle));
    }
  }
  for (const [x, end] of rails) parts.push(`M${x} ${bus}V${end}`);
  return { id: parent.item.id, path: parts.join(''), left, right, top: bottom, bottom: Math.max(...children.map(({ y }) => y + CARD.height)) };
}

/** Straight down at the left of a list, with a short line to each of its cards. */
function listLine<Item extends ChartItem>(parent: Card<Item>, children: Card<Item>[]): Line {
  const rail = children[0].rail ?? children[0].x;
  const middles = children.map(({ y }) => y + CARD.height / 2);
  const end = Math.max(...middles);
  const top = parent.y + CARD.height;
  return { id: parent.item.id, path: [`M${rail} ${top}V${end}`, ...middles.map((y) => `M${rail} ${y}H${children[0].x}`)].join(''), left: rail, right: children[0].x, top, bottom: end };
}

export interface LinkLine extends Line {
  text?: string;
  /** Where the text stands. */
  x: number;
  y: number;
}

/**
 * Curves for the links between cards. An end that is folded away is drawn at the card that hides it;
 * a link within one folded card is not drawn.
 */
export function linkLines<Item extends ChartItem>({ cards }: ChartLayout<Item>, links: ChartLink[], parentOf: (id: string) => string | null): LinkLine[] {
  const byId = new Map(cards.map((card) => [card.item.id, card]));
  const shown = (id: string): Card<Item> | undefined => {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at); at = parentOf(at)) {
      const card = byId.get(at);
      if (card) return card;
      seen.add(at);
    }
    return undefined;
  };
  return links.flatMap(({ from, to, text }) => {
    const [start, end] = [shown(from), shown(to)];
    return start && end && start !== end ? [curve(`${from} ${to}`, start, end, text)] : [];
  });
}

/** From the side of one card to the side of the other, bulging where both stand above each other. */
function curve(id: string, from: Card, to: Card, text?: string): LinkLine {
  const isRight = to.x >= from.x;
  const [startX, startY] = [isRight ? from.x + CARD.width : from.x, from.y + CARD.height / 2];
  const facing = Math.abs(to.x - from.x) > CARD.width;
  const endX = facing === isRight ? to.x : to.x + CARD.width;
  const endY = to.y + CARD.height / 2;
  const reach = Math.max(60, Math.abs(endX - startX) / 2);
  const [bendStart, bendEnd] = [startX + (isRight ? reach : -reach), endX + (facing === isRight ? -reach : reach)];
  const x = (startX + 3 * bendStart + 3 * bendEnd + endX) / 8;
  const y = (startY + endY) / 2;
  const xs = [startX, endX, bendStart, bendEnd];
  return {
    id,
    path: `M${startX} ${startY}C${bendStart} ${startY} ${bendEnd} ${endY} ${endX} ${endY}`,
    text,
    x,
    y,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(startY, endY) - CARD.height,
    bottom: Math.max(startY, endY) + CARD.height,
  };
}
