import type { Hierarchy, HierarchyNode } from '../../../contracts/relations';
import { nested, type TreeItem } from '../kernel/tree-rows';

export interface HierarchyItem extends TreeItem {
  node: HierarchyNode;
}

const nameOf = ({ name, number, documentId }: HierarchyNode) => name ?? number ?? documentId;

/** The nodes nested and sorted by name; the tree of the ultimate parent first. */
export function hierarchyTree({ root, nodes }: Hierarchy, locale: string): HierarchyItem[] {
  const { compare } = new Intl.Collator(locale);
  const sorted = [...nodes].sort((a, b) => compare(nameOf(a), nameOf(b)));
  const rows = sorted.map((node) => ({ id: node.documentId, parent: node.parent, node }));
  const tops = nested<(typeof rows)[number], HierarchyItem>(rows, ({ id, node }) => ({ id, text: nameOf(node), node }));
  return [...tops.filter(({ id }) => id === root), ...tops.filter(({ id }) => id !== root)];
}

/** One line of a small space. */
export interface HierarchyLine {
  node: HierarchyNode;
  indent: number;
  /** How many of the same place are left out after this line. */
  more: number;
}

/** What stands directly around a contact: its parents from the top, itself, and its first children. */
export function surroundings({ nodes }: Hierarchy, documentId: string, most = 5): HierarchyLine[] {
  const byId = new Map(nodes.map((node) => [node.documentId, node]));
  const chain: HierarchyNode[] = [];
  const seen = new Set<string>();
  for (let node = byId.get(documentId); node && !seen.has(node.documentId); node = node.parent ? byId.get(node.parent) : undefined) {
    seen.add(node.documentId);
    chain.unshift(node);
  }
  const children = nodes.filter(({ parent }) => parent === documentId).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const shown = children.slice(0, most).map((node, index, list) => ({ node, indent: chain.length, more: index === list.length - 1 ? children.length - list.length : 0 }));
  return [...chain.map((node, indent) => ({ node, indent, more: 0 })), ...shown];
}
