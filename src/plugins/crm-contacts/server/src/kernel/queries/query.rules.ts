import type { Objection } from '../errors';
import { isBooleanLike, kindOf } from './comparison.rules';
import { against, attributeOf, DEEPEST, objectionsToFilters, targetOf, type AttributesOf, type Limits, type Path } from './filters.rules';
import { isPlain } from './lists';

export interface Asked {
  filters?: unknown;
  sort?: unknown;
  fields?: unknown;
  populate?: unknown;
  pagination?: unknown;
  page?: unknown;
  pageSize?: unknown;
  start?: unknown;
  limit?: unknown;
  _q?: unknown;
  locale?: unknown;
  status?: unknown;
}

/** Reasons against a query for rows of `uid`, each with the parameter's path. Empty: the database answers it. */
export function objectionsToQuery(attributesOf: AttributesOf, uid: string, query: Asked, limits: Limits, path: Path = [], depth = 0): Objection[] {
  return [
    ...objectionsToFilters(attributesOf, uid, query.filters, limits, [...path, 'filters'], depth),
    ...objectionsToSort(attributesOf, uid, query.sort, [...path, 'sort']),
    ...objectionsToFields(attributesOf, uid, query.fields, [...path, 'fields']),
    ...objectionsToPopulate(attributesOf, uid, query.populate, limits, [...path, 'populate'], depth),
    ...objectionsToPaging(query, path),
    ...(isPlain(query.pagination) ? objectionsToPaging(query.pagination, [...path, 'pagination']) : isMissing(query.pagination) ? [] : [against([...path, 'pagination'], 'form', 'must be pagination[page] and pagination[pageSize], or pagination[start] and pagination[limit]')]),
    ...(isMissing(query._q) || typeof query._q === 'string' ? [] : [against([...path, '_q'], 'type', 'must be a text')]),
    ...(isMissing(query.locale) || typeof query.locale === 'string' ? [] : [against([...path, 'locale'], 'type', 'must be a text')]),
    ...(isMissing(query.status) || ['draft', 'published'].includes(query.status as string) ? [] : [against([...path, 'status'], 'value', 'must be draft or published')]),
  ];
}

/** An empty parameter (`?sort=`) asks for nothing. */
const isMissing = (value: unknown) => value === undefined || value === null || value === '';

const LARGEST = 2_147_483_647;
const PAGING: Record<string, number> = { page: 1, pageSize: 1, start: 0, limit: -1 };

function objectionsToPaging(given: Asked, path: Path): Objection[] {
  return Object.entries(PAGING).flatMap(([name, least]) => {
    const value = (given as Record<string, unknown>)[name];
    if (isMissing(value)) return [];
    const number = typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value.trim())) ? Number(value) : NaN;
    const fits = Number.isInteger(number) && number >= least && number <= LARGEST;
    return fits ? [] : [against([...path, name], 'range', `must be a whole number from ${least} to ${LARGEST}`)];
  });
}

/** `name:desc,contact.name`, `['name:desc']`, `{ contact: { name: 'asc' } }`, or a list of such objects. */
function objectionsToSort(attributesOf: AttributesOf, uid: string, sort: unknown, path: Path): Objection[] {
  if (isMissing(sort)) return [];
  if (typeof sort === 'string') return sort.split(',').filter((part) => part.trim() !== '').flatMap((part) => objectionsToOrder(attributesOf, uid, part, path));
  if (Array.isArray(sort)) {
    if (sort.length > DEEPEST) return [against(path, 'many', `takes at most ${DEEPEST} attributes`)];
    return sort.flatMap((part, index) => (typeof part === 'string' || isPlain(part) ? objectionsToSort(attributesOf, uid, part, [...path, String(index)]) : [against([...path, String(index)], 'form', SORT_FORM)]));
  }
  return isPlain(sort) ? objectionsToNestedSort(attributesOf, uid, sort, path) : [against(path, 'form', SORT_FORM)];
}

const SORT_FORM = 'must be an attribute, then :asc or :desc';

function objectionsToOrder(attributesOf: AttributesOf, uid: string, order: string, path: Path): Objection[] {
  const [, names, direction = 'asc'] = order.match(/^\s*([\w.]+)\s*(?::\s*(\w+)\s*)?$/) ?? [];
  if (!names || !isDirection(direction)) return [against(path, 'form', SORT_FORM)];
  const nested = names.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), direction);
  return objectionsToNestedSort(attributesOf, uid, nested as Record<string, unknown>, path);
}

