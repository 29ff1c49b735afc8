import { endsBeforeItStarts, isDay, type Day, type Validity } from './dates';
import type { Objection } from './errors';
import type { Write } from './guard';
import { quoting } from './rights/quotes';
import { relationInput, type RelationInput } from './relation-input';
import { groupBy } from './tree';

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
  return (await relatedRowsAfter(write, [name], objections))[name];
}

/** As `relatedAfter`; no row is an objection too. */
export async function requiredAfter(write: Write, name: string, objections: Objection[]): Promise<RelatedRow | null> {
  return (await requiredRowsAfter(write, [name], objections))[name];
}

/** As `requiredAfter` for several relations: one statement for all that point to rows of the same type. */
export async function requiredRowsAfter<Name extends string>(write: Write, names: readonly Name[], objections: Objection[]): Promise<Related<Name>> {
  const unknown: Objection[] = [];
  const rows = await relatedRowsAfter(write, names, unknown);
  for (const name of names) {
    const objection = unknown.find(({ field }) => field === name);
    if (objection) objections.push(objection);
    else if (!rows[name]) objections.push({ field: name, reason: 'required', message: `${name} is missing` });
  }
  return rows;
}

type Related<Name extends string> = Record<Name, RelatedRow | null>;

async function relatedRowsAfter<Name extends string>(write: Write, names: readonly Name[], objections: Objection[]): Promise<Related<Name>> {
  const inputs = names.map((name) => ({ name, input: relationInput(write.data[name]) }));
  const named = await namedRows(write, inputs.filter(({ input }) => input.change === 'set'));
  const rows = inputs.map(({ name, input }): [Name, RelatedRow | null] => {
    if (input.change !== 'set') return [name, input.change === 'none' ? ((write.stored?.[name] ?? null) as RelatedRow | null) : null];
    const row = named.get(name) ?? null;
    if (!row) objections.push({ field: name, reason: 'unknown', message: `${name} names an entry that does not exist` });
    return [name, row];
  });
  return Object.fromEntries(rows) as Related<Name>;
}

/** The rows that are there, by the relation that names them. */
async function namedRows(write: Write, inputs: { name: string; input: RelationInput }[]): Promise<Map<string, RelatedRow>> {
  const { attributes } = write.strapi.getModel(write.uid as never) as { attributes: Record<string, { target: string }> };
  const found = new Map<string, RelatedRow>();
  for (const [target, asked] of groupBy(inputs, ({ name }) => attributes[name].target)) {
    const keys = asked.map(({ input }) => keyOf(input));
    const rows: RelatedRow[] = await write.strapi.db.query(target).findMany({ where: keys.length === 1 ? keys[0] : { $or: keys } });
    for (const { name, input } of asked) {
      const row = rows.find((one) => Object.entries(keyOf(input)).every(([key, value]) => one[key] === value));
      if (row) found.set(name, row);
    }
  }
  return found;
}

const keyOf = (input: RelationInput) => {
  if (input.change !== 'set') return {};
  return input.id !== undefined ? { id: input.id } : { documentId: input.documentId };
};

/** From and to day after the write; what is no day of the calendar, or ends before it starts, is an objection. */
export function validityAfter(write: Write, objections: Objection[]): Validity {
  const validity = { validFrom: dayAfter(write, 'validFrom', objections), validTo: dayAfter(write, 'validTo', objections) };
  if (endsBeforeItStarts(validity)) {
    const objection = { field: 'validTo', reason: 'dates', message: `It ends on ${validity.validTo}, before it starts on ${validity.validFrom}` };
    objections.push(write.stored ? quoting(write.uid, write.stored.documentId as string, unwritten(write, validity))(objection) : objection);
  }
  return validity;
}

/** What of `values` is as it was stored. */
const unwritten = (write: Write, values: object) => Object.fromEntries(Object.entries(values).filter(([name]) => !isWritten(write, name)));

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
