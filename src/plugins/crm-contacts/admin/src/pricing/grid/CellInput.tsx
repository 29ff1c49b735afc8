import { useLayoutEffect, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';

/** Where the keyboard goes after an edit: to another cell, on the same (`here`), or wherever it has gone itself (`stay`). */
export type After = 'down' | 'up' | 'next' | 'back' | 'right' | 'left' | 'here' | 'stay';

export interface CellInputProps {
  label: string;
  text: string;
  /** Began by typing over the cell: arrows leave it, as in a spreadsheet. */
  isQuick: boolean;
  onCommit(text: string, after: After): void;
  onCancel(): void;
  /** A block was pasted, which is more than one cell takes. */
  onBlock(text: string): void;
}

/** Keys of the page around the grid, which are to find what is typed: to save, and on to the next error. */
const isOfThePage = ({ key, ctrlKey, metaKey }: KeyboardEvent) => key === 'F8' || ((ctrlKey || metaKey) && key.toLowerCase() === 's');

const ARROWS: Record<string, After> = { ArrowDown: 'down', ArrowUp: 'up', ArrowRight: 'right', ArrowLeft: 'left' };

/** The cell while it is edited: Enter, Tab and leaving keep what is typed, Esc does not. */
export function CellInput({ label, text, isQuick, onCommit, onCancel, onBlock }: CellInputProps) {
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  // Before the browser handles the key that began the edit, so that its character lands here.
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const end = (action: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    action();
  };
  const commit = (after: After) => end(() => onCommit(field.current?.value ?? '', after));
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    if (isOfThePage(event)) return flushSync(() => commit('here'));
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const after: After | undefined = key === 'Enter' ? (shiftKey ? 'up' : 'down') : key === 'Tab' ? (shiftKey ? 'back' : 'next') : isQuick ? ARROWS[key] : undefined;
    if (!after && key !== 'Escape') return;
    event.preventDefault();
    if (after) commit(after);
    else end(onCancel);
  };
  const onPaste = (event: ClipboardEvent) => {
    event.stopPropagation();
    const pasted = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(pasted.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    end(() => onBlock(pasted));
  };
  return <input ref={field} aria-label={label} defaultValue={text} maxLength={1000} onKeyDown={onKeyDown} onPaste={onPaste} onCopy={stop} onCut={stop} onBlur={() => commit('stay')} onMouseDown={stop} onDoubleClick={stop} />;
}

const stop = (event: { stopPropagation(): void }) => event.stopPropagation();
