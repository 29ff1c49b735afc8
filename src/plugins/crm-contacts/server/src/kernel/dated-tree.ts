import { overlap, type Day, type Validity } from './dates';
import { groupBy } from './tree';

/** A link of a tree that holds on some days: `from` stands above `to`. */
export interface DatedEdge extends Validity {
  from: number;
  to: number;
}

interface Step extends Validity {
  node: number;
  path: number[];
}

/**
 * The nodes from `start` up to `goal` if on some day of `period` the one is above the other; null
 * if on no day. Ends on broken data too: a node is visited once per period.
 */
export function chainOnSomeDay(edges: readonly DatedEdge[], period: Validity, start: number, goal: number): number[] | null {
  const parentsOf = groupBy(edges, ({ to }) => to);
  const visited = new Set<string>();
  const open: Step[] = [{ node: start, path: [start], validFrom: period.validFrom, validTo: period.validTo }];
  for (let step = open.pop(); step; step = open.pop()) {
    if (step.node === goal) return step.path;
    const key = `${step.node}|${step.validFrom ?? ''}|${step.validTo ?? ''}`;
    if (visited.has(key)) continue;
    visited.add(key);
    for (const edge of parentsOf.get(step.node) ?? []) {
      if (!overlap(edge, step)) continue;
      open.push({ node: edge.from, path: [...step.path, edge.from], ...common(edge, step) });
    }
  }
  return null;
}

/** The days that two overlapping periods share. */
export function common(one: Validity, other: Validity): Validity {
  return { validFrom: pick(one.validFrom, other.validFrom, (a, b) => a > b), validTo: pick(one.validTo, other.validTo, (a, b) => a < b) };
}

function pick(one: Day | null | undefined, other: Day | null | undefined, first: (a: Day, b: Day) => boolean) {
  if (!one || !other) return one ?? other ?? null;
  return first(one, other) ? one : other;
}
