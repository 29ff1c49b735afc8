import type { Hierarchy, HierarchyNode } from '../../../../contracts/relations';
import type { Colour } from '../../../../contracts/workflow';
import type { CardFace, ChartItem, ChartLink } from '../../kernel/chart/chart-item';
import { hierarchyTree, type HierarchyItem } from '../hierarchy-tree';

/** Texts and addresses that the user interface gives. */
export interface FamilyWords {
  locale: string;
  branch: string;
  subsidiary: string;
  percent(share: string): string;
  effective(share: string): string;
  stage(node: HierarchyNode): { text: string; colour: Colour } | undefined;
  path(documentId: string): string;
}

export interface FamilyItem extends ChartItem {
  node: HierarchyNode;
}

/** The corporate family as cards: the ultimate parent's tree first, siblings by name. */
export function familyItems(hierarchy: Hierarchy, current: string, words: FamilyWords): FamilyItem[] {
  const item = ({ id, text, node, children }: HierarchyItem): FamilyItem => {
    const face = familyFace(node, id === current, words);
    return { id, node, face, text: [text, face.subtitle, face.badge?.text].filter(Boolean).join(', '), children: (children as HierarchyItem[]).map(item) };
  };
  return hierarchyTree(hierarchy, words.locale).map(item);
}

function familyFace(node: HierarchyNode, isCurrent: boolean, words: FamilyWords): CardFace {
  const badge = words.stage(node);
  const place = placeOf(node, words);
  return {
    title: node.name ?? node.number ?? '–',
    to: words.path(node.documentId),
    ...(place ? { subtitle: place } : {}),
    ...(badge ? { badge } : {}),
    tone: isCurrent ? 'strong' : 'plain',
  };
}

/** What it is to the one above: a branch, or a share of so much, with the effective one where it differs. */
function placeOf({ structure, share, effectiveShare }: HierarchyNode, words: FamilyWords): string | undefined {
  if (structure === null) return undefined;
  if (structure === 'branch') return words.branch;
  const direct = share === null ? words.subsidiary : words.percent(share);
  const isDirect = share !== null && effectiveShare !== null && Number(share) === Number(effectiveShare);
  return isDirect || effectiveShare === null ? direct : `${direct} · ${words.effective(effectiveShare)}`;
}

/** Holdings that carry nothing in the tree, as lines between cards. */
export const familyLinks = ({ links }: Hierarchy, percent: (share: string) => string): ChartLink[] =>
  links.map(({ from, to, share }) => ({ from, to, ...(share === null ? {} : { text: percent(share) }) }));
