import { Decimal } from '../kernel/decimal';
import { buildFamily, carryingEdge, type FamilyEdge } from './hierarchy.rules';

let nextId = 1;
const owns = (from: number, to: number, share: number | null = null): FamilyEdge => ({
  id: nextId++, from, to, share: share === null ? null : new Decimal(share), structure: 'group',
});
const heads = (from: number, to: number): FamilyEdge => ({ id: nextId++, from, to, share: null, structure: 'branch' });
const parentsIn = (family: ReturnType<typeof buildFamily>) => Object.fromEntries(family.nodes.map(({ id, parent }) => [id, parent]));

describe('the relation that carries a contact', () => {
  it('is the one above 50 percent', () => {
    expect(carryingEdge([owns(1, 9, 40), owns(2, 9, 50.000001)])?.from).toBe(2);
  });
  it('is the only one, whatever its share', () => {
    expect(carryingEdge([owns(1, 9, 10)])?.from).toBe(1);
    expect(carryingEdge([owns(1, 9)])?.from).toBe(1);
  });
  it('is none among several at or below 50 percent', () => {
    expect(carryingEdge([owns(1, 9, 50), owns(2, 9, 50)])).toBeNull();
  });
  it('is the head office before any owner', () => {
    expect(carryingEdge([owns(1, 9, 100), heads(2, 9)])?.from).toBe(2);
  });
});

it('hangs every contact below its controlling parent and links the others', () => {
  const minority = owns(3, 4, 30);
  const family = buildFamily(4, [owns(1, 2, 80), owns(1, 3, 60), owns(2, 4, 51), minority]);
  expect(family.root).toBe(1);
  expect(parentsIn(family)).toEqual({ 1: null, 2: 1, 3: 1, 4: 2 });
  expect(family.links).toEqual([minority]);
});

it('gives a contact without relations a tree of its own', () => {
  expect(buildFamily(7, [])).toMatchObject({ root: 7, nodes: [{ id: 7, parent: null, depth: 0 }], links: [], warnings: [] });
});

it('opens a circle of owners at one place, wherever it is looked at from', () => {
  const edges = [owns(1, 2, 60), owns(2, 3, 60), owns(3, 1, 60)];
  for (const from of [1, 2, 3]) {
    const family = buildFamily(from, edges);
    expect(parentsIn(family)).toEqual({ 1: null, 2: 1, 3: 2 });
    expect(family.warnings.map(({ reason }) => reason)).toEqual(['circular-holding']);
  }
});

it('reports circles of branches, second head offices and shares above 100 percent', () => {
  const reasons = (edges: FamilyEdge[]) => buildFamily(1, edges).warnings.map(({ reason }) => reason);
  expect(reasons([heads(1, 2), heads(2, 1)])).toEqual(['branch-cycle']);
  expect(reasons([heads(1, 2), heads(3, 2)])).toEqual(['several-head-offices']);
  expect(reasons([owns(1, 2, 30), owns(3, 2, 80)])).toEqual(['over-100']);
});

it('overlooks no broken relation because the others form a tree', () => {
  const reasons = (edges: FamilyEdge[], hidden?: Set<number>) => buildFamily(1, edges, hidden).warnings.map(({ reason }) => reason);
  const tree = [owns(1, 2, 60), owns(2, 3, 60), heads(3, 4)];
  expect(reasons(tree)).toEqual([]);
  expect(reasons([...tree, owns(3, 3, 10)])).toEqual(['circular-holding']);
  expect(reasons([...tree, heads(2, 4)])).toEqual(['several-head-offices']);
  expect(reasons([owns(1, 2, 120)])).toEqual(['over-100']);
  expect(reasons([heads(1, 2), heads(2, 9), heads(9, 1)])).toEqual(['branch-cycle']);
});

it('warns of no circle that goes through a hidden contact', () => {
  expect(buildFamily(1, [owns(1, 2, 60), owns(2, 9, 60), owns(9, 1, 60)], new Set([9])).warnings).toEqual([]);
});

describe('hidden contacts', () => {
  const edges = [owns(1, 2, 100), owns(2, 3, 100), owns(1, 4, 100)];

  it('are left out and what hangs below them moves up, without a share', () => {
    const family = buildFamily(3, edges, new Set([2]));
    expect(parentsIn(family)).toEqual({ 1: null, 3: 1, 4: 1 });
    expect(family.nodes.find(({ id }) => id === 3)).toMatchObject({ edge: null, effectiveShare: null });
  });
  it('at the top take with them what only they join', () => {
    const family = buildFamily(3, edges, new Set([1]));
    expect(family.root).toBe(2);
    expect(parentsIn(family)).toEqual({ 2: null, 3: 2 });
  });
});

it('builds ten thousand contacts', () => {
  const edges = Array.from({ length: 10_000 }, (_none, index) => owns(Math.floor(index / 8) + 1, index + 2, 75));
  expect(buildFamily(5000, edges).nodes).toHaveLength(10_001);
});
