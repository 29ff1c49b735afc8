import type { Core } from '@strapi/strapi';
import { attributesOf, type Attribute } from '../../model';
import { refusal } from '../../errors';
import { currentReader, type Reader } from '../reader';
import { FILE } from '../../uids';
import { visibleFiles } from '../files/guarded-files';
import { guardedParts } from '../files/places';
import { isGuarded } from '../type-rights';
import { maySortBy, readableFields, visibleFilters } from '../visible';

/**
 * The way to guarded rows through types that are nobody's here: the media library's files with their
 * polymorphic `related`, sites' users, any type of the host. Their controllers ask the database
 * themselves, past the Document Service; what they all call on the way is the translation of a query.
 */
type Spec = Record<string, unknown>;

/** A part of a query as it was asked for, and on whose behalf. */
interface Asked {
  strapi: Core.Strapi;
  reader: Reader;
}

interface QueryParams {
  transform(uid: string | undefined, query: Spec): unknown;
}

export function narrowOtherTypes(strapi: Core.Strapi): void {
  const service = strapi.get('query-params') as QueryParams;
  const { transform } = service;
  service.transform = (uid, query) => {
    const reader = currentReader(strapi);
    return transform(uid, reader && uid && query ? narrowedQuery({ strapi, reader }, uid, query) : query);
  };
}

function narrowedQuery(asked: Asked, uid: string, query: Spec): Spec {
  const { populate, filters, sort } = query;
  if (!populate && !filters && !sort) return query;
  // Rows that the Document Service has narrowed as far as the way leads from one guarded type to the next.
  const narrowed = isGuarded(uid);
  sortPaths(sort).forEach((path) => assertSortable(asked, uid, path.split('.'), narrowed));
  return {
    ...query,
    ...(populate ? { populate: narrowedPopulate(asked, uid, populate, narrowed) } : {}),
    ...(filters ? { filters: narrowedFilters(asked, uid, filters, narrowed) } : {}),
  };
}

/** A relation to rows of any type: which ones, each row says by itself. */
export const isPolymorphic = ({ type, relation }: Attribute) => type === 'relation' && (relation === 'morphToOne' || relation === 'morphToMany');

/** The one type that an attribute leads to. */
function targetOf({ type, target, component }: Attribute): string | undefined {
  if (type === 'media') return FILE;
  return type === 'component' ? component : target;
}

function narrowedPopulate(asked: Asked, uid: string, populate: unknown, narrowed: boolean): unknown {
  const attributes = attributesOf(asked.strapi, uid);
  const wanted = populateObject(attributes, populate);
  if (!wanted) return populate;
  return Object.fromEntries(
    Object.entries(wanted).map(([name, spec]) => [name, attributes[name] ? narrowedSpec(asked, attributes[name], spec, narrowed) : spec])
  );
}

function narrowedSpec(asked: Asked, attribute: Attribute, spec: unknown, narrowed: boolean): unknown {
  if (spec === false || spec === 'false') return spec;
  const nested = (typeof spec === 'object' && spec !== null ? { ...spec } : {}) as Spec;
  if (isPolymorphic(attribute)) return visibleKinds(asked, nested);
  if (attribute.type === 'dynamiczone') return zonePopulate(asked, attribute, nested, spec, narrowed);
  const target = targetOf(attribute);
  if (!target) return spec;
  // Only counted, they tell no more than how many there are.
  if (leadsToFiles(attribute) && !nested.count) nested.filters = bothOf(nested.filters, visibleFiles(asked.strapi, asked.reader));
  const guarded = isGuarded(target);
  const stays = narrowed && (guarded || attribute.type === 'component');
  if (nested.populate) nested.populate = narrowedPopulate(asked, target, nested.populate, stays);
  if (nested.filters) nested.filters = narrowedFilters(asked, target, nested.filters, stays);
  sortPaths(nested.sort).forEach((path) => assertSortable(asked, target, path.split('.'), stays));
  if (guarded && !narrowed) Object.assign(nested, readablePart(asked, target, nested));
  return Object.keys(nested).length > 0 ? nested : spec;
}

/** A relation to files, such as that of a library's folder; what hangs on a row itself (media) is read with the row. */
const leadsToFiles = ({ type, target }: Attribute) => type === 'relation' && target === FILE;

const bothOf = (filters: unknown, condition: object) => (filters ? { $and: [filters, condition] } : condition);

/** Rows and fields of a guarded type that the reader may read, of those that were asked for. */
function readablePart({ strapi, reader }: Asked, uid: string, { fields, filters }: Spec): Spec {
  const condition = reader.can('read', uid) ? reader.where('read', uid) : { id: { $in: [] } };
  const readable = [...readableFields(strapi, reader, uid)].filter((name) => !isNested(attributesOf(strapi, uid)[name]));
  const wanted = typeof fields === 'string' ? fields.split(',').map((name) => name.trim()) : (fields as string[] | undefined);
  return {
    fields: wanted && !wanted.includes('*') ? ['id', ...wanted.filter((name) => readable.includes(name))] : readable,
    ...(condition ? { filters: bothOf(filters, condition) } : {}),
  };
}

const isNested = (attribute: Attribute | undefined) => attribute !== undefined && ['relation', 'component', 'media', 'dynamiczone'].includes(attribute.type);

/**
 * A polymorphic relation, kind by kind: of guarded types rows in reach alone. Users of the panel get
 * their ids: which fields they may read can differ by row, and the type's own routes answer that.
 */
