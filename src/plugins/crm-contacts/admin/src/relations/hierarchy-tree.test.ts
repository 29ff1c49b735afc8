import type { Hierarchy, HierarchyNode } from '../../../contracts/relations';
import { hierarchyTree, surroundings } from './hierarchy-tree';

const node = (documentId: string, parent: string | null = null): HierarchyNode => ({ documentId, name: documentId, parent, depth: 0, structure: null, share: null, effectiveShare: null });
const hierarchy = (root: string, nodes: HierarchyNode[]): Hierarchy => ({ root, structure: 'all', asOf: '2026-01-01', nodes, links: [], warnings: [] });

it('sorts by name in the language and puts the ultimate parent first', () => {
  const tree = hierarchyTree(hierarchy('Zeta', [node('Zeta'), node('Zoo', 'Zeta'), node('Ölmühle', 'Zeta'), node('Fund')]), 'de');
  expect(tree.map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([['Zeta', ['Ölmühle', 'Zoo']], ['Fund', []]]);
});

it('shows the way up, the contact and its first children', () => {
  const nodes = [node('top'), node('middle', 'top'), node('sister', 'top'), ...['a', 'b', 'c'].map((name) => node(name, 'middle'))];
  const lines = surroundings(hierarchy('top', nodes), 'middle', 2);
  expect(lines.map((line) => [line.node.documentId, line.indent, line.more])).toEqual([['top', 0, 0], ['middle', 1, 0], ['a', 2, 0], ['b', 2, 1]]);
});
