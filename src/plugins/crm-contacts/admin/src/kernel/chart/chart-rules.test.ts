import { flattened, matching, type ChartItem } from './chart-item';
import { ALL_LEVELS, isOpen, levelsAtFirst, revealing, toggled } from './folding';
import { layOut } from './layout';
import { linkLines, treeLines } from './lines';
import { chartMove } from './moves';

const item = (id: string, children: ChartItem[] = []): ChartItem => ({ id, text: id, face: { title: id }, children });
const family = [item('mother', [item('daughter', [item('grandchild')]), item('son')])];
const all = () => true;

describe('searching', () => {
  it('finds by every word, without accents and case', () => {
    const people = [item('Jörg Müller, Einkauf'), item('Muriel Jung')];

    expect(matching(people, 'muller EIN')).toEqual(['Jörg Müller, Einkauf']);
    expect(matching(people, '  ')).toEqual([]);
  });

  it('goes through the items from top to bottom', () => {
    expect([...flattened(family).keys()]).toEqual(['mother', 'daughter', 'grandchild', 'son']);
  });
});

describe('folding', () => {
  it('shows a small chart whole and of a large one as many levels as can be taken in', () => {
    const large = [item('top', Array.from({ length: 30 }, (_none, index) => item(`head${index}`, [item(`a${index}`), item(`b${index}`)])))];

    expect(levelsAtFirst(family)).toBe(ALL_LEVELS);
    expect(levelsAtFirst(large)).toBe(1);
    expect(levelsAtFirst([item('top', Array.from({ length: 500 }, (_none, index) => item(`n${index}`)))])).toBe(1);
  });

  it('turns one item around and back', () => {
    const folding = { levels: 1, toggled: new Set<string>() };
    const once = toggled(folding, 'daughter');

    expect([isOpen(folding, 'daughter', 2), isOpen(once, 'daughter', 2), isOpen(toggled(once, 'daughter'), 'daughter', 2)]).toEqual([false, true, false]);
  });

  it('unfolds the way to an item and nothing else', () => {
    const closed = { levels: 0, toggled: new Set<string>() };

    const opened = revealing(closed, family, 'grandchild');

    expect([...opened.toggled].sort()).toEqual(['daughter', 'mother']);
    expect(revealing(opened, family, 'grandchild')).toEqual(opened);
  });
});

describe('lines', () => {
  it('draws one path from each card to those below it', () => {
    expect(treeLines(layOut(family, all)).map(({ id }) => id)).toEqual(['mother', 'daughter']);
  });

  it('ends a link at the card that hides its other end, and draws none inside of one', () => {
    const parents = new Map([...flattened(family)].map(([id, { parent }]) => [id, parent]));
    const parentOf = (id: string) => parents.get(id) ?? null;
    const folded = layOut(family, (id) => id === 'mother');

    const lines = linkLines(folded, [{ from: 'son', to: 'grandchild', text: '10 %' }, { from: 'daughter', to: 'grandchild' }], parentOf);

    expect(lines).toMatchObject([{ id: 'son grandchild', text: '10 %' }]);
  });
});

describe('the keyboard', () => {
  const layout = layOut(family, (id) => id !== 'daughter');

  it('walks up, down and beside', () => {
    expect(chartMove(layout, 'mother', 'ArrowDown')).toEqual({ focus: 'daughter' });
    expect(chartMove(layout, 'daughter', 'ArrowRight')).toEqual({ focus: 'son' });
    expect(chartMove(layout, 'son', 'ArrowRight')).toEqual({ focus: 'son' });
    expect(chartMove(layout, 'son', 'ArrowUp')).toEqual({ focus: 'mother' });
  });

  it('unfolds before it goes down, and leaves other keys alone', () => {
    expect(chartMove(layout, 'daughter', 'ArrowDown')).toEqual({ toggle: 'daughter' });
    expect(chartMove(layout, 'son', ' ')).toEqual({});
    expect(chartMove(layout, 'son', 'x')).toBeNull();
  });
});
