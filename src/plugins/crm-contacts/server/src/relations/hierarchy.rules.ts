import { Decimal } from '../kernel/decimal';
import { chainUp, circles, componentsFrom, groupBy } from '../kernel/tree';
import type { HierarchyWarning } from '../../../contracts/relations';
import { effectiveShares, type Holding } from './shares.rules';

/** A current relation of a structure: `from` is the owner or head office. */
export interface FamilyEdge extends Holding {
  /** Row id of the relation. */
  id: number;
  structure: 'group' | 'branch';
}

export interface FamilyNode {
  id: number;
  parent: number | null;
  depth: number;
  /** The relation by which it hangs below its parent; null at a top and below a hidden parent. */
  edge: FamilyEdge | null;
  effectiveShare: Decimal | null;
}

export interface Family {
  root: number;
  /** Parents before children. */
  nodes: FamilyNode[];
  links: FamilyEdge[];
  /** By row ids. */
  warnings: { reason: HierarchyWarning['reason']; contacts: number[] }[];
}

/**
 * The relation that carries a contact in the tree: its head office (a branch is no company of its
 * own), else the controlling parent: a share above 50 percent, else the only owner, else none.
 */
export function carryingEdge(incoming: FamilyEdge[]): FamilyEdge | null {
  const owners = incoming.filter((edge) => edge.from !== edge.to);
  const branch = headOffice(owners);
  if (branch) return branch;
  const controlling = owners.filter(({ share }) => share?.greaterThan(50));
  if (controlling.length > 0) return controlling.sort((a, b) => largerShare(a, b) || a.id - b.id)[0];
  const holders = new Set(owners.map(({ from }) => from));
  return holders.size === 1 ? owners[0] : null;
}

const largerShare = (a: FamilyEdge, b: FamilyEdge) => (b.share as Decimal).comparedTo(a.share as Decimal);

/** Broken data may have two head offices: the elder relation counts, on every run alike. */
function headOffice(incoming: FamilyEdge[]): FamilyEdge | undefined {
  return incoming.filter(({ structure }) => structure === 'branch').sort((a, b) => a.id - b.id)[0];
}

/** Which edge carries which contact, without circles: the member with the lowest id becomes a top. */
export function carriers(ids: Iterable<number>, edges: FamilyEdge[]): Map<number, FamilyEdge> {
  const carrying = new Map<number, FamilyEdge>();
  for (const [to, incoming] of groupBy(edges, (edge) => edge.to)) {
    const edge = carryingEdge(incoming);
    if (edge) carrying.set(to, edge);
  }
  for (const circle of circles(ids, (id) => carrying.get(id)?.from)) carrying.delete(Math.min(...circle));
  return carrying;
}

/** The contact and what carries it, nearest first: the last one is the ultimate parent. */
export function carryingChain(contact: number, edges: FamilyEdge[]): number[] {
  const carrying = carriers(new Set(edges.flatMap(({ from, to }) => [from, to])), edges);
  return chainUp(contact, (id) => carrying.get(id)?.from);
}

/**
 * The family tree around `contact`. `hidden`: contacts that the reader may not see. They are left out;
 * what hangs below them moves to the next visible contact above, without a share, since a relation to
 * a hidden contact is hidden as well. What no visible relation joins to the contact is left out too.
 */
export function buildFamily(contact: number, edges: FamilyEdge[], hidden: ReadonlySet<number> = new Set()): Family {
  const ids = new Set([contact, ...edges.flatMap(({ from, to }) => [from, to])]);
  const carrying = carriers(ids, edges);
  const parentOf = (id: number) => carrying.get(id)?.from ?? null;
  const visibleParent = (id: number) => chainUp(id, parentOf).slice(1).find((above) => !hidden.has(above)) ?? null;
  const root = chainUp(contact, parentOf).filter((id) => !hidden.has(id)).at(-1) as number;
  const known = edges.filter(({ from, to }) => !hidden.has(from) && !hidden.has(to));
  const shares = effectiveShares(root, edges.map((edge) => weighed(edge, hidden)));
  const parents = new Map([...ids].filter((id) => !hidden.has(id)).map((id) => [id, hidden.size === 0 ? parentOf(id) : visibleParent(id)]));
  const links = known.filter((edge) => carrying.get(edge.to) !== edge);
  const nodes = ordered(parents).filter(joinedTo(contact, parents, links)).map(({ id, parent, depth }) => {
    const edge = carrying.get(id);
    return { id, parent, depth, edge: edge && edge.from === parent ? edge : null, effectiveShare: shares.get(id) ?? null };
  });
  const shown = new Set(nodes.map(({ id }) => id));
  return {
    root,
    nodes,
    links: links.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    warnings: warningsOf(known.filter(({ to }) => shown.has(to))),
  };
}

