import type { CatalogueState, EntryChange } from '../../../contracts/catalogues';
import { Decimal } from '../kernel/decimal';
import type { Objection } from '../kernel/errors';
import { readInput, type AttributesOf } from '../kernel/input.rules';
import { UID } from '../kernel/uids';
import { entryKeyOf, objectionsToEntry } from './catalogue.rules';
import { IN_FORCE } from './in-force.rules';
import type { UnitBook } from './units.rules';

/** An entry as stored; decimals as exact texts. */
export interface StoredEntry extends EntryValues {
  id: number;
  documentId: string;
  locked: boolean;
}

export interface EntryValues {
  code: string;
  name: string | null;
  unit: string | null;
  minQuantity: string;
  price: string | null;
  discountPercent: string | null;
}

/** An entry as it will be stored. */
export interface WrittenEntry extends EntryValues {
  key: string;
  /** Where it stands in the request. */
  index: number;
}

export interface Plan {
  created: WrittenEntry[];
  updated: (WrittenEntry & { id: number; documentId: string; keyChanges: boolean })[];
  deleted: StoredEntry[];
  objections: Objection[];
}

export interface Grid {
  catalogue: string;
  hasBase: boolean;
  state: CatalogueState;
  /** Those that the changes name, and all of their codes. */
  stored: StoredEntry[];
  units: UnitBook;
  attributesOf: AttributesOf;
}

const FIELDS = ['code', 'name', 'unit', 'minQuantity', 'price', 'discountPercent'] as const;
const KNOWN: ReadonlySet<string> = new Set([...FIELDS, 'documentId', 'delete']);
export const MOST_OBJECTIONS = 1000;

/**
 * What a save of the grid will write, and everything that stands against it, cell by cell: paths are
 * `entries`, the row's index, the field. At most `MOST_OBJECTIONS`; with one nothing may be written.
 */
export function planChanges(changes: EntryChange[], grid: Grid): Plan {
  const plan: Plan = { created: [], updated: [], deleted: [], objections: [] };
  const byDocumentId = new Map(grid.stored.map((entry) => [entry.documentId, entry]));
  const named = new Set<string>();
  changes.forEach((change, index) => {
    if (plan.objections.length >= MOST_OBJECTIONS) return;
    const found = readRow(change, index, { grid, byDocumentId, named, plan });
    for (const { field, ...rest } of found) plan.objections.push({ ...rest, field: ['entries', index, ...[field].flat()] });
  });
  plan.objections.push(...repeatedKeys(plan, grid));
  plan.objections.splice(MOST_OBJECTIONS);
  return plan;
}

interface Reading {
  grid: Grid;
  byDocumentId: Map<string, StoredEntry>;
  named: Set<string>;
  plan: Plan;
}

/** Adds the row to the plan, or says what is wrong with it. */
function readRow(change: EntryChange, index: number, { grid, byDocumentId, named, plan }: Reading): Objection[] {
  if (!change || typeof change !== 'object' || Array.isArray(change)) return [{ field: [], reason: 'type', message: 'Every entry must be an object' }];
  const isUnknown = (name: string) => !KNOWN.has(name);
  if (Object.keys(change).some(isUnknown)) return Object.keys(change).filter(isUnknown).map((field) => ({ field, reason: 'unknown', message: `${field} is not known here` }));
  const { documentId } = change;
  const before = documentId === undefined ? null : byDocumentId.get(documentId);
  if (before === undefined) return [{ field: 'documentId', reason: 'unknown', message: 'The catalogue has no such entry' }];
  if (documentId !== undefined && named.has(documentId)) return [{ field: 'documentId', reason: 'repeated', message: 'The entry is named twice' }];
  if (documentId !== undefined) named.add(documentId);
  if (change.delete !== undefined) return readDelete(change, before, plan);
  if (!before && grid.state === 'ended') return [{ field: 'code', reason: 'ended', message: 'The catalogue has ended: it takes no more prices' }];
  const read = readValues(change, before, grid);
  if ('objections' in read) return read.objections;
  const written: WrittenEntry = Object.assign(read.values, { key: entryKeyOf(grid.catalogue, read.values, grid.units), index });
  if (!before) plan.created.push(written);
  else if (FIELDS.some((field) => before[field] !== written[field])) {
    if (before.locked) return [{ field: FIELDS.find((field) => before[field] !== written[field]) as string, reason: 'in-force', message: IN_FORCE }];
    plan.updated.push({ ...written, id: before.id, documentId: before.documentId, keyChanges: entryKeyOf(grid.catalogue, before, grid.units) !== written.key });
  }
  return [];
}

