import type { Definition, StateRef, TransitionDef, TriggerDef } from '../../../contracts/workflow';
import type { Objection } from '../kernel/errors';
import { findStatus, sameState, stateName, transitionsFrom } from './workflow.rules';

/** The transition that a trigger takes; undefined: the workflow has none. */
export function transitionOf(definition: Definition, { from, to }: Pick<TriggerDef, 'from' | 'to'>): TransitionDef | undefined {
  return transitionsFrom(definition, from).find((transition) => sameState(transition.to, to));
}

/** What a new document of this source does with a contact that stands there. */
export function triggerFor({ triggers = [] }: Definition, source: string, state: StateRef): TriggerDef | undefined {
  return triggers.find((trigger) => trigger.source === source && sameState(trigger.from, state));
}

/** Reasons against the triggers of a definition, with paths into it. */
export function objectionsToTriggers(definition: Definition, sources: readonly string[]): Objection[] {
  return (definition.triggers ?? []).flatMap((trigger, index) => objectionsToOne(definition, trigger, index, sources));
}

function objectionsToOne(definition: Definition, trigger: TriggerDef, index: number, sources: readonly string[]): Objection[] {
  const { source, from, to } = trigger;
  const object = (field: string, reason: string, message: string): Objection => ({ field: ['triggers', index, field], reason, message });
  const found: Objection[] = [];
  if (!sources.includes(source)) found.push(object('source', 'unknown', `There are no documents "${source}"; there are ${sources.join(', ')}`));
  const transition = transitionOf(definition, trigger);
  if (!transition) return [...found, object('to', 'transition', `No transition leads from ${stateName(from)} to ${stateName(to)}: a document cannot take it`)];
  const status = findStatus(definition, from);
  const { reason, resumeOn, roles = [] } = transition.requires;
  if (reason || resumeOn || roles.length > 0) {
    found.push(object('to', 'requires', `${stateName(from)} → ${stateName(to)} requires a reason, a day or a role, which no document can give`));
  }
  if (status?.blocked) found.push(object('from', 'blocked', `${stateName(from)} is blocked: no document may move a contact from there`));
  else if (status && !(status.capabilities.documents && status.capabilities.newDocuments)) {
    found.push(object('from', 'newDocuments', `Contacts in ${stateName(from)} get no new documents, so none can move them`));
  }
  const first = (definition.triggers ?? []).findIndex((other) => other.source === source && sameState(other.from, from));
  if (first < index) found.push(object('from', 'duplicate', `Two rules say what ${source} does with a contact in ${stateName(from)}`));
  return found;
}
