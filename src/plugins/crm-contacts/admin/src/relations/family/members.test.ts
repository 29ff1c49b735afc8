import type { Hierarchy, HierarchyNode } from '../../../../contracts/relations';
import { membersBelow } from './members';

const node = (documentId: string, parent: string | null, structure: HierarchyNode['structure']): HierarchyNode => ({ documentId, name: documentId, parent, depth: 0, structure, share: null, effectiveShare: null });

it('names what hangs directly below a contact, by structure', () => {
  const nodes = [node('top', null, null), node('z', 'top', 'branch'), node('a', 'top', 'branch'), node('daughter', 'top', 'group'), node('deep', 'a', 'branch')];
  const hierarchy: Hierarchy = { root: 'top', structure: 'all', asOf: '2026-01-01', nodes, links: [], warnings: [] };
  expect(membersBelow(hierarchy, 'top', 'branch').map(({ name }) => name)).toEqual(['a', 'z']);
  expect(membersBelow(hierarchy, 'top', 'group').map(({ name }) => name)).toEqual(['daughter']);
});
