import { memo } from 'react';
import { CellInput, type CellInputProps } from './CellInput';
import { LINE_HEIGHT } from './GridFrame';

/** A cell as it is drawn. */
export interface CellView {
  text: string;
  /** Numbers stand at the right. */
  end?: boolean;
  /** Why it cannot stay so, in words. */
  reason?: string;
  tone?: 'muted' | 'more' | 'less' | 'changed';
}

export interface GridLineProps {
  id: string;
  /** Counted from 0. */
  index: number;
  /** What stands before the cells; the number of the line. */
  number: string;
  cells: CellView[];
  /** Column of the cell that the keyboard is at; -1: it is in another line. */
  active: number;
  /** Chosen columns; null: none of this line. */
  chosen: { left: number; right: number } | null;
  /** Set while the active cell is edited. */
  input: CellInputProps | null;
}

export const cellId = (id: string, row: number, column: number) => `${id}-${row}-${column}`;

function Line({ id, index, number, cells, active, chosen, input }: GridLineProps) {
  return (
    <div role="row" aria-rowindex={index + 2} className="line" style={{ top: index * LINE_HEIGHT }}>
      <div role="rowheader" aria-colindex={1} className="number" data-row={index}>{number}</div>
      {cells.map(({ text, end, reason, tone }, column) => {
        const isActive = column === active;
        const isChosen = chosen !== null && column >= chosen.left && column <= chosen.right;
        const names = ['cell', end && 'end', tone, isChosen && 'chosen', reason && 'bad', isActive && 'active'];
        return (
          <div
            key={column}
            id={cellId(id, index, column)}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isChosen}
            aria-invalid={reason ? true : undefined}
            className={names.filter(Boolean).join(' ')}
            title={reason ?? (text.length > 12 ? text : undefined)}
            data-row={index}
            data-column={column}
          >
            {isActive && input ? <CellInput {...input} /> : text}
          </div>
        );
      })}
    </div>
  );
}

/** One line of a grid; drawn again only when something of it is different. */
export const GridLine = memo(Line, (before, after) =>
  before.cells === after.cells && before.index === after.index && before.number === after.number && before.active === after.active
  && before.input === after.input && before.chosen?.left === after.chosen?.left && before.chosen?.right === after.chosen?.right
);
