import type { FormField } from './content-manager';
import { rowName, type Related } from './related';
import type { Row, Seen } from './rows.api';

/** Values of a form by attribute: relations as `{ documentId, label }`, media as the asset, the rest as in the row. */
export type FormValues = Record<string, unknown>;

/** A row as a form holds it; attributes that a new row does not have yet start with their default. */
export function formValues(fields: FormField[], row: Partial<Row>): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, formValue(field, row[field.name])]));
}

function formValue({ relation, defaultValue }: FormField, value: unknown): unknown {
  if (!relation) return value === undefined ? (defaultValue ?? null) : value;
  if (relation.many) return Array.isArray(value) ? value.map((row) => related(row, relation.mainField)) : [];
  return value ? related(value as Partial<Row>, relation.mainField) : null;
}

/** A preset may come with its label; a row of an answer is named by its main attribute. */
const related = (row: Partial<Row>, mainField: string): Related => ({
  documentId: row.documentId as string,
  label: typeof row.label === 'string' ? row.label : rowName(row, mainField),
});

export const same = (one: unknown, other: unknown) => JSON.stringify(normal(one)) === JSON.stringify(normal(other));

/** An emptied input is nothing, as an input that was never filled. */
function normal(value: unknown): unknown {
  if (value === '' || value === undefined) return null;
  if (Array.isArray(value)) return value.map(normal);
  return isRelated(value) ? value.documentId : value;
}

const isRelated = (value: unknown): value is Related => typeof value === 'object' && value !== null && 'label' in value && 'documentId' in value;

/** What a request carries of the form: the attributes that differ from `base`. */
export function changedData(fields: FormField[], base: FormValues, values: FormValues): Record<string, unknown> {
  const changed = fields.filter(({ name }) => !same(base[name], values[name]));
  return Object.fromEntries(changed.map((field) => [field.name, requestValue(field, values[field.name])]));
}

/** As `changedData`, for a new row: everything that holds something. */
export function filledData(fields: FormField[], values: FormValues): Record<string, unknown> {
  const filled = fields.filter(({ name }) => normal(values[name]) !== null && !(Array.isArray(values[name]) && (values[name] as unknown[]).length === 0));
  return Object.fromEntries(filled.map((field) => [field.name, requestValue(field, values[field.name])]));
}

function requestValue({ type, relation, multiple }: FormField, value: unknown): unknown {
  if (relation) {
    const rows = (Array.isArray(value) ? value : value ? [value] : []) as Related[];
    return { set: rows.map(({ documentId }) => ({ documentId })) };
  }
  if (type === 'media') {
    const assets = (Array.isArray(value) ? value : value ? [value] : []) as { id: number }[];
    return multiple ? assets.map(({ id }) => id) : (assets[0]?.id ?? null);
  }
  return normal(value);
}

/** What the server compares with the stored row: it keeps relations and media elsewhere. */
export function seenOf(fields: FormField[], base: FormValues, updatedAt: string): Seen {
  const plain = fields.filter(({ type }) => type !== 'relation' && type !== 'media');
  return { updatedAt, values: Object.fromEntries(plain.map(({ name }) => [name, base[name] ?? null])) };
}

/** A row that changed under an open form, put together with what the user typed. */
export interface Merge {
  /** What the form goes on with: theirs, and the user's own where the user typed. */
  values: FormValues;
  /** Attributes that both changed, to different values. */
  contested: string[];
  /** Attributes that only the other one changed. */
  taken: string[];
}

export function mergeChanges(base: FormValues, mine: FormValues, theirs: FormValues): Merge {
  const names = Object.keys(theirs).filter((name) => !same(base[name], theirs[name]));
  const contested = names.filter((name) => !same(base[name], mine[name]) && !same(mine[name], theirs[name]));
  const taken = names.filter((name) => same(base[name], mine[name]));
  const values = { ...mine, ...Object.fromEntries(taken.map((name) => [name, theirs[name]])) };
  return { values, contested, taken };
}
