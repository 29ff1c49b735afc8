import type { Definition, StateRef, TransitionDef } from '../../../../contracts/workflow';
import { sameState } from './draft';

/** Sizes in SVG units. */
export const NODE = { width: 150, height: 40 };
const COLUMN_GAP = 90;
const ROW_GAP = 44;
const HEADER = 30;
/** Room above the columns for each lane of transitions that skip a stage. */
const LANE = 16;
/** So far apart run the two directions of a pair of transitions. */
const SPLIT = 7;

export interface NodePlace {
  state: StateRef;
  x: number;
  y: number;
}

export interface EdgePath {
  transition: TransitionDef;
  /** SVG path from border to border. */
  path: string;
}

export interface ColumnPlace {
  stage: string;
  x: number;
  y: number;
}

export interface WorkflowLayout {
  width: number;
  height: number;
  columns: ColumnPlace[];
  nodes: NodePlace[];
  edges: EdgePath[];
}

interface Cell {
  column: number;
  row: number;
  x: number;
  y: number;
}

/**
 * Where the parts of the diagram stand: stages side by side, their statuses below each other. Transitions
 * to the next column go straight, those that skip a stage run in lanes above, those within a stage beside
 * it. Transitions whose ends do not exist are left out.
 */
export function layOutWorkflow({ stages, transitions }: Definition): WorkflowLayout {
  const skipping = transitions.filter(({ from, to }) => span(stages.map(({ key }) => key), from, to) > 1).length;
  const top = HEADER + skipping * LANE + (skipping > 0 ? LANE : 0);
  const nodes = stages.flatMap((stage, column) =>
    stage.statuses.map(({ key }, row) => ({
      state: { stage: stage.key, status: key },
      column,
      row,
      x: column * (NODE.width + COLUMN_GAP),
      y: top + row * (NODE.height + ROW_GAP),
    }))
  );
  const cellOf = (state: StateRef) => nodes.find((node) => sameState(node.state, state));
  let lane = 0;
  const edges = transitions.flatMap((transition) => {
    const from = cellOf(transition.from);
    const to = cellOf(transition.to);
    if (!from || !to) return [];
    const skips = Math.abs(from.column - to.column) > 1;
    if (skips) lane += 1;
    return [{ transition, path: skips ? pathAbove(from, to, HEADER + lane * LANE) : pathBetween(from, to) }];
  });
  const rows = Math.max(1, ...stages.map(({ statuses }) => statuses.length));
  return {
    width: Math.max(1, stages.length) * (NODE.width + COLUMN_GAP) - COLUMN_GAP / 2,
    height: top + rows * (NODE.height + ROW_GAP) - ROW_GAP + 8,
    columns: stages.map(({ key }, column) => ({ stage: key, x: column * (NODE.width + COLUMN_GAP), y: 0 })),
    nodes: nodes.map(({ state, x, y }) => ({ state, x, y })),
    edges,
  };
}

const span = (keys: string[], from: StateRef, to: StateRef) => Math.abs(keys.indexOf(from.stage) - keys.indexOf(to.stage));

function pathBetween(from: Cell, to: Cell): string {
  if (from.column === to.column) return Math.abs(from.row - to.row) === 1 ? pathDown(from, to) : pathBeside(from, to);
  const forward = to.column > from.column;
  const offset = forward ? -SPLIT : SPLIT;
  const start = { x: forward ? from.x + NODE.width : from.x, y: middle(from) + offset };
  const end = { x: forward ? to.x : to.x + NODE.width, y: middle(to) + offset };
  const bend = (end.x - start.x) / 2;
  return `M ${start.x} ${start.y} C ${start.x + bend} ${start.y}, ${end.x - bend} ${end.y}, ${end.x} ${end.y}`;
}

/** To the status right above or below. */
function pathDown(from: Cell, to: Cell): string {
  const down = to.row > from.row;
  const x = from.x + NODE.width / 2 + (down ? -SPLIT : SPLIT);
  return `M ${x} ${down ? from.y + NODE.height : from.y} L ${x} ${down ? to.y : to.y + NODE.height}`;
}

/** Around the statuses between, at the right of the column. */
function pathBeside(from: Cell, to: Cell): string {
  const x = from.x + NODE.width;
  const offset = to.row > from.row ? SPLIT : -SPLIT;
  const reach = x + 26 + Math.abs(from.row - to.row) * 4 + offset;
  // Low on the upper one, whose middle takes what comes from the next stage.
  const height = (cell: Cell, other: Cell) => middle(cell) + (cell.row < other.row ? 14 : 0) + offset / 3;
  const [startY, endY] = [height(from, to), height(to, from)];
  return `M ${x} ${startY} C ${reach} ${startY}, ${reach} ${endY}, ${x} ${endY}`;
}

/** Above everything, so that it crosses no status of the stages between. */
function pathAbove(from: Cell, to: Cell, y: number): string {
  const towards = to.x > from.x ? 1 : -1;
  const startX = from.x + NODE.width / 2 + towards * 30;
  const endX = to.x + NODE.width / 2 - towards * 30;
  return `M ${startX} ${from.y} C ${startX} ${y}, ${startX + towards * 40} ${y}, ${startX + towards * 80} ${y} L ${endX - towards * 80} ${y} C ${endX - towards * 40} ${y}, ${endX} ${y}, ${endX} ${to.y}`;
}

const middle = ({ y }: Cell) => y + NODE.height / 2;
