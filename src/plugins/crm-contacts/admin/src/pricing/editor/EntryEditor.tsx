import { Box, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { LoadError } from '../../kernel/LoadError';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import { Grid, type CellView, type GridColumn } from '../grid/Grid';
import { inside, nextOf, only, rangeOf, type Place, type Selection } from '../grid/moves';
import { ENTRY } from '../uids';
import { indexOfCode } from './draft';
import { EditorToolbar } from './EditorToolbar';
import { COLUMNS, type Column, type EntryLine } from './entry-lines';
import { LeaveGuard } from './LeaveGuard';
import { SaveBar } from './SaveBar';
import { useEditorAddress } from './useEditorAddress';
import { useSave } from './useSave';
import { placeOfCell, useEntryEditing } from './useEntryEditing';
import { useEntryLines, type EntryLines } from './useEntryLines';
import { useCells, useShownLines } from './useLineView';

const TRACKS: Record<Column, string> = {
  code: 'minmax(14rem, 1.2fr)', name: 'minmax(20rem, 3fr)', unit: 'minmax(8rem, 0.6fr)', minQuantity: 'minmax(11rem, 0.8fr)', price: 'minmax(12rem, 1fr)', discountPercent: 'minmax(12rem, 1fr)',
};

const Frame = styled(Flex)`
  flex: 1;
  min-height: 0;
`;

/** The entries of a catalogue as a spreadsheet. */
export function EntryEditor({ head }: { head: CatalogueHead }) {
  const entries = useEntryLines(head);
  if (entries.error) return <LoadError error={entries.error} onRetry={entries.retry} />;
  if (entries.isLoading) return <Page.Loading />;
  return <LoadedEditor head={head} entries={entries} />;
}

/** A discount can be typed where there is a base; an older one is shown all the same. */
function useColumnsOf(head: CatalogueHead, { storedById }: EntryLines): readonly Column[] {
  const hasDiscounts = useMemo(() => [...storedById.values()].some(({ cells }) => cells.discountPercent !== ''), [storedById]);
  const isShown = head.base !== null || hasDiscounts;
  return useMemo(() => COLUMNS.filter((column) => isShown || column !== 'discountPercent'), [isShown]);
}

const NOTHING: CellView[] = COLUMNS.map(() => ({ text: '' }));

function LoadedEditor({ head, entries }: { head: CatalogueHead; entries: EntryLines }) {
  const t = useT();
  const label = useFieldLabel(ENTRY);
  const discount = t('pricing.column.discount');
  const columns = useColumnsOf(head, entries);
  const gridColumns = useMemo(() => columns.map((key): GridColumn => ({ key, label: columnLabel(key, label, head, discount), track: TRACKS[key], end: ['minQuantity', 'price', 'discountPercent'].includes(key) })), [columns, label, head, discount]);
  const address = useEditorAddress();
  const shown = useShownLines(entries, address);
  const { cellsOf, reasonOf } = useCells(entries, columns);
  const [selection, setSelection] = useState<Selection>(only({ row: 0, column: 0 }));
  const grid = useRef<HTMLDivElement>(null);
  const statusId = useId();
  const edit = useEntryEditing({ head, entries, shown, columns, onSelect: setSelection });
  const rows = shown.length + (edit.editing && head.may.addEntries ? 1 : 0);
  const size = { rows, columns: columns.length, page: 1 };
  // Undo and filters take lines away from below the chosen cell.
  const held = { at: inside(selection.at, size), anchor: inside(selection.anchor, size) };
  const goTo = (place: Place) => {
    setSelection(only(inside(place, size)));
    grid.current?.focus({ preventScroll: true });
  };
  const errors = useErrors(entries, shown, columns);
  const nextError = () => {
    const next = nextOf(errors.places, held.at);
    if (next) return goTo(next);
    if (errors.count > 0) address.change({ q: '', show: 'errors' });
  };
  const line = shown[held.at.row] as EntryLine | undefined;
  const goToCell = (key: string, column: Column) => {
    const place = placeOfCell(shown, columns, key, column);
    if (place.row >= 0) return goTo(place);
    address.change({ q: '', show: 'errors' });
  };
  const { save, failure } = useSave({ entries, errors: errors.count, onNextError: nextError, onGoTo: goToCell, onSaid: edit.setMessage });
  const remove = () => {
    const count = edit.remove(rangeOf(held));
    edit.setMessage(t('pricing.removed', { count }));
    grid.current?.focus({ preventScroll: true });
  };
  // A cell that is still open takes over its text on the same key: what follows is to know of it.
  const latest = useRef({ nextError, save });
  latest.current = { nextError, save };
  const onKeyDown = (event: KeyboardEvent) => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const isTyping = (event.target as HTMLElement).tagName === 'INPUT';
    const action = key === 'f8' ? () => latest.current.nextError() : !control ? undefined
      : key === 's' ? () => void latest.current.save()
      : isTyping ? undefined
      : key === 'z' && !event.shiftKey ? entries.undo
      : key === 'y' || key === 'z' ? entries.redo
      : key === 'delete' || key === 'backspace' ? remove
      : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <Frame direction="column" alignItems="stretch" gap={2} onKeyDown={onKeyDown}>
      <LeaveGuard isActive={entries.changeCount > 0} />
      <EditorToolbar
        address={address}
        total={entries.lines.length}
        shown={shown.length}
        errors={errors.count}
        onNextError={nextError}
        onGoTo={(code) => {
          const row = indexOfCode(shown, code);
          if (row >= 0) goTo({ row, column: 0 });
          return row >= 0;
        }}
        onAdd={head.may.addEntries ? () => goTo({ row: shown.length, column: 0 }) : undefined}
        onRemove={edit.canRemove(rangeOf(held)) ? remove : undefined}
        onEnter={() => goTo({ row: 0, column: 0 })}
        isReadOnly={!edit.editing}
        undo={entries.undo}
        redo={entries.redo}
      />
      <Grid
        gridRef={grid}
        label={t('pricing.entries', { name: head.name })}
        columns={gridColumns}
        rows={rows}
        cellsOf={(row) => (shown[row] ? cellsOf(shown[row]) : NOTHING)}
        numberOf={(row) => (shown[row] ? String(row + 1) : '+')}
        selection={held}
        onSelect={setSelection}
        copied={edit.copied}
        editing={edit.editing}
        describedBy={statusId}
      />
      <Box id={statusId} role="status" minHeight="2.4rem">
        <StatusLine reason={line && reasonOf(line, columns[held.at.column])} isLocked={line?.isLocked} message={edit.message} isEmpty={entries.lines.length === 0 && Boolean(edit.editing)} isReadOnly={!edit.editing} />
      </Box>
      {edit.editing && <SaveBar entries={entries} errors={errors.count} failure={failure} onSave={save} />}
    </Frame>
  );
}