/** A branch belongs to its head office entirely; a holding with a hidden side is unknown to the reader. */
function weighed(edge: FamilyEdge, hidden: ReadonlySet<number>): Holding {
  if (hidden.has(edge.from) || hidden.has(edge.to)) return { from: edge.from, to: edge.to, share: null };
  return edge.structure === 'branch' ? { from: edge.from, to: edge.to, share: new Decimal(100) } : edge;
}

interface Placed {
  id: number;
  parent: number | null;
  depth: number;
}

/** Breadth first from the tops, so that parents come before their children. */
function ordered(parents: Map<number, number | null>): Placed[] {
  const children = groupBy([...parents], ([, parent]) => parent);
  const placed: Placed[] = (children.get(null) ?? []).map(([id]) => ({ id, parent: null, depth: 0 }));
  for (let at = 0; at < placed.length; at += 1) {
    const { id, depth } = placed[at];
    for (const [child] of children.get(id) ?? []) placed.push({ id: child, parent: id, depth: depth + 1 });
  }
  return placed;
}

/** Whether visible lines join a node to the contact. */
function joinedTo(contact: number, parents: Map<number, number | null>, links: FamilyEdge[]) {
  const neighbours = new Map<number, number[]>();
  const join = (one: number, other: number) => {
    for (const [a, b] of [[one, other], [other, one]]) {
      const list = neighbours.get(a);
      if (list) list.push(b);
      else neighbours.set(a, [b]);
    }
  };
  for (const [id, parent] of parents) if (parent !== null) join(id, parent);
  for (const { from, to } of links) join(from, to);
  const reached = new Set([contact]);
  for (const id of reached) for (const next of neighbours.get(id) ?? []) reached.add(next);
  return ({ id }: Placed) => reached.has(id);
}

function warningsOf(edges: FamilyEdge[]): Family['warnings'] {
  const found: Family['warnings'] = [];
  const branches = groupBy(edges.filter(({ structure }) => structure === 'branch'), ({ to }) => to);
  for (const [to, incoming] of branches) {
    const heads = new Set(incoming.map(({ from }) => from));
    if (heads.size > 1) found.push({ reason: 'several-head-offices', contacts: [to, ...heads] });
  }
  const headOf = (id: number) => headOffice(branches.get(id) ?? [])?.from;
  for (const circle of circles(branches.keys(), headOf)) found.push({ reason: 'branch-cycle', contacts: circle });
  const holdings = groupBy(edges.filter(({ structure }) => structure === 'group'), ({ to }) => to);
  for (const [to, incoming] of holdings) {
    const total = incoming.reduce((sum, { share }) => sum.plus(share ?? 0), new Decimal(0));
    if (total.greaterThan(100)) found.push({ reason: 'over-100', contacts: [to] });
  }
  found.push(...circularHoldings(edges.filter(({ structure }) => structure === 'group')));
  return found;
}

function circularHoldings(edges: FamilyEdge[]): Family['warnings'] {
  const below = groupBy(edges, ({ from }) => from);
  const seen = new Set<number>();
  const found: Family['warnings'] = [];
  for (const start of below.keys()) {
    if (seen.has(start)) continue;
    const components = componentsFrom(start, (id) => (below.get(id) ?? []).map(({ to }) => to).filter((to) => !seen.has(to)));
    for (const component of components) {
      component.forEach((id) => seen.add(id));
      const selfOwned = below.get(component[0])?.some(({ to }) => to === component[0]);
      if (component.length > 1 || selfOwned) found.push({ reason: 'circular-holding', contacts: component });
    }
  }
  return found;
}
