import { Decimal } from '../kernel/decimal';
import { componentsFrom, groupBy } from '../kernel/tree';

/** A holding: `share` percent of `to` belong to `from`; null: unknown. */
export interface Holding {
  from: number;
  to: number;
  share: Decimal | null;
}

const HUNDRED = new Decimal(100);
const ZERO = new Decimal(0);

type Shares = Map<number, Decimal | null>;

/**
 * Percent that `root` holds of every contact it reaches: shares multiplied along paths, summed over
 * paths. Paths that come back to `root` end there; circles among others are solved as the equations
 * they are (x_i = Σ x_j · s_ji), not walked. Null: an unknown share lies on a way from the root.
 */
export function effectiveShares(root: number, holdings: Holding[]): Shares {
  const others = holdings.filter(({ to }) => to !== root);
  const below = groupBy(others, ({ from }) => from);
  return sharesWithoutCircles(root, below) ?? sharesWithCircles(root, others, below);
}

/**
 * As `effectiveShares`, where nobody has two holders. `downward`: contacts after what they hang on, `holdingOf` gives
 * the holding by which they do.
 */
export function sharesInForest(root: number, downward: Iterable<number>, holdingOf: (id: number) => Holding | undefined): Shares {
  const shares: Shares = new Map([[root, HUNDRED]]);
  const product = products();
  for (const id of downward) {
    const holding = id === root ? undefined : holdingOf(id);
    const held = holding && shares.get(holding.from);
    if (holding && held !== undefined) shares.set(id, product(held, holding.share));
  }
  return shares;
}

/** From the top down, each contact after all its holders; null when circles let some of them wait for ever. */
function sharesWithoutCircles(root: number, below: Map<number, Holding[]>): Shares | null {
  const holders = holdersReached(root, below);
  const shares: Shares = new Map([[root, HUNDRED]]);
  const product = products();
  const ready = [root];
  for (let at = 0; at < ready.length; at += 1) {
    const held = shares.get(ready[at]) as Decimal | null;
    for (const { to, share } of below.get(ready[at]) ?? []) {
      shares.set(to, added(shares.get(to), product(held, share)));
      const left = (holders.get(to) as number) - 1;
      holders.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return ready.length === holders.size + 1 ? shares : null;
}

/** What the root reaches, with how many holdings lead there. */
function holdersReached(root: number, below: Map<number, Holding[]>): Map<number, number> {
  const holders = new Map<number, number>();
  const open = [root];
  for (let at = 0; at < open.length; at += 1) {
    for (const { to } of below.get(open[at]) ?? []) {
      const count = holders.get(to);
      if (count === undefined) open.push(to);
      holders.set(to, (count ?? 0) + 1);
    }
  }
  return holders;
}

/**
 * Share of a share. Most holdings of a group are the same few numbers: each product is made once, and being the
 * same object makes the next ones below it findable.
 */
function products(): (held: Decimal | null, share: Decimal | null) => Decimal | null {
  const known = new Map<Decimal, Map<Decimal, Decimal>>();
  return (held, share) => {
    if (held === null || share === null) return null;
    let ofHeld = known.get(held);
    if (!ofHeld) known.set(held, (ofHeld = new Map()));
    let product = ofHeld.get(share);
    if (!product) ofHeld.set(share, (product = held.times(share).dividedBy(HUNDRED)));
    return product;
  };
}

function added(sum: Decimal | null | undefined, share: Decimal | null): Decimal | null {
  if (sum === undefined || sum === null) return sum === undefined ? share : null;
  return share === null ? null : sum.plus(share);
}

function sharesWithCircles(root: number, others: Holding[], below: Map<number, Holding[]>): Shares {
  const into = groupBy(others, ({ to }) => to);
  const shares: Shares = new Map([[root, HUNDRED]]);
  for (const circle of componentsFrom(root, (id) => (below.get(id) ?? []).map(({ to }) => to))) {
    const [only] = circle;
    const isCircle = circle.length > 1 || into.get(only)?.some(({ from }) => from === only);
    if (isCircle) solve(circle, into, shares);
    else if (only !== root) shares.set(only, sumInto(into.get(only) ?? [], shares));
  }
  return shares;
}

/** What comes in from holders whose own share is known; holders that the root does not reach count nothing. */
function sumInto(holdings: Holding[], shares: Shares): Decimal | null {
  let sum = ZERO;
  for (const { from, share } of holdings) {
    const held = shares.get(from);
    if (held === undefined) continue;
    if (held === null || share === null) return null;
    sum = sum.plus(held.times(share).dividedBy(HUNDRED));
  }
  return sum;
}

/** One equation: coefficients by contact, and what they sum up to. */
interface Equation {
  terms: Map<number, Decimal>;
  sum: Decimal;
}

/** A circle that owns itself entirely has no solution, and one with an unknown share neither: null. */
function solve(circle: number[], into: Map<number, Holding[]>, shares: Shares): void {
  const members = new Set(circle);
  const equations: Equation[] = [];
  for (const id of circle) {
    const holdings = into.get(id) ?? [];
    const inner = holdings.filter(({ from }) => members.has(from));
    const sum = sumInto(holdings.filter(({ from }) => !members.has(from)), shares);
    if (sum === null || inner.some(({ share }) => share === null)) break;
    const terms = new Map([[id, new Decimal(1)]]);
    for (const { from, share } of inner) terms.set(from, (terms.get(from) ?? ZERO).minus((share as Decimal).dividedBy(HUNDRED)));
    equations.push({ terms, sum });
  }
  const solution = equations.length === circle.length ? eliminate(circle, equations) : null;
  for (const id of circle) shares.set(id, solution?.get(id) ?? null);
}

/** Gauss–Jordan on sparse rows: a long ring stays cheap. */
function eliminate(unknowns: number[], equations: Equation[]): Map<number, Decimal> | null {
  const pivots = new Map<number, Equation>();
  const open = new Set(equations);
  for (const id of unknowns) {
    const pivot = [...open].find(({ terms }) => terms.has(id) && !terms.get(id)?.isZero());
    if (!pivot) return null;
    open.delete(pivot);
    divide(pivot, pivot.terms.get(id) as Decimal);
    pivots.set(id, pivot);
    for (const equation of equations) if (equation !== pivot) subtract(equation, pivot, id);
  }
  return new Map(unknowns.map((id) => [id, (pivots.get(id) as Equation).sum]));
}

function divide(equation: Equation, divisor: Decimal): void {
  for (const [id, value] of equation.terms) equation.terms.set(id, value.dividedBy(divisor));
  equation.sum = equation.sum.dividedBy(divisor);
}

function subtract(equation: Equation, pivot: Equation, id: number): void {
  const factor = equation.terms.get(id);
  if (!factor) return;
  for (const [other, value] of pivot.terms) {
    const left = (equation.terms.get(other) ?? ZERO).minus(factor.times(value));
    if (other === id || left.isZero()) equation.terms.delete(other);
    else equation.terms.set(other, left);
  }
  equation.sum = equation.sum.minus(factor.times(pivot.sum));
}
