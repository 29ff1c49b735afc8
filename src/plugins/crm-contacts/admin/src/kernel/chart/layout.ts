import { hierarchy, tree } from 'd3-hierarchy';
import type { ChartItem } from './chart-item';

export const CARD = { width: 240, height: 80 };
const GAP = 24;
/** Left of a column of cards, for the line that joins them. */
const INDENT = 20;
/** d3's tree knows rows of one height: a card is three of them, the line above it a fourth where a level begins. */
const ROW = 30;
const ROWS_PER_CARD = 3;
/** So many ends stand side by side; more of them are stacked in columns. */
const MOST_SIDE_BY_SIDE = 4;
const MOST_BESIDE_BRANCHES = 2;
/** A chart with more cards than this draws its lower parts as indented lists: it would be hundreds of cards wide. */
const MOST_SPREAD_OUT = 150;

export interface Card<Item extends ChartItem = ChartItem> {
  item: Item;
  /** Left upper corner. */
  x: number;
  y: number;
  parent: string | null;
  level: number;
  isOpen: boolean;
  /** All that hangs below it. */
  below: number;
  /** x of the line that joins the cards of its column; absent: it hangs on its own line from above. */
  rail?: number;
  /** It stands in a list below the card above it, not in a column of its level. */
  isListed?: true;
}

export interface ChartLayout<Item extends ChartItem = ChartItem> {
  /** Parents come before their children. */
  cards: Card<Item>[];
  width: number;
  height: number;
}

/** Where an item hangs; `indent`: pixels from the left of its cell, for the line on which it stands. */
interface Place<Item extends ChartItem> {
  item: Item;
  parent: string | null;
  level: number;
  indent: number;
  isListed?: true;
}

/** What decides how items are arranged. */
interface Arrangement {
  isOpen(id: string, level: number): boolean;
  /** How many cards are shown below an item. */
  shownBelow: ReadonlyMap<string, number>;
  /** A part with at most so many cards becomes a list. */
  mostListed: number;
}

/** A row of the layout: a card, the space above it, or the rest of its height. */
interface Cell<Item extends ChartItem> {
  width: number;
  card?: Place<Item>;
  children: Cell<Item>[];
}

/**
 * Places the unfolded items from top to bottom, parents centred above what hangs below them. Many ends
 * in one place are stacked in columns, so that a team of sixty is no row of sixty cards; of a large
 * chart the lower parts are indented lists. Cards and their lines never overlap.
 */
export function layOut<Item extends ChartItem>(items: Item[], isOpen: (id: string, level: number) => boolean): ChartLayout<Item> {
  const shownBelow = counts(items, isOpen);
  const shown = items.reduce((sum, { id }) => sum + 1 + (shownBelow.get(id) ?? 0), 0);
  const arrangement = { isOpen, shownBelow, mostListed: shown > MOST_SPREAD_OUT ? Math.round(Math.sqrt(shown)) : 0 };
  const root: Cell<Item> = { width: 0, children: arranged(items, null, 1, arrangement) };
  const placed = tree<Cell<Item>>()
    .nodeSize([1, ROW])
    .separation((a, b) => (a.data.width + b.data.width) / 2)(hierarchy(root));
  const below = counts(items);
  const cards: Card<Item>[] = [];
  placed.eachBefore(({ data: { card, width }, x, depth }) => {
    if (!card) return;
    const { item, parent, level, indent, isListed } = card;
    const left = Math.round(x - (width - GAP) / 2 + indent);
    const open = item.children.length > 0 && isOpen(item.id, level);
    const rail = indent > 0 ? { rail: left - INDENT / 2 } : {};
    cards.push({ item, x: left, y: (depth - 2) * ROW, parent, level, isOpen: open, below: below.get(item.id) ?? 0, ...rail, ...(isListed ? { isListed } : {}) });
  });
  return movedToOrigin(cards);
}

