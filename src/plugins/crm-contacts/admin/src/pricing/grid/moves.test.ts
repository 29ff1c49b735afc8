import { drawnRows, moved, nextOf, only, rangeOf, tabbed } from './moves';

const size = { rows: 20_001, columns: 5, page: 12 };

describe('a key', () => {
  it.each([
    ['ArrowDown', false, { row: 11, column: 2 }],
    ['ArrowUp', true, { row: 0, column: 2 }],
    ['ArrowRight', false, { row: 10, column: 3 }],
    ['ArrowLeft', true, { row: 10, column: 0 }],
    ['PageDown', false, { row: 22, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 10, column: 0 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', false, { row: 10, column: 4 }],
    ['End', true, { row: 20_000, column: 4 }],
  ])('%s, with Ctrl: %s', (key, toEnd, expected) => {
    expect(moved({ row: 10, column: 2 }, key, toEnd, size)).toEqual(expected);
  });

  it('stops at the edges', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', false, size)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 20_000, column: 4 }, 'ArrowRight', false, size)).toEqual({ row: 20_000, column: 4 });
  });

  it('is left alone where it does not move', () => {
    expect(moved({ row: 0, column: 0 }, 'a', false, size)).toBeNull();
  });
});

it('Tab goes on in the next line and leaves behind the last cell', () => {
  expect(tabbed({ row: 0, column: 4 }, false, size)).toEqual({ row: 1, column: 0 });
  expect(tabbed({ row: 1, column: 0 }, true, size)).toEqual({ row: 0, column: 4 });
  expect(tabbed({ row: 20_000, column: 4 }, false, size)).toBeNull();
  expect(tabbed({ row: 0, column: 0 }, true, size)).toBeNull();
});

it('a selection is the rectangle between its corners', () => {
  expect(rangeOf({ at: { row: 2, column: 4 }, anchor: { row: 7, column: 1 } })).toEqual({ top: 2, bottom: 7, left: 1, right: 4 });
  expect(rangeOf(only({ row: 3, column: 3 }))).toEqual({ top: 3, bottom: 3, left: 3, right: 3 });
});

it('the next error comes after the present cell and begins again at the top', () => {
  const marked = [{ row: 9, column: 1 }, { row: 2, column: 3 }, { row: 2, column: 0 }];

  expect(nextOf(marked, { row: 2, column: 0 })).toEqual({ row: 2, column: 3 });
  expect(nextOf(marked, { row: 9, column: 1 })).toEqual({ row: 2, column: 0 });
  expect(nextOf([], { row: 0, column: 0 })).toBeNull();
});

it('draws the active line though it is out of sight, so that a key pressed before the scrolling is over lands in it', () => {
  expect(drawnRows([3, 4, 5], 4, 200)).toEqual([3, 4, 5]);
  expect(drawnRows([3, 4, 5], 120, 200)).toEqual([3, 4, 5, 120]);
  expect(drawnRows([3, 4, 5], 0, 200)).toEqual([0, 3, 4, 5]);
  expect(drawnRows([], 0, 0)).toEqual([]);
});
