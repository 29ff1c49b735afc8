import { useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { After, CellInputProps } from './CellInput';
import type { GridEditing } from './Grid';
import { inside, tabbed, type Place, type Size } from './moves';

interface CellEdit {
  frame: RefObject<HTMLDivElement>;
  size: Size;
  at: Place;
  editing: GridEditing | undefined;
  onGo(place: Place): void;
  /** A block was pasted into the open cell. */
  onBlock(text: string): void;
}

interface Begun {
  text: string;
  /** By typing over the cell. */
  isQuick: boolean;
}

/** The cell that is open for typing. `inputOf` gives what its field needs, the same for as long as the edit lasts. */
export function useCellEdit({ frame, size, at, editing, onGo, onBlock }: CellEdit) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const close = () => {
    setBegun(null);
    frame.current?.focus({ preventScroll: true });
  };
  const finish = (after: After) => {
    if (after === 'stay') setBegun(null);
    else close();
    const target = targetOf(after, at, size);
    if (target) onGo(target);
  };
  const now = useRef({ close, finish, editing, at, onBlock });
  now.current = { close, finish, editing, at, onBlock };
  const input = useMemo(() => begun && {
    ...begun,
    onCommit(text: string, after: After) {
      now.current.editing?.onWrite(now.current.at, text);
      now.current.finish(after);
    },
    onCancel: () => now.current.close(),
    onBlock(text: string) {
      now.current.close();
      now.current.onBlock(text);
    },
  }, [begun]);
  const labelled = useRef<{ of: typeof input; props: CellInputProps } | null>(null);
  return {
    isEditing: begun !== null,
    begin(next: Begun) {
      if (editing?.mayEdit(at)) flushSync(() => setBegun(next));
    },
    inputOf(label: string): CellInputProps | null {
      if (!input) return null;
      if (labelled.current?.of !== input || labelled.current.props.label !== label) labelled.current = { of: input, props: { ...input, label } };
      return labelled.current.props;
    },
  };
}

function targetOf(after: After, at: Place, size: Size): Place | null {
  if (after === 'stay' || after === 'here') return null;
  if (after === 'next' || after === 'back') return tabbed(at, after === 'back', size) ?? at;
  const step = { down: { row: 1, column: 0 }, up: { row: -1, column: 0 }, right: { row: 0, column: 1 }, left: { row: 0, column: -1 } }[after];
  return inside({ row: at.row + step.row, column: at.column + step.column }, size);
}
