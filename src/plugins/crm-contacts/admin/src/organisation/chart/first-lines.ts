import type { OrgItem } from './org-items';

/** One line of a small space. */
export interface OrgLine {
  item: OrgItem;
  /** 0 at the left. */
  indent: number;
}

/** The upper levels of an org chart as far as there is room, level by level, in the order of the tree. `more`: how many are left out. */
export function firstLines(items: OrgItem[], most: number): { lines: OrgLine[]; more: number } {
  const all: OrgLine[] = [];
  const add = (list: OrgItem[], indent: number) =>
    list.forEach((item) => {
      all.push({ item, indent });
      add(item.children as OrgItem[], indent + 1);
    });
  // The company itself is what the page is about.
  add(items.flatMap((item) => (item.isCompany ? (item.children as OrgItem[]) : [item])), 0);
  const shown = [...all].sort((a, b) => a.indent - b.indent).slice(0, most);
  const kept = new Set(shown);
  return { lines: all.filter((line) => kept.has(line)), more: all.length - shown.length };
}
