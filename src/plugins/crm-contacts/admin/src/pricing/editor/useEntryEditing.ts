import { useMemo, useState } from 'react';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import type { GridEditing } from '../grid/Grid';
import type { Place, Range, Selection } from '../grid/moves';
import { ENTRY } from '../uids';
import { useUnitSymbol } from '../useUnitName';
import { cellValue, writeBlock } from './clipboard';
import { decimalSignOf, typedDecimal } from './decimal-text';
import { without, written, type CellWrite } from './draft';
import { NUMBERS, type Column, type EntryLine } from './entry-lines';
import { pasted, type Pasted } from './pasting';
import type { EntryLines } from './useEntryLines';

interface Editing {
  head: CatalogueHead;
  entries: EntryLines;
  /** The lines in sight. */
  shown: readonly EntryLine[];
  columns: readonly Column[];
  onSelect(selection: Selection): void;
}

/** What the grid does with the lines, and what is said about it. */
export function useEntryEditing({ head, entries, shown, columns, onSelect }: Editing) {
  const locale = useLocale();
  const sign = useMemo(() => decimalSignOf(locale), [locale]);
  const label = useFieldLabel(ENTRY);
  const symbol = useUnitSymbol();
  const pasteText = usePasteText();
  const [message, setMessage] = useState('');
  const { may } = head;
  // What is typed while a save is under way would be lost when the stored lines take the place of the sent ones.
  const isOpen = (line: EntryLine | undefined) => !entries.isSaving && (line ? !line.isLocked && (!line.documentId || may.changeEntries) : may.addEntries);
  const typedText = (value: string, column: Column) => (column === 'unit' ? symbol(value) : typedDecimal(value, sign));
  const write = (writes: CellWrite[]) => entries.change((rows) => written(rows, writes));

  const editing: GridEditing | undefined = may.addEntries || may.changeEntries ? {
    mayEdit: ({ row }) => isOpen(shown[row]),
    typed: ({ row, column }) => typedText(shown[row]?.cells[columns[column]] ?? '', columns[column]),
    onWrite({ row, column }, text) {
      if (!isOpen(shown[row])) return;
      const [name, before] = [columns[column], shown[row]?.cells[columns[column]] ?? ''];
      // What is left as it is shown stays as it is spelled.
      const value = text.trim() === typedText(before, name) ? before : cellValue(text, name, sign);
      write([{ key: shown[row]?.key ?? null, line: row, column: name, value }]);
    },
    onErase({ top, bottom, left, right }) {
      const erased = shown.slice(top, bottom + 1).filter(isOpen);
      write(erased.flatMap(({ key }) => columns.slice(left, right + 1).map((column) => ({ key, line: 0, column, value: '' }))));
    },
    onPaste(text, range) {
      if (entries.isSaving) return;
      const result = pasted(text, { lines: shown, columns, labels: columns.map((column) => label(column)), range, sign, mayAdd: may.addEntries, mayChange: may.changeEntries });
      write(result.writes);
      setMessage(pasteText(result, sign !== result.sign));
      const last = { row: range.top + Math.max(0, result.lines - 1), column: Math.min(range.left + result.width, columns.length) - 1 };
      if (result.writes.length > 0) onSelect({ at: { row: range.top, column: range.left }, anchor: last });
    },
  } : undefined;

  const removable = ({ top, bottom }: Range) => (entries.isSaving ? [] : shown.slice(top, bottom + 1)).filter((line) => !line.isLocked && (!line.documentId || may.deleteEntries));
  const copied = ({ top, bottom, left, right }: Range) => {
    const chosen = columns.slice(left, right + 1);
    return writeBlock(shown.slice(top, bottom + 1).map(({ cells }) => chosen.map((column) => (column === 'unit' ? symbol(cells[column]) : cells[column]))), chosen, sign);
  };
  return {
    editing,
    copied,
    message,
    setMessage,
    canRemove: (range: Range) => removable(range).length > 0,
    remove(range: Range): number {
      const gone = removable(range);
      entries.change((rows) => without(rows, new Set(gone.map(({ key }) => key))));
      return gone.length;
    },
  };
}

export const placeOfCell = (shown: readonly EntryLine[], columns: readonly Column[], key: string, column: Column): Place => ({
  row: shown.findIndex((line) => line.key === key),
  column: Math.max(0, columns.indexOf(column)),
});

/** What became of a pasted block, in sentences. */
function usePasteText() {
  const t = useT();
  return ({ lines, added, kept, sign, hadHeading, beyond, writes }: Pasted, isOtherSign: boolean): string => {
    const sentences = [
      t('pricing.paste.done', { lines: lines - kept, added }),
      hadHeading && t('pricing.paste.heading'),
      isOtherSign && writes.some(({ column }) => NUMBERS.has(column)) && t('pricing.paste.sign', { example: sign === ',' ? '1.234,50' : '1,234.50' }),
      kept > 0 && t('pricing.paste.kept', { count: kept }),
      beyond > 0 && t('pricing.paste.beyond', { count: beyond }),
    ];
    return sentences.filter(Boolean).join(' ');
  };
}
