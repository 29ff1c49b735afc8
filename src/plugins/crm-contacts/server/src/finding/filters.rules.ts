import type { FieldType } from '../../../contracts/finding';
import { isDay } from '../kernel/dates';
import type { Objection } from '../kernel/errors';
import type { ListField } from './fields.rules';

export type Operator = '$eq' | '$ne' | '$in' | '$contains' | '$notContains' | '$startsWith' | '$gt' | '$gte' | '$lt' | '$lte' | '$null' | '$notNull';

/** One comparison of a list's filter. `values`: one, several for `$in`, none for `$null` and `$notNull`. */
export interface Condition {
  field: ListField;
  operator: Operator;
  values: string[];
}

const EMPTY: Operator[] = ['$null', '$notNull'];
const ORDER: Operator[] = ['$gt', '$gte', '$lt', '$lte'];
const OPERATORS: Record<FieldType, Operator[]> = {
  text: ['$eq', '$ne', '$in', '$contains', '$notContains', '$startsWith', ...EMPTY],
  enumeration: ['$eq', '$ne', '$in', ...EMPTY],
  user: ['$eq', '$ne', '$in', ...EMPTY],
  day: ['$eq', '$ne', ...ORDER, ...EMPTY],
  instant: ['$eq', ...ORDER, ...EMPTY],
  integer: ['$eq', '$ne', ...ORDER, ...EMPTY],
  companies: [],
};

/** More would be a query made to be slow. */
const MOST_CONDITIONS = 20;
const MOST_VALUES = 100;
const LONGEST_VALUE = 255;

type Found = { conditions: Condition[]; objections: Objection[] };

/**
 * Reads `filters` of a list's address: `{ city: { $contains: 'ulm' } }`, several joined by `$and`. A
 * field outside `fields` is unknown, whether it does not exist or the reader may not read it.
 */
export function readFilters(filters: unknown, fields: readonly ListField[]): Found {
  const found: Found = { conditions: [], objections: [] };
  if (filters !== undefined && filters !== '') collect(filters, ['filters'], fields, found);
  if (found.conditions.length > MOST_CONDITIONS) {
    found.objections.push({ field: 'filters', reason: 'many', message: `At most ${MOST_CONDITIONS} filters at once` });
  }
  return found;
}

/** The fields that a filter speaks of, known or not. */
export function fieldNamesIn(filters: unknown): string[] {
  if (Array.isArray(filters)) return filters.flatMap(fieldNamesIn);
  if (!isObject(filters)) return [];
  return Object.entries(filters).flatMap(([key, value]) => (key.startsWith('$') || /^\d+$/.test(key) ? fieldNamesIn(value) : [key]));
}

function collect(filters: unknown, path: string[], fields: readonly ListField[], found: Found): void {
  if (!isObject(filters)) {
    found.objections.push({ field: path, reason: 'form', message: 'A filter has the form { field: { $operator: value } }' });
    return;
  }
  for (const [key, value] of Object.entries(filters)) {
    if (key === '$and') partsOf(value).forEach((part, index) => collect(part, [...path, '$and', String(index)], fields, found));
    else compare(key, value, [...path, key], fields, found);
  }
}

function compare(name: string, comparison: unknown, path: string[], fields: readonly ListField[], found: Found): void {
  const field = fields.find((each) => each.name === name);
  if (!field || OPERATORS[field.type].length === 0) {
    found.objections.push({ field: path, reason: 'unknown', message: `There is no filter by ${name}` });
    return;
  }
  const operators = isObject(comparison) ? unwrapped(field, comparison) : { $eq: comparison };
  for (const [operator, given] of Object.entries(operators)) {
    const objection = objectionTo(field, operator, given);
    if (objection) found.objections.push({ field: [...path, operator], ...objection });
    else found.conditions.push(conditionOf(field, operator as Operator, given));
  }
}

/** `{ $null: false }` asks for the rows with a value, `{ $notNull: false }` for those without. */
function conditionOf(field: ListField, operator: Operator, given: unknown): Condition {
  if (!EMPTY.includes(operator)) return { field, operator, values: partsOf(given).map(String) };
  const asksForNone = (operator === '$null') !== isFalse(given);
  return { field, operator: asksForNone ? '$null' : '$notNull', values: [] };
}

/** A user is named by document id: `{ owner: { documentId: { $eq: … } } }`, or `{ owner: { $eq: … } }`. */
function unwrapped(field: ListField, comparison: Record<string, unknown>): Record<string, unknown> {
  const inner = comparison.documentId;
  if (field.type !== 'user' || inner === undefined) return comparison;
  return isObject(inner) ? inner : { $eq: inner };
}

function objectionTo(field: ListField, operator: string, given: unknown): Omit<Objection, 'field'> | null {
  const known = OPERATORS[field.type];
  if (!known.includes(operator as Operator)) {
    return { reason: 'operator', message: `${field.name} cannot be compared with ${operator}`, details: { operators: known } };
  }
  if (EMPTY.includes(operator as Operator)) return null;
  const values = partsOf(given);
  if (values.length === 0 || (operator !== '$in' && values.length > 1) || values.length > MOST_VALUES) {
    return { reason: 'values', message: `${operator} takes ${operator === '$in' ? `1 to ${MOST_VALUES} values` : 'one value'}` };
  }
  const wrong = values.find((value) => !fits(field.type, value));
  return wrong === undefined ? null : { reason: 'value', message: `${field.name} cannot be compared with this value: ${FORMS[field.type]}` };
}

const FORMS: Record<FieldType, string> = {
  text: `text of at most ${LONGEST_VALUE} characters`,
  enumeration: 'one of its keys',
  user: "a user's documentId, or me",
  day: 'a day, YYYY-MM-DD',
  instant: 'a day, YYYY-MM-DD, or an instant in ISO 8601',
  integer: 'a whole number',
  companies: 'nothing',
};

function fits(type: FieldType, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value);
  // PostgreSQL stores no NUL, and refuses a statement that asks for one.
  if (text.length > LONGEST_VALUE || text.includes('\0')) return false;
  if (type === 'day') return isDay(text);
  if (type === 'instant') return isDay(text) || (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)));
  return type !== 'integer' || (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) && Math.abs(Number(text)) < 2 ** 31);
}

/** The parser of addresses makes objects with number keys of long lists. */
function partsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key)) ? Object.values(value as object) : [value];
}

const isFalse = (value: unknown) => value === false || value === 'false';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Sort {
  field: ListField;
  descending: boolean;
}

/** Reads `sort` of a list's address, `<field>` or `<field>:asc|desc`; null: as the folder has it. */
export function readSort(sort: unknown, fields: readonly ListField[]): { sort: Sort | null; objections: Objection[] } {
  if (sort === undefined || sort === '') return { sort: null, objections: [] };
  const [, name, direction = 'asc'] = (typeof sort === 'string' && sort.match(/^(\w+)(?::(asc|desc))?$/i)) || [];
  const field = fields.find((each) => each.name === name && each.type !== 'companies');
  if (field) return { sort: { field, descending: direction.toLowerCase() === 'desc' }, objections: [] };
  return { sort: null, objections: [{ field: 'sort', reason: 'unknown', message: 'sort must be a field of the list, then :asc or :desc' }] };
}
