import type { Colour } from '../../../../contracts/workflow';
import type { TreeItem } from '../tree-rows';

/** What a card of a chart shows, on the screen and in an export alike. */
export interface CardFace {
  title: string;
  /** Where the title leads to. */
  to?: string;
  subtitle?: string;
  note?: string;
  /** The note says something that needs attention. */
  alarming?: boolean;
  /** Letters in the place of a picture. */
  initials?: string;
  /** Address of a picture. */
  image?: string;
  /** A sign before the title, and what it means. */
  mark?: { sign: string; label: string };
  badge?: { text: string; colour: Colour };
  /** `strong`: a unit rather than a person. `dashed`: nobody there, or not of this place. `faded`: of the past. */
  tone?: 'plain' | 'strong' | 'dashed' | 'faded';
}

/** A node of a chart; the tree view of the same data draws it as a line. */
export interface ChartItem extends TreeItem {
  face: CardFace;
  children: ChartItem[];
}

/** A further line between two nodes, beside the tree's own. */
export interface ChartLink {
  from: string;
  to: string;
  text?: string;
}

/** Items by id, each with the one above it; parents come first. */
export function flattened<Item extends ChartItem>(items: Item[]): Map<string, { item: Item; parent: string | null; level: number }> {
  const found = new Map<string, { item: Item; parent: string | null; level: number }>();
  const waiting = items.map((item) => ({ item, parent: null as string | null, level: 1 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item, level } = next;
    found.set(item.id, next);
    for (let index = item.children.length - 1; index >= 0; index -= 1) {
      waiting.push({ item: item.children[index] as Item, parent: item.id, level: level + 1 });
    }
  }
  return found;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLocaleLowerCase();

/** Ids of the items that contain every typed word, from top to bottom. Accents and case do not count. */
export function matching(items: ChartItem[], typed: string): string[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return [...flattened(items).values()].flatMap(({ item }) => (words.every((word) => plain(item.text).includes(word)) ? [item.id] : []));
}

const LINES = 4;

/** How many lines of a card are left for its title. */
export const titleLines = ({ subtitle, note, badge }: CardFace): number => LINES - [subtitle, note, badge].filter(Boolean).length;
