import { COLUMNS, isEmpty, NO_CELLS, tierKeyOf, type Cells, type Column, type EntryLine } from './entry-lines';

/** Lines in the making with the way back: each step is the lines before it, which share all that did not change. */
export interface Draft {
  rows: readonly EntryLine[];
  past: readonly (readonly EntryLine[])[];
  future: readonly (readonly EntryLine[])[];
}

const STEPS = 100;

export const draftOf = (rows: readonly EntryLine[]): Draft => ({ rows, past: [], future: [] });

/** The draft after a change, which can be taken back; the same if nothing changed. */
export function changed(draft: Draft, rows: readonly EntryLine[]): Draft {
  if (rows === draft.rows) return draft;
  return { rows, past: [...draft.past, draft.rows].slice(-STEPS), future: [] };
}

export function undone({ rows, past, future }: Draft): Draft {
  const before = past.at(-1);
  return before ? { rows: before, past: past.slice(0, -1), future: [rows, ...future] } : { rows, past, future };
}

export function redone({ rows, past, future }: Draft): Draft {
  const [after, ...rest] = future;
  return after ? { rows: after, past: [...past, rows], future: rest } : { rows, past, future };
}

let made = 0;
/** A key that no other line of this page has. */
export const newKey = (): string => `new-${(made += 1)}`;

/** One value for one cell; `key` null: of a line that is yet to be added, `line` tells those apart. */
export interface CellWrite {
  key: string | null;
  line: number;
  column: Column;
  value: string;
}

/** The lines with the values written; lines that get nothing but empty cells are not added. The same if nothing changes. */
export function written(rows: readonly EntryLine[], writes: CellWrite[]): readonly EntryLine[] {
  const byKey = new Map<string, Partial<Cells>>();
  const added = new Map<number, Partial<Cells>>();
  for (const { key, line, column, value } of writes) {
    const cells: Partial<Cells> = (key === null ? added.get(line) : byKey.get(key)) ?? {};
    cells[column] = value;
    if (key === null) added.set(line, cells);
    else byKey.set(key, cells);
  }
  let isChanged = false;
  const next = rows.map((row) => {
    const cells = byKey.get(row.key);
    if (!cells || !COLUMNS.some((column) => cells[column] !== undefined && cells[column] !== row.cells[column])) return row;
    isChanged = true;
    return { ...row, cells: { ...row.cells, ...cells } };
  });
  const fresh = [...added.values()].map((cells): EntryLine => ({ key: newKey(), cells: { ...NO_CELLS, ...cells } })).filter((row) => !isEmpty(row));
  return isChanged || fresh.length > 0 ? [...next, ...fresh] : rows;
}

export const without = (rows: readonly EntryLine[], keys: ReadonlySet<string>): readonly EntryLine[] =>
  rows.some(({ key }) => keys.has(key)) ? rows.filter(({ key }) => !keys.has(key)) : rows;

/** What a save sends: lines to be made, lines that differ from what is stored, and stored ones that are gone. */
export interface ChangeSet {
  created: EntryLine[];
  updated: EntryLine[];
  /** documentIds */
  removed: string[];
}

/** What makes `rows` of the stored ones. Empty lines are nothing: a stored line that was emptied is removed. */
export function changeSet(stored: readonly EntryLine[], rows: readonly EntryLine[]): ChangeSet {
  const before = new Map(stored.map((row) => [row.documentId, row]));
  const set: ChangeSet = { created: [], updated: [], removed: [] };
  const kept = new Set<string>();
  for (const row of rows) {
    if (isEmpty(row)) continue;
    if (!row.documentId) {
      set.created.push(row);
      continue;
    }
    kept.add(row.documentId);
    const old = before.get(row.documentId);
    if (old !== row && COLUMNS.some((column) => old?.cells[column] !== row.cells[column])) set.updated.push(row);
  }
  set.removed = stored.flatMap(({ documentId }) => (documentId && !kept.has(documentId) ? [documentId] : []));
  return set;
}

