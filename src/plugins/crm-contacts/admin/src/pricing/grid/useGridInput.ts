import { useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { After, CellInputProps } from './CellInput';
import type { GridProps } from './Grid';
import { inside, moved, only, rangeOf, tabbed, type Place, type Size } from './moves';

interface GridInput extends Pick<GridProps, 'selection' | 'onSelect' | 'copied' | 'editing'> {
  frame: RefObject<HTMLDivElement>;
  size: Size;
}

interface Edit {
  text: string;
  isQuick: boolean;
}

/** Keyboard, mouse and clipboard of a grid. */
export function useGridInput({ frame, size, selection, onSelect, copied, editing }: GridInput) {
  const [edit, setEdit] = useState<Edit | null>(null);
  /** Esc lets the next Tab leave the grid: nobody is caught in it. */
  const mayLeave = useRef(false);
  const { at } = selection;
  const go = (place: Place, extend = false) => onSelect(extend ? { at: place, anchor: selection.anchor } : only(place));

  const finish = (after: After) => {
    setEdit(null);
    if (after !== 'stay') frame.current?.focus({ preventScroll: true });
    const target = targetOf(after, at, size);
    if (target) go(target);
  };
  const begin = (next: Edit) => {
    if (editing?.mayEdit(at)) flushSync(() => setEdit(next));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== frame.current) return;
    const { key, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const leaves = mayLeave.current;
    mayLeave.current = key === 'Escape' || (leaves && key === 'Shift');
    if (altKey || size.rows === 0) return;
    if (key === 'Tab') {
      const next = leaves ? null : tabbed(at, shiftKey, size);
      if (next) handled(event, () => go(next));
      return;
    }
    const target = moved(at, key, control, size);
    if (target) return handled(event, () => go(target, shiftKey));
    if (control) {
      if (key.toLowerCase() === 'a') handled(event, () => onSelect({ at: { row: 0, column: 0 }, anchor: { row: size.rows - 1, column: size.columns - 1 } }));
      return;
    }
    if (key === 'Escape') return handled(event, () => go(at));
    if (key === ' ' && shiftKey) return handled(event, () => onSelect({ at: { row: at.row, column: 0 }, anchor: { row: selection.anchor.row, column: size.columns - 1 } }));
    if (!editing) return;
    if (key === 'Enter' || key === 'F2') return handled(event, () => begin({ text: editing.typed(at), isQuick: false }));
    if (key === 'Delete' || key === 'Backspace') return handled(event, () => editing.onErase(rangeOf(selection)));
    // No preventDefault: the key itself lands in the field that is there now.
    if (key.length === 1 || key === 'Dead' || key === 'Process') begin({ text: '', isQuick: true });
  };

  const onMouseDown = (event: MouseEvent) => {
    if (event.button !== 0) return;
    const place = placeOf(event);
    if (!place) return;
    event.preventDefault();
    frame.current?.focus({ preventScroll: true });
    if (place.column === null) onSelect({ at: { row: place.row, column: 0 }, anchor: { row: event.shiftKey ? selection.anchor.row : place.row, column: size.columns - 1 } });
    else go({ row: place.row, column: place.column }, event.shiftKey);
  };
  const onMouseOver = (event: MouseEvent) => {
    if (event.buttons !== 1 || edit) return;
    const place = placeOf(event);
    if (!place || document.activeElement !== frame.current) return;
    onSelect({ at: selection.at, anchor: { row: place.row, column: place.column ?? size.columns - 1 } });
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (placeOf(event)?.column !== null && editing) begin({ text: editing.typed(at), isQuick: false });
  };

  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== frame.current && !frame.current?.contains(event.target as Node)) return;
    handled(event, () => event.clipboardData.setData('text/plain', copied(rangeOf(selection))));
  };
  const onCut = (event: ClipboardEvent) => {
    onCopy(event);
    editing?.onErase(rangeOf(selection));
  };
  const paste = (text: string) => {
    if (text) editing?.onPaste(text, rangeOf(selection));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (editing) handled(event, () => paste(event.clipboardData.getData('text/plain')));
  };

  const callbacks = useRef({ finish, paste, editing, at });
  callbacks.current = { finish, paste, editing, at };
  const input = useMemo(() => {
    if (!edit) return null;
    const now = () => callbacks.current;
    return {
      text: edit.text,
      isQuick: edit.isQuick,
      onCommit(text: string, after: After) {
        now().editing?.onWrite(now().at, text);
        now().finish(after);
      },
      onCancel: () => {
        setEdit(null);
        frame.current?.focus({ preventScroll: true });
      },
      onBlock(text: string) {
        setEdit(null);
        frame.current?.focus({ preventScroll: true });
        now().paste(text);
      },
    };
  }, [edit, frame]);
  const labelled = useRef<{ of: typeof input; label: string; props: CellInputProps } | null>(null);
  const cell = (label: string): CellInputProps | null => {
    if (!input) return null;
    if (labelled.current?.of !== input || labelled.current.label !== label) labelled.current = { of: input, label, props: { ...input, label } };
    return labelled.current.props;
  };
  return { cell, isEditing: edit !== null, handlers: { onKeyDown, onMouseDown, onMouseOver, onDoubleClick, onCopy, onCut, onPaste } };
}

function handled(event: { preventDefault(): void; stopPropagation(): void }, action: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  action();
}

function targetOf(after: After, at: Place, size: Size): Place | null {
  if (after === 'stay' || after === 'here') return null;
  if (after === 'next' || after === 'back') return tabbed(at, after === 'back', size) ?? at;
  const step = { down: { row: 1, column: 0 }, up: { row: -1, column: 0 }, right: { row: 0, column: 1 }, left: { row: 0, column: -1 } }[after];
  return inside({ row: at.row + step.row, column: at.column + step.column }, size);
}

/** The cell under the pointer; `column` null: the line's number. */
function placeOf({ target }: MouseEvent): { row: number; column: number | null } | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-row]');
  if (!cell) return null;
  const { row, column } = cell.dataset;
  return { row: Number(row), column: column === undefined ? null : Number(column) };
}
