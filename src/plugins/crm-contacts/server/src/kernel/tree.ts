/** Trees and networks as rules see them. Everything here ends on broken data: a node is visited once. */

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** `start` and what stands above it, nearest first, up to the top or the first repetition. */
export function chainUp<Id>(start: Id, parentOf: (id: Id) => Id | null | undefined): Id[] {
  const chain = new Set<Id>();
  for (let at: Id | null | undefined = start; at !== null && at !== undefined && !chain.has(at); at = parentOf(at)) chain.add(at);
  return [...chain];
}

/** The circles among parent pointers, each in the order of the pointers. A tree has none. */
export function circles<Id>(ids: Iterable<Id>, parentOf: (id: Id) => Id | null | undefined): Id[][] {
  /** By node: the walk that has met it. */
  const metBy = new Map<Id, number>();
  const found: Id[][] = [];
  let walk = 0;
  for (const start of ids) {
    walk += 1;
    let at: Id | null | undefined = start;
    while (at !== null && at !== undefined && !metBy.has(at)) {
      metBy.set(at, walk);
      at = parentOf(at);
    }
    if (at !== null && at !== undefined && metBy.get(at) === walk) found.push(chainUp(at, parentOf));
  }
  return found;
}

/** Whether a way along the links leads back to where it began. `below`: links by their upper end. */
export function hasCircle<Id>(below: ReadonlyMap<Id, readonly { to: Id }[]>): boolean {
  const incoming = new Map<Id, number>();
  for (const id of below.keys()) incoming.set(id, 0);
  for (const links of below.values()) for (const { to } of links) incoming.set(to, (incoming.get(to) ?? 0) + 1);
  const free = [...below.keys()].filter((id) => incoming.get(id) === 0);
  for (let at = 0; at < free.length; at += 1) {
    for (const { to } of below.get(free[at]) ?? []) {
      const left = (incoming.get(to) as number) - 1;
      incoming.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return free.length < incoming.size;
}

interface Call<Id> {
  node: Id;
  rest: Iterator<Id>;
}

/**
 * What `start` reaches as strongly connected components, each before what it leads to (Tarjan's
 * algorithm without recursion: a chain may be thousands long).
 */
export function componentsFrom<Id>(start: Id, nextOf: (id: Id) => readonly Id[]): Id[][] {
  const order = new Map<Id, number>();
  const low = new Map<Id, number>();
  const stack: Id[] = [];
  const onStack = new Set<Id>();
  const found: Id[][] = [];
  const calls: Call<Id>[] = [];
  const lower = (node: Id, value: number) => low.set(node, Math.min(low.get(node) as number, value));
  const enter = (node: Id) => {
    order.set(node, order.size);
    low.set(node, order.get(node) as number);
    stack.push(node);
    onStack.add(node);
    calls.push({ node, rest: nextOf(node)[Symbol.iterator]() });
  };
  const leave = (node: Id) => {
    calls.pop();
    if (calls.length > 0) lower(calls[calls.length - 1].node, low.get(node) as number);
    if (low.get(node) !== order.get(node)) return;
    const component = stack.splice(stack.lastIndexOf(node));
    component.forEach((id) => onStack.delete(id));
    found.push(component);
  };
  enter(start);
  while (calls.length > 0) {
    const { node, rest } = calls[calls.length - 1];
    const { value: next, done } = rest.next();
    if (done) leave(node);
    else if (!order.has(next)) enter(next);
    else if (onStack.has(next)) lower(node, order.get(next) as number);
  }
  return found.reverse();
}
