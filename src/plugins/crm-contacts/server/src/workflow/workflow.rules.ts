import type { AllowedTransition, Capabilities, Definition, StageDef, StateRef, StatusDef, TransitionBarrier, TransitionDef } from '../../../contracts/workflow';
import { isDay, type Day } from '../kernel/dates';
import type { Objection } from '../kernel/errors';

/** What a decision needs to know about the contact and about who asks. */
export interface Situation {
  state: StateRef;
  closed: boolean;
  /** Attributes of the contact that are empty, of those that transitions name. */
  empty: readonly string[];
  /** Whether the user may change this contact's stage at all. */
  mayChange: boolean;
  /** The user's admin roles; null for the plugin itself, which needs none. */
  roles: readonly string[] | null;
  /** Whether the user may know of the attribute. */
  sees(field: string): boolean;
}

export interface Asked {
  to: StateRef;
  reason?: string | null;
  resumeOn?: string | null;
}

const SUPER_ADMIN = 'strapi-super-admin';

export const sameState = (one: StateRef, other: StateRef) => one.stage === other.stage && one.status === other.status;

/** `lead · active`, as messages name a state. */
export const stateName = ({ stage, status }: StateRef) => `${stage} · ${status}`;

export function findStage(definition: Definition, key: string): StageDef | undefined {
  return definition.stages.find((stage) => stage.key === key);
}

export function findStatus(definition: Definition, { stage, status }: StateRef): StatusDef | undefined {
  return findStage(definition, stage)?.statuses.find(({ key }) => key === status);
}

/** Every state of the definition, in its order. */
export function statesOf({ stages }: Definition): StateRef[] {
  return stages.flatMap((stage) => stage.statuses.map(({ key }) => ({ stage: stage.key, status: key })));
}

/** The transitions that leave `state`. */
export function transitionsFrom({ transitions }: Definition, state: StateRef): TransitionDef[] {
  return transitions.filter(({ from }) => sameState(from, state));
}

/** The transition that a contact takes by itself on its resume day; only waiting states have one. */
export function timedReturn(definition: Definition, state: StateRef): TransitionDef | undefined {
  return transitionsFrom(definition, state).find(({ timed }) => timed);
}

const NO_CAPABILITIES: Capabilities = { sales: false, documents: false, newDocuments: false };

/** Nothing for a state that the definition does not know. */
export function capabilitiesOf(definition: Definition, state: StateRef): Capabilities {
  return findStatus(definition, state)?.capabilities ?? NO_CAPABILITIES;
}

/** The first status of a stage in which a contact may be created; the start of the workflow without a stage. */
export function entryState(definition: Definition, stageKey?: string | null): StateRef | undefined {
  if (!stageKey) return definition.start;
  const entry = findStage(definition, stageKey)?.statuses.find((status) => status.entry);
  return entry && { stage: stageKey, status: entry.key };
}

/** Reasons against a state that no definition knows; `path` leads to `stage` and `status` in the body. */
export function objectionsToState(definition: Definition, state: StateRef, path: string[]): Objection[] {
  const stage = findStage(definition, state.stage);
  if (!stage) {
    const known = definition.stages.map(({ key }) => key).join(', ');
    return [{ field: [...path, 'stage'], reason: 'unknown', message: `There is no stage "${state.stage}"; stages are ${known}` }];
  }
  if (findStatus(definition, state)) return [];
  const known = stage.statuses.map(({ key }) => key).join(', ');
  return [{ field: [...path, 'status'], reason: 'unknown', message: `Stage ${stage.key} has no status "${state.status}"; statuses are ${known}` }];
}

/**
 * The state in which a new contact starts, or why it cannot be the named one. A stage alone means its
 * first entry status; nothing named means the start of the workflow.
 */
export function entryOf(definition: Definition, named: { stage?: string | null; status?: string | null }): StateRef | Objection[] {
  const stage = named.stage || definition.start.stage;
  const status = named.status || entryState(definition, named.stage)?.status || '';
  const state = { stage, status };
  const unknown = objectionsToState(definition, state, []);
  if (unknown.length > 0) return unknown.map(atAttribute);
  if (findStatus(definition, state)?.entry) return state;
  const entries = statesOf(definition).filter((each) => findStatus(definition, each)?.entry);
  return [{ field: 'stageStatus', reason: 'entry', message: `A contact cannot start in ${stateName(state)}; it can in ${entries.map(stateName).join(', ')}` }];
}

