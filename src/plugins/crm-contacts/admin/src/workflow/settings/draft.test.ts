import type { Definition } from '../../../../contracts/workflow';
import { keyFrom, movesFor, putStatus, putTransition, removeStage, removeStatus, shiftStage, strandedIn } from './draft';

const texts = (en: string) => ({ en, de: en });
const capabilities = { sales: false, documents: false, newDocuments: false };
const status = (key: string, entry = false) => ({ key, label: texts(key), entry, blocked: false, capabilities });
const at = (path: string) => ({ stage: path.split('/')[0], status: path.split('/')[1] });
const way = (from: string, to: string) => ({ from: at(from), to: at(to), label: texts(to), requires: {} });

const definition: Definition = {
  version: 3,
  start: at('a/one'),
  stages: [
    { key: 'a', label: texts('A'), colour: 'neutral', statuses: [status('one', true), status('two')] },
    { key: 'b', label: texts('B'), colour: 'success', statuses: [status('one', true)] },
  ],
  transitions: [way('a/one', 'a/two'), way('a/one', 'b/one')],
};

it('takes the transitions along with a removed status', () => {
  const reduced = removeStatus(definition, at('a/two'));

  expect(reduced.stages[0].statuses.map(({ key }) => key)).toEqual(['one']);
  expect(reduced.transitions).toEqual([definition.transitions[1]]);
  expect(definition.transitions).toHaveLength(2);
});

it('starts elsewhere when the stage of the start is removed', () => {
  expect(removeStage(definition, 'a')).toMatchObject({ start: at('b/one'), transitions: [] });
});

it('replaces a status by its key and appends a new one', () => {
  const renamed = putStatus(definition, 'a', { ...status('two'), label: texts('Second') });
  const grown = putStatus(definition, 'b', status('three'));

  expect(renamed.stages[0].statuses[1].label.en).toBe('Second');
  expect(grown.stages[1].statuses.map(({ key }) => key)).toEqual(['one', 'three']);
});

it('replaces the transition that was opened, also when its goal changed', () => {
  const changed = putTransition(definition, way('a/one', 'a/one'), definition.transitions[0]);

  expect(changed.transitions.map(({ to }) => to.status)).toEqual(['one', 'one']);
});

it('moves stages, but none beyond the ends', () => {
  expect(shiftStage(definition, 'b', -1).stages.map(({ key }) => key)).toEqual(['b', 'a']);
  expect(shiftStage(definition, 'a', -1)).toBe(definition);
});

it('knows who is stranded and drops moves that nobody needs', () => {
  const counts = [{ ...at('a/two'), count: 4 }, { ...at('a/one'), count: 1 }, { ...at('gone/one'), count: 0 }];
  const reduced = removeStatus(definition, at('a/two'));
  const move = { from: at('a/two'), to: at('b/one') };

  expect(strandedIn(definition, counts)).toEqual([]);
  expect(strandedIn(reduced, counts)).toEqual([counts[0]]);
  expect(movesFor(reduced, counts, [move])).toEqual([move]);
  expect(movesFor(definition, counts, [move])).toEqual([]);
  expect(movesFor(removeStage(reduced, 'b'), counts, [move])).toEqual([]);
});

it.each([
  ['Hot lead', [], 'hot-lead'],
  ['Größere Übergabe', [], 'groessere-uebergabe'],
  ['été', [], 'ete'],
  ['2nd try', [], 'nd-try'],
  ['新規', [], 'new'],
  ['Active', ['active', 'active-2'], 'active-3'],
])('makes a key of %s', (label, taken, key) => {
  expect(keyFrom(label, taken)).toBe(key);
});
