import { nested, openAtFirst, treeMatch, treeMove, treeRows, type TreeItem } from './tree-rows';

const item = (id: string, ...children: TreeItem[]): TreeItem => ({ id, text: id, children });
const family = [item('holding', item('north', item('plant')), item('south')), item('fund')];
const all = treeRows(family, () => true);
const ids = (rows: { item: TreeItem }[]) => rows.map((row) => row.item.id);

it('lists what is open from top to bottom, with level and place among siblings', () => {
  expect(ids(all)).toEqual(['holding', 'north', 'plant', 'south', 'fund']);
  expect(all[3]).toMatchObject({ level: 2, position: 2, siblings: 2, parent: 0, isOpen: false });
  expect(ids(treeRows(family, ({ id }) => id === 'holding'))).toEqual(['holding', 'north', 'south', 'fund']);
});

it('moves with the arrows, Home and End, and stops at the ends', () => {
  expect(treeMove(all, 0, 'ArrowDown')).toEqual({ focus: 1 });
  expect(treeMove(all, 4, 'ArrowDown')).toEqual({ focus: 4 });
  expect(treeMove(all, 0, 'ArrowUp')).toEqual({ focus: 0 });
  expect(treeMove(all, 2, 'Home')).toEqual({ focus: 0 });
  expect(treeMove(all, 2, 'End')).toEqual({ focus: 4 });
});

it('opens, goes in, goes out and closes', () => {
  const closed = treeRows(family, () => false);
  expect(treeMove(closed, 0, 'ArrowRight')).toEqual({ open: ['holding'] });
  expect(treeMove(all, 0, 'ArrowRight')).toEqual({ focus: 1 });
  expect(treeMove(all, 2, 'ArrowRight')).toEqual({});
  expect(treeMove(all, 2, 'ArrowLeft')).toEqual({ focus: 1 });
  expect(treeMove(all, 1, 'ArrowLeft')).toEqual({ close: ['north'] });
  expect(treeMove(closed, 0, '*')).toEqual({ open: ['holding'] });
  expect(treeMove(all, 0, 'x')).toBeNull();
});

it('finds the next line that starts with what was typed', () => {
  expect(treeMatch(all, 0, 's')).toBe(3);
  expect(treeMatch(all, 3, 's')).toBe(3);
  expect(treeMatch(all, 0, 'PLA')).toBe(2);
  expect(treeMatch(all, 0, 'q')).toBe(-1);
});

it('opens a small tree whole, of a large one the way to the current item', () => {
  const large = [item('top', ...Array.from({ length: 100 }, (_none, index) => item(`c${index}`, item(`g${index}`, item(`x${index}`)))))];
  const isOpen = openAtFirst(large, 'x7');
  expect(['top', 'c7', 'g7', 'c8'].map(isOpen)).toEqual([true, true, true, false]);
  expect(openAtFirst(family)('south')).toBe(true);
});

it('nests rows and shows circles at the top instead of losing them', () => {
  const rows = [{ id: 'a', parent: null }, { id: 'b', parent: 'a' }, { id: 'x', parent: 'y' }, { id: 'y', parent: 'x' }, { id: 'z', parent: 'x' }, { id: 'o', parent: 'hidden' }];
  const tops = nested(rows, ({ id }) => ({ id, text: id }));
  expect(tops.map(({ id }) => id)).toEqual(['a', 'x', 'y', 'o']);
  expect(tops[1].children.map(({ id }) => id)).toEqual(['z']);
});