function visibleKinds(asked: Asked, { on, populate, count }: Spec): Spec {
  const { strapi, reader } = asked;
  const wanted = (on ?? Object.fromEntries(kindsOf(strapi).map((kind) => [kind, populate ? { populate } : {}]))) as Record<string, unknown>;
  const kinds = Object.entries(wanted).flatMap(([kind, spec]): [string, unknown][] => {
    const nested = (typeof spec === 'object' && spec !== null ? spec : {}) as Spec;
    if (!isGuarded(kind)) return guardedParts(strapi).has(kind) ? [] : [[kind, narrowedSpec(asked, { type: 'relation', target: kind }, nested, false) || {}]];
    const condition = reader.where('read', kind);
    // A count of links knows no conditions.
    if (!reader.can('read', kind) || (count && condition)) return [];
    return [[kind, readablePart(asked, kind, { filters: nested.filters, fields: reader.kind === 'admin' ? ['documentId'] : nested.fields })]];
  });
  return { on: Object.fromEntries(kinds), ...(count ? { count } : {}) };
}

const kindsOf = (strapi: Core.Strapi): string[] => [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)];

function zonePopulate(asked: Asked, { components = [] }: Attribute, { on, populate, count }: Spec, spec: unknown, narrowed: boolean): unknown {
  if (!on && !populate) return spec;
  const wanted = (on ?? Object.fromEntries(components.map((component) => [component, { populate }]))) as Record<string, unknown>;
  const kinds = Object.entries(wanted).map(([kind, nested]) => [kind, narrowedSpec(asked, { type: 'component', component: kind }, nested, narrowed)]);
  return { on: Object.fromEntries(kinds), ...(count ? { count } : {}) };
}

/** Strapi's short forms of `populate` as an object; null where there is nothing to narrow. */
function populateObject(attributes: Record<string, Attribute>, populate: unknown): Spec | null {
  if (populate === '*' || populate === true) return Object.fromEntries(Object.keys(attributes).filter((name) => isNested(attributes[name])).map((name) => [name, true]));
  if (typeof populate === 'string') return fromPaths(populate.split(','));
  if (Array.isArray(populate)) return populate.includes('*') ? populateObject(attributes, '*') : fromPaths((populate as string[]).flatMap((paths) => paths.split(',')));
  return populate && typeof populate === 'object' ? (populate as Spec) : null;
}

function fromPaths(paths: string[]): Spec {
  const found: Spec = {};
  for (const path of paths) {
    const [first, ...rest] = path.trim().split('.');
    const known = (typeof found[first] === 'object' ? found[first] : {}) as { populate?: string[] };
    found[first] = rest.length > 0 ? { populate: [...(known.populate ?? []), rest.join('.')] } : (found[first] ?? true);
  }
  return found;
}

/** Conditions of the reader hold queries, which are no input and refer to themselves. */
const isInput = (value: unknown): value is object =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)));

function narrowedFilters(asked: Asked, uid: string, filters: unknown, narrowed: boolean): unknown {
  if (Array.isArray(filters)) return filters.map((part) => narrowedFilters(asked, uid, part, narrowed));
  if (!isInput(filters)) return filters;
  const attributes = attributesOf(asked.strapi, uid);
  const kept = Object.entries(filters).flatMap(([name, value]): [string, unknown][] => {
    if (['$and', '$or', '$not'].includes(name)) return [[name, narrowedFilters(asked, uid, value, narrowed)]];
    const attribute = attributes[name];
    if (!attribute) return [[name, value]];
    if (isPolymorphic(attribute)) throw unanswerable('filters', name);
    const target = isNested(attribute) ? targetOf(attribute) : undefined;
    if (!target) return [[name, value]];
    if (leadsToFiles(attribute) && isInput(value)) return [[name, bothOf(narrowedFilters(asked, target, value, false), visibleFiles(asked.strapi, asked.reader))]];
    if (isGuarded(target) && !narrowed) return Object.entries(visibleFilters(asked.strapi, asked.reader, uid, { [name]: value }) as Spec);
    return [[name, narrowedFilters(asked, target, value, narrowed && isGuarded(target))]];
  });
  return Object.fromEntries(kept);
}

function assertSortable(asked: Asked, uid: string, [first, ...rest]: string[], narrowed: boolean): void {
  const attribute = attributesOf(asked.strapi, uid)[first];
  if (!attribute) return;
  if (isPolymorphic(attribute)) throw unanswerable('sort', first);
  const target = isNested(attribute) ? targetOf(attribute) : undefined;
  if (!target || rest.length === 0) return;
  if (leadsToFiles(attribute)) throw unanswerable('sort', first);
  if (isGuarded(target) && !isOrderJudged(asked, target, rest.join('.'), narrowed)) throw unanswerable('sort', first);
  assertSortable(asked, target, rest, narrowed && isGuarded(target));
}

/** Whether an order by rows of a guarded type tells nothing of hidden ones. The panel's have passed its checker (content-manager.ts). */
function isOrderJudged({ strapi, reader }: Asked, target: string, path: string, narrowed: boolean): boolean {
  if (narrowed) return reader.kind === 'admin' || !reader.where('read', target);
  return !reader.where('read', target) && maySortBy(strapi, reader, target, path);
}

/** `a.b:asc,c`, `['a.b', 'c']` and `{ a: { b: 'asc' } }` as paths. */
function sortPaths(sort: unknown): string[] {
  if (typeof sort === 'string') return sort.split(',').map((part) => part.trim().split(':')[0]);
  if (Array.isArray(sort)) return sort.flatMap(sortPaths);
  if (!isInput(sort)) return [];
  return Object.entries(sort).flatMap(([name, order]) => (isInput(order) ? sortPaths(order).map((rest) => `${name}.${rest}`) : [name]));
}

const unanswerable = (parameter: 'filters' | 'sort', name: string) =>
  refusal({ field: [parameter, name], reason: 'unreadable', message: `${parameter} cannot ask for ${name}` });