/** *Price (EUR)*: a column of bare figures says what of. */
function columnLabel(column: Column, label: (name: string) => string, { currency }: CatalogueHead, discount: string): string {
  if (column === 'discountPercent') return discount;
  return column === 'price' ? `${label(column)} (${currency})` : label(column);
}

interface StatusLineProps {
  reason?: string;
  isLocked?: boolean;
  message: string;
  isEmpty: boolean;
  isReadOnly: boolean;
}

/** Says of the active cell what is wrong with it, else what was done last. */
function StatusLine({ reason, isLocked, message, isEmpty, isReadOnly }: StatusLineProps) {
  const t = useT();
  if (reason) return <Typography variant="pi" textColor="danger600">{reason}</Typography>;
  const text = message || (isLocked ? t('pricing.locked') : isEmpty ? t('pricing.entries.empty') : t(isReadOnly ? 'pricing.keys.reading' : 'pricing.keys'));
  return <Typography variant="pi" textColor="neutral600">{text}</Typography>;
}

/** How many cells are wrong in all, and where those in sight are. */
function useErrors({ reasons, refusals, lines }: EntryLines, shown: readonly EntryLine[], columns: readonly Column[]) {
  return useMemo(() => {
    const wrong = (line: EntryLine) => columns.filter((column) => reasons.get(line.key)?.[column] ?? refusals.get(line)?.[column]);
    if (reasons.size === 0 && refusals.size === 0) return { count: 0, places: [] };
    const places = shown.flatMap((line, row) => wrong(line).map((column) => ({ row, column: columns.indexOf(column) })));
    const count = shown === lines ? places.length : lines.reduce((sum, line) => sum + wrong(line).length, 0);
    return { count, places };
  }, [reasons, refusals, lines, shown, columns]);
}

