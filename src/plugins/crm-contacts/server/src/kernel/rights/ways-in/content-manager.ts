import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { forbidden, notFound, refusal } from '../../errors';
import { hiddenIn, masksFor } from '../masks';
import { adminReader, currentReader, EXPLORER, readerOf, type Reader } from '../reader';
import { isScoped, scopeCondition } from '../row-scope';
import { ADMIN_USER, PLUGIN } from '../../uids';
import { isGuarded } from '../type-rights';
import { searchFilters, visibleFilters, visibleNested, visibleSort } from '../visible';

const SEE_USERS = `plugin::${PLUGIN}.access.users`;

interface Query {
  filters?: unknown;
  sort?: unknown;
  _q?: unknown;
  [name: string]: unknown;
}

type ByAction<Method> = Method & Record<string, Method>;

interface Checker {
  sanitizedQuery: ByAction<(query: Query, action?: unknown) => Promise<Query>>;
  sanitizeQuery(query: Query, options?: object): Promise<Query>;
  validateQuery(query: Query, options?: object): Promise<boolean>;
  sanitizeOutput(row: object): Promise<object>;
  [method: string]: unknown;
}

interface CheckerService {
  create(options: { userAbility: Parameters<typeof adminReader>[1]; model: string }): Checker;
}

/**
 * Closes what Strapi's permission checker, which all of the Content Manager asks, leaves open for the
 * plugin's types: rows of hidden contacts, fields of related rows (in answers, filters and orders) and
 * a search box that matches unreadable fields. Other types are not touched.
 */
export function extendPermissionChecker(strapi: Core.Strapi): void {
  strapi.get('services').extend('plugin::content-manager.permission-checker', (service: CheckerService) => ({
    ...service,
    create(options: Parameters<CheckerService['create']>[0]) {
      adoptAbility(strapi, options.userAbility);
      const checker = service.create(options);
      if (!isGuarded(options.model)) return checker;
      const reader = currentReader(strapi) ?? adminReader(strapi, options.userAbility, null);
      return { ...checker, ...narrowedChecker(strapi, checker, reader, options.model), sanitizeOutput: outputOf(strapi, reader, options) };
    },
  }));
}

/**
 * Strapi's MCP server authenticates by itself and hands the ability to its tools, not to the request;
 * without it nobody below would know on whose behalf they work. Every tool asks the checker first.
 */
export function adoptAbility(strapi: Core.Strapi, userAbility: Parameters<typeof adminReader>[1]): void {
  const state = (strapi.requestContext.get() as Context | undefined)?.state;
  if (state && !state.userAbility && !state.auth) state.userAbility = userAbility;
}

function narrowedChecker(strapi: Core.Strapi, checker: Checker, reader: Reader, uid: string): Partial<Checker> {
  const askable = (query: Query) => askableQuery(strapi, reader, uid, query);
  const reached = (query: Query, reach: 'read' | 'update') => withReach(strapi, reader, uid, query, reach);
  const sanitizedQuery = async (query: Query, action?: unknown) => reached(await checker.sanitizedQuery(askable(query), action), 'read');
  const byAction = Object.keys(checker.sanitizedQuery).map((action) => [
    action,
    async (query: Query) => reached(await checker.sanitizedQuery[action](askable(query)), action === 'read' || action === 'create' ? 'read' : 'update'),
  ]);
  return {
    sanitizedQuery: Object.assign(sanitizedQuery, Object.fromEntries(byAction)) as Checker['sanitizedQuery'],
    sanitizeQuery: async (query, options) => checker.sanitizeQuery(askable(query), options),
  };
}

/**
 * Leaves out what may be read in no row. Strapi asks the conditions of the role for the row as it was loaded, and hides
 * fields of which they hold where it did not load the relations that they name. What is hidden in this row is left out
 * already (row-masks.ts): there the database was asked.
 */
function outputOf(strapi: Core.Strapi, reader: Reader, { userAbility, model }: Parameters<CheckerService['create']>[0]): Checker['sanitizeOutput'] {
  const action = `${EXPLORER}.read`;
  const manager = strapi.service('admin::permission').createPermissionsManager({ ability: userAbility, action, model });
  return async (row) => visibleNested(strapi, reader, model, await manager.sanitizeOutput(row, { subject: model, action }));
}

/** The query without what may not be asked; Strapi's own checks of the type's own fields follow. */
function askableQuery(strapi: Core.Strapi, reader: Reader, uid: string, { _q, sort, ...query }: Query): Query {
  const filters = query.filters ? visibleFilters(strapi, reader, uid, query.filters) : undefined;
  const search = typeof _q === 'string' && _q !== '' ? searchFilters(strapi, reader, uid, _q) : undefined;
  const order = sort ? visibleSort(strapi, reader, uid, sort) : undefined;
  const both = filters && search ? { $and: [filters, search] } : (filters ?? search);
  return {
    ...query,
    ...(both ? { filters: both } : {}),
    ...(order ? { sort: order } : {}),
  };
}

function withReach(strapi: Core.Strapi, reader: Reader, uid: string, query: Query, action: 'read' | 'update'): Query {
  if (!isScoped(uid)) return query;
  const reached = scopeCondition(strapi, reader, action, uid);
  if (!reached) return query;
  return { ...query, filters: query.filters ? { $and: [query.filters, reached] } : reached };
}

