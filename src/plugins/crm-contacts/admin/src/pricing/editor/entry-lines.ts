import type { EntryRow } from '../../../../contracts/catalogues';
import { isDecimal } from './decimal-text';

export const COLUMNS = ['code', 'name', 'unit', 'minQuantity', 'price', 'discountPercent'] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns that hold exact decimals (`1234.5`); what is no number stands in them as it was typed. */
export const NUMBERS: ReadonlySet<Column> = new Set<Column>(['minQuantity', 'price', 'discountPercent']);

export type Cells = Record<Column, string>;

/** A line of the editor. Never changed in place: another object is another state, which caches and history live by. */
export interface EntryLine {
  /** Names the line for as long as the page is open. */
  key: string;
  /** Absent: not saved yet. */
  documentId?: string;
  /** Was in force before today: it stays as it is, so that old prices can be explained. */
  isLocked?: boolean;
  cells: Cells;
}

export const NO_CELLS: Cells = { code: '', name: '', unit: '', minQuantity: '', price: '', discountPercent: '' };

export const isEmpty = ({ cells }: EntryLine): boolean => COLUMNS.every((column) => cells[column].trim() === '');

/** Code, unit (however it is spelled) and tier, which no two entries of a catalogue may share; null while there is no code or no tier to compare. */
export function tierKeyOf({ code, unit, minQuantity }: Cells, units?: ReadonlyMap<string, string>): string | null {
  const tier = minQuantity === '' ? '0' : minQuantity;
  const named = units?.get(unit.trim().toLowerCase()) ?? unit.trim();
  return code.trim() === '' || !isDecimal(tier) ? null : JSON.stringify([code.trim(), named, tier]);
}

/** A stored entry as a line; a tier from 0 on is written as nothing. */
export function lineOf({ documentId, code, name, unit, minQuantity, price, discountPercent, locked }: EntryRow): EntryLine {
  const tier = minQuantity === undefined || minQuantity === '0' ? '' : minQuantity;
  return { key: documentId, documentId, isLocked: locked, cells: { code: code ?? '', name: name ?? '', unit: unit ?? '', minQuantity: tier, price: price ?? '', discountPercent: discountPercent ?? '' } };
}
