import type { PriceAnswer, PricedCatalogue, PriceGround } from '../../../contracts/pricing';

/**
 * Takes out of answers what their reader may not know, and leaves the price: the names of the catalogues in
 * `hidden`, the assignments in `untold`, and those of contacts without a name. What answers share stays shared, which the
 * compact answer lives by.
 */
export function concealer(hidden: ReadonlySet<string>, untold: ReadonlySet<string>): (answer: PriceAnswer) => PriceAnswer {
  const named = remembered((catalogue: PricedCatalogue): PricedCatalogue => (catalogue.documentId !== null && hidden.has(catalogue.documentId) ? { documentId: null, name: null } : catalogue));
  const grounded = remembered((ground: PriceGround): PriceGround => (ground.contact?.name === null || untold.has(ground.assignment?.documentId ?? '') ? { ...ground, assignment: null } : ground));
  const known = <Held extends { catalogue: PricedCatalogue; ground: PriceGround }>(held: Held): Held => ({ ...held, catalogue: named(held.catalogue), ground: grounded(held.ground) });
  return (answer) => ({
    ...answer,
    winner: answer.winner && known(answer.winner),
    path: answer.path.map((step) => ({ ...step, catalogue: named(step.catalogue) })),
    conflicting: answer.conflicting.map(known),
    rejected: answer.rejected.map((rejected) => ({ ...known(rejected), detail: hides(rejected, hidden) ? null : rejected.detail })),
  });
}

/** documentIds of the catalogues that an answer names. */
export const cataloguesIn = ({ winner, path, conflicting, rejected }: PriceAnswer): string[] =>
  [winner, ...path, ...conflicting, ...rejected].flatMap((held) => held?.catalogue.documentId ?? []);

/** documentIds of the assignments by which the catalogues of an answer count. */
export const assignmentsIn = ({ winner, conflicting, rejected }: PriceAnswer): string[] =>
  [winner, ...conflicting, ...rejected].flatMap((held) => held?.ground.assignment?.documentId ?? []);

/** A missing price of the base is told with the base's name. */
const hides = ({ reason, catalogue }: PriceAnswer['rejected'][number], hidden: ReadonlySet<string>) =>
  reason === 'base' && (hidden.size > 0 || catalogue.documentId === null);

function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
