import type { Range } from '../grid/moves';
import { hasHeading, parseBlock, readBlock } from './clipboard';
import type { DecimalSign } from './decimal-text';
import type { CellWrite } from './draft';
import type { Column, EntryLine } from './entry-lines';

export interface PasteInto {
  /** The lines in sight, in their order. */
  lines: readonly EntryLine[];
  columns: readonly Column[];
  /** Headings as the user sees them. */
  labels: string[];
  range: Range;
  /** How the user writes numbers. */
  sign: DecimalSign;
  mayAdd: boolean;
  /** Lines that are stored may be changed. */
  mayChange: boolean;
}

export interface Pasted {
  writes: CellWrite[];
  /** Lines of the block, without its heading. */
  lines: number;
  added: number;
  /** Lines that take no change: they were in force, or the user may not. */
  kept: number;
  sign: DecimalSign;
  hadHeading: boolean;
  /** Columns of the block beyond the grid's last. */
  beyond: number;
  width: number;
}

/**
 * What a pasted text writes: over the lines from the chosen cell on, and into new lines behind the last. One
 * cell fills all that are chosen.
 */
export function pasted(text: string, { lines, columns, labels, range, sign, mayAdd, mayChange }: PasteInto): Pasted {
  const parsed = parseBlock(text);
  const hadHeading = range.left === 0 && parsed.length > 1 && hasHeading(parsed, labels);
  const block = hadHeading ? parsed.slice(1) : parsed;
  const targets = columns.slice(range.left);
  const read = readBlock(filled(block, range), targets, sign);
  const result: Pasted = { writes: [], lines: read.cells.length, added: 0, kept: 0, sign: read.sign, hadHeading, beyond: Math.max(0, Math.max(0, ...block.map((line) => line.length)) - targets.length), width: Math.max(1, ...read.cells.map((line) => line.length)) };
  read.cells.forEach((cells, index) => {
    const target = lines[range.top + index] as EntryLine | undefined;
    const isEmpty = cells.every((cell) => cell === '');
    if (!target && isEmpty) return;
    if (target ? target.isLocked || (target.documentId && !mayChange) : !mayAdd) {
      result.kept += 1;
      return;
    }
    if (!target) result.added += 1;
    cells.forEach((value, offset) => result.writes.push({ key: target?.key ?? null, line: index, column: targets[offset], value }));
  });
  return result;
}

function filled(block: string[][], { top, bottom, left, right }: Range): string[][] {
  if (block.length !== 1 || block[0].length !== 1 || (top === bottom && left === right)) return block;
  return Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => block[0][0]));
}