/** The lines as a save has left them: `documentIds` of the `sent` ones in their order, null for removed ones. Empty lines are gone. */
export function storedAs(rows: readonly EntryLine[], sent: readonly (EntryLine | null)[], documentIds: readonly (string | null)[]): readonly EntryLine[] {
  const idOf = new Map(sent.map((line, index) => [line, documentIds[index]]));
  return rows.filter((row) => !isEmpty(row)).map((row) => {
    const documentId = row.documentId ?? idOf.get(row);
    return row.documentId || !documentId ? row : { ...row, key: documentId, documentId };
  });
}

/** The user's changes on top of what others have stored meanwhile. */
export interface Rebased {
  rows: readonly EntryLine[];
  /** Lines that both changed or added; the user's stand. */
  contested: number;
}

/**
 * Puts the changes that made `mine` of `before` onto `after`, which is what is stored now. A line that was added here
 * and is stored by now (by somebody else, or by a save whose answer was lost) becomes a change of the stored one.
 */
export function rebased(before: readonly EntryLine[], mine: readonly EntryLine[], after: readonly EntryLine[], units?: ReadonlyMap<string, string>): Rebased {
  const { created, updated, removed } = changeSet(before, mine);
  const [old, changes, gone] = [new Map(before.map((row) => [row.documentId, row])), new Map(updated.map((row) => [row.documentId, row])), new Set(removed)];
  const added = new Map(created.map((row) => [tierKeyOf(row.cells, units), row]));
  added.delete(null);
  const placed = new Set<EntryLine>();
  let contested = 0;
  const kept = after.filter(({ documentId }) => !documentId || !gone.has(documentId)).map((row) => {
    const known = old.get(row.documentId);
    const change = known ? changes.get(row.documentId) : added.get(tierKeyOf(row.cells, units));
    if (!change) return row;
    const isStored = isSame(row, change);
    if (row.isLocked && !isStored) return row;
    placed.add(change);
    if (isStored) return row;
    if (!known || !isSame(row, known)) contested += 1;
    return { ...row, cells: change.cells };
  });
  return { rows: [...kept, ...created.filter((row) => !placed.has(row))], contested };
}

/** A draft of what is stored now, the user's changes on top of it with the way back to it. */
export function caughtUp(before: readonly EntryLine[], mine: readonly EntryLine[], after: readonly EntryLine[], units?: ReadonlyMap<string, string>): { draft: Draft; contested: number } {
  const { rows, contested } = rebased(before, mine, after, units);
  return { draft: sizeOf(changeSet(after, rows)) === 0 ? draftOf(after) : changed(draftOf(after), rows), contested };
}

/** As the database keeps them: without spaces around, and a tier from 0 on is none. */
const asStored = (column: Column, value: string) => (column === 'minQuantity' && value === '0' ? '' : value.trim());

const isSame = (one: EntryLine, other: EntryLine) => COLUMNS.every((column) => asStored(column, one.cells[column]) === asStored(column, other.cells[column]));

export const sizeOf = ({ created, updated, removed }: ChangeSet): number => created.length + updated.length + removed.length;

/** Lines whose code or name holds the text; all for an empty text. */
export function found(rows: readonly EntryLine[], text: string): readonly EntryLine[] {
  const sought = text.trim().toLocaleLowerCase();
  if (sought === '') return rows;
  return rows.filter(({ cells }) => cells.code.toLocaleLowerCase().includes(sought) || cells.name.toLocaleLowerCase().includes(sought));
}

/** Index of the line that a typed code means: the same code, else the first that begins so; -1: none. */
export function indexOfCode(rows: readonly EntryLine[], typed: string): number {
  const sought = typed.trim().toLocaleLowerCase();
  if (sought === '') return -1;
  const same = rows.findIndex(({ cells }) => cells.code.toLocaleLowerCase() === sought);
  return same >= 0 ? same : rows.findIndex(({ cells }) => cells.code.toLocaleLowerCase().startsWith(sought));
}
