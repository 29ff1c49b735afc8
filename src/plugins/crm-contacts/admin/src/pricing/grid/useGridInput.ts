import { useRef, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { GridProps } from './Grid';
import { moved, only, rangeOf, tabbed, type Selection, type Size } from './moves';
import { useCellEdit } from './useCellEdit';

interface GridInput extends Pick<GridProps, 'selection' | 'onSelect' | 'copied' | 'editing'> {
  frame: RefObject<HTMLDivElement>;
  size: Size;
}

/** Keyboard, mouse and clipboard of a grid. */
export function useGridInput(grid: GridInput) {
  const { frame, size, selection, onSelect, editing } = grid;
  const clipboard = clipboardOf(grid);
  const edit = useCellEdit({ frame, size, at: selection.at, editing, onGo: (place) => onSelect(only(place)), onBlock: clipboard.paste });
  const onKeyDown = useGridKeys(grid, edit.begin);
  const { onCopy, onCut, onPaste } = clipboard;
  return { inputOf: edit.inputOf, isEditing: edit.isEditing, handlers: { onKeyDown, onCopy, onCut, onPaste, ...mouseOf(grid, edit) } };
}

type Edit = ReturnType<typeof useCellEdit>;

/** Moves and choices first, then what changes cells. */
function useGridKeys({ frame, size, selection, onSelect, editing }: GridInput, begin: Edit['begin']) {
  /** Esc lets the next Tab leave the grid: nobody is caught in it. */
  const mayLeave = useRef(false);
  const { at, anchor } = selection;

  const chosenBy = ({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, leaves: boolean): Selection | null => {
    const control = ctrlKey || metaKey;
    const lastColumn = size.columns - 1;
    if (key === 'Tab') {
      const next = leaves ? null : tabbed(at, shiftKey, size);
      return next && only(next);
    }
    const target = moved(at, key, control, size);
    if (target) return shiftKey ? { at: target, anchor } : only(target);
    if (control) return key.toLowerCase() === 'a' ? { at: { row: 0, column: 0 }, anchor: { row: size.rows - 1, column: lastColumn } } : null;
    if (key === 'Escape') return only(at);
    return key === ' ' && shiftKey ? { at: { row: at.row, column: 0 }, anchor: { row: anchor.row, column: lastColumn } } : null;
  };
  const changedBy = ({ key }: KeyboardEvent): (() => void) | null => {
    if (!editing) return null;
    if (key === 'Enter' || key === 'F2') return () => begin({ text: editing.typed(at), isQuick: false });
    return key === 'Delete' || key === 'Backspace' ? () => editing.onErase(rangeOf(selection)) : null;
  };
  return (event: KeyboardEvent) => {
    if (event.target !== frame.current) return;
    const { key } = event;
    const leaves = mayLeave.current;
    mayLeave.current = key === 'Escape' || (leaves && key === 'Shift');
    if (event.altKey || size.rows === 0) return;
    const chosen = chosenBy(event, leaves);
    if (chosen) return handled(event, () => onSelect(chosen));
    if (key === 'Tab' || event.ctrlKey || event.metaKey) return;
    const change = changedBy(event);
    if (change) return handled(event, change);
    // No preventDefault: the key itself lands in the field that is there now.
    if (editing && (key.length === 1 || key === 'Dead' || key === 'Process')) begin({ text: '', isQuick: true });
  };
}

/** A press chooses, drawing on extends, a double click edits; the number of a line stands for the whole line. */
function mouseOf({ frame, size, selection, onSelect, editing }: GridInput, { isEditing, begin }: Edit) {
  const lastColumn = size.columns - 1;
  return {
    onMouseDown(event: MouseEvent) {
      const place = event.button === 0 ? placeOf(event) : null;
      if (!place) return;
      event.preventDefault();
      frame.current?.focus({ preventScroll: true });
      const { row, column } = place;
      if (column === null) onSelect({ at: { row, column: 0 }, anchor: { row: event.shiftKey ? selection.anchor.row : row, column: lastColumn } });
      else onSelect(event.shiftKey ? { at: { row, column }, anchor: selection.anchor } : only({ row, column }));
    },
    onMouseOver(event: MouseEvent) {
      const place = event.buttons === 1 && !isEditing ? placeOf(event) : null;
      if (!place || document.activeElement !== frame.current) return;
      onSelect({ at: selection.at, anchor: { row: place.row, column: place.column ?? lastColumn } });
    },
    onDoubleClick(event: MouseEvent) {
      const place = placeOf(event);
      if (editing && place && place.column !== null) begin({ text: editing.typed(selection.at), isQuick: false });
    },
  };
}

function clipboardOf({ frame, selection, copied, editing }: GridInput) {
  const range = rangeOf(selection);
  const paste = (text: string) => {
    if (text) editing?.onPaste(text, range);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (frame.current?.contains(event.target as Node)) handled(event, () => event.clipboardData.setData('text/plain', copied(range)));
  };
  return {
    paste,
    onCopy,
    onCut(event: ClipboardEvent) {
      onCopy(event);
      editing?.onErase(range);
    },
    onPaste(event: ClipboardEvent) {
      if (editing) handled(event, () => paste(event.clipboardData.getData('text/plain')));
    },
  };
}

function handled(event: { preventDefault(): void; stopPropagation(): void }, action: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  action();
}

/** The cell under the pointer; `column` null: the line's number. */
function placeOf({ target }: MouseEvent): { row: number; column: number | null } | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-row]');
  if (!cell) return null;
  const { row, column } = cell.dataset;
  return { row: Number(row), column: column === undefined ? null : Number(column) };
}
