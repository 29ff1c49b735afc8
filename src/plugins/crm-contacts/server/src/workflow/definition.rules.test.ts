import type { Definition } from '../../../contracts/workflow';
import { defaultDefinition } from './definition.default';
import { objectionsToDefinition, objectionsToStranding } from './definition.rules';

const REQUIRABLE = { fields: ['vatId', 'creditLimit'], roles: ['crm-manager'], sources: [] };

/** The default, changed. */
function changed(change: (definition: Definition) => void): Definition {
  const definition = defaultDefinition();
  change(definition);
  return definition;
}
const found = (change: (definition: Definition) => void) =>
  objectionsToDefinition(changed(change), REQUIRABLE).map(({ field, reason }) => `${[field].flat().join('.')}:${reason}`);
const [lead, prospect, customer] = [1, 2, 3];

it('accepts the definition that it ships', () => {
  expect(objectionsToDefinition(defaultDefinition(), REQUIRABLE)).toEqual([]);
});

it.each<[string, (definition: Definition) => void, string]>([
  ['no stages', (d) => { d.stages = []; }, 'stages:empty'],
  ['a stage twice', (d) => { d.stages[lead].key = 'general'; }, 'stages.1.key:duplicate'],
  ['a status twice', (d) => { d.stages[lead].statuses[1].key = 'active'; }, 'stages.1.statuses.1.key:duplicate'],
  ['a key with blanks', (d) => { d.stages[lead].key = 'hot lead'; }, 'stages.1.key:key'],
  ['a stage without entry', (d) => { d.stages[customer].statuses[0].entry = false; }, 'stages.3.statuses:entry'],
  ['an unknown start', (d) => { d.start = { stage: 'new', status: 'active' }; }, 'start.stage:unknown'],
  ['a start where nobody may start', (d) => { d.start = { stage: 'customer', status: 'blocked' }; }, 'start:entry'],
  ['a transition from nowhere', (d) => { d.transitions[0].from = { stage: 'x', status: 'y' }; }, 'transitions.0.from.stage:unknown'],
  ['a transition to nowhere', (d) => { d.transitions[0].to = { stage: 'lead', status: 'y' }; }, 'transitions.0.to.status:unknown'],
  ['a transition to itself', (d) => { d.transitions[0].to = d.transitions[0].from; }, 'transitions.0:self'],
  ['a transition twice', (d) => { d.transitions[1].to = d.transitions[0].to; }, 'transitions.1:duplicate'],
  ['an unknown required field', (d) => { d.transitions[0].requires = { fields: ['shoeSize'] }; }, 'transitions.0.requires.fields:unknown'],
  ['an unknown required role', (d) => { d.transitions[0].requires = { roles: ['nobody'] }; }, 'transitions.0.requires.roles:unknown'],
])('refuses %s', (_what, change, expected) => {
  expect(found(change)).toContain(expected);
});

it('refuses a status that no contact can get into', () => {
  const unreachable = found((d) => { d.transitions = d.transitions.filter(({ to }) => to.status !== 'inactive'); });

  expect(unreachable).toEqual(['stages.3.statuses.1:unreachable']);
});

describe('waiting', () => {
  const waitingOf = (d: Definition) => d.transitions.findIndex(({ timed }) => timed);

  it('cannot be entered without a day to come back on', () => {
    expect(found((d) => { for (const each of d.transitions) if (each.to.status === 'waiting') each.requires = {}; })[0]).toMatch(/requires\.resumeOn:required$/);
  });

  it('asks for no day where nothing leads back by itself', () => {
    expect(found((d) => { d.transitions[waitingOf(d)].timed = false; })[0]).toMatch(/requires\.resumeOn:unexpected$/);
  });

  it('requires nothing of the transition that happens by itself', () => {
    expect(found((d) => { d.transitions[waitingOf(d)].requires = { reason: true }; })[0]).toMatch(/requires:timed$/);
  });

  it('is left by itself in one direction only', () => {
    const twice = found((d) => {
      d.transitions.push({ ...d.transitions[waitingOf(d)], to: { stage: 'prospect', status: 'disqualified' } });
    });

    expect(twice.filter((each) => each.endsWith('timed:duplicate'))).toHaveLength(2);
  });

  it('is no place to be created in', () => {
    expect(found((d) => { d.stages[prospect].statuses[1].entry = true; })[0]).toMatch(/timed:entry$/);
  });
});

describe('contacts in a removed status', () => {
  const without = changed((d) => {
    d.stages[customer].statuses = d.stages[customer].statuses.filter(({ key }) => key !== 'inactive');
    d.transitions = d.transitions.filter(({ from, to }) => from.status !== 'inactive' && to.status !== 'inactive');
  });
  const inactive = { stage: 'customer', status: 'inactive' };
  const active = { stage: 'customer', status: 'active' };
  const counts = [{ ...inactive, count: 3 }, { ...active, count: 5 }];
  const reasons = (moves: { from: typeof active; to: typeof active }[]) =>
    objectionsToStranding(without, counts, moves).map(({ field, reason }) => `${[field].flat().join('.')}:${reason}`);

  it('are counted in the refusal', () => {
    const [objection] = objectionsToStranding(without, counts, []);

    expect(objection).toMatchObject({ field: ['moves'], reason: 'stranded', details: { ...inactive, count: 3 } });
  });

  it('may be moved to a status that stays', () => {
    expect(reasons([{ from: inactive, to: active }])).toEqual([]);
  });

  it('cannot be moved to an unknown status, out of a status that stays, twice, or into waiting', () => {
    expect(reasons([{ from: inactive, to: { stage: 'customer', status: 'gone' } }])).toEqual(['moves.0.to.status:unknown']);
    expect(reasons([{ from: inactive, to: active }, { from: active, to: active }])).toEqual(['moves.1.from:kept']);
    expect(reasons([{ from: inactive, to: active }, { from: inactive, to: active }])).toEqual(['moves.1.from:duplicate']);
    expect(reasons([{ from: inactive, to: { stage: 'prospect', status: 'waiting' } }])).toEqual(['moves.0.to:waiting']);
  });

  it('do not hold back the removal of a status that nobody has', () => {
    expect(objectionsToStranding(without, [{ ...inactive, count: 0 }, { ...active, count: 5 }], [])).toEqual([]);
  });
});

