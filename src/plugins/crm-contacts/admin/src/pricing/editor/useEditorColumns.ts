import { useMemo } from 'react';
import type { CatalogueHead } from '../../../../contracts/catalogues';
import { useFieldLabel } from '../../kernel/useFieldLabel';
import { useT } from '../../kernel/useT';
import type { GridColumn } from '../grid/Grid';
import { ENTRY } from '../uids';
import { COLUMNS, NUMBERS, type Column } from './entry-lines';
import type { EntryLines } from './useEntryLines';

const TRACKS: Record<Column, string> = {
  code: 'minmax(14rem, 1.2fr)', name: 'minmax(20rem, 3fr)', unit: 'minmax(8rem, 0.6fr)', minQuantity: 'minmax(11rem, 0.8fr)', price: 'minmax(12rem, 1fr)', discountPercent: 'minmax(12rem, 1fr)',
};

/** The columns of a catalogue, and how the grid shows them. A discount can be typed where there is a base; an older one is shown all the same. */
export function useEditorColumns({ base, currency }: CatalogueHead, { storedById }: EntryLines): { columns: readonly Column[]; gridColumns: readonly GridColumn[] } {
  const label = useFieldLabel(ENTRY);
  const discount = useT()('pricing.column.discount');
  const hasDiscounts = useMemo(() => [...storedById.values()].some(({ cells }) => cells.discountPercent !== ''), [storedById]);
  const isShown = base !== null || hasDiscounts;
  const columns = useMemo(() => COLUMNS.filter((column) => isShown || column !== 'discountPercent'), [isShown]);
  // A column of bare figures says what of.
  const textOf = (column: Column) => (column === 'discountPercent' ? discount : column === 'price' ? `${label(column)} (${currency})` : label(column));
  const gridColumns = useMemo(() => columns.map((key): GridColumn => ({ key, label: textOf(key), track: TRACKS[key], end: NUMBERS.has(key) })), [columns, label, currency, discount]); // eslint-disable-line react-hooks/exhaustive-deps -- what the texts are made of
  return { columns, gridColumns };
}
