import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { attributesOf, type Attribute } from './model';
import { bodyOf, queryOf } from './body';
import { forbidden, notFound, refusal } from './errors';
import { relationsIn } from './rights/judge';
import { readerOf, type Reader } from './rights/reader';
import { unknownInRequest } from './row-input';
import type { Takes } from './takes';
import { userName } from './user-name';
import type { Route } from './feature';
import { ADMIN_USER, PLUGIN } from './uids';

const data = z.record(z.string(), z.unknown());
const newRowBody = z.strictObject({ data });
const changedRowBody = newRowBody.extend({ seen: z.strictObject({ updatedAt: z.string(), values: z.record(z.string(), z.unknown()).optional() }).optional() });

const whole = (most: number) => z.coerce.number().int().min(1).max(most);

const rowsQuery = z.strictObject({
  filters: z.record(z.string(), z.unknown()).optional(),
  sort: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string())]).optional(),
  page: whole(1_000_000).default(1),
  pageSize: whole(100).default(25),
});

/**
 * Rows of every content type for the admin panel: list, read, create, update, delete, under the
 * record and field rights of Strapi's permission engine. Writes go through the Document Service, so
 * the features' guards hold. The core controllers of the content API know no such rights and are
 * never mounted here.
 */
export function crudController(strapi: Core.Strapi, uid: string) {
  const documents = () => strapi.documents(uid as 'plugin::crm-contacts.contact');
  const checkerOf = (ctx: Context) =>
    strapi.plugin('content-manager').service('permission-checker').create({ userAbility: ctx.state.userAbility, model: uid });

  return {
    /** `{ results, pagination }`; `filters`, `sort`, `page`, `pageSize` (1–100) as in the Content Manager. */
    async find(ctx: Context) {
      const checker = checkerOf(ctx);
      const { filters, sort, page, pageSize } = queryOf(ctx, rowsQuery);
      assertFlat(strapi, uid, filters);
      assertOwnSort(strapi, uid, sort);
      await checker.validateQuery({ filters, sort });
      const query = await checker.sanitizedQuery.read({ filters, sort });
      const populate = relationNames(strapi, uid, readerOf(ctx));
      const [rows, total] = await Promise.all([
        documents().findMany({ filters: query.filters, sort: query.sort, populate, start: (page - 1) * pageSize, limit: pageSize } as never),
        documents().count({ filters: query.filters } as never),
      ]);
      const results = await Promise.all(rows.map((row) => shown(strapi, uid, readerOf(ctx), row)));
      ctx.body = { results, pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } };
    },

    async findOne(ctx: Context) {
      ctx.body = { data: await readRow(ctx, ctx.params.documentId) };
    },

    async create(ctx: Context) {
      const checker = checkerOf(ctx);
      const { data } = bodyOf(ctx, newRowBody);
      assertAttributes(data);
      assertWritable(checker, 'create', data);
      const permitted = await checker.sanitizeCreateInput(data);
      const { documentId } = await documents().create({ data: permitted } as never);
      ctx.status = 201;
      // Whoever may create but not read learns no more than the new row's name for machines.
      ctx.body = { data: (await findReadable(ctx, documentId)) ? await readRow(ctx, documentId) : { documentId } };
    },

    /** Body `{ data, seen?: { updatedAt, values? } }`; 409 when the row has changed since it was seen. */
    async update(ctx: Context) {
      const { documentId } = ctx.params;
      const checker = checkerOf(ctx);
      if (!(await findReadable(ctx, documentId))) throw notFound();
      const { data } = bodyOf(ctx, changedRowBody);
      assertAttributes(data);
      const stored = await storedFor(ctx, checker, 'update', documentId);
      assertWritable(checker, 'update', data, stored);
      const permitted = await checker.sanitizeUpdateInput(stored)(data);
      // What was seen is compared inside the write, after its locks (kernel/guard.ts).
      await documents().update({ documentId, data: permitted } as never);
      // A change may take the row out of its writer's own reach.
      ctx.body = { data: (await findReadable(ctx, documentId)) ? await readRow(ctx, documentId) : { documentId } };
    },

    async delete(ctx: Context) {
      const { documentId } = ctx.params;
      if (!(await findReadable(ctx, documentId))) throw notFound();
      await storedFor(ctx, checkerOf(ctx), 'delete', documentId);
      await documents().delete({ documentId });
      ctx.status = 204;
    },
  };

  function assertAttributes(data: object): void {
    const objections = unknownInRequest(strapi, uid, data);
    if (objections.length > 0) throw refusal(objections);
  }

  /** Decided by the database: conditions may name relations of any depth, and parents count too. */
  async function findReadable(ctx: Context, documentId: string): Promise<boolean> {
    return (await readerOf(ctx).keep('read', uid, [documentId])).has(documentId)
      && (await strapi.db.query(uid).count({ where: { documentId } })) > 0;
  }

  /** Hidden and missing look alike. */
  async function readRow(ctx: Context, documentId: string): Promise<object> {
    const reader = readerOf(ctx);
    const query = await checkerOf(ctx).sanitizedQuery.read({ filters: { documentId } });
    const row = await documents().findFirst({ filters: query.filters, populate: relationNames(strapi, uid, reader) } as never);
    if (!row) throw notFound();
    return shown(strapi, uid, reader, row);
  }

  /** The row with the relations that the role's conditions look at; 403 where they refuse the action. */
  async function storedFor(ctx: Context, checker: Checker, action: 'update' | 'delete', documentId: string): Promise<object> {
    const populate = relationsIn(strapi, uid, readerOf(ctx).condition(action, uid));
    const stored = await strapi.db.query(uid).findOne({ where: { documentId }, populate });
    if (!stored) throw notFound();
    if (!checker.can[action](stored)) throw forbidden(`You may not ${action === 'update' ? 'change' : 'delete'} this entry`);
    return stored;
  }
}

