import { useRef, type KeyboardEvent } from 'react';

/** What keys do wherever in the editor the keyboard is; an absent action is not possible now. */
interface EditorActions {
  nextError(): void;
  save(): Promise<void>;
  remove(): void;
  undo?(): void;
  redo?(): void;
}

/** F8, Ctrl S, Ctrl Z, Ctrl Y and Ctrl Delete; while something is typed only the first two. */
export function useEditorKeys(actions: EditorActions) {
  // A cell that is still open takes over its text on the same key: what follows is to know of it.
  const latest = useRef(actions);
  latest.current = actions;
  return (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const isTyping = (event.target as HTMLElement).tagName === 'INPUT';
    const action = key === 'f8' ? () => latest.current.nextError() : !control ? undefined
      : key === 's' ? () => void latest.current.save()
      : isTyping ? undefined
      : key === 'z' && !event.shiftKey ? actions.undo
      : key === 'y' || key === 'z' ? actions.redo
      : key === 'delete' || key === 'backspace' ? actions.remove
      : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  };
}
