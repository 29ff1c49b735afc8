import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { forbidden, notFound, refusal } from './errors';
import { isUnconditional, readerOf, type Reader } from './reader';
import { assertUnchangedSince } from './seen';
import type { Route } from './feature';
import { ADMIN_USER, PLUGIN } from './uids';

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
      const { filters, sort } = ctx.query as { filters?: object; sort?: unknown };
      assertFlat(strapi, uid, filters);
      await checker.validateQuery({ filters, sort });
      const query = await checker.sanitizedQuery.read({ filters, sort });
      const { page, pageSize } = pageOf(ctx.query);
      const populate = relationNames(strapi, uid, readerOf(ctx));
      const [rows, total] = await Promise.all([
        documents().findMany({ filters: query.filters, sort: query.sort, populate, start: (page - 1) * pageSize, limit: pageSize } as never),
        documents().count({ filters: query.filters } as never),
      ]);
      const results = await Promise.all(rows.map((row) => shown(strapi, uid, readerOf(ctx), row)));
      ctx.body = { results, pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } };
    },

    async findOne(ctx: Context) {
      ctx.body = { data: await shown(strapi, uid, readerOf(ctx), await readable(ctx)) };
    },

    async create(ctx: Context) {
      const checker = checkerOf(ctx);
      const data = bodyData(ctx);
      await assertWritable(checker, 'create', data);
      const permitted = await checker.sanitizeCreateInput(data);
      const created = await documents().create({ data: permitted, populate: '*' } as never);
      ctx.status = 201;
      ctx.body = { data: await shown(strapi, uid, readerOf(ctx), created) };
    },

    /** Body `{ data, seen?: { updatedAt, values? } }`; 409 when the row has changed since it was seen. */
    async update(ctx: Context) {
      const checker = checkerOf(ctx);
      const stored = await readable(ctx);
      if (checker.cannot.update(stored)) throw forbidden('You may not change this entry');
      const data = bodyData(ctx);
      await assertWritable(checker, 'update', data, stored);
      const permitted = await checker.sanitizeUpdateInput(stored)(data);
      const { documentId } = ctx.params;
      const updated = await strapi.db.transaction(async () => {
        await assertUnchangedSince(strapi, uid, documentId, seenOf(ctx));
        return documents().update({ documentId, data: permitted, populate: '*' } as never);
      });
      ctx.body = { data: await shown(strapi, uid, readerOf(ctx), updated as object) };
    },

    async delete(ctx: Context) {
      const stored = await readable(ctx);
      if (checkerOf(ctx).cannot.delete(stored)) throw forbidden('You may not delete this entry');
      await documents().delete({ documentId: ctx.params.documentId });
      ctx.status = 204;
    },
  };

  /** The row with all its relations, for conditions to look at; hidden and missing look alike. */
  async function readable(ctx: Context): Promise<Record<string, unknown>> {
    const { documentId } = ctx.params;
    const row = await documents().findOne({ documentId, populate: '*' } as never);
    if (!row || checkerOf(ctx).cannot.read(row)) throw notFound();
    return row;
  }
}

interface Checker {
  validateInput?: unknown;
  can: Record<string, (row?: object, field?: string) => boolean>;
}

/** Names every field of `data` that the role may not write, instead of dropping it in silence. */
async function assertWritable(checker: Checker, action: 'create' | 'update', data: Record<string, unknown>, row?: object) {
  const refused = Object.keys(data).filter((field) => !checker.can[action](row, field));
  if (refused.length === 0) return;
  throw forbidden(`You may not write ${refused.join(', ')}`);
}

function bodyData(ctx: Context): Record<string, unknown> {
  const { data } = (ctx.request as unknown as { body?: { data?: unknown } }).body ?? {};
  if (!data || typeof data !== 'object' || Array.isArray(data)) {
    throw refusal({ field: 'data', reason: 'required', message: 'The body must be { "data": { … } }' });
  }
  return data as Record<string, unknown>;
}

function seenOf(ctx: Context) {
  return (ctx.request as unknown as { body: { seen?: { updatedAt?: string; values?: Record<string, unknown> } } }).body.seen;
}

function pageOf(query: Context['query']): { page: number; pageSize: number } {
  const whole = (name: string, fallback: number, most: number) => {
    if (query[name] === undefined) return fallback;
    const value = Number(query[name]);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw refusal({ field: name, reason: 'range', message: `${name} must be a whole number from 1 to ${most}` });
  };
  return { page: whole('page', 1, 1_000_000), pageSize: whole('pageSize', 25, 100) };
}

