import type { Hierarchy, HierarchyNode } from '../../../../contracts/relations';
import type { Colour } from '../../../../contracts/workflow';
import type { CardFace, ChartItem, ChartLink } from '../../kernel/chart/chart-item';
import { hierarchyTree, type HierarchyItem } from '../hierarchy-tree';
import { placeText, type PlaceWords } from '../place-text';

/** Texts and addresses that the user interface gives. */
export interface FamilyWords {
  locale: string;
  place: PlaceWords;
  stage(node: HierarchyNode): { text: string; colour: Colour } | undefined;
  path(documentId: string): string;
}

export interface FamilyItem extends ChartItem {
  node: HierarchyNode;
}

/** The corporate family as cards: the ultimate parent's tree first, siblings by name. */
export function familyItems(hierarchy: Hierarchy, current: string, words: FamilyWords): FamilyItem[] {
  const item = ({ id, text, node, children }: HierarchyItem): FamilyItem => {
    const face = familyFace(node, hierarchy.root, id === current, words);
    return { id, node, face, text: [text, face.subtitle, face.badge?.text].filter(Boolean).join(', '), children: (children as HierarchyItem[]).map(item) };
  };
  return hierarchyTree(hierarchy, words.locale).map(item);
}

function familyFace(node: HierarchyNode, root: string, isCurrent: boolean, words: FamilyWords): CardFace {
  const badge = words.stage(node);
  const place = placeText(node, root, words.place);
  return {
    title: node.name ?? node.number ?? '–',
    to: words.path(node.documentId),
    ...(place ? { subtitle: place } : {}),
    ...(badge ? { badge } : {}),
    tone: isCurrent ? 'strong' : 'plain',
  };
}

/** Holdings that carry nothing in the tree, as lines between cards. */
export const familyLinks = ({ links }: Hierarchy, percent: (share: string) => string): ChartLink[] =>
  links.map(({ from, to, share }) => ({ from, to, ...(share === null ? {} : { text: percent(share) }) }));
