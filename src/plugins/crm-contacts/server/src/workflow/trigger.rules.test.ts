import type { Definition, TriggerDef } from '../../../contracts/workflow';
import { defaultDefinition } from './definition.default';
import { objectionsToTriggers, transitionOf, triggerFor } from './trigger.rules';

const at = (path: string) => {
  const [stage, status] = path.split('/');
  return { stage, status };
};
const trigger = (source: string, from: string, to: string): TriggerDef => ({ source, from: at(from), to: at(to) });
const quoteMakesProspect = trigger('quote', 'lead/active', 'prospect/active');
const withTriggers = (...triggers: TriggerDef[]): Definition => ({ ...defaultDefinition(), triggers });
const reasons = (...triggers: TriggerDef[]) => objectionsToTriggers(withTriggers(...triggers), ['quote', 'order']).map(({ field, reason }) => `${(field as string[]).join('.')} ${reason}`);

it('has nothing against rules over transitions that ask for nothing, nor against none', () => {
  expect(reasons(quoteMakesProspect, trigger('order', 'prospect/active', 'customer/active'), trigger('order', 'lead/active', 'prospect/active'))).toEqual([]);
  expect(objectionsToTriggers(defaultDefinition(), [])).toEqual([]);
});

it.each([
  ['documents that there are not', [trigger('receipt', 'lead/active', 'prospect/active')], ['triggers.0.source unknown']],
  ['a way that the workflow does not have', [trigger('quote', 'lead/active', 'customer/active')], ['triggers.0.to transition']],
  ['a state that there is not', [trigger('quote', 'lead/gone', 'prospect/active')], ['triggers.0.to transition']],
  ['a transition that requires a reason', [trigger('quote', 'prospect/active', 'lead/active')], ['triggers.0.to requires']],
  ['a transition that requires a day', [trigger('quote', 'prospect/active', 'prospect/waiting')], ['triggers.0.to requires']],
  ['a blocked status', [trigger('order', 'customer/blocked', 'customer/active')], ['triggers.0.to requires', 'triggers.0.from blocked']],
  ['a status that gets no new documents', [trigger('quote', 'general/active', 'lead/active')], ['triggers.0.from newDocuments']],
  ['the same documents twice in one status', [quoteMakesProspect, trigger('quote', 'lead/active', 'general/active')], ['triggers.1.to requires', 'triggers.1.from duplicate']],
])('refuses %s', (_case, triggers, expected) => {
  expect(reasons(...triggers)).toEqual(expected);
});

it('finds what a document does with a contact, and its transition', () => {
  const definition = withTriggers(quoteMakesProspect);

  expect(triggerFor(definition, 'quote', at('lead/active'))).toBe(quoteMakesProspect);
  expect(triggerFor(definition, 'quote', at('prospect/active'))).toBeUndefined();
  expect(triggerFor(definition, 'order', at('lead/active'))).toBeUndefined();
  expect(triggerFor(defaultDefinition(), 'quote', at('lead/active'))).toBeUndefined();
  expect(transitionOf(definition, quoteMakesProspect)?.label.en).toBe('Qualify');
});