/**
 * A filter through a relation would answer questions about fields of a type that the user may not
 * read; only the identity of the related row may be asked for.
 */
function assertFlat(strapi: Core.Strapi, uid: string, filters: unknown): void {
  if (!filters || typeof filters !== 'object') return;
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, { type: string }> };
  for (const [key, value] of Object.entries(filters)) {
    if (Array.isArray(value)) value.forEach((part) => assertFlat(strapi, uid, part));
    else if (key.startsWith('$')) assertFlat(strapi, uid, value);
    else if (attributes[key]?.type === 'relation') {
      const asked = Object.keys((value ?? {}) as object).filter((name) => !['id', 'documentId', '$null', '$notNull'].includes(name));
      if (asked.length > 0) {
        throw refusal({ field: ['filters', key, asked[0]], reason: 'nested', message: `Filter ${key} by id or documentId` });
      }
    }
  }
}

/** Relations to show by name: those whose target the reader may read. */
function relationNames(strapi: Core.Strapi, uid: string, reader: Reader): Record<string, object> {
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, { type: string; target?: string }> };
  const shownRelations = Object.entries(attributes).filter(
    ([name, { type, target }]) =>
      type === 'relation' && target && reader.can('read', uid, undefined, name) && (target === ADMIN_USER || !isOwnType(target) || reader.can('read', target))
  );
  return Object.fromEntries(shownRelations.map(([name, { target }]) => [name, { fields: nameFields(strapi, target as string) }]));
}

const isOwnType = (uid: string) => uid.startsWith(`plugin::${PLUGIN}.`);

/** The attributes that name a row of a type, as the shipped Content Manager layout has it. */
function nameFields(strapi: Core.Strapi, target: string): string[] {
  if (target === ADMIN_USER) return ['firstname', 'lastname'];
  const model = strapi.getModel(target as never) as { attributes: object; config?: { settings?: { mainField?: string } } };
  const mainField = model.config?.settings?.mainField;
  return mainField && mainField in model.attributes ? [mainField] : [];
}

/** The row as the reader may see it: permitted fields; related rows by name, unreadable ones left out. */
async function shown(strapi: Core.Strapi, uid: string, reader: Reader, row: object): Promise<object> {
  const permitted = (await reader.output(uid, row)) as Record<string, unknown>;
  const names = relationNames(strapi, uid, reader);
  const { attributes } = strapi.getModel(uid as never) as { attributes: Record<string, { type: string; target?: string }> };
  for (const [name, value] of Object.entries(permitted)) {
    const { type, target } = attributes[name] ?? {};
    if (type !== 'relation' || !value) continue;
    permitted[name] = name in names ? await namedOnly(strapi, reader, target as string, value) : undefined;
  }
  return permitted;
}

async function namedOnly(strapi: Core.Strapi, reader: Reader, target: string, value: unknown): Promise<unknown> {
  const list = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
  const ids = list.map((row) => row.documentId as string);
  const conditional = isOwnType(target) && !isUnconditional(reader.where('read', target));
  const kept = conditional ? await reader.keep('read', target, ids) : new Set(ids);
  const names = nameFields(strapi, target);
  const rows = list
    .filter((row) => target === ADMIN_USER || kept.has(row.documentId as string))
    .map((row) => Object.fromEntries(['id', 'documentId', ...names].filter((name) => name in row).map((name) => [name, row[name]])));
  return Array.isArray(value) ? rows : (rows[0] ?? null);
}

/** Admin routes of one resource (`contacts` → content type `contact`), each under the permission of its type. */
export function crudRoutes(resource: string, name: string): Route[] {
  const uid = `plugin::${PLUGIN}.${name}`;
  const route = (method: Route['method'], path: string, handler: string, action: string): Route => ({
    method,
    path,
    handler: `${name}-rows.${handler}`,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [{ action: `plugin::content-manager.explorer.${action}`, subject: uid }] } },
      ],
    },
  });
  return [
    route('GET', `/${resource}`, 'find', 'read'),
    route('POST', `/${resource}`, 'create', 'create'),
    route('GET', `/${resource}/:documentId`, 'findOne', 'read'),
    route('PUT', `/${resource}/:documentId`, 'update', 'update'),
    route('DELETE', `/${resource}/:documentId`, 'delete', 'delete'),
  ];
}
