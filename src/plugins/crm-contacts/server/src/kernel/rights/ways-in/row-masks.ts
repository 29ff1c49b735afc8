import type { Core, Modules } from '@strapi/strapi';
import type { Context } from 'koa';
import { attributesOf } from '../../model';
import { refusal } from '../../errors';
import { hiddenIn, masksFor } from '../masks';
import { currentReader, type Reader } from '../reader';
import { idsWhere } from '../row-scope';
import { isGuarded } from '../type-rights';

type Row = Record<string, unknown> & { documentId?: string };

interface Params {
  filters?: unknown;
  sort?: unknown;
}

/**
 * Document Service middleware: what is hidden in a row is neither answered, by reads and by writes, nor asked for by
 * filters, searches and orders (Content Manager, own rows, REST, GraphQL, MCP). An absent attribute is one that a
 * form does not write back.
 */
export function maskRows(strapi: Core.Strapi): void {
  const middleware: Modules.Documents.Middleware.Middleware = async (context, next) => {
    const reader = currentReader(strapi);
    if (!reader) return next();
    const { filters, sort, ...rest } = (context.params ?? {}) as Params;
    const asked = {
      ...rest,
      ...(filters ? { filters: await maskedFilters(strapi, reader, context.uid, filters) } : {}),
      ...(sort ? { sort: await maskedSort(strapi, reader, context.uid, sort) } : {}),
    };
    if (filters || sort) context.params = asked as typeof context.params;
    const answer = await next();
    await maskAnswer(strapi, reader, context.uid, answer);
    return answer;
  };
  strapi.documents.use(middleware);
}

/** A comparison with a hidden value holds in no row, also below `$not` and `$or`: it tells nothing. */
async function maskedFilters(strapi: Core.Strapi, reader: Reader, uid: string, filters: unknown): Promise<unknown> {
  if (Array.isArray(filters)) return Promise.all(filters.map((part) => maskedFilters(strapi, reader, uid, part)));
  if (!filters || typeof filters !== 'object' || Object.getPrototypeOf(filters) !== Object.prototype) return filters;
  const attributes = attributesOf(strapi, uid);
  const masks = await masksFor(strapi, reader, uid);
  const conditions: object[] = [];
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(filters)) {
    const { target, component } = attributes[name] ?? {};
    const asked = component ? fieldsAsked(value).map((field) => `${name}.${field}`) : [name];
    const hidden = [...new Set(asked.map((one) => masks.get(one)).filter((mask) => mask !== undefined))];
    // By ids: a condition across relations is neither true nor false where there is no related row, and below `$not` would tell.
    if (hidden.length > 0) conditions.push({ $and: [{ [name]: value }, ...hidden.map((mask) => ({ id: { $in: idsWhere(strapi, uid, mask) } }))] });
    else if (name.startsWith('$')) kept[name] = await maskedFilters(strapi, reader, uid, value);
    else kept[name] = target ? await maskedFilters(strapi, reader, target, value) : value;
  }
  return conditions.length > 0 ? { $and: [kept, ...conditions] } : kept;
}

/** The fields of a component that a filter names, whatever stands around them. */
function fieldsAsked(filter: unknown): string[] {
  if (Array.isArray(filter)) return filter.flatMap(fieldsAsked);
  if (!filter || typeof filter !== 'object') return [];
  return Object.entries(filter).flatMap(([name, value]) => (name.startsWith('$') || /^\d+$/.test(name) ? fieldsAsked(value) : [name]));
}

/** The Content Manager leaves out orders that it does not allow; everybody else is told. */
async function maskedSort(strapi: Core.Strapi, reader: Reader, uid: string, sort: unknown): Promise<unknown> {
  const masks = await masksFor(strapi, reader, uid);
  const refused = namesIn(sort).find((name) => masks.has(name));
  if (!refused) return sort;
  if ((strapi.requestContext.get() as Context | undefined)?.path.startsWith('/content-manager/')) return undefined;
  throw refusal({ field: ['sort', refused], reason: 'hidden', message: `${refused} is hidden in some entries: they cannot be sorted by it` });
}

/** `name:asc,city` / `['name']` / `{ name: 'asc', lines: { code: 'asc' } }` → names, `lines.code`. */
function namesIn(sort: unknown): string[] {
  if (typeof sort === 'string') return sort.split(',').map((part) => part.trim().split(':')[0]);
  if (Array.isArray(sort)) return sort.flatMap(namesIn);
  if (!sort || typeof sort !== 'object') return [];
  return Object.entries(sort).flatMap(([name, order]) => (order && typeof order === 'object' ? namesIn(order).map((nested) => `${name}.${nested}`) : [name]));
}

async function maskAnswer(strapi: Core.Strapi, reader: Reader, uid: string, answer: unknown): Promise<void> {
  const rows = (Array.isArray(answer) ? answer : ((answer as { entries?: unknown[] } | null)?.entries ?? [answer])) as unknown[];
  const found = new Map<string, Row[]>();
  for (const row of rows) collect(strapi, uid, row, found);
  for (const [type, those] of found) await maskOfType(strapi, reader, type, those);
}

/** Rows of types with masks, nested ones too. */
function collect(strapi: Core.Strapi, uid: string, row: unknown, found: Map<string, Row[]>): void {
  if (!row || typeof row !== 'object' || !('documentId' in row)) return;
  if (isGuarded(uid)) found.set(uid, [...(found.get(uid) ?? []), row as Row]);
  for (const [name, value] of Object.entries(row)) {
    const target = value && typeof value === 'object' ? attributesOf(strapi, uid)[name]?.target : undefined;
    if (target) for (const one of Array.isArray(value) ? value : [value]) collect(strapi, target, one, found);
  }
}

async function maskOfType(strapi: Core.Strapi, reader: Reader, uid: string, rows: Row[]): Promise<void> {
  const hidden = await hiddenIn(strapi, reader, uid, [...new Set(rows.flatMap(({ documentId }) => documentId ?? []))]);
  for (const row of rows) for (const name of hidden.get(row.documentId as string) ?? []) leaveOut(row, name.split('.'));
}

/** Fields of components are named by their way (`lines.unitPrice`). */
function leaveOut(held: unknown, [name, ...rest]: string[]): void {
  if (Array.isArray(held)) return held.forEach((one) => leaveOut(one, [name, ...rest]));
  if (!held || typeof held !== 'object') return;
  if (rest.length > 0) return leaveOut((held as Row)[name], rest);
  delete (held as Row)[name];
}
