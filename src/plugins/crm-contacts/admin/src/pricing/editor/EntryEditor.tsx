import { Box, Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { LoadError } from '../../kernel/LoadError';
import { useT } from '../../kernel/useT';
import { Grid, type CellView } from '../grid/Grid';
import { only, rangeOf, type Selection } from '../grid/moves';
import { indexOfCode } from './draft';
import { EditorToolbar } from './EditorToolbar';
import { COLUMNS, type EntryLine } from './entry-lines';
import { LeaveGuard } from './LeaveGuard';
import { SaveBar } from './SaveBar';
import { StatusLine } from './StatusLine';
import { useEditorAddress } from './useEditorAddress';
import { useEditorColumns } from './useEditorColumns';
import { useEditorKeys } from './useEditorKeys';
import { useEditorPlaces } from './useEditorPlaces';
import { useSave } from './useSave';
import { useEntryEditing } from './useEntryEditing';
import { useEntryLines, type EntryLines } from './useEntryLines';
import { useCells, useShownLines } from './useLineView';

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

const NOTHING: CellView[] = COLUMNS.map(() => ({ text: '' }));

function LoadedEditor({ head, entries }: { head: CatalogueHead; entries: EntryLines }) {
  const t = useT();
  const { columns, gridColumns } = useEditorColumns(head, entries);
  const address = useEditorAddress();
  const shown = useShownLines(entries, address);
  const { cellsOf, reasonOf } = useCells(entries, columns);
  const [selection, setSelection] = useState<Selection>(only({ row: 0, column: 0 }));
  const grid = useRef<HTMLDivElement>(null);
  const statusId = useId();
  const edit = useEntryEditing({ head, entries, shown, columns, onSelect: setSelection });
  const isReadOnly = !edit.editing;
  const rows = shown.length + (!isReadOnly && head.may.addEntries ? 1 : 0);
  const { errors, held, goTo, goToCell, nextError } = useEditorPlaces({ grid, entries, shown, columns, rows, selection, onSelect: setSelection, address });
  const { save, failure } = useSave({ entries, errors, onNextError: nextError, onGoTo: goToCell, onSaid: edit.setMessage });
  const remove = () => {
    const count = edit.remove(rangeOf(held));
    edit.setMessage(t('pricing.removed', { count }));
    grid.current?.focus({ preventScroll: true });
  };
  const goToCode = (code: string) => {
    const row = indexOfCode(shown, code);
    if (row >= 0) goTo({ row, column: 0 });
    return row >= 0;
  };
  const onKeyDown = useEditorKeys({ nextError, save, remove, undo: entries.undo, redo: entries.redo });
  const line = shown[held.at.row] as EntryLine | undefined;
  return (
    <Frame direction="column" alignItems="stretch" gap={2} onKeyDown={onKeyDown}>
      <LeaveGuard isActive={entries.changeCount > 0} />
      <EditorToolbar
        address={address}
        total={entries.lines.length}
        shown={shown.length}
        errors={errors}
        onNextError={nextError}
        onGoTo={goToCode}
        onAdd={head.may.addEntries ? () => goTo({ row: shown.length, column: 0 }) : undefined}
        onRemove={edit.canRemove(rangeOf(held)) ? remove : undefined}
        onEnter={() => goTo({ row: 0, column: 0 })}
        isReadOnly={isReadOnly}
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
        <StatusLine reason={line && reasonOf(line, columns[held.at.column])} isLocked={line?.isLocked} message={edit.message} isEmpty={entries.lines.length === 0 && !isReadOnly} isReadOnly={isReadOnly} />
      </Box>
      {!isReadOnly && <SaveBar entries={entries} errors={errors} failure={failure} onSave={save} />}
    </Frame>
  );
}
