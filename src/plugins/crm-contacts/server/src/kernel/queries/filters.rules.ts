import type { Objection } from '../errors';
import { EMPTY, formOf, isBooleanLike, isComparable, kindOf, LISTS, OPERATORS, type Kind } from './comparison.rules';
import { isPlain } from './lists';

/** The parts of Strapi's attribute that decide what may be asked of it. */
export interface AskedAttribute {
  type: string;
  target?: string;
  component?: string;
}

export interface Limits {
  /** Values of one list, alternatives of one `$or`. */
  values: number;
}

/** Attributes of a content type or component; undefined: there is none of this name. */
export type AttributesOf = (uid: string) => Record<string, AskedAttribute> | undefined;

export type Path = string[];

/** Objects in objects: relations of relations and groups in groups. */
export const DEEPEST = 20;

const GROUPS = ['$and', '$or'];
const KEYS: Record<string, AskedAttribute> = { id: { type: 'increments' }, documentId: { type: 'string' } };
/** Filters of the Content Manager's list that it answers itself: no attributes. */
const VIRTUAL = ['__status'];

const own = (attributes: Record<string, AskedAttribute>, name: string) => (Object.prototype.hasOwnProperty.call(attributes, name) ? attributes[name] : undefined);

export const attributeOf = (attributes: Record<string, AskedAttribute>, name: string): AskedAttribute | undefined =>
  own(attributes, name) ?? own(KEYS, name);

/** The type whose attributes are asked for behind an attribute; undefined: there is none, or it may be any. */
export function targetOf({ type, target, component }: AskedAttribute): string | undefined {
  if (type === 'media') return 'plugin::upload.file';
  return type === 'component' ? component : type === 'relation' ? target : undefined;
}

/**
 * Reasons against asking for `filters`: those that a database refuses (with 500), and those that Strapi
 * would leave out and answer more than was asked for. Whether the reader may ask is not decided here.
 */
export function objectionsToFilters(attributesOf: AttributesOf, uid: string, filters: unknown, limits: Limits, path: Path = ['filters'], depth = 0): Objection[] {
  if (filters === undefined || filters === null || filters === '') return [];
  const nested = (value: unknown, at: Path) => objectionsToFilters(attributesOf, uid, value, limits, at, depth + 1);
  if (depth > DEEPEST) return [against(path, 'depth', `is nested more than ${DEEPEST} levels deep`)];
  if (Array.isArray(filters)) return tooMany(filters, limits, path) ?? filters.flatMap((part, index) => partOf(part, [...path, String(index)], nested));
  if (!isPlain(filters)) return [against(path, 'form', 'must have the form { attribute: { $operator: value } }')];
  const attributes = attributesOf(uid) ?? {};
  return Object.entries(filters).flatMap(([name, value]) => {
    const at = [...path, name];
    if (GROUPS.includes(name)) return objectionsToGroup(value, at, limits, nested);
    if (name === '$not') return isPlain(value) ? nested(value, at) : [against(at, 'form', 'takes a filter')];
    const attribute = attributeOf(attributes, name);
    if (attribute) return objectionsToAttribute(attributesOf, attribute, value, limits, at, depth + 1);
    return VIRTUAL.includes(name) ? [] : [against(at, 'unknown', 'is no attribute to filter by')];
  });
}

type Nested = (value: unknown, path: Path) => Objection[];

function objectionsToGroup(value: unknown, path: Path, limits: Limits, nested: Nested): Objection[] {
  if (!Array.isArray(value)) return [against(path, 'form', 'takes a list of filters')];
  return tooMany(value, limits, path) ?? value.flatMap((part, index) => partOf(part, [...path, String(index)], nested));
}

const partOf = (part: unknown, path: Path, nested: Nested): Objection[] => (isPlain(part) ? nested(part, path) : [against(path, 'form', 'must be a filter')]);

function tooMany(values: unknown[], { values: most }: Limits, path: Path): Objection[] | null {
  return values.length > most ? [{ ...against(path, 'many', `takes at most ${most} values`), details: { most } }] : null;
}

function objectionsToAttribute(attributesOf: AttributesOf, attribute: AskedAttribute, value: unknown, limits: Limits, path: Path, depth: number): Objection[] {
  if (value === undefined) return [];
  const kind = kindOf(attribute.type);
  if (kind) return objectionsToValue({ kind, large: attribute.type === 'biginteger', limits }, value, path, depth);
  const target = targetOf(attribute);
  if (!target || !attributesOf(target)) return [against(path, 'type', 'cannot be filtered by')];
  const operators = isPlain(value) ? Object.keys(value).filter((name) => name.startsWith('$') && !GROUPS.includes(name)) : [];
  // Without an attribute the row of the other side is meant, by its id.
  if (!isPlain(value) || (operators.length === 1 && Object.keys(value).length === 1)) return objectionsToValue({ kind: 'whole', large: false, limits }, value, path, depth, true);
  if (operators.length > 0) return [against([...path, operators[0]], 'operator', 'must be the only comparison of a related entry')];
  if (Object.keys(value).length === 0) return [against(path, 'form', 'must say what to compare with')];
  return objectionsToFilters(attributesOf, target, value, limits, path, depth);
}

interface Compared {
  kind: Kind;
  large: boolean;
  limits: Limits;
}

/** `value` as in `{ attribute: value }`: one, a list of them, or `{ $operator: value }`. `plainly`: `$not` takes no operators. */
function objectionsToValue(compared: Compared, value: unknown, path: Path, depth: number, plainly = false): Objection[] {
  if (!isPlain(value)) return objectionsToOperand(compared, '$eq', value, path, !OPERATORS[compared.kind].includes('$eq') && value !== null);
  if (depth > DEEPEST) return [against(path, 'depth', `is nested more than ${DEEPEST} levels deep`)];
  if (Object.keys(value).length === 0) return [against(path, 'form', 'must say what to compare with')];
  return Object.entries(value).flatMap(([operator, operand]) => {
    const at = [...path, operator];
    if (operator === '$not' && isPlain(operand) && !plainly) return objectionsToValue(compared, operand, at, depth + 1);
    return objectionsToOperand(compared, operator, operand, at, !OPERATORS[compared.kind].includes(operator));
  });
}

function objectionsToOperand({ kind, large, limits }: Compared, operator: string, operand: unknown, path: Path, unfit: boolean): Objection[] {
  const isNullTest = operand === null && ['$eq', '$ne'].includes(operator);
  if (unfit && !isNullTest) return [{ ...against(path, 'operator', 'cannot be compared in this way'), details: { operators: [...OPERATORS[kind]] } }];
  if (EMPTY.includes(operator)) return isBooleanLike(operand) ? [] : [against(path, 'value', 'takes true or false')];
  if (operator === '$between') {
    if (!Array.isArray(operand) || operand.length !== 2) return [against(path, 'value', 'takes two values')];
  } else if (Array.isArray(operand) && operand.length > limits.values) {
    return tooMany(operand, limits, path) ?? [];
  }
  // Conditions of the reader hold queries, which are no input.
  const isQuery = LISTS.includes(operator) && typeof operand === 'object' && operand !== null && !Array.isArray(operand) && !isPlain(operand) && !(operand instanceof Date);
  const wrong = !isQuery && (Array.isArray(operand) ? operand : [operand]).some((value) => !isComparable(kind, operator, value, large));
  return wrong ? [against(path, 'value', `takes ${formOf(kind, operator)}`)] : [];
}

export const against = (path: Path, reason: string, message: string): Objection => ({ field: path, reason, message: `${path.join('.')} ${message}` });
