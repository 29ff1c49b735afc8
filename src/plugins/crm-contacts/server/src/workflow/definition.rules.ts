import type { Definition, Move, StageDef, StateCount, StateRef, TransitionDef } from '../../../contracts/workflow';
import type { Objection } from '../kernel/errors';
import { objectionsToTriggers } from './trigger.rules';
import { findStatus, objectionsToState, sameState, stateName, statesOf, timedReturn, transitionsFrom } from './workflow.rules';

const KEY = /^[a-z][a-z0-9-]{0,39}$/;

type Path = (string | number)[];
const object = (field: Path, reason: string, message: string, details?: Record<string, unknown>): Objection => ({
  field, reason, message, ...(details && { details }),
});

/** What transitions may require. */
export interface Requirable {
  /** Attributes of a contact. */
  fields: readonly string[];
  /** Codes of admin roles. */
  roles: readonly string[];
  /** Keys of document sources, whose documents may move the stage. */
  sources: readonly string[];
}

/**
 * Reasons against a definition, with paths into it; empty: it may be stored. Never throws on what the
 * schema of the body lets in.
 */
export function objectionsToDefinition(definition: Definition, requirable: Requirable): Objection[] {
  const found = [
    ...objectionsToStages(definition),
    ...objectionsToStart(definition),
    ...definition.transitions.flatMap((transition, index) => objectionsToOne(definition, transition, index, requirable)),
    ...objectionsToTriggers(definition, requirable.sources),
  ];
  // Reachability means something only in a graph whose references hold.
  return found.length > 0 ? found : objectionsToUnreachable(definition);
}

function objectionsToStages({ stages }: Definition): Objection[] {
  if (stages.length === 0) return [object(['stages'], 'empty', 'A workflow needs at least one stage')];
  return [
    ...objectionsToKeys(stages.map(({ key }) => key), ['stages'], 'stage'),
    ...stages.flatMap((stage, index) => objectionsToStatuses(stage, ['stages', index])),
  ];
}

function objectionsToStatuses(stage: StageDef, path: Path): Objection[] {
  const found = objectionsToKeys(stage.statuses.map(({ key }) => key), [...path, 'statuses'], `status of ${stage.key}`);
  if (!stage.statuses.some(({ entry }) => entry)) {
    found.push(object([...path, 'statuses'], 'entry', `Stage ${stage.key} needs a status in which contacts may be created`));
  }
  return found;
}

function objectionsToKeys(keys: string[], path: Path, what: string): Objection[] {
  return keys.flatMap((key, index) => {
    if (!KEY.test(key)) {
      return [object([...path, index, 'key'], 'key', `The key "${key}" of a ${what} must be lower-case letters, digits and hyphens, at most 40`)];
    }
    return keys.indexOf(key) < index ? [object([...path, index, 'key'], 'duplicate', `There are two with the key "${key}": ${what}`)] : [];
  });
}

function objectionsToStart(definition: Definition): Objection[] {
  const unknown = objectionsToState(definition, definition.start, ['start']);
  if (unknown.length > 0 || findStatus(definition, definition.start)?.entry) return unknown;
  return [object(['start'], 'entry', `Contacts start in ${stateName(definition.start)}, but may not be created there`)];
}

function objectionsToOne(definition: Definition, transition: TransitionDef, index: number, requirable: Requirable): Objection[] {
  const path: Path = ['transitions', index];
  const { from, to } = transition;
  const unknown = [...objectionsToState(definition, from, ['from']), ...objectionsToState(definition, to, ['to'])];
  if (unknown.length > 0) return unknown.map((each) => ({ ...each, field: [...path, ...each.field] }));
  if (sameState(from, to)) return [object(path, 'self', `A transition from ${stateName(from)} to itself changes nothing`)];
  const first = definition.transitions.findIndex((other) => sameState(other.from, from) && sameState(other.to, to));
  if (first < index) return [object(path, 'duplicate', `There are two transitions from ${stateName(from)} to ${stateName(to)}`)];
  const { fields = [], roles = [] } = transition.requires;
  const unknownFields = fields.filter((field) => !requirable.fields.includes(field));
  const unknownRoles = roles.filter((role) => !requirable.roles.includes(role));
  return [
    ...unknownFields.map((field) => object([...path, 'requires', 'fields'], 'unknown', `A contact has no field "${field}" that could be required`)),
    ...unknownRoles.map((role) => object([...path, 'requires', 'roles'], 'unknown', `There is no role "${role}"`)),
    ...objectionsToTiming(definition, transition, path),
  ];
}

