import { caughtUp, changed, changeSet, draftOf, found, indexOfCode, rebased, redone, undone, without, written } from './draft';
import { NO_CELLS, type Cells, type EntryLine } from './entry-lines';

const stored = (code: string, cells: Partial<Cells> = {}): EntryLine => ({ key: code, documentId: `id-${code}`, cells: { ...NO_CELLS, code, price: '1', ...cells } });
const rows = [stored('P-1'), stored('P-2', { name: 'Ölfilter' }), stored('P-3')];
const write = (key: string | null, column: keyof Cells, value: string, line = 0) => ({ key, line, column, value });

describe('writing', () => {
  it('changes the lines named and leaves the others the same', () => {
    const next = written(rows, [write('P-2', 'price', '2')]);

    expect(next[1].cells).toEqual({ ...rows[1].cells, price: '2' });
    expect([next[0], next[2]]).toEqual([rows[0], rows[2]]);
    expect(next[0]).toBe(rows[0]);
  });

  it('adds lines that hold something', () => {
    const next = written(rows, [write(null, 'code', 'P-9', 0), write(null, 'price', '9', 0), write(null, 'code', '', 1)]);

    expect(next.slice(3).map(({ documentId, cells }) => ({ documentId, ...cells }))).toEqual([{ ...NO_CELLS, documentId: undefined, code: 'P-9', price: '9' }]);
  });

  it('changes nothing where all is the same', () => {
    expect(written(rows, [write('P-1', 'price', '1')])).toBe(rows);
  });
});

describe('a draft', () => {
  const second = written(rows, [write('P-1', 'price', '2')]);

  it('goes back and forth', () => {
    const draft = changed(draftOf(rows), second);

    expect(undone(draft).rows).toBe(rows);
    expect(redone(undone(draft)).rows).toBe(second);
    expect(undone(draftOf(rows)).rows).toBe(rows);
    expect(redone(draft).rows).toBe(second);
  });

  it('forgets what was undone when something else is done', () => {
    const draft = changed(undone(changed(draftOf(rows), second)), without(rows, new Set(['P-3'])));

    expect(redone(draft).rows).toHaveLength(2);
  });
});

describe('a change set', () => {
  it('is what differs from the stored lines', () => {
    const next = [...written(without(rows, new Set(['P-3'])), [write('P-2', 'price', '2'), write(null, 'code', 'P-9')])];

    expect(changeSet(rows, next)).toEqual({ created: [next[2]], updated: [next[1]], removed: ['id-P-3'] });
  });

  it('is nothing for a change that was changed back, and for empty lines', () => {
    const back = written(written(rows, [write('P-1', 'price', '2')]), [write('P-1', 'price', '1')]);

    expect(changeSet(rows, [...back, { key: 'empty', cells: NO_CELLS }])).toEqual({ created: [], updated: [], removed: [] });
  });

  it('removes a stored line that was emptied', () => {
    expect(changeSet(rows, [rows[0], rows[1], { ...rows[2], cells: NO_CELLS }]).removed).toEqual(['id-P-3']);
  });
});

it('finds lines by code and name, and the line that a code means', () => {
  expect(found(rows, 'ölf').map(({ key }) => key)).toEqual(['P-2']);
  expect(found(rows, ' ')).toBe(rows);
  expect(indexOfCode([stored('P-10'), stored('P-1')], 'p-1')).toBe(1);
  expect(indexOfCode([stored('P-10')], 'p-1')).toBe(0);
  expect(indexOfCode(rows, 'X')).toBe(-1);
});

it('puts changes on top of what others stored meanwhile, and counts what both changed', () => {
  const mine = written(without(rows, new Set(['P-3'])), [write('P-1', 'price', '2'), write('P-2', 'name', 'Filter'), write(null, 'code', 'P-9')]);
  const theirs = [stored('P-0'), stored('P-1', { price: '3' }), rows[1], rows[2]];

  const { rows: next, contested } = rebased(rows, mine, theirs);

  expect(next.map(({ cells }) => [cells.code, cells.name, cells.price])).toEqual([['P-0', '', '1'], ['P-1', '', '2'], ['P-2', 'Filter', '1'], ['P-9', '', '']]);
  expect(contested).toBe(1);
});

describe('a line that was added here and is stored by now', () => {
  const added = (cells: Partial<Cells>) => [...rows, { key: 'new-1', cells: { ...NO_CELLS, code: 'P-9', unit: 'pc', price: '9', ...cells } }];
  const theirs = [...rows, stored('P-9', { unit: 'pc', price: '9' })];
  const codes = (mine: readonly EntryLine[], after: readonly EntryLine[]) => {
    const { draft, contested } = caughtUp(rows, mine, after, new Map([['pc', 'pc'], ['stk', 'pc']]));
    return { last: draft.rows.slice(3).map(({ documentId, cells }) => [documentId, cells.price]), left: changeSet(after, draft.rows), steps: draft.past.length, contested };
  };
  const nothing = { created: [], updated: [], removed: [] };

  it('stands there once', () => {
    expect(codes(added({ minQuantity: '0' }), theirs)).toEqual({ last: [['id-P-9', '9']], left: nothing, steps: 0, contested: 0 });
  });

  it('changes what somebody else stored for the same tier, however the unit is spelled', () => {
    expect(codes(added({ unit: 'Stk', price: '8' }), theirs)).toMatchObject({ last: [['id-P-9', '8']], left: { created: [], updated: [{ documentId: 'id-P-9' }] }, steps: 1, contested: 1 });
  });

  it('stays a line of its own beside another tier, and beside one that was in force', () => {
    expect(codes(added({ minQuantity: '5' }), theirs).last).toEqual([['id-P-9', '9'], [undefined, '9']]);
    expect(codes(added({ price: '8' }), [...rows, { ...theirs[3], isLocked: true }]).last).toEqual([['id-P-9', '9'], [undefined, '8']]);
    expect(codes([...added({}), { key: 'new-2', cells: { ...NO_CELLS, name: 'no code yet' } }], theirs).left.created).toMatchObject([{ key: 'new-2' }]);
  });
});
