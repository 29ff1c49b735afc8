/** What a tree shows; the parts know more about their items. */
export interface TreeItem {
  id: string;
  /** What a screen reader says and typing finds. */
  text: string;
  children: TreeItem[];
}

/** One visible line of a tree. */
export interface TreeRow<Item extends TreeItem> {
  item: Item;
  /** 1 at the top. */
  level: number;
  position: number;
  siblings: number;
  isOpen: boolean;
  /** Index of the line above which this one hangs; -1 at the top. */
  parent: number;
}

/** The visible lines from top to bottom: children of what is open. */
export function treeRows<Item extends TreeItem>(items: Item[], isOpen: (item: Item) => boolean): TreeRow<Item>[] {
  const rows: TreeRow<Item>[] = [];
  const add = (list: Item[], level: number, parent: number) => {
    list.forEach((item, index) => {
      const open = item.children.length > 0 && isOpen(item);
      rows.push({ item, level, position: index + 1, siblings: list.length, isOpen: open, parent });
      if (open) add(item.children as Item[], level + 1, rows.length - 1);
    });
  };
  add(items, 1, -1);
  return rows;
}

export interface TreeMove {
  /** Line that gets the focus. */
  focus?: number;
  /** Ids of items to open or to close. */
  open?: string[];
  close?: string[];
}

/** What a key does on line `at` (WAI-ARIA tree pattern); null: nothing of the tree's. */
export function treeMove<Item extends TreeItem>(rows: TreeRow<Item>[], at: number, key: string): TreeMove | null {
  const row = rows[at];
  if (!row) return null;
  const hasChildren = row.item.children.length > 0;
  switch (key) {
    case 'ArrowDown':
      return { focus: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { focus: Math.max(at - 1, 0) };
    case 'Home':
      return { focus: 0 };
    case 'End':
      return { focus: rows.length - 1 };
    case 'ArrowRight':
      if (!hasChildren) return {};
      return row.isOpen ? { focus: at + 1 } : { open: [row.item.id] };
    case 'ArrowLeft':
      if (row.isOpen) return { close: [row.item.id] };
      return row.parent >= 0 ? { focus: row.parent } : {};
    case ' ':
      if (!hasChildren) return {};
      return row.isOpen ? { close: [row.item.id] } : { open: [row.item.id] };
    case '*':
      return { open: rows.filter(({ parent, item }) => parent === row.parent && item.children.length > 0).map(({ item }) => item.id) };
    default:
      return null;
  }
}

/** The next line, from the one after `at` on and around, whose text starts with `typed`; -1: none. */
export function treeMatch<Item extends TreeItem>(rows: TreeRow<Item>[], at: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  const start = typed.length > 1 ? at : at + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    if (rows[index].item.text.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}

const SMALL = 80;

/** What is open at first: all of a small tree; of a larger one the top and the way to `current`. */
export function openAtFirst(items: TreeItem[], current?: string): (id: string) => boolean {
  const ids = new Set<string>();
  let count = 0;
  const visit = (item: TreeItem, level: number): boolean => {
    count += 1;
    const holdsCurrent = item.children.map((child) => visit(child, level + 1)).includes(true);
    if (holdsCurrent || level === 1) ids.add(item.id);
    return holdsCurrent || item.id === current;
  };
  items.forEach((item) => visit(item, 1));
  return count <= SMALL ? () => true : (id) => ids.has(id);
}

/**
 * Nests flat rows by their parent's id. What hangs below nothing known stands at the top, and so does
 * every member of a circle in broken data.
 */
export function nested<Row extends { id: string; parent: string | null }, Item extends TreeItem>(rows: Row[], itemOf: (row: Row) => Omit<Item, 'children'>): Item[] {
  const items = new Map(rows.map((row) => [row.id, { ...itemOf(row), children: [] } as unknown as Item]));
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const tops: Item[] = [];
  for (const { id, parent } of rows) {
    const above = parent === null || isInCircle(id, parents) ? undefined : items.get(parent);
    (above ? above.children : tops).push(items.get(id) as Item);
  }
  return tops;
}

function isInCircle(id: string, parents: Map<string, string | null>): boolean {
  const seen = new Set<string>();
  let at = parents.get(id);
  while (at && at !== id && !seen.has(at)) {
    seen.add(at);
    at = parents.get(at);
  }
  return at === id;
}
