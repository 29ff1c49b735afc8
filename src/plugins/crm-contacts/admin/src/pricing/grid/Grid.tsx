import { defaultRangeExtractor, useVirtualizer, type Range as Sight } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { GridFrame, LINE_HEIGHT } from './GridFrame';
import { cellId, GridLine, type CellView } from './GridLine';
import { drawnRows, rangeOf, type Place, type Range, type Selection } from './moves';
import { useGridInput } from './useGridInput';

export type { CellView } from './GridLine';

export interface GridColumn {
  key: string;
  label: string;
  /** Width as a track of a CSS grid. */
  track: string;
  end?: boolean;
}

/** How cells are changed; a grid without it is for reading. Places count shown lines and columns from 0. */
export interface GridEditing {
  /** Whether the cell takes another value. */
  mayEdit(at: Place): boolean;
  /** What an edit of the cell begins with. */
  typed(at: Place): string;
  onWrite(at: Place, text: string): void;
  onErase(range: Range): void;
  /** A block pasted onto the chosen cells: it begins at their first. */
  onPaste(text: string, range: Range): void;
}

export interface GridProps {
  /** Names the grid for screen readers. */
  label: string;
  columns: readonly GridColumn[];
  rows: number;
  /** The cells of a line: the same array for as long as nothing of it changes. */
  cellsOf(row: number): CellView[];
  numberOf(row: number): string;
  selection: Selection;
  onSelect(selection: Selection): void;
  /** The chosen cells as text for a spreadsheet. */
  copied(range: Range): string;
  editing?: GridEditing;
  /** Id of the line that says more about the active cell, and of how the keyboard is used. */
  describedBy?: string;
  gridRef?: RefObject<HTMLDivElement>;
}

/**
 * A table of any length to be worked in like a spreadsheet: arrows, Page Up and Down, Home, End and Tab move,
 * Shift chooses a range, Enter, F2 or typing edits, Delete empties, Ctrl C, X, V speak with spreadsheets. Only
 * the lines in sight are drawn. The grid holds the focus and names its active cell, which may be out of sight.
 */
export function Grid(props: GridProps) {
  const { label, columns, rows, cellsOf, numberOf, selection, editing, describedBy } = props;
  const id = useId();
  const own = useRef<HTMLDivElement>(null);
  const frame = props.gridRef ?? own;
  const { at } = selection;
  const rangeExtractor = useCallback((sight: Sight) => drawnRows(defaultRangeExtractor(sight), at.row, sight.count), [at.row]);
  const virtual = useVirtualizer({ count: rows, rangeExtractor, getScrollElement: () => frame.current, estimateSize: () => LINE_HEIGHT, overscan: 12, scrollMargin: LINE_HEIGHT, scrollPaddingStart: LINE_HEIGHT, scrollPaddingEnd: 4 });
  const page = Math.max(1, Math.floor((virtual.scrollRect?.height ?? 400) / LINE_HEIGHT) - 2);
  const input = useGridInput({ ...props, frame, size: { rows, columns: columns.length, page } });
  const range = rangeOf(selection);
  const tracks = columns.map(({ track }) => track).join(' ');
  const sideways = useScrollsSideways(frame, `${tracks} in ${virtual.scrollRect?.width}`);
  const [isMeant, setMeant] = useState(false);
  const reveal = () => {
    virtual.scrollToIndex(at.row, { align: 'auto' });
    document.getElementById(cellId(id, at.row, at.column))?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  };
  useEffect(() => {
    // The first cell is active from the start; nothing is to jump because of it.
    if (isMeant) reveal();
    else setMeant(true);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a move of the active cell scrolls
  }, [at.row, at.column]);
  useEffect(() => {
    // An edit may begin after the wheel took the cell out of sight.
    if (input.isEditing) reveal();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- with the beginning only
  }, [input.isEditing]);
  return (
    <GridFrame
      ref={frame}
      $tracks={tracks}
      $sideways={sideways}
      role="grid"
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-readonly={!editing}
      aria-activedescendant={rows > 0 ? cellId(id, at.row, at.column) : undefined}
      aria-describedby={describedBy}
      tabIndex={0}
      {...input.handlers}
    >
      <div role="rowgroup" className="head">
        <div role="row" aria-rowindex={1} className="line">
          <div role="columnheader" aria-colindex={1} className="heading" aria-label="#" />
          {columns.map(({ key, label: name, end }, index) => <div key={key} role="columnheader" aria-colindex={index + 2} className={end ? 'heading end' : 'heading'} title={name}>{name}</div>)}
        </div>
      </div>
      <div role="rowgroup" className="body" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key }) => (
          <GridLine
            key={key}
            id={id}
            index={index}
            number={numberOf(index)}
            cells={cellsOf(index)}
            active={index === at.row ? at.column : -1}
            chosen={index >= range.top && index <= range.bottom ? range : null}
            input={index === at.row ? input.inputOf(columns[at.column]?.label ?? '') : null}
          />
        ))}
      </div>
    </GridFrame>
  );
}

/** Whether the lines are wider than the frame; asked anew when `widths` is another. */
function useScrollsSideways(frame: RefObject<HTMLDivElement>, widths: string): boolean {
  const [isWider, setWider] = useState(false);
  useLayoutEffect(() => {
    const { scrollWidth = 0, clientWidth = 0 } = frame.current ?? {};
    setWider(scrollWidth > clientWidth);
  }, [frame, widths]);
  return isWider;
}
