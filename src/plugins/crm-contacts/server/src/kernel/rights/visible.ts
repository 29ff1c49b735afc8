import type { Core } from '@strapi/strapi';
import { attributesOf, type Attribute } from '../model';
import type { Reader } from './reader';
import { idsWhere, linkedTo } from './row-scope';
import { isInternal } from '../schema';
import { ADMIN_USER } from '../uids';
import { isGuarded } from './type-rights';

/**
 * What a reader sees of rows that are reached through relations. Strapi's engine decides about fields
 * and conditions of the type asked for; what is nested in it, is filtered by or sorted by, it lets
 * through as long as the relation itself is allowed.
 */
type Spec = Record<string, unknown>;

const ALWAYS = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

const shownFields = new WeakMap<Reader, Map<string, Set<string>>>();

/** Attributes of a type that the reader may see in some row of it. */
export function readableFields(strapi: Core.Strapi, reader: Reader, uid: string): Set<string> {
  const known = shownFields.get(reader) ?? new Map<string, Set<string>>();
  shownFields.set(reader, known);
  const found = known.get(uid) ?? new Set([...ALWAYS, ...permittedNames(strapi, reader, uid)]);
  known.set(uid, found);
  return found;
}

function permittedNames(strapi: Core.Strapi, reader: Reader, uid: string): string[] {
  const attributes = attributesOf(strapi, uid);
  return Object.keys(attributes).filter((name) => !isInternal(attributes[name]) && reader.can('read', uid, undefined, name));
}

/** `populate` that leaves out related rows which the reader may not read; counts count the rest. */
export function visiblePopulate(strapi: Core.Strapi, reader: Reader, uid: string, populate: unknown): unknown {
  const attributes = attributesOf(strapi, uid);
  const wanted = populateObject(attributes, populate);
  if (!wanted) return populate;
  return Object.fromEntries(Object.entries(wanted).map(([name, spec]) => [name, visibleSpec(strapi, reader, attributes[name], spec)]));
}

function visibleSpec(strapi: Core.Strapi, reader: Reader, attribute: Attribute | undefined, spec: unknown): unknown {
  if (!attribute || spec === false) return spec;
  const nested = (typeof spec === 'object' && spec !== null ? { ...spec } : {}) as Spec;
  if (attribute.component && nested.populate) nested.populate = visiblePopulate(strapi, reader, attribute.component, nested.populate);
  if (attribute.type !== 'relation' || !isGuarded(attribute.target)) return attribute.component ? nested : spec;
  if (nested.populate) nested.populate = visiblePopulate(strapi, reader, attribute.target, nested.populate);
  const condition = visibleRows(reader, attribute.target);
  if (condition) nested.filters = nested.filters ? { $and: [nested.filters, condition] } : condition;
  return Object.keys(nested).length > 0 ? nested : true;
}

/** Condition for rows of a related type; undefined: the reader sees all of them. */
function visibleRows(reader: Reader, uid: string) {
  // Content API: Strapi itself leaves out relations to types that the token or role may not find.
  if (reader.kind === 'admin' && !reader.can('read', uid)) return { id: { $in: [] } };
  return reader.where('read', uid);
}

/** The same by ids, which joins nothing to what is asked: SQLite takes 64 tables in a statement. */
function visibleIds(strapi: Core.Strapi, reader: Reader, uid: string) {
  const condition = visibleRows(reader, uid);
  return condition && { id: { $in: idsWhere(strapi, uid, condition) } };
}

/** Strapi's short forms of `populate` as an object; null where there is nothing to narrow. */
function populateObject(attributes: Record<string, Attribute>, populate: unknown): Spec | null {
  if (populate === '*' || populate === true) {
    const names = Object.keys(attributes).filter((name) => ['relation', 'component', 'media', 'dynamiczone'].includes(attributes[name].type));
    return Object.fromEntries(names.map((name) => [name, true]));
  }
  if (typeof populate === 'string') return populateObject(attributes, populate.split(',').map((name) => name.trim()));
  if (Array.isArray(populate)) return fromPaths(populate as string[]);
  return populate && typeof populate === 'object' ? (populate as Spec) : null;
}

