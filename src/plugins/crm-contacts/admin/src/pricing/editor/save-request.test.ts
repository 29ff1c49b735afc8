import { changeSet, storedAs, without, written } from './draft';
import { NO_CELLS, type Cells, type EntryLine } from './entry-lines';
import { refusedCells, saveRequest } from './save-request';

const line = (code: string, cells: Partial<Cells> = {}): EntryLine => ({ key: code, documentId: `id-${code}`, cells: { ...NO_CELLS, code, price: '1', ...cells } });
const before = [line('P-1'), line('P-2', { minQuantity: '5', name: 'Ölfilter' }), line('P-3')];
const write = (key: string | null, column: keyof Cells, value: string) => ({ key, line: 0, column, value });

const rows = written(without(before, new Set(['P-3'])), [write('P-2', 'minQuantity', ''), write('P-2', 'name', ''), write(null, 'code', 'P-9'), write(null, 'price', '9')]);
const request = saveRequest(changeSet(before, rows), before);

it('a save names what is gone, what differs and what is new', () => {
  expect(request.entries).toEqual([{ documentId: 'id-P-3', delete: true }, { documentId: 'id-P-2', minQuantity: '0', name: null }, { code: 'P-9', price: '9' }]);
});

it('a refusal stands at the cell that was sent', () => {
  const refused = refusedCells({ 'entries.1.name': 'Too long', 'entries.2.catalogue': 'Gone', 'entries.0.code': 'In use' }, request);

  expect([...refused]).toEqual([[rows[1], { name: 'Too long' }], [rows[2], { code: 'Gone' }]]);
});

it('after a save nothing is left to be saved, though it was not loaded again', () => {
  const after = storedAs([...rows, { key: 'empty', cells: NO_CELLS }], request.lines, [null, 'id-P-2', 'id-P-9']);

  expect(after.map(({ documentId }) => documentId)).toEqual(['id-P-1', 'id-P-2', 'id-P-9']);
  expect(changeSet(after, after)).toEqual({ created: [], updated: [], removed: [] });
  const next = saveRequest(changeSet(after, written(after, [write('id-P-9', 'price', '10')])), after);
  expect(next.entries).toEqual([{ documentId: 'id-P-9', price: '10' }]);
});
