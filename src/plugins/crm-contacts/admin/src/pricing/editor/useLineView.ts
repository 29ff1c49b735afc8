import { useMemo, useRef } from 'react';
import { useLocale } from '../../kernel/useLocale';
import type { CellView } from '../grid/Grid';
import { useUnitSymbol } from '../useUnitName';
import { useReasonOfCell } from './useReasonOfCell';
import { found } from './draft';
import { isDecimal } from './decimal-text';
import { NUMBERS, type Column, type EntryLine } from './entry-lines';
import type { EntryLines } from './useEntryLines';

export type Show = 'all' | 'errors' | 'changed';

interface LineView {
  q: string;
  show: Show;
}

/**
 * The lines that search and filter leave. A line stays in sight while it is worked on, though what was typed
 * takes it out of what is searched for: the choice is made anew only with another search.
 */
export function useShownLines({ lines, reasons, refusals, storedById, isLoading }: EntryLines, { q, show }: LineView): readonly EntryLine[] {
  const all = useRef(lines);
  all.current = lines;
  const isWrong = (line: EntryLine) => reasons.has(line.key) || refusals.has(line);
  const isChanged = (line: EntryLine) => storedById.get(line.key) !== line;
  const hidden = useMemo(() => {
    if (q.trim() === '' && show === 'all') return null;
    const kept = new Set(found(all.current, q).filter((line) => show === 'all' || (show === 'errors' ? isWrong(line) : isChanged(line))));
    return new Set(all.current.filter((line) => !kept.has(line)).map(({ key }) => key));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above: not with every change of a line
  }, [q, show, isLoading, storedById, refusals]);
  return useMemo(() => (hidden ? lines.filter(({ key }) => !hidden.has(key)) : lines), [lines, hidden]);
}

/** How lines are drawn: numbers in the user's notation, what is wrong with a cell, what differs from what is stored. */
export function useCells({ reasons, refusals, storedById }: EntryLines, columns: readonly Column[]) {
  const locale = useLocale();
  const reasonText = useReasonOfCell();
  const symbol = useUnitSymbol();
  const formats = useMemo(() => ({
    price: new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 }),
    other: new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }),
  }), [locale]);
  const drawn = useMemo(() => new WeakMap<EntryLine, { reasons: unknown; refusals: unknown; stored: unknown; cells: CellView[] }>(), [formats, symbol, columns]); // eslint-disable-line react-hooks/exhaustive-deps -- another notation draws all anew

  const shown = (value: string, column: Column) =>
    column === 'unit' ? symbol(value) : NUMBERS.has(column) && isDecimal(value) ? (column === 'price' ? formats.price : formats.other).format(value as Intl.StringNumericLiteral) : value;
  const reasonOf = (line: EntryLine, column: Column): string | undefined => {
    const reason = reasons.get(line.key)?.[column];
    return reason ? reasonText(reason) : refusals.get(line)?.[column];
  };
  const cellsOf = (line: EntryLine): CellView[] => {
    const [ownReasons, ownRefusals, stored] = [reasons.get(line.key), refusals.get(line), storedById.get(line.key)];
    const known = drawn.get(line);
    if (known && known.reasons === ownReasons && known.refusals === ownRefusals && known.stored === stored) return known.cells;
    const cells = columns.map((column): CellView => ({
      text: shown(line.cells[column], column),
      end: NUMBERS.has(column),
      reason: reasonOf(line, column),
      tone: line.isLocked ? 'muted' : stored?.cells[column] === line.cells[column] || (!stored && line.cells[column] === '') ? undefined : 'changed',
    }));
    drawn.set(line, { reasons: ownReasons, refusals: ownRefusals, stored, cells });
    return cells;
  };
  return { cellsOf, reasonOf };
}