function readDelete(change: EntryChange, before: StoredEntry | null, plan: Plan): Objection[] {
  if (change.delete !== true) return [{ field: 'delete', reason: 'type', message: 'delete can only be true' }];
  if (!before) return [{ field: 'documentId', reason: 'required', message: 'Name the entry that is to be deleted' }];
  if (before.locked) return [{ field: 'documentId', reason: 'in-force', message: IN_FORCE }];
  plan.deleted.push(before);
  return [];
}

function readValues(change: EntryChange, before: StoredEntry | null, { hasBase, units, attributesOf }: Grid): { values: EntryValues } | { objections: Objection[] } {
  const given: Record<string, unknown> = {};
  for (const field of FIELDS) if (change[field] !== undefined) given[field] = change[field];
  const { values: read, objections } = readInput(attributesOf, UID.priceEntry, given);
  if (objections.length > 0) return { objections };
  const after = <Value>(field: (typeof FIELDS)[number]): Value | null => {
    if (!(field in given)) return (before?.[field] ?? null) as Value | null;
    return (given[field] === null ? null : (read[field] ?? null)) as Value | null;
  };
  const text = (field: 'code' | 'name' | 'unit') => after<string>(field)?.trim() || null;
  const decimal = (field: 'minQuantity' | 'price' | 'discountPercent') => {
    const value = after<string | number>(field);
    return value === null ? null : typeof value === 'number' ? plainText(value) : value;
  };
  const values: EntryValues = {
    code: text('code') ?? '', name: text('name'), unit: text('unit'),
    minQuantity: decimal('minQuantity') ?? '0', price: decimal('price'), discountPercent: decimal('discountPercent'),
  };
  const found = objectionsToEntry({ ...values, hasBase });
  if (values.unit !== null && values.unit !== before?.unit && !units.find(values.unit)) {
    found.push({ field: 'unit', reason: 'unit', message: `There is no unit "${values.unit}": choose one of the units of prices` });
  }
  return found.length > 0 ? { objections: found } : { values };
}

/** Shorter than a Decimal for what needs none: 20,000 rows have 60,000 of them. */
const plainText = (value: number) => (Math.abs(value) >= 1e-6 || value === 0 ? String(value) : new Decimal(value).toFixed());

/** A code, unit and tier that would stand there twice: among the changes, or in what they leave as it is. */
function repeatedKeys({ created, updated, deleted }: Plan, { catalogue, stored, units }: Grid): Objection[] {
  const gone = new Set([...deleted, ...updated].map(({ documentId }) => documentId));
  const kept = new Set(stored.filter(({ documentId }) => !gone.has(documentId)).map((entry) => entryKeyOf(catalogue, entry, units)));
  const seen = new Map<string, number>();
  const found: Objection[] = [];
  // Either alone is in the order of the request, and of a new catalogue's rows there are very many.
  const all = updated.length === 0 ? created : [...created, ...updated].sort((one, other) => one.index - other.index);
  for (const { key, index, code, unit, minQuantity } of all) {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    if (first === undefined && !kept.has(key)) continue;
    const where = first === undefined ? 'The catalogue has' : `Row ${first + 1} is`;
    found.push({ field: ['entries', index, 'code'], reason: 'unique', message: `${where} a price for ${code}${unit ? ` per ${unit}` : ''} from ${minQuantity} on already` });
  }
  return found;
}
