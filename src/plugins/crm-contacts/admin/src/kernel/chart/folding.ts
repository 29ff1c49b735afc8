import { flattened, type ChartItem } from './chart-item';

/** What is unfolded: the upper `levels`, except for the items whose short ids are in `toggled`. */
export interface Folding {
  levels: number;
  toggled: ReadonlySet<string>;
}

/** So many cards can be taken in at once. */
const MOST_AT_FIRST = 80;
export const ALL_LEVELS = 99;

/** Enough of a documentId to tell the items of one chart apart, and short enough for an address. */
export const shortId = (id: string): string => id.slice(0, 8);

export const isOpen = ({ levels, toggled }: Folding, id: string, level: number): boolean => level <= levels !== toggled.has(shortId(id));

export function toggled(folding: Folding, id: string): Folding {
  const next = new Set(folding.toggled);
  if (!next.delete(shortId(id))) next.add(shortId(id));
  return { ...folding, toggled: next };
}

/** As many levels as show at most `most` items; at least those directly below the top. */
export function levelsAtFirst(items: ChartItem[], most = MOST_AT_FIRST): number {
  const counts: number[] = [];
  for (const { level } of flattened(items).values()) counts[level] = (counts[level] ?? 0) + 1;
  let shown = 0;
  let level = 1;
  for (; level < counts.length; level += 1) {
    shown += counts[level];
    if (shown > most) return Math.max(level - 2, 1);
  }
  return ALL_LEVELS;
}

/** The same with everything unfolded that lies above `id`. */
export function revealing(folding: Folding, items: ChartItem[], id: string): Folding {
  const all = flattened(items);
  let result = folding;
  const seen = new Set<string>();
  for (let at = all.get(id)?.parent ?? null; at !== null && !seen.has(at); at = all.get(at)?.parent ?? null) {
    seen.add(at);
    if (!isOpen(result, at, all.get(at)?.level ?? 1)) result = toggled(result, at);
  }
  return result;
}