/** What hangs below one item, as cells: ends in columns where there are many, then those with something below. */
function arranged<Item extends ChartItem>(items: Item[], parent: string | null, level: number, arrangement: Arrangement): Cell<Item>[] {
  const { isOpen, shownBelow, mostListed } = arrangement;
  const goesOn = (item: Item) => item.children.length > 0 && isOpen(item.id, level);
  const ends = items.filter((item) => !goesOn(item));
  const branches = items.filter(goesOn);
  const isRow = ends.length <= (branches.length > 0 ? MOST_BESIDE_BRANCHES : MOST_SIDE_BY_SIDE);
  const place = (item: Item, indent = 0): Place<Item> => ({ item, parent, level, indent });
  const branch = (item: Item) => {
    if ((shownBelow.get(item.id) ?? 0) < mostListed) return column(listed(place(item), isOpen));
    return stem(cardCells(place(item), CARD.width, arranged(item.children as Item[], item.id, level + 1, arrangement)));
  };
  if (isRow) return items.map((item) => (goesOn(item) ? branch(item) : column([place(item)])));
  return [...inColumns(ends).map((part) => column(part.map((item) => place(item, INDENT)))), ...branches.map(branch)];
}

/** An item and all that is shown below it, from top to bottom, each level further to the right. */
function listed<Item extends ChartItem>(top: Place<Item>, isOpen: Arrangement['isOpen']): Place<Item>[] {
  const { item, level, indent } = top;
  if (!isOpen(item.id, level)) return [top];
  const below = (item.children as Item[]).flatMap((child) => listed({ item: child, parent: item.id, level: level + 1, indent: indent + INDENT, isListed: true }, isOpen));
  return [top, ...below];
}

/** Cards below each other, as wide as the most indented needs. */
function column<Item extends ChartItem>(places: Place<Item>[]): Cell<Item> {
  const width = CARD.width + Math.max(...places.map(({ indent }) => indent));
  return stem(places.reduceRight<Cell<Item>[]>((rest, place) => [cardCells(place, width, rest)], [])[0]);
}

/** A card's own row and the others of its height; `children` hang from the last. */
function cardCells<Item extends ChartItem>(card: Place<Item>, inner: number, children: Cell<Item>[]): Cell<Item> {
  const width = inner + GAP;
  let rest = children;
  for (let row = 1; row < ROWS_PER_CARD; row += 1) rest = [{ width, children: rest }];
  return { width, card, children: rest };
}

/** The row above a card in which the lines run: nothing else may stand there. */
const stem = <Item extends ChartItem>(cell: Cell<Item>): Cell<Item> => ({ width: cell.width, children: [cell] });

/** Columns of about the same height, together about as wide as high. */
function inColumns<Item>(items: Item[]): Item[][] {
  const rows = Math.max(3, Math.ceil(Math.sqrt(items.length * 1.5)));
  const columns = Math.ceil(items.length / rows);
  const height = Math.ceil(items.length / columns);
  return Array.from({ length: columns }, (_none, index) => items.slice(index * height, (index + 1) * height)).filter(({ length }) => length > 0);
}

/** How many hang below each item; with `isOpen` those that are shown. */
function counts(items: ChartItem[], isOpen: Arrangement['isOpen'] = () => true): Map<string, number> {
  const result = new Map<string, number>();
  const count = ({ id, children }: ChartItem, level: number): number => {
    const below = isOpen(id, level) ? children.reduce((sum, child) => sum + 1 + count(child, level + 1), 0) : 0;
    result.set(id, below);
    return below;
  };
  items.forEach((item) => count(item, 1));
  return result;
}

function movedToOrigin<Item extends ChartItem>(cards: Card<Item>[]): ChartLayout<Item> {
  const left = cards.reduce((least, { x, rail = x }) => Math.min(least, x, rail), Infinity);
  const moved = cards.map((card) => ({ ...card, x: card.x - left, ...(card.rail === undefined ? {} : { rail: card.rail - left }) }));
  return {
    cards: moved,
    width: moved.reduce((most, { x }) => Math.max(most, x + CARD.width), 0),
    height: moved.reduce((most, { y }) => Math.max(most, y + CARD.height), 0),
  };
}

/** The card at a point; undefined: none. */
export const cardAt = <Item extends ChartItem>({ cards }: ChartLayout<Item>, point: { x: number; y: number }): Card<Item> | undefined =>
  cards.find(({ x, y }) => point.x >= x && point.x <= x + CARD.width && point.y >= y && point.y <= y + CARD.height);
