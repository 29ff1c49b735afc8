import { endsBeforeItStarts, isDay, type Day, type Validity } from './dates';
import type { Objection } from './errors';
import type { Write } from './guard';
import { relationInput } from './relation-input';

/** What a row will hold once a write is done: rules decide on this, not on what the request says. */

/** The value of a plain attribute after the write. */
export function valueAfter<Value>(write: Write, name: string): Value | null {
  const value = name in write.data && write.data[name] !== undefined ? write.data[name] : write.stored?.[name];
  return (value ?? null) as Value | null;
}

export const isWritten = (write: Write, name: string): boolean => write.data[name] !== undefined;

export interface RelatedRow {
  id: number;
  documentId: string;
  [attribute: string]: unknown;
}

/**
 * The row that a to-one relation will point to; null: none. The guard must name the relation in its
 * `populate`. An unknown row is an objection that names the attribute.
 */
export async function relatedAfter(write: Write, name: string, objections: Objection[]): Promise<RelatedRow | null> {
  const stored = (write.stored?.[name] ?? null) as RelatedRow | null;
  const input = relationInput(write.data[name]);
  if (input.change === 'none') return stored;
  if (input.change === 'clear') return null;
  const { attributes } = write.strapi.getModel(write.uid as never) as { attributes: Record<string, { target: string }> };
  const { target } = attributes[name];
  const where = input.id !== undefined ? { id: input.id } : { documentId: input.documentId };
  const row = await write.strapi.db.query(target).findOne({ where });
  if (!row) objections.push({ field: name, reason: 'unknown', message: `${name} names an entry that does not exist` });
  return row as RelatedRow | null;
}

/** As `relatedAfter`; no row is an objection too. */
export async function requiredAfter(write: Write, name: string, objections: Objection[]): Promise<RelatedRow | null> {
  const before = objections.length;
  const row = await relatedAfter(write, name, objections);
  if (!row && objections.length === before) objections.push({ field: name, reason: 'required', message: `${name} is missing` });
  return row;
}

/** From and to day after the write; what is no day of the calendar, or ends before it starts, is an objection. */
export function validityAfter(write: Write, objections: Objection[]): Validity {
  const validity = { validFrom: dayAfter(write, 'validFrom', objections), validTo: dayAfter(write, 'validTo', objections) };
  if (endsBeforeItStarts(validity)) {
    objections.push({
      field: 'validTo',
      reason: 'dates',
      message: `It ends on ${validity.validTo}, before it starts on ${validity.validFrom}`,
    });
  }
  return validity;
}

/** The calendar day that an attribute will hold; what is no day is an objection. */
export function dayAfter(write: Write, name: string, objections: Objection[]): Day | null {
  const value = valueAfter<unknown>(write, name);
  if (value === null || value === '') return null;
  // GraphQL hands over a Date, and an instant at midnight UTC is a day as well.
  const text = value instanceof Date ? value.toISOString() : String(value);
  const day = text.replace(/T00:00:00(\.0+)?Z$/, '');
  if (isDay(day)) return day;
  objections.push({ field: name, reason: 'day', message: `${name} must be a day of the calendar, YYYY-MM-DD` });
  return null;
}
