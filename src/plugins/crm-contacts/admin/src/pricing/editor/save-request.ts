import type { EntryChange } from '../../../../contracts/catalogues';
import type { ChangeSet } from './draft';
import { COLUMNS, type Column, type EntryLine } from './entry-lines';

/** Why a cell cannot be saved, in words, by column. */
export type CellTexts = Partial<Record<Column, string>>;

/** What a save sends, and which line each of its rows is; null: one that is removed. */
export interface SaveRequest {
  entries: EntryChange[];
  lines: (EntryLine | null)[];
}

/** Removed lines first: what takes their place has the same code, unit and tier. */
export function saveRequest({ created, updated, removed }: ChangeSet, stored: readonly EntryLine[]): SaveRequest {
  const before = new Map(stored.map((line) => [line.documentId, line]));
  const written = [...updated, ...created];
  return {
    entries: [...removed.map((documentId) => ({ documentId, delete: true as const })), ...written.map((line) => changeOf(line, before.get(line.documentId)))],
    lines: [...removed.map(() => null), ...written],
  };
}

/** What the request says of a line: a stored one sends what differs, the rest stays as it is. */
function changeOf({ documentId, cells }: EntryLine, before: EntryLine | undefined): EntryChange {
  const old = documentId ? before?.cells : undefined;
  const named = COLUMNS.filter((column) => (old ? old[column] !== cells[column] : cells[column] !== ''));
  return { ...(documentId ? { documentId } : {}), ...Object.fromEntries(named.map((column) => [column, cells[column] || (column === 'minQuantity' ? '0' : column === 'code' ? '' : null)])) };
}

/** Sentences by `entries.<index>.<column>` as the server counts, back on the lines that were sent. */
export function refusedCells(byPath: Record<string, string>, { lines }: SaveRequest): Map<EntryLine, CellTexts> {
  const found = new Map<EntryLine, CellTexts>();
  for (const [path, sentence] of Object.entries(byPath)) {
    const [, index, field] = path.split('.');
    const line = lines[Number(index)];
    if (!line) continue;
    const column = COLUMNS.find((name) => name === field) ?? 'code';
    found.set(line, { ...found.get(line), [column]: sentence });
  }
  return found;
}