interface Checker {
  can: Record<string, (row?: object, field?: string) => boolean>;
  sanitizedQuery: Record<string, (query: object) => Promise<{ filters?: object }>>;
}

/** Names every field of `data` that the role may not write, instead of dropping it in silence. */
function assertWritable(checker: Checker, action: 'create' | 'update', data: Record<string, unknown>, row?: object) {
  const refused = Object.keys(data).filter((field) => !checker.can[action](row, field));
  if (refused.length === 0) return;
  throw forbidden(`You may not write ${refused.join(', ')}`);
}

/**
 * A filter through a relation would answer questions about fields of a type that the user may not
 * read; only the identity of the related row may be asked for.
 */
function assertFlat(strapi: Core.Strapi, uid: string, filters: unknown): void {
  if (!filters || typeof filters !== 'object') return;
  const attributes = attributesOf(strapi, uid);
  for (const [key, value] of Object.entries(filters)) {
    if (Array.isArray(value)) value.forEach((part) => assertFlat(strapi, uid, part));
    else if (key.startsWith('$') || /^\d+$/.test(key)) assertFlat(strapi, uid, value);
    else if (isNested(attributes[key])) {
      const asked = value && typeof value === 'object' ? Object.keys(value).filter((name) => !IDENTITY.includes(name)) : [];
      if (asked.length > 0) {
        throw refusal({ field: ['filters', key, asked[0]], reason: 'nested', message: `Filter ${key} by id or documentId` });
      }
    }
  }
}

const IDENTITY = ['id', 'documentId', '$null', '$notNull'];

/** An order by fields of related rows would show how those compare. */
function assertOwnSort(strapi: Core.Strapi, uid: string, sort: unknown): void {
  const attributes = attributesOf(strapi, uid);
  const nested = sortedBy(sort).find((path) => path.includes('.') || isNested(attributes[path]));
  if (nested) throw refusal({ field: ['sort', nested], reason: 'nested', message: `Sort by an attribute of the entry itself, not by ${nested}` });
}

