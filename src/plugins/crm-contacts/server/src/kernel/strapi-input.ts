import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { refusal } from './errors';
import { withNul } from './nul';
import { isPlain } from './queries/lists';
import { isPolymorphic } from './rights/ways-in/other-types';

/** What Strapi's own routes take as it comes and fail over, as a refusal of the caller's. Call in `register`. */
export function judgeInputOfStrapi(strapi: Core.Strapi): void {
  knowNoTypeByInheritedNames(strapi);
  refusePublishingWithoutDrafts(strapi);
  findNothingByWrongIds(strapi);
  judgeGraphqlOfStrapi(strapi);
}

/** Strapi looks types up in plain objects, where `__proto__` and `constructor` are found, which are none. */
function knowNoTypeByInheritedNames(strapi: Core.Strapi): void {
  const { getModel } = strapi;
  strapi.getModel = ((uid: string) => (uid in Object.prototype ? undefined : getModel.call(strapi, uid as never))) as typeof getModel;
}

/** The Content Manager offers these for every type, and calls what only types with drafts have. */
const PUBLISHING = ['publish', 'unpublish', 'discard', 'bulkPublish', 'bulkUnpublish'];

type Handlers = Record<string, (ctx: Context) => Promise<void>>;

function refusePublishingWithoutDrafts(strapi: Core.Strapi): void {
  for (const name of ['collection-types', 'single-types']) {
    const controller = strapi.plugin('content-manager').controller(name) as unknown as Handlers;
    for (const action of PUBLISHING.filter((each) => controller[each])) {
      const handle = controller[action];
      controller[action] = async function (this: Handlers, ctx: Context) {
        assertHasDrafts(strapi, ctx.params.model);
        await handle.call(this, ctx);
      };
    }
  }
}

function assertHasDrafts(strapi: Core.Strapi, uid: string): void {
  const model = strapi.getModel(uid as never) as { options?: { draftAndPublish?: boolean } } | undefined;
  if (model && !model.options?.draftAndPublish) throw refusal({ field: 'model', reason: 'drafts', message: `Entries of ${uid} have no drafts that could be published` });
}

const LARGEST_ID = 2_147_483_647;

/**
 * Files, folders and site users are addressed by row ids, which reach the database as they stand in the address: SQLite
 * finds nothing by a text, PostgreSQL fails over it, in the library's checks of names even so that the process ends (a
 * rejected promise that nobody awaits any more). So nothing is found by what can be no id.
 */
function findNothingByWrongIds(strapi: Core.Strapi): void {
  const judge = ({ model, params }: { model: { uid: string }; params: { where?: unknown } }) => {
    params.where = withPossibleIds(strapi, model.uid, params.where);
  };
  strapi.db.lifecycles.subscribe({ beforeFindOne: judge, beforeFindMany: judge, beforeCount: judge, beforeUpdate: judge, beforeDelete: judge });
}

/** The condition, asking for no other ids than rows can have: of the row, and of rows that are related to it. */
function withPossibleIds(strapi: Core.Strapi, uid: string, where: unknown): unknown {
  if (!isPlain(where)) return where;
  const attributes = (strapi.getModel(uid as never) as unknown as { attributes: Record<string, { type: string; target?: string }> } | undefined)?.attributes ?? {};
  return Object.fromEntries(
    Object.entries(where).map(([name, value]) => {
      if (name === 'id') return [name, possible(value)];
      if (GROUPS.includes(name)) return [name, Array.isArray(value) ? value.map((part) => withPossibleIds(strapi, uid, part)) : withPossibleIds(strapi, uid, value)];
      const target = attributes[name]?.type === 'relation' ? attributes[name].target : undefined;
      if (!target) return [name, value];
      return [name, isPlain(value) && !Object.keys(value).some((key) => key.startsWith('$')) ? withPossibleIds(strapi, target, value) : possible(value)];
    })
  );
}

const GROUPS = ['$and', '$or', '$not'];

const isId = (value: unknown) => /^\d+$/.test(String(value)) && Number(value) <= LARGEST_ID;

/** `null`, which no row has, in place of a wrong id; lists without them. */
function possible(given: unknown): unknown {
  if (typeof given === 'string' || typeof given === 'number') return isId(given) ? given : null;
  if (Array.isArray(given)) return given.filter((id) => isId(id) || typeof id === 'object');
  if (!isPlain(given)) return given;
  return Object.fromEntries(Object.entries(given).map(([operator, value]) => [operator, COMPARED.includes(operator) ? possible(value) : value]));
}

const COMPARED = ['$eq', '$ne', '$in', '$notIn'];

/**
 * Bodies of Strapi's routes for files and site users go to the database as they come. Call in `bootstrap`, after
 * Strapi's middlewares, which read them, and before its routes.
 */
export function refuseNulInBodiesOfStrapi(strapi: Core.Strapi): void {
  const routes = new RegExp(`^(${strapi.config.get('api.rest.prefix')}/(auth|users|upload)|/upload)(/|$)`);
  strapi.server.use(async (ctx: Context, next: Next) => {
    if (routes.test(ctx.path)) assertStorable((ctx.request as unknown as { body?: unknown }).body);
    await next();
  });
}

function assertStorable(given: unknown): void {
  const found = withNul(given);
  if (found.length > 0) throw refusal(found);
}

type Resolve = (parent: unknown, args: { info?: unknown }, context: unknown, info: unknown) => unknown;

type Middleware = (resolve: Resolve, ...asked: Parameters<Resolve>) => unknown;

interface GraphqlExtension {
  shadowCRUD(uid: string): { field(name: string): { disableOutput(): void } };
  use(part: { resolversConfig: Record<string, { middlewares: Middleware[] }> }): void;
}

function judgeGraphqlOfStrapi(strapi: Core.Strapi): void {
  const extension = strapi.plugin('graphql')?.service('extension') as GraphqlExtension | undefined;
  if (!extension) return;
  for (const { uid, attributes } of Object.values(strapi.contentTypes)) {
    // Strapi asks for the type to which such a relation leads, of which there is none: no answer ever had it.
    const polymorphic = Object.keys(attributes).filter((name) => isPolymorphic(attributes[name] as Parameters<typeof isPolymorphic>[0]));
    for (const name of polymorphic) extension.shadowCRUD(uid).field(name).disableOutput();
  }
  extension.use({ resolversConfig: Object.fromEntries(MUTATIONS_OF_STRAPI.map((name) => [`Mutation.${name}`, { middlewares: [judgingArguments(name)] }])) });
}

/** Those that pass by the Document Service, where other writes are judged. */
const MUTATIONS_OF_STRAPI = [
  'updateUploadFile', 'deleteUploadFile', 'createUsersPermissionsUser', 'updateUsersPermissionsUser', 'deleteUsersPermissionsUser',
  'login', 'register', 'forgotPassword', 'resetPassword', 'changePassword', 'emailConfirmation',
];

const judgingArguments = (name: string): Middleware => (resolve, parent, args, ...rest) => {
  if (name === 'updateUploadFile' && !args.info) throw refusal({ field: 'info', reason: 'required', message: 'info is missing' });
  assertStorable(args);
  return resolve(parent, args, ...rest);
};
