import type { Row } from './rows.api';

/** A related row as a form holds it. */
export interface Related {
  documentId: string;
  label: string;
}

/** What a row is called: its main attribute; a position by its person too; a user by first and last name. */
export function rowName(row: Partial<Row>, mainField: string): string {
  const { firstname, lastname, person } = row as { firstname?: string; lastname?: string; person?: { fullName?: string } | null };
  const main = row[mainField];
  const user = [firstname, lastname].filter(Boolean).join(' ');
  const parts = user ? [user] : [person?.fullName, main === null || main === undefined ? undefined : String(main)];
  return parts.filter(Boolean).join(', ') || String(row.name ?? row.fullName ?? row.documentId ?? '');
}
