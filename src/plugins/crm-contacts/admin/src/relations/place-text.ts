import type { HierarchyNode } from '../../../contracts/relations';

export interface PlaceWords {
  branch: string;
  subsidiary: string;
  percent(share: string): string;
  effective(share: string): string;
}

/**
 * What a member of the family is to the one above: a branch, or a share of so much, with the share that the
 * ultimate parent holds in effect where it differs. Of one that nobody carries the latter alone.
 */
export function placeText({ documentId, structure, share, effectiveShare }: HierarchyNode, root: string, words: PlaceWords): string | undefined {
  if (structure === 'branch') return words.branch;
  const effective = effectiveShare === null ? undefined : words.effective(effectiveShare);
  if (structure === null) return documentId === root ? undefined : effective;
  const direct = share === null ? words.subsidiary : words.percent(share);
  const isDirect = share !== null && effectiveShare !== null && Number(share) === Number(effectiveShare);
  return isDirect || !effective ? direct : `${direct} · ${effective}`;
}
