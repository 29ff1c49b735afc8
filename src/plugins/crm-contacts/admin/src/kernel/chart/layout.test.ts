import type { ChartItem } from './chart-item';
import { CARD, layOut, type ChartLayout } from './layout';

const item = (id: string, children: ChartItem[] = []): ChartItem => ({ id, text: id, face: { title: id }, children });
const leaves = (prefix: string, count: number) => Array.from({ length: count }, (_none, index) => item(`${prefix}${index}`));
const all = () => true;
const placeOf = (layout: ChartLayout, id: string) => layout.cards.find((card) => card.item.id === id) as ChartLayout['cards'][number];
const overlapping = ({ cards }: ChartLayout) =>
  cards.flatMap((a, index) =>
    cards.slice(index + 1).filter((b) => Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height).map((b) => `${a.item.id} ${b.item.id}`)
  );

it('centres a superior above the reports and starts at the left upper corner', () => {
  const layout = layOut([item('boss', leaves('r', 3))], all);

  const xs = ['r0', 'r1', 'r2'].map((id) => placeOf(layout, id).x);
  expect(Math.min(...xs)).toBe(0);
  expect(placeOf(layout, 'boss')).toMatchObject({ x: xs[1], y: 0, level: 1, below: 3, parent: null });
  expect(placeOf(layout, 'r0').y).toBeGreaterThan(CARD.height);
  expect(layout).toMatchObject({ width: xs[2] + CARD.width });
});

it('leaves out what is folded and counts it', () => {
  const layout = layOut([item('boss', [item('head', leaves('r', 7))])], (_id, level) => level < 2);

  expect(layout.cards.map((card) => [card.item.id, card.isOpen, card.below])).toEqual([['boss', true, 8], ['head', false, 7]]);
});

it('stacks a large team in columns that are joined at their left', () => {
  const layout = layOut([item('boss', leaves('r', 60))], all);

  expect(new Set(layout.cards.slice(1).map(({ x }) => x)).size).toBe(6);
  expect(layout.cards.slice(1).every(({ x, rail }) => rail !== undefined && rail < x)).toBe(true);
  expect(layout.width).toBeLessThan(2000);
});

it('draws the small parts of a large chart as indented lists', () => {
  const layout = layOut([item('top', Array.from({ length: 40 }, (_none, index) => item(`h${index}`, [item(`d${index}`, leaves(`e${index}-`, 2))])))], all);

  const [head, below, end] = ['h0', 'd0', 'e0-1'].map((id) => placeOf(layout, id));
  expect([below.x - head.x, end.x - below.x]).toEqual([20, 20]);
  expect([below.isListed, end.isListed, head.isListed]).toEqual([true, true, undefined]);
  expect(end.rail).toBe(below.x + 10);
  expect(overlapping(layout)).toEqual([]);
});

it('draws several tops beside each other and nothing at all of nobody', () => {
  const tops = layOut([item('a'), item('b')], all);

  expect(tops.cards.map(({ y }) => y)).toEqual([0, 0]);
  expect(layOut([], all)).toEqual({ cards: [], width: 0, height: 0 });
});

it('lets no two cards overlap, whatever hangs below them', () => {
  const mixed = item('top', [item('a', [...leaves('a', 9), item('aa', leaves('aa', 30))]), ...leaves('x', 5), item('b', [item('bb', [item('bbb', leaves('bbb', 2))])]), item('c', leaves('c', 17))]);

  expect(overlapping(layOut([mixed, item('other', leaves('o', 6))], all))).toEqual([]);
});

it('places 10,000 people', () => {
  let count = 0;
  const grow = (level: number): ChartItem => item(`n${(count += 1)}`, level === 6 ? [] : Array.from({ length: 6 }, () => grow(level + 1)));
  const items = [grow(1)];

  const layout = layOut(items, all);

  expect(layout.cards).toHaveLength(count);
  expect(count).toBeGreaterThan(9000);
});
