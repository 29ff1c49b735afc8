import type { Definition, Move, StageDef, StateCount, StateRef, StatusDef, TransitionDef, TriggerDef } from '../../../../contracts/workflow';

/** Changes of a workflow definition that is being edited: each gives a new definition, none changes its input. */

export const sameState = (one: StateRef, other: StateRef) => one.stage === other.stage && one.status === other.status;

export const statesOf = ({ stages }: Definition): StateRef[] =>
  stages.flatMap((stage) => stage.statuses.map(({ key }) => ({ stage: stage.key, status: key })));

const exists = (definition: Definition, state: StateRef) => statesOf(definition).some((each) => sameState(each, state));

/** A key from what was typed as a label: `Hot lead` becomes `hot-lead`; umlauts are spelled out. */
export function keyFrom(label: string, taken: readonly string[]): string {
  const spelled = label.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
  const plain = spelled.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const base = plain.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 36).replace(/-+$/, '') || 'new';
  let key = base;
  for (let count = 2; taken.includes(key); count += 1) key = `${base}-${count}`;
  return key;
}

/** Puts a stage in the place of the one with its key, or at the end. */
export function putStage(definition: Definition, stage: StageDef): Definition {
  return { ...definition, stages: replaced(definition.stages, stage, ({ key }) => key === stage.key) };
}

export function putStatus(definition: Definition, stageKey: string, status: StatusDef): Definition {
  return changeStage(definition, stageKey, (stage) => ({ ...stage, statuses: replaced(stage.statuses, status, ({ key }) => key === status.key) }));
}

/** Removes a stage with its statuses and all transitions that touch it. */
export function removeStage(definition: Definition, stageKey: string): Definition {
  return tidied({ ...definition, stages: definition.stages.filter(({ key }) => key !== stageKey) });
}

export function removeStatus(definition: Definition, { stage, status }: StateRef): Definition {
  return tidied(changeStage(definition, stage, (each) => ({ ...each, statuses: each.statuses.filter(({ key }) => key !== status) })));
}

/** Puts a transition in the place of `old`, or at the end. */
export function putTransition(definition: Definition, transition: TransitionDef, old?: TransitionDef): Definition {
  return withKeptTriggers({ ...definition, transitions: replaced(definition.transitions, transition, (each) => each === old) });
}

export function removeTransition(definition: Definition, transition: TransitionDef): Definition {
  return withKeptTriggers({ ...definition, transitions: definition.transitions.filter((each) => each !== transition) });
}

/** Puts a trigger in the place of the one at `index`, or at the end. */
export function putTrigger(definition: Definition, trigger: TriggerDef, index?: number): Definition {
  const triggers = definition.triggers ?? [];
  return { ...definition, triggers: index === undefined ? [...triggers, trigger] : triggers.map((each, at) => (at === index ? trigger : each)) };
}

export function removeTrigger(definition: Definition, index: number): Definition {
  return { ...definition, triggers: definition.triggers?.filter((_trigger, at) => at !== index) };
}

/** Transitions that a document can take: they ask for nothing, and lead away from where new documents are made. */
export function triggerable({ stages, transitions }: Definition): TransitionDef[] {
  return transitions.filter(({ from, requires }) => {
    const status = stages.find(({ key }) => key === from.stage)?.statuses.find(({ key }) => key === from.status);
    return !requires.reason && !requires.resumeOn && !requires.roles?.length && status?.capabilities.newDocuments && !status.blocked;
  });
}

/** A trigger goes with its transition. */
function withKeptTriggers(definition: Definition): Definition {
  if (!definition.triggers) return definition;
  const triggers = definition.triggers.filter(({ from, to }) => definition.transitions.some((each) => sameState(each.from, from) && sameState(each.to, to)));
  return { ...definition, triggers };
}

/** Moves the stage by one place: `-1` to the left. */
export function shiftStage(definition: Definition, stageKey: string, by: -1 | 1): Definition {
  const stages = [...definition.stages];
  const from = stages.findIndex(({ key }) => key === stageKey);
  const to = from + by;
  if (from < 0 || to < 0 || to >= stages.length) return definition;
  [stages[from], stages[to]] = [stages[to], stages[from]];
  return { ...definition, stages };
}

/** States in which contacts stand but which the definition has no more. */
export function strandedIn(definition: Definition, counts: readonly StateCount[]): StateCount[] {
  return counts.filter((state) => state.count > 0 && !exists(definition, state));
}

/** The moves that are still needed and whose goal still exists. */
export function movesFor(definition: Definition, counts: readonly StateCount[], moves: readonly Move[]): Move[] {
  const stranded = strandedIn(definition, counts);
  return moves.filter(({ from, to }) => stranded.some((state) => sameState(state, from)) && exists(definition, to));
}

function changeStage(definition: Definition, stageKey: string, change: (stage: StageDef) => StageDef): Definition {
  return { ...definition, stages: definition.stages.map((stage) => (stage.key === stageKey ? change(stage) : stage)) };
}

function replaced<Item>(items: Item[], item: Item, isIt: (each: Item) => boolean): Item[] {
  return items.some(isIt) ? items.map((each) => (isIt(each) ? item : each)) : [...items, item];
}

/** Without transitions from or to nowhere; if the start is gone, contacts start in the first entry status left. */
function tidied(definition: Definition): Definition {
  const transitions = definition.transitions.filter(({ from, to }) => exists(definition, from) && exists(definition, to));
  const start = exists(definition, definition.start) ? definition.start : (firstEntry(definition) ?? definition.start);
  return withKeptTriggers({ ...definition, transitions, start });
}

function firstEntry({ stages }: Definition): StateRef | undefined {
  for (const stage of stages) {
    const entry = stage.statuses.find((status) => status.entry);
    if (entry) return { stage: stage.key, status: entry.key };
  }
  return undefined;
}
