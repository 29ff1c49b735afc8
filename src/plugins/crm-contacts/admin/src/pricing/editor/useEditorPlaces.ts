import { useMemo, type RefObject } from 'react';
import { inside, nextOf, only, type Place, type Selection } from '../grid/moves';
import type { Column, EntryLine } from './entry-lines';
import type { EditorAddress } from './useEditorAddress';
import { placeOfCell } from './useEntryEditing';
import type { EntryLines } from './useEntryLines';

interface Places {
  grid: RefObject<HTMLDivElement>;
  entries: EntryLines;
  /** The lines in sight. */
  shown: readonly EntryLine[];
  columns: readonly Column[];
  /** Lines of the grid, that for a new one included. */
  rows: number;
  selection: Selection;
  onSelect(selection: Selection): void;
  address: EditorAddress;
}

/** Where the keyboard is, and the ways to a cell: the next error, the code that was asked for, a refused cell. */
export function useEditorPlaces({ grid, entries, shown, columns, rows, selection, onSelect, address }: Places) {
  const size = { rows, columns: columns.length, page: 1 };
  const errors = useErrors(entries, shown, columns);
  // Undo and filters take lines away from below the chosen cell.
  const held = { at: inside(selection.at, size), anchor: inside(selection.anchor, size) };
  const goTo = (place: Place) => {
    onSelect(only(inside(place, size)));
    grid.current?.focus({ preventScroll: true });
  };
  const showErrors = () => address.change({ q: '', show: 'errors' });
  return {
    errors: errors.count,
    held,
    goTo,
    nextError() {
      const next = nextOf(errors.places, held.at);
      if (next) goTo(next);
      else if (errors.count > 0) showErrors();
    },
    goToCell(key: string, column: Column) {
      const place = placeOfCell(shown, columns, key, column);
      if (place.row >= 0) goTo(place);
      else showErrors();
    },
  };
}

/** How many cells are wrong in all, and where those in sight are. */
function useErrors({ reasons, refusals, lines }: EntryLines, shown: readonly EntryLine[], columns: readonly Column[]) {
  return useMemo(() => {
    const wrong = (line: EntryLine) => columns.filter((column) => reasons.get(line.key)?.[column] ?? refusals.get(line)?.[column]);
    if (reasons.size === 0 && refusals.size === 0) return { count: 0, places: [] };
    const places = shown.flatMap((line, row) => wrong(line).map((column) => ({ row, column: columns.indexOf(column) })));
    const count = shown === lines ? places.length : lines.reduce((sum, line) => sum + wrong(line).length, 0);
    return { count, places };
  }, [reasons, refusals, lines, shown, columns]);
}