const isDirection = (value: unknown) => typeof value === 'string' && ['asc', 'desc'].includes(value.trim().toLowerCase());

function objectionsToNestedSort(attributesOf: AttributesOf, uid: string, sort: Record<string, unknown>, path: Path): Objection[] {
  const attributes = attributesOf(uid) ?? {};
  return Object.entries(sort).flatMap(([name, order]) => {
    const at = [...path, name];
    const attribute = attributeOf(attributes, name);
    // Strapi's own order by draft or published.
    if (!attribute) return name === 'status' && 'publishedAt' in attributes && isDirection(order) ? [] : [against(at, 'unknown', 'is no attribute to sort by')];
    const target = targetOf(attribute);
    if (target && isPlain(order) && path.length <= DEEPEST) return objectionsToNestedSort(attributesOf, target, order, at);
    const kind = kindOf(attribute.type);
    if (!kind || kind === 'json') return [against(at, 'type', 'cannot be sorted by')];
    return isDirection(order) || isMissing(order) ? [] : [against(at, 'form', SORT_FORM)];
  });
}

function objectionsToFields(attributesOf: AttributesOf, uid: string, fields: unknown, path: Path): Objection[] {
  // Not the empty text, which Strapi asks the database for as an attribute.
  if (fields === undefined || fields === null || fields === '*') return [];
  const attributes = attributesOf(uid) ?? {};
  const names = (part: unknown, at: Path): Objection[] => {
    if (typeof part !== 'string') return [against(at, 'form', 'must be an attribute')];
    const wrong = part.split(',').map((name) => name.trim()).find((name) => name !== '*' && !isField(attributes, name));
    return wrong === undefined ? [] : [against(at, 'unknown', `names ${wrong || 'nothing'}, which is no attribute with a value of its own`)];
  };
  return Array.isArray(fields) ? fields.flatMap((part, index) => names(part, [...path, String(index)])) : names(fields, path);
}

function isField(attributes: Parameters<typeof attributeOf>[0], name: string): boolean {
  const attribute = attributeOf(attributes, name);
  return attribute !== undefined && kindOf(attribute.type) !== null;
}

/** Which relations exist is Strapi's to say: what it does not know it refuses or leaves out, and answers no more for it. */
function objectionsToPopulate(attributesOf: AttributesOf, uid: string, populate: unknown, limits: Limits, path: Path, depth: number): Objection[] {
  if (isMissing(populate) || typeof populate === 'string' || typeof populate === 'boolean') return [];
  if (depth > DEEPEST) return [against(path, 'depth', `is nested more than ${DEEPEST} levels deep`)];
  if (Array.isArray(populate)) return populate.flatMap((name, index) => (typeof name === 'string' ? [] : [against([...path, String(index)], 'form', 'must be a relation')]));
  if (!isPlain(populate)) return [against(path, 'form', 'must be relations')];
  const attributes = attributesOf(uid) ?? {};
  return Object.entries(populate).flatMap(([name, spec]) => {
    const attribute = attributeOf(attributes, name);
    return objectionsToSpec(attributesOf, attribute && targetOf(attribute), spec, limits, [...path, name], depth + 1);
  });
}

function objectionsToSpec(attributesOf: AttributesOf, target: string | undefined, spec: unknown, limits: Limits, path: Path, depth: number): Objection[] {
  if (isMissing(spec) || typeof spec === 'string' || isBooleanLike(spec)) return [];
  if (!isPlain(spec)) return [against(path, 'form', 'must be true, * or a query')];
  const { count, on } = spec;
  return [
    ...(target && attributesOf(target) ? objectionsToQuery(attributesOf, target, spec, limits, path, depth) : []),
    ...(isMissing(count) || isBooleanLike(count) ? [] : [against([...path, 'count'], 'value', 'must be true or false')]),
    ...(isPlain(on) ? Object.entries(on).flatMap(([uid, one]) => objectionsToSpec(attributesOf, uid, one, limits, [...path, 'on', uid], depth + 1)) : isMissing(on) ? [] : [against([...path, 'on'], 'form', 'must name types')]),
  ];
}
