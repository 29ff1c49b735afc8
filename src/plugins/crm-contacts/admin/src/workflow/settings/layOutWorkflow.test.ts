import type { Definition } from '../../../../contracts/workflow';
import { layOutWorkflow, NODE } from './layOutWorkflow';

const texts = { en: 'x', de: 'x' };
const capabilities = { sales: false, documents: false, newDocuments: false };
const at = (path: string) => ({ stage: path.split('/')[0], status: path.split('/')[1] });

function definition(stages: Record<string, string[]>, ways: [string, string][] = []): Definition {
  return {
    version: 0,
    start: at('a/1'),
    stages: Object.entries(stages).map(([key, statuses]) => ({
      key, label: texts, colour: 'neutral', statuses: statuses.map((status) => ({ key: status, label: texts, entry: true, blocked: false, capabilities })),
    })),
    transitions: ways.map(([from, to]) => ({ from: at(from), to: at(to), label: texts, requires: {} })),
  };
}

it('sets stages side by side and their statuses below each other, none on another', () => {
  const { nodes, width, height } = layOutWorkflow(definition({ a: ['1', '2'], b: ['1'], c: ['1', '2', '3'] }));

  const places = nodes.map(({ x, y }) => `${x},${y}`);
  expect(new Set(places).size).toBe(6);
  for (const { x, y } of nodes) {
    expect(x + NODE.width).toBeLessThanOrEqual(width);
    expect(y + NODE.height).toBeLessThanOrEqual(height);
  }
});

it('draws every transition whose ends exist, and no other', () => {
  const { edges } = layOutWorkflow(definition({ a: ['1', '2', '3'], b: ['1'] }, [['a/1', 'b/1'], ['b/1', 'a/1'], ['a/1', 'a/2'], ['a/1', 'a/3'], ['a/1', 'gone/1']]));

  expect(edges).toHaveLength(4);
  expect(new Set(edges.map(({ path }) => path)).size).toBe(4);
});

it('leads transitions that skip a stage above the statuses, each in its lane', () => {
  const ways: [string, string][] = [['a/1', 'c/1'], ['a/1', 'd/1']];
  const { edges, nodes } = layOutWorkflow(definition({ a: ['1'], b: ['1'], c: ['1'], d: ['1'] }, ways));

  const lanes = edges.map(({ path }) => Number(/L \S+ (\S+)/.exec(path)?.[1]));
  expect(new Set(lanes).size).toBe(2);
  for (const lane of lanes) expect(lane).toBeLessThan(nodes[0].y);
});

it('has a size without any stage', () => {
  expect(layOutWorkflow(definition({})).width).toBeGreaterThan(0);
});