/** Waiting works only as a whole: whoever goes in says until when, and nobody has to be asked on the way out. */
function objectionsToTiming(definition: Definition, { from, to, timed, requires }: TransitionDef, path: Path): Objection[] {
  const found: Objection[] = [];
  if (timed) {
    if (requires.reason || requires.resumeOn || requires.roles?.length || requires.fields?.length) {
      found.push(object([...path, 'requires'], 'timed', `${stateName(from)} → ${stateName(to)} happens by itself: it can require nothing`));
    }
    if (transitionsFrom(definition, from).filter((other) => other.timed).length > 1) {
      found.push(object([...path, 'timed'], 'duplicate', `Only one transition can leave ${stateName(from)} by itself`));
    }
    if (findStatus(definition, from)?.entry) {
      found.push(object([...path, 'timed'], 'entry', `Contacts may be created in ${stateName(from)}: they would have no day to come back on`));
    }
  }
  const waits = Boolean(timedReturn(definition, to));
  if (waits && !requires.resumeOn) {
    found.push(object([...path, 'requires', 'resumeOn'], 'required', `Contacts leave ${stateName(to)} by themselves: the way in must require the day`));
  }
  if (!waits && requires.resumeOn) {
    found.push(object([...path, 'requires', 'resumeOn'], 'unexpected', `No transition leaves ${stateName(to)} by itself, so there is nothing to come back on`));
  }
  return found;
}

/** A status that no contact can ever get into. */
function objectionsToUnreachable(definition: Definition): Objection[] {
  const reached = statesOf(definition).filter((state) => findStatus(definition, state)?.entry);
  for (const state of reached) {
    for (const { to } of transitionsFrom(definition, state)) {
      if (!reached.some((known) => sameState(known, to))) reached.push(to);
    }
  }
  const missed = statesOf(definition).filter((state) => !reached.some((known) => sameState(known, state)));
  return missed.map((state) => {
    const stage = definition.stages.findIndex(({ key }) => key === state.stage);
    const status = definition.stages[stage].statuses.findIndex(({ key }) => key === state.status);
    return object(['stages', stage, 'statuses', status], 'unreachable', `No transition leads to ${stateName(state)}, and no contact starts there`);
  });
}

/**
 * Reasons against replacing the workflow while contacts stand where `counts` says: a removed status
 * still in use needs a move, and a move must lead from a removed status to one that stays and does not wait.
 */
export function objectionsToStranding(next: Definition, counts: readonly StateCount[], moves: readonly Move[]): Objection[] {
  const stranded = counts.filter((state) => state.count > 0 && !findStatus(next, state));
  const left = stranded.filter((state) => !moves.some(({ from }) => sameState(from, state)));
  return [
    ...left.map((state) => object(['moves'], 'stranded', strandedText(state), { ...state })),
    ...moves.flatMap((move, index) => objectionsToMove(next, move, index, moves)),
  ];
}

const strandedText = ({ count, ...state }: StateCount) =>
  `${count} ${count === 1 ? 'contact stands' : 'contacts stand'} in ${stateName(state)}, which would no longer exist: say where they go`;

function objectionsToMove(next: Definition, { from, to }: Move, index: number, moves: readonly Move[]): Objection[] {
  const path: Path = ['moves', index];
  const unknown = objectionsToState(next, to, ['to']).map((each) => ({ ...each, field: [...path, ...each.field] }));
  const found: Objection[] = [...unknown];
  if (findStatus(next, from)) found.push(object([...path, 'from'], 'kept', `${stateName(from)} stays: its contacts need no move`));
  if (moves.findIndex((other) => sameState(other.from, from)) < index) {
    found.push(object([...path, 'from'], 'duplicate', `Two moves say where the contacts of ${stateName(from)} go`));
  }
  if (unknown.length === 0 && timedReturn(next, to)) {
    found.push(object([...path, 'to'], 'waiting', `Contacts moved to ${stateName(to)} would have no day to come back on`));
  }
  return found;
}

/** The moves that change something, with how many contacts each takes along. */
export function effectiveMoves(counts: readonly StateCount[], moves: readonly Move[]): (Move & { count: number })[] {
  const countOf = (state: StateRef) => counts.find((each) => sameState(each, state))?.count ?? 0;
  return moves.map((move) => ({ ...move, count: countOf(move.from) })).filter(({ count }) => count > 0);
}
