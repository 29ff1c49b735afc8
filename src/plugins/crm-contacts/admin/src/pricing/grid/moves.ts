/** A cell of a grid, both counted from 0. */
export interface Place {
  row: number;
  column: number;
}

/** The chosen cells: `at` is where the keyboard is, `anchor` the opposite corner. */
export interface Selection {
  at: Place;
  anchor: Place;
}

export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** How many rows and columns there are, and rows in sight. */
export interface Size {
  rows: number;
  columns: number;
  page: number;
}

export const rangeOf = ({ at, anchor }: Selection): Range => ({
  top: Math.min(at.row, anchor.row),
  bottom: Math.max(at.row, anchor.row),
  left: Math.min(at.column, anchor.column),
  right: Math.max(at.column, anchor.column),
});

export const only = (at: Place): Selection => ({ at, anchor: at });

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

export const inside = ({ row, column }: Place, { rows, columns }: Size): Place => ({ row: clamp(row, rows - 1), column: clamp(column, columns - 1) });

/** Where a key leads from `at`, as in a spreadsheet; null: it is no key that moves. `toEnd`: Ctrl or ⌘ is held. */
export function moved(at: Place, key: string, toEnd: boolean, size: Size): Place | null {
  const { row, column } = at;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const targets: Record<string, Place> = {
    ArrowDown: { row: toEnd ? last.row : row + 1, column },
    ArrowUp: { row: toEnd ? 0 : row - 1, column },
    ArrowRight: { row, column: toEnd ? last.column : column + 1 },
    ArrowLeft: { row, column: toEnd ? 0 : column - 1 },
    PageDown: { row: row + size.page, column },
    PageUp: { row: row - size.page, column },
    Home: { row: toEnd ? 0 : row, column: 0 },
    End: { row: toEnd ? last.row : row, column: last.column },
  };
  return targets[key] ? inside(targets[key], size) : null;
}

/** The next cell in reading order, or the one before; null behind the last and before the first: Tab leaves there. */
export function tabbed({ row, column }: Place, back: boolean, size: Size): Place | null {
  const index = row * size.columns + column + (back ? -1 : 1);
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}

/** The first place of `marked` behind `at` in reading order, else the first of all; null: there is none. */
export function nextOf(marked: Place[], at: Place): Place | null {
  const order = [...marked].sort((a, b) => a.row - b.row || a.column - b.column);
  return order.find(({ row, column }) => row > at.row || (row === at.row && column > at.column)) ?? order[0] ?? null;
}

/** The lines to draw: those in sight, and always the active one, or what is typed into it would have nowhere to go. */
export const drawnRows = (inSight: number[], active: number, rows: number): number[] =>
  active >= rows || inSight.includes(active) ? inSight : [...inSight, active].sort((a, b) => a - b);
