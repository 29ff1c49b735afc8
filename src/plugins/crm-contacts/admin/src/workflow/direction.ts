import type { Definition, StateRef } from '../../../contracts/workflow';

/**
 * Whether a transition leads on: to a later stage, or within the stage to a status in which contacts
 * may begin. Only such a one is what a button should suggest; a step back or aside is chosen on purpose.
 */
export function leadsOn({ stages }: Pick<Definition, 'stages'>, from: StateRef, to: StateRef): boolean {
  const placeOf = ({ stage }: StateRef) => stages.findIndex(({ key }) => key === stage);
  const steps = placeOf(to) - placeOf(from);
  if (steps !== 0) return steps > 0;
  return stages[placeOf(to)]?.statuses.find(({ key }) => key === to.status)?.entry ?? false;
}
