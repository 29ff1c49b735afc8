import type { ListField } from './fields.rules';

/** A row as the database yields it: `<field>Id` beside a user's name, `<field>Shown` (0, 1) where rights differ from row to row. */
export interface RawRow {
  id: number;
  documentId: string;
  [column: string]: unknown;
}

/** The row as it is answered; a field that the reader may not read in this row is absent. */
export function rowOf(raw: RawRow, fields: readonly ListField[]): { documentId: string; [field: string]: unknown } {
  const shown = fields.filter(({ name, type }) => type !== 'companies' && Number(raw[`${name}Shown`] ?? 1) === 1);
  return { documentId: raw.documentId, ...Object.fromEntries(shown.map((field) => [field.name, answered(raw, field)])) };
}

function answered(raw: RawRow, { name, type }: ListField): unknown {
  const value = raw[name] ?? null;
  if (value === null) return null;
  if (type === 'user') return { documentId: raw[`${name}Id`], name: value };
  if (type === 'instant') return new Date(Number(value)).toISOString();
  return value;
}