/** `['company', 'company.owner']` as nested objects. */
function fromPaths(paths: string[]): Spec {
  const found: Spec = {};
  for (const path of paths) {
    let level = found;
    path.split('.').forEach((name, index, names) => {
      const here = (typeof level[name] === 'object' ? level[name] : {}) as Spec;
      level[name] = here;
      if (index === names.length - 1) return;
      here.populate ??= {};
      level = here.populate as Spec;
    });
  }
  return found;
}

/** A row's nested rows with only the fields that the reader may see in their own lists. */
export function visibleNested<Row extends object>(strapi: Core.Strapi, reader: Reader, uid: string, row: Row): Row {
  const attributes = attributesOf(strapi, uid);
  const narrowed = Object.entries(row).map(([name, value]) => {
    const { type, target } = attributes[name] ?? {};
    if (type !== 'relation' || !isGuarded(target) || !value) return [name, value];
    return [name, Array.isArray(value) ? value.map((one) => visibleRow(strapi, reader, target, one)) : visibleRow(strapi, reader, target, value)];
  });
  return Object.fromEntries(narrowed) as Row;
}

function visibleRow(strapi: Core.Strapi, reader: Reader, uid: string, row: object): object {
  // `{ count }` stands for rows that were only counted.
  if (!('id' in row)) return row;
  const fields = readableFields(strapi, reader, uid);
  const shown = Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name)));
  return visibleNested(strapi, reader, uid, shown);
}

/** `filters` without questions about fields or rows, behind a relation, that the reader may not read. */
export function visibleFilters(strapi: Core.Strapi, reader: Reader, uid: string, filters: unknown, nested = false): unknown {
  if (Array.isArray(filters)) return filters.map((part) => visibleFilters(strapi, reader, uid, part, nested));
  if (!filters || typeof filters !== 'object') return filters;
  const attributes = attributesOf(strapi, uid);
  const comparisons: unknown[] = [];
  const kept = Object.entries(filters).flatMap(([name, value]) => {
    if (GROUPS.includes(name)) return [[name, visibleFilters(strapi, reader, uid, value, nested)]];
    if (nested && name in attributes && !readableFields(strapi, reader, uid).has(name)) return [];
    const { type, target } = attributes[name] ?? {};
    if (target === ADMIN_USER && asksForFields(value) && !Object.keys(value as object).every((key) => USER_FIELDS.includes(key))) return [];
    if (type !== 'relation' || !isGuarded(target)) return [[name, value]];
    if (!asksForFields(value)) {
      comparisons.push(...visibleComparisons(strapi, reader, { uid, name, target }, value));
      return [];
    }
    return [[name, { $and: [visibleFilters(strapi, reader, target, value, true), visibleIds(strapi, reader, target) ?? {}] }]];
  });
  const rest = Object.fromEntries(kept);
  return comparisons.length === 0 ? rest : { $and: [rest, ...comparisons] };
}

/**
 * What compares the related row itself (`{ $eq: 7 }` asks for its id), so that a hidden one is as if there were none: all of
 * these hold.
 */
function visibleComparisons(strapi: Core.Strapi, reader: Reader, { uid, name, target }: { uid: string; name: string; target: string }, value: unknown): object[] {
  const visible = visibleIds(strapi, reader, target);
  if (!visible) return [{ [name]: value }];
  const linked = linkedTo(strapi, uid, name, visible.id.$in);
  const comparisons = isObject(value) ? Object.entries(value).map(([operator, operand]) => ({ [operator]: operand })) : [value];
  return comparisons.map((comparison) => {
    const isAny = asksForAny(comparison);
    if (isAny === undefined) return { [name]: { $and: [{ id: comparison }, visible] } };
    return { id: { [isAny ? '$in' : '$notIn']: linked } };
  });
}