/** In a contact's own attributes the status is called `stageStatus`. */
const atAttribute = (objection: Objection): Objection => ({
  ...objection,
  field: objection.field[0] === 'status' ? 'stageStatus' : 'stage',
});

/** What stands between this user and the transition, whatever they type in; undefined: nothing. */
export function barrierTo(transition: TransitionDef, situation: Situation): TransitionBarrier | undefined {
  if (!situation.mayChange) return { reason: 'right' };
  if (situation.closed) return { reason: 'closed' };
  const { fields = [], roles = [] } = transition.requires;
  if (roles.length > 0 && !hasOneOf(roles, situation.roles)) return { reason: 'role', roles };
  const missing = fields.filter((field) => situation.empty.includes(field));
  if (missing.length > 0) return { reason: 'fields', fields: missing.filter((field) => situation.sees(field)) };
  return undefined;
}

function hasOneOf(needed: readonly string[], own: readonly string[] | null): boolean {
  return own === null || own.includes(SUPER_ADMIN) || needed.some((role) => own.includes(role));
}

/** A barrier as an English sentence. */
export function barrierText({ reason, fields = [], roles = [] }: TransitionBarrier): string {
  switch (reason) {
    case 'right': return 'You may not change the stage of this contact';
    case 'closed': return 'The contact is closed: reopen it first';
    case 'role': return `Only the roles ${roles.join(', ')} may do this`;
    case 'fields':
      return fields.length > 0 ? `Fill in first: ${fields.join(', ')}` : 'A field that you may not see must be filled in first';
  }
}

/** The transitions from where the contact stands, with what each requires and what stands against it. */
export function allowedTransitions(definition: Definition, situation: Situation): AllowedTransition[] {
  return transitionsFrom(definition, situation.state).map((transition) => {
    const { reason, resumeOn, fields } = transition.requires;
    const barrier = barrierTo(transition, situation);
    return {
      to: transition.to,
      label: transition.label,
      requires: { ...(reason && { reason }), ...(resumeOn && { resumeOn }), ...(fields?.length && { fields: fields.filter(situation.sees) }) },
      primary: transition.primary ?? false,
      allowed: !barrier,
      ...(barrier && { refusal: barrierText(barrier), barrier }),
    };
  });
}

/** `prospect · active (Qualify), general · active (Back to general contact)` */
export function namesOf(transitions: readonly TransitionDef[]): string {
  return transitions.map(({ to, label }) => `${stateName(to)} (${label.en})`).join(', ') || 'none';
}

/** Reasons against taking the transition; empty: it may be taken. `today` in the application's time zone. */
export function objectionsToTransition(definition: Definition, situation: Situation, asked: Asked, today: Day): Objection[] {
  const unknown = objectionsToState(definition, asked.to, ['to']);
  if (unknown.length > 0) return unknown;
  const leaving = transitionsFrom(definition, situation.state);
  const transition = leaving.find(({ to }) => sameState(to, asked.to));
  if (!transition) {
    const message = `A contact cannot go from ${stateName(situation.state)} to ${stateName(asked.to)}; allowed from here: ${namesOf(leaving)}`;
    return [{ field: 'to', reason: 'transition', message, details: { allowed: leaving.map(({ to }) => to) } }];
  }
  const barrier = barrierTo(transition, situation);
  if (barrier) return [{ field: 'to', reason: barrier.reason, message: barrierText(barrier), details: { ...barrier } }];
  return [...objectionsToReason(transition, asked), ...objectionsToResumeOn(transition, asked, today)];
}

function objectionsToReason({ requires, label }: TransitionDef, { reason }: Asked): Objection[] {
  if (!requires.reason || reason?.trim()) return [];
  return [{ field: 'reason', reason: 'required', message: `"${label.en}" requires a reason` }];
}

function objectionsToResumeOn({ requires, label }: TransitionDef, { resumeOn }: Asked, today: Day): Objection[] {
  const objection = (reason: string, message: string): Objection[] => [{ field: 'resumeOn', reason, message }];
  if (!requires.resumeOn) return resumeOn ? objection('unexpected', `"${label.en}" takes no resume date`) : [];
  if (!resumeOn) return objection('required', `"${label.en}" requires the day on which the contact comes back`);
  if (!isDay(resumeOn)) return objection('date', 'resumeOn must be a day of the calendar, YYYY-MM-DD');
  return resumeOn > today ? [] : objection('past', 'resumeOn must be a day after today');
}