/** `name:asc,city` / `['name']` / `{ name: 'asc' }` → names. */
function sortedBy(sort: unknown): string[] {
  if (typeof sort === 'string') return sort.split(',').map((part) => part.trim().split(':')[0]);
  if (Array.isArray(sort)) return sort.flatMap(sortedBy);
  return sort && typeof sort === 'object' ? Object.keys(sort) : [];
}

const isNested = (attribute: Attribute | undefined) => attribute !== undefined && ['relation', 'component', 'media', 'dynamiczone'].includes(attribute.type);

/** Relations to show by name: those whose target the reader may read. */
function relationNames(strapi: Core.Strapi, uid: string, reader: Reader): Record<string, object> {
  const shownRelations = Object.entries(attributesOf(strapi, uid)).filter(
    ([name, { type, target }]) =>
      type === 'relation' && target && reader.can('read', uid, undefined, name) && (!isOwnType(target) || reader.can('read', target))
  );
  // Hidden rows are left out by the Document Service middleware of access.
  return Object.fromEntries(shownRelations.map(([name, { target }]) => [name, { fields: nameFields(strapi, reader, target as string) }]));
}

const isOwnType = (uid: string) => uid.startsWith(`plugin::${PLUGIN}.`);

/** The attributes that name a row of a type, as the shipped Content Manager layout has it. */
function nameFields(strapi: Core.Strapi, reader: Reader, target: string): string[] {
  if (target === ADMIN_USER) return ['documentId', 'firstname', 'lastname'];
  const model = strapi.getModel(target as never) as { attributes: object; config?: { settings?: { mainField?: string } } };
  const mainField = model.config?.settings?.mainField;
  const mayName = mainField && mainField in model.attributes && (!isOwnType(target) || reader.can('read', target, undefined, mainField));
  return mayName ? ['documentId', mainField] : ['documentId'];
}

/** The row as the reader may see it: permitted fields, decimals as strings, related rows by name. */
async function shown(strapi: Core.Strapi, uid: string, reader: Reader, row: object): Promise<object> {
  const permitted = (await reader.output(uid, row)) as Record<string, unknown>;
  const names = relationNames(strapi, uid, reader);
  const attributes = attributesOf(strapi, uid);
  for (const [name, value] of Object.entries(permitted)) {
    const { type, target } = attributes[name] ?? {};
    if (value === null || value === undefined) continue;
    if (type === 'decimal') permitted[name] = String(value);
    if (type !== 'relation') continue;
    // Strapi takes the document ids of users out of its answers: their names come from the row as it was read.
    const related = target === ADMIN_USER ? (row as Record<string, unknown>)[name] : value;
    permitted[name] = name in names ? namedOnly(strapi, reader, target as string, related) : undefined;
  }
  return permitted;
}

function namedOnly(strapi: Core.Strapi, reader: Reader, target: string, value: unknown): unknown {
  const names = ['id', ...nameFields(strapi, reader, target)];
  const list = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
  const rows = list.map((row) => ({
    ...Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]])),
    ...(target === ADMIN_USER ? userName(row as unknown as Parameters<typeof userName>[0]) : {}),
  }));
  return Array.isArray(value) ? rows : rows[0];
}

/** Admin routes of one resource (`contacts` → content type `contact`), each under the permission of its type. */
export function crudRoutes(resource: string, name: string): Route[] {
  const uid = `plugin::${PLUGIN}.${name}`;
  const route = (method: Route['method'], path: string, handler: string, action: string, takes: Takes = {}): Route => ({
    method,
    path,
    handler: `${name}-rows.${handler}`,
    takes,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [{ action: `plugin::content-manager.explorer.${action}`, subject: uid }] } },
      ],
    },
  });
  return [
    route('GET', `/${resource}`, 'find', 'read', { query: rowsQuery }),
    route('POST', `/${resource}`, 'create', 'create', { body: newRowBody }),
    route('GET', `/${resource}/:documentId`, 'findOne', 'read'),
    route('PUT', `/${resource}/:documentId`, 'update', 'update', { body: changedRowBody }),
    route('DELETE', `/${resource}/:documentId`, 'delete', 'delete'),
  ];
}