/** Whether a comparison keeps rows that have any related row (true) or none (false); undefined: it asks for certain ones. */
function asksForAny(comparison: unknown): boolean | undefined {
  const [operator, operand] = isObject(comparison) ? Object.entries(comparison)[0] : ['$eq', comparison];
  if (operator === '$null' || operator === '$notNull') return (operator === '$notNull') !== NO.includes(operand);
  return operand === null && ['$eq', '$ne'].includes(operator) ? operator === '$ne' : undefined;
}

/** What Strapi takes for `false`. */
const NO: unknown[] = [false, 'false', 'f', '0', 0];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the filters and lists of the Content Manager ask of users; their e-mail is not everybody's. */
const USER_FIELDS = ['id', 'documentId', 'firstname', 'lastname', 'username'];

/** False for what compares the related row itself (`{ $gt: 1 }`), which stands beside no attribute and in no group. */
const asksForFields = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.entries(value).some(([name, part]) => !name.startsWith('$') || (GROUPS.includes(name) && typeof part === 'object'));

const GROUPS = ['$and', '$or', '$not'];

/** Whether the order `path` (`name`, `contact.name`) tells nothing but what the reader may read. */
export function maySortBy(strapi: Core.Strapi, reader: Reader, uid: string, path: string): boolean {
  const [first, ...rest] = path.split('.');
  const { type, target } = attributesOf(strapi, uid)[first] ?? {};
  if (target === ADMIN_USER) return rest.every((name) => USER_FIELDS.includes(name));
  if (!readableFields(strapi, reader, uid).has(first)) return false;
  if (rest.length === 0 || type !== 'relation' || !isGuarded(target)) return true;
  // An order by rows that are partly hidden would still show where the hidden ones stand.
  if (visibleRows(reader, target) || !readableFields(strapi, reader, target).has(rest[0])) return false;
  return maySortBy(strapi, reader, target, rest.join('.'));
}

/**
 * `sort` in any of Strapi's shapes, without orders that `maySortBy` refuses. Strapi's own check keeps a
 * sort that is a single text and names a forbidden field.
 */
export function visibleSort(strapi: Core.Strapi, reader: Reader, uid: string, sort: unknown): unknown {
  if (typeof sort === 'string') {
    const kept = sort.split(',').filter((part) => maySortBy(strapi, reader, uid, part.trim().split(':')[0]));
    return kept.length > 0 ? kept.join(',') : undefined;
  }
  if (Array.isArray(sort)) return sort.map((part) => visibleSort(strapi, reader, uid, part)).filter((part) => part !== undefined);
  if (!sort || typeof sort !== 'object') return sort;
  return Object.fromEntries(Object.entries(sort).filter(([name, order]) => leaves(name, order).every((path) => maySortBy(strapi, reader, uid, path))));
}

/** `{ contact: { name: 'asc' } }` → `contact.name`. */
function leaves(path: string, order: unknown): string[] {
  if (!order || typeof order !== 'object') return [path];
  return Object.entries(order).flatMap(([name, nested]) => leaves(`${path}.${name}`, nested));
}

const TEXTS = ['string', 'text', 'email', 'uid', 'enumeration', 'richtext'];

/** The Content Manager's search box as filters: Strapi's own `_q` also matches fields that a role may not read. */
export function searchFilters(strapi: Core.Strapi, reader: Reader, uid: string, q: string): object {
  const attributes = attributesOf(strapi, uid);
  const fields = readableFields(strapi, reader, uid);
  const names = Object.keys(attributes).filter((name) => fields.has(name) && TEXTS.includes(attributes[name].type));
  return { $or: [...names.map((name) => ({ [name]: { $containsi: q } })), { documentId: { $eq: q } }] };
}

