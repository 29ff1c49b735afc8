import { Decimal, oncePerDecimal } from '../kernel/decimal';
import { chainUp, circles, componentsFrom, groupBy, hasCircle } from '../kernel/tree';
import type { HierarchyWarning } from '../../../contracts/relations';
import { effectiveShares, sharesInForest, type Holding } from './shares.rules';

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
  // Most contacts have one owner: that needs no choice, and no list.
  const several = new Set<number>();
  for (const edge of edges) {
    if (carrying.has(edge.to) || edge.from === edge.to) several.add(edge.to);
    else carrying.set(edge.to, edge);
  }
  for (const [to, incoming] of groupBy(several.size === 0 ? [] : edges.filter((edge) => several.has(edge.to)), (edge) => edge.to)) {
    const edge = carryingEdge(incoming);
    if (edge) carrying.set(to, edge);
    else carrying.delete(to);
  }
  for (const circle of circles(ids, (id) => carrying.get(id)?.from)) carrying.delete(Math.min(...circle));
  return carrying;
}

/** The contact and what carries it, nearest first: the last one is the ultimate parent. */
export function carryingChain(contact: number, edges: FamilyEdge[]): number[] {
  const carrying = carriers(idsIn(contact, edges), edges);
  return chainUp(contact, (id) => carrying.get(id)?.from);
}

/**
 * The family tree around `contact`. `hidden`: contacts that the reader may not see. They are left out;
 * what hangs below them moves to the next visible contact above, without a share, since a relation to
 * a hidden contact is hidden as well. What no visible relation joins to the contact is left out too.
 */
export function buildFamily(contact: number, edges: FamilyEdge[], hidden: ReadonlySet<number> = new Set()): Family {
  const ids = idsIn(contact, edges);
  const carrying = carriers(ids, edges);
  const parentOf = (id: number) => carrying.get(id)?.from ?? null;
  const visibleParent = (id: number) => chainUp(id, parentOf).slice(1).find((above) => !hidden.has(above)) ?? null;
  const root = chainUp(contact, parentOf).filter((id) => !hidden.has(id)).at(-1) as number;
  const known = hidden.size === 0 ? edges : edges.filter(({ from, to }) => !hidden.has(from) && !hidden.has(to));
  // Every relation carries somebody: nobody has two holders, and nothing stands in a circle.
  const isForest = carrying.size === edges.length;
  const links = isForest ? [] : known.filter((edge) => carrying.get(edge.to) !== edge);
  const placed = ordered(hidden.size === 0 ? [...ids] : [...ids].filter((id) => !hidden.has(id)), hidden.size === 0 ? parentOf : visibleParent);
  const isJoined = joinedTo(contact, placed, links);
  const weighedAt = (id: number) => {
    const edge = carrying.get(id);
    return edge && weighed(edge, hidden);
  };
  const shares = isForest ? sharesInForest(root, placed.keys(), weighedAt) : effectiveShares(root, edges.map((edge) => weighed(edge, hidden)));
  const nodes: FamilyNode[] = [];
  for (const { id, parent, depth, top } of placed.values()) {
    if (!isJoined(top)) continue;
    const edge = carrying.get(id);
    nodes.push({ id, parent, depth, edge: edge && edge.from === parent ? edge : null, effectiveShare: shares.get(id) ?? null });
  }
  const isShown = (id: number) => isJoined(placed.get(id)?.top);
  return {
    root,
    nodes,
    links: links.filter(({ from, to }) => isShown(from) && isShown(to)),
    warnings: warningsOf(known.filter(({ to }) => isShown(to)), isForest),
  };
}

function idsIn(contact: number, edges: FamilyEdge[]): Set<number> {
  const ids = new Set([contact]);
  for (const { from, to } of edges) ids.add(from).add(to);
  return ids;
}

const ENTIRELY = new Decimal(100);

/** A branch belongs to its head office entirely; a holding with a hidden side is unknown to the reader. */
function weighed(edge: FamilyEdge, hidden: ReadonlySet<number>): Holding {
  if (hidden.size > 0 && (hidden.has(edge.from) || hidden.has(edge.to))) return { from: edge.from, to: edge.to, share: null };
  return edge.structure === 'branch' ? { from: edge.from, to: edge.to, share: ENTIRELY } : edge;
}

interface Placed {
  id: number;
  parent: number | null;
  depth: number;
  /** What its parents lead up to. */
  top: number;
}

/** By id, breadth first from the tops, so that parents come before their children. */
function ordered(ids: number[], parentOf: (id: number) => number | null): Map<number, Placed> {
  const placed = new Map<number, Placed>();
  const children = groupBy(ids, parentOf);
  for (const id of children.get(null) ?? []) placed.set(id, { id, parent: null, depth: 0, top: id });
  // A map gives what is added while it is walked.
  for (const { id, depth, top } of placed.values()) {
    for (const child of children.get(id) ?? []) placed.set(child, { id: child, parent: id, depth: depth + 1, top });
  }
  return placed;
}

/** Whether visible lines join a tree, named by its top, to the one that the contact stands in. */
function joinedTo(contact: number, placed: ReadonlyMap<number, Placed>, links: FamilyEdge[]): (top: number | undefined) => boolean {
  const neighbours = new Map<number, number[]>();
  for (const { from, to } of links) {
    const [one, other] = [placed.get(from)?.top, placed.get(to)?.top];
    if (one === undefined || other === undefined || one === other) continue;
    neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
    neighbours.set(other, [...(neighbours.get(other) ?? []), one]);
  }
  const reached = new Set([placed.get(contact)?.top]);
  for (const top of reached) for (const next of neighbours.get(top as number) ?? []) reached.add(next);
  return (top) => top !== undefined && reached.has(top);
}

function warningsOf(edges: FamilyEdge[], isForest: boolean): Family['warnings'] {
  const holdings = edges.filter(({ structure }) => structure === 'group');
  const overs = overHeld(holdings, isForest).map((to) => ({ reason: 'over-100' as const, contacts: [to] }));
  return isForest ? overs : [...branchWarnings(edges), ...overs, ...circularHoldings(holdings)];
}

function branchWarnings(edges: FamilyEdge[]): Family['warnings'] {
  const found: Family['warnings'] = [];
  const branches = groupBy(edges.filter(({ structure }) => structure === 'branch'), ({ to }) => to);
  for (const [to, incoming] of branches) {
    const heads = new Set(incoming.map(({ from }) => from));
    if (heads.size > 1) found.push({ reason: 'several-head-offices', contacts: [to, ...heads] });
  }
  const headOf = (id: number) => headOffice(branches.get(id) ?? [])?.from;
  for (const circle of circles(branches.keys(), headOf)) found.push({ reason: 'branch-cycle', contacts: circle });
  return found;
}

/** Contacts of which more than all belongs to somebody. In a forest each has one holding. */
function overHeld(holdings: FamilyEdge[], isForest: boolean): number[] {
  const isOver = oncePerDecimal((total) => total.greaterThan(ENTIRELY));
  if (isForest) return holdings.filter(({ share }) => share && isOver(share)).map(({ to }) => to);
  const totals = new Map<number, Decimal | null>();
  for (const { to, share } of holdings) {
    const total = totals.get(to);
    totals.set(to, total && share ? total.plus(share) : (total ?? share));
  }
  return [...totals].filter(([, total]) => total && isOver(total)).map(([to]) => to);
}

function circularHoldings(edges: FamilyEdge[]): Family['warnings'] {
  const below = groupBy(edges, ({ from }) => from);
  if (!hasCircle(below)) return [];
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
