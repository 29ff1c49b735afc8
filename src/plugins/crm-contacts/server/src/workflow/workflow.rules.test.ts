import type { StateRef } from '../../../contracts/workflow';
import { defaultDefinition } from './definition.default';
import { allowedTransitions, capabilitiesOf, entryOf, objectionsToTransition, timedReturn, type Asked, type Situation } from './workflow.rules';

const definition = defaultDefinition();
const TODAY = '2026-03-10';

const at = (path: string): StateRef => {
  const [stage, status] = path.split('/');
  return { stage, status };
};
const situation = (path: string, more: Partial<Situation> = {}): Situation => ({
  state: at(path), closed: false, empty: [], mayChange: true, roles: [], sees: () => true, ...more,
});
const objections = (from: string, asked: Asked, more: Partial<Situation> = {}) =>
  objectionsToTransition(definition, situation(from, more), asked, TODAY);
const reasonsOf = (from: string, asked: Asked, more: Partial<Situation> = {}) =>
  objections(from, asked, more).map(({ field, reason }) => `${[field].flat().join('.')}:${reason}`);

describe('a transition', () => {
  it('goes from lead to prospect without being asked anything', () => {
    expect(objections('lead/active', { to: at('prospect/active') })).toEqual([]);
  });

  it('is refused where the definition has none, naming those that it has', () => {
    const [objection] = objections('lead/active', { to: at('customer/active') });

    expect(objection).toMatchObject({ field: 'to', reason: 'transition' });
    expect(objection.message).toContain('prospect · active (Qualify)');
  });

  it('never leads back from blocked to an earlier stage', () => {
    expect(reasonsOf('customer/blocked', { to: at('prospect/active'), reason: 'x' })).toEqual(['to:transition']);
  });

  it.each([
    ['an unknown stage', { stage: 'lost', status: 'active' }, 'to.stage:unknown'],
    ['an unknown status', { stage: 'lead', status: 'waiting' }, 'to.status:unknown'],
    ['the name of an object property', { stage: 'constructor', status: '__proto__' }, 'to.stage:unknown'],
  ])('names %s', (_what, to, expected) => {
    expect(reasonsOf('lead/active', { to })).toEqual([expected]);
  });

  it.each([undefined, null, '', '   '])('requires a reason in words: %j is none', (reason) => {
    expect(reasonsOf('lead/active', { to: at('lead/disqualified'), reason })).toEqual(['reason:required']);
  });

  it.each([
    ['2026-03-11', []],
    ['2026-03-10', ['resumeOn:past']],
    ['2026-03-09', ['resumeOn:past']],
    ['2026-02-30', ['resumeOn:date']],
    ['tomorrow', ['resumeOn:date']],
    [undefined, ['resumeOn:required']],
  ])('comes back after today: %s', (resumeOn, expected) => {
    expect(reasonsOf('prospect/active', { to: at('prospect/waiting'), resumeOn })).toEqual(expected);
  });

  it('takes no resume date where it does not wait', () => {
    expect(reasonsOf('lead/active', { to: at('prospect/active'), resumeOn: '2026-04-01' })).toEqual(['resumeOn:unexpected']);
  });

  it('waits until a closed contact is reopened', () => {
    expect(reasonsOf('lead/active', { to: at('prospect/active') }, { closed: true })).toEqual(['to:closed']);
  });
});

describe('a transition that requires fields and a role', () => {
  const strict = defaultDefinition();
  const toCustomer = strict.transitions.find(({ from, to }) => from.stage === 'prospect' && to.stage === 'customer');
  if (toCustomer) toCustomer.requires = { fields: ['vatId', 'creditLimit'], roles: ['crm-manager'] };
  const barrier = (more: Partial<Situation>) =>
    allowedTransitions(strict, situation('prospect/active', more)).find(({ to }) => to.stage === 'customer')?.barrier;

  it('is barred to other roles', () => {
    expect(barrier({ roles: ['crm-sales'] })).toEqual({ reason: 'role', roles: ['crm-manager'] });
  });

  it.each([[['crm-manager']], [['strapi-super-admin']], [null]])('is open to %j', (roles) => {
    expect(barrier({ roles })).toBeUndefined();
  });

  it('names the empty fields', () => {
    expect(barrier({ roles: null, empty: ['vatId'] })).toEqual({ reason: 'fields', fields: ['vatId'] });
  });

  it('does not tell of a field that the user may not see', () => {
    const found = barrier({ roles: null, empty: ['creditLimit'], sees: (field) => field !== 'creditLimit' });

    expect(found).toEqual({ reason: 'fields', fields: [] });
  });
});

it('lists the transitions from a state in the order of the definition', () => {
  const listed = allowedTransitions(definition, situation('prospect/active'));

  expect(listed.map(({ label }) => label.de)).toEqual(['Als Kunden gewinnen', 'Zurückstellen', 'Disqualifizieren', 'Zurück zum Lead']);
  expect(listed[1].requires).toEqual({ resumeOn: true });
});

describe('a new contact', () => {
  it.each([
    [{}, 'general/active'],
    [{ stage: null, status: null }, 'general/active'],
    [{ stage: 'lead' }, 'lead/active'],
    [{ stage: 'customer', status: 'active' }, 'customer/active'],
  ])('with %j starts in %s', (named, expected) => {
    expect(entryOf(definition, named)).toEqual(at(expected));
  });

  it.each([
    [{ stage: 'customer', status: 'blocked' }, 'stageStatus', 'entry'],
    [{ stage: 'lost' }, 'stage', 'unknown'],
    [{ stage: 'lead', status: 'waiting' }, 'stageStatus', 'unknown'],
    [{ status: 'waiting' }, 'stageStatus', 'unknown'],
  ])('with %j is refused', (named, field, reason) => {
    expect(entryOf(definition, named)).toMatchObject([{ field, reason }]);
  });
});

it('leaves only waiting by itself', () => {
  expect(timedReturn(definition, at('prospect/waiting'))?.to).toEqual(at('prospect/active'));
  expect(timedReturn(definition, at('prospect/active'))).toBeUndefined();
});

it('gives a state that it does not know no capabilities', () => {
  expect(capabilitiesOf(definition, at('gone/active'))).toEqual({ sales: false, documents: false, newDocuments: false });
  expect(capabilitiesOf(definition, at('lead/disqualified'))).toEqual({ sales: false, documents: true, newDocuments: false });
});
