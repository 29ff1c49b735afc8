import { COLUMNS, NO_CELLS, type EntryLine } from './entry-lines';
import { pasted, type PasteInto } from './pasting';
import { written } from './draft';

const line = (code: string, more: Partial<EntryLine> = {}): EntryLine => ({ key: code, documentId: code, cells: { ...NO_CELLS, code, price: '1' }, ...more });
const lines = [line('P-1'), line('P-2'), line('P-3', { isLocked: true })];
const into = (change: Partial<PasteInto> = {}): PasteInto => ({
  lines, columns: COLUMNS, labels: ['Code', 'Bezeichnung'], range: { top: 0, bottom: 0, left: 0, right: 0 }, sign: ',', mayAdd: true, mayChange: true, ...change,
});
const at = (top: number, left: number, bottom = top, right = left) => ({ top, bottom, left, right });

it('overwrites from the chosen cell on and adds what goes beyond the last line', () => {
  const result = pasted('2,5\n3\n4\n5', into({ range: at(1, 4) }));

  expect(result).toMatchObject({ lines: 4, added: 2, kept: 1 });
  expect(written(lines, result.writes).map(({ cells }) => [cells.code, cells.price])).toEqual([['P-1', '1'], ['P-2', '2.5'], ['P-3', '1'], ['', '4'], ['', '5']]);
});

it('appends 200 lines below the last', () => {
  const text = Array.from({ length: 200 }, (_, index) => `N-${index}\tTeil ${index}\tpc\t\t1.234,50`).join('\r\n');

  const result = pasted(text, into({ range: at(3, 0) }));

  expect(result).toMatchObject({ lines: 200, added: 200, kept: 0, sign: ',' });
  expect(written(lines, result.writes)).toHaveLength(203);
  expect(written(lines, result.writes)[202].cells).toEqual({ ...NO_CELLS, code: 'N-199', name: 'Teil 199', unit: 'pc', price: '1234.5' });
});

it('leaves out a heading and what is beyond the last column', () => {
  const result = pasted('Code\tBezeichnung\tx\tx\tx\tx\tx\nN-1\tTeil\tpc\t1\t2\t\tmehr', into({ range: at(3, 0) }));

  expect(result).toMatchObject({ lines: 1, hadHeading: true, beyond: 1 });
});

it('fills the chosen cells with one', () => {
  const result = pasted('9', into({ range: at(0, 4, 1, 4) }));

  expect(written(lines, result.writes).map(({ cells }) => cells.price)).toEqual(['9', '9', '1']);
});

it('keeps what the user may not change', () => {
  expect(pasted('a\nb\nc\nd', into({ mayChange: false, mayAdd: false }))).toMatchObject({ writes: [], kept: 4 });
});

it('passes over empty lines behind the last', () => {
  expect(pasted('N-1\n\nN-2', into({ range: at(3, 0) })).added).toBe(2);
});
