import type { Hierarchy, HierarchyNode } from '../../../../contracts/relations';

export type MemberStructure = 'branch' | 'group';

/** What hangs directly below a contact in a structure, by name. */
export function membersBelow({ nodes }: Hierarchy, contact: string, structure: MemberStructure): HierarchyNode[] {
  const nameOf = ({ name, number }: HierarchyNode) => name ?? number ?? '';
  return nodes.filter((node) => node.parent === contact && node.structure === structure).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}