/** Names of users of the panel by documentId. */
export type NamesOfUsers = (documentIds: string[]) => Promise<Map<string, { name: string }>>;

interface PickerInfo {
  /** By which rows are named, ordered and searched. */
  mainField: string;
}

interface RelationsController {
  extractAndValidateRequestInfo(ctx: Context, id?: string): Promise<PickerInfo | undefined>;
  findExisting(ctx: Context): Promise<void>;
  findAvailable(ctx: Context): Promise<void>;
}

interface Found {
  results: { documentId: string }[];
  pagination: { total: number };
}

/**
 * The relation inputs of the edit view: Strapi answers with the ids of related rows that the user may
 * not read, and for rows that the user may not read.
 */
export function extendRelationPickers(strapi: Core.Strapi, namesOfUsers: NamesOfUsers): void {
  const controller = strapi.plugin('content-manager').controller('relations') as unknown as RelationsController;
  const { extractAndValidateRequestInfo, findExisting, findAvailable } = controller;
  Object.assign(controller, {
    async extractAndValidateRequestInfo(this: RelationsController, ctx: Context, id?: string) {
      const info = await extractAndValidateRequestInfo.call(this, ctx, id);
      // Strapi answers 403 there, and then fails for want of what it wanted to know.
      if (!info) throw forbidden('You are not allowed to read this field');
      return withOpenOrder(strapi, ctx, info);
    },
    async findAvailable(this: RelationsController, ctx: Context) {
      refuseQuery(ctx);
      await assertSourceReadable(ctx, ctx.query.id as string | undefined);
      await findAvailable.call(this, ctx);
      await maskNames(strapi, ctx);
      await nameUsers(strapi, ctx, namesOfUsers);
    },
    async findExisting(this: RelationsController, ctx: Context) {
      await assertSourceReadable(ctx, ctx.params.id);
      await findExisting.call(this, ctx);
      await keepReadable(strapi, ctx);
      await maskNames(strapi, ctx);
      await nameUsers(strapi, ctx, namesOfUsers);
    },
  });
}

async function assertSourceReadable(ctx: Context, documentId: string | undefined): Promise<void> {
  const { model } = ctx.params;
  if (!documentId || !isGuarded(model)) return;
  const kept = await readerOf(ctx).keep('read', model, [documentId]);
  if (!kept.has(documentId)) throw notFound();
}

/**
 * Owners and deputies by first and last name, for whoever may see the names of users. Strapi shows a
 * first name to those who may administer users, and to all others a documentId.
 */
async function nameUsers(strapi: Core.Strapi, ctx: Context, namesOfUsers: NamesOfUsers): Promise<void> {
  const body = ctx.body as Found | undefined;
  if (!body?.results || !isGuarded(ctx.params.model) || targetOf(strapi, ctx) !== ADMIN_USER || !readerOf(ctx).may(SEE_USERS)) return;
  const names = await namesOfUsers(body.results.map(({ documentId }) => documentId));
  const results = body.results.map((row) => ({ ...row, firstname: names.get(row.documentId)?.name ?? row.documentId }));
  ctx.body = { ...body, results };
}

/** Parts of a query that no form asks of a picker. */
const QUERY_PARTS = ['fields', 'populate', 'filters', 'sort'];

/** Strapi hands them to the database and answers what that finds as it is, with the password hashes of related users. */
function refuseQuery({ query }: Context): void {
  const asked = QUERY_PARTS.filter((name) => name in query);
  if (asked.length > 0) throw refusal(asked.map((name) => ({ field: name, reason: 'unknown', message: `${name} is not known here: a picker shows entries by their name` })));
}

/** A picker searches and orders by the one field that names a row: where that is hidden in some rows, both would tell it. */
async function withOpenOrder(strapi: Core.Strapi, ctx: Context, info: PickerInfo): Promise<PickerInfo> {
  const target = targetOf(strapi, ctx);
  if (!target || !(await masksFor(strapi, readerOf(ctx), target)).has(info.mainField)) return info;
  if (ctx.query._q) throw refusal({ field: '_q', reason: 'hidden', message: 'These entries cannot be searched by a name that is hidden in some of them' });
  return { ...info, mainField: 'documentId' };
}

/** Found rows without what is hidden in them. */
async function maskNames(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const target = targetOf(strapi, ctx);
  const body = ctx.body as Found | undefined;
  if (!body?.results || !isGuarded(target)) return;
  const hidden = await hiddenIn(strapi, readerOf(ctx), target, body.results.map(({ documentId }) => documentId));
  const results = body.results.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.get(row.documentId)?.has(name)))) as Found['results'];
  ctx.body = { ...body, results };
}

function targetOf(strapi: Core.Strapi, { params }: Context): string | undefined {
  const model = strapi.getModel(params.model) as { attributes: Record<string, { target?: string }> } | undefined;
  return model?.attributes[params.targetField]?.target;
}

async function keepReadable(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const target = targetOf(strapi, ctx);
  const body = ctx.body as Found | undefined;
  if (!body?.results || !isGuarded(target)) return;
  const kept = await readerOf(ctx).keep('read', target, body.results.map(({ documentId }) => documentId));
  const results = body.results.filter(({ documentId }) => kept.has(documentId));
  const hidden = body.results.length - results.length;
  ctx.body = { ...body, results, pagination: { ...body.pagination, total: body.pagination.total - hidden } };
}
