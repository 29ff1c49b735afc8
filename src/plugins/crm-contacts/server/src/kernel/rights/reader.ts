import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { isScoped, scopeCondition } from './row-scope';
import { ADMIN_USER, PLUGIN } from '../uids';

/** An admin user as the request's session has it. */
export interface AdminUser {
  id: number;
  documentId: string;
  firstname: string | null;
  lastname: string | null;
  roles: { id: number; code: string; name: string }[];
}

export type Action = 'read' | 'create' | 'update' | 'delete';

/** Strapi's own query condition for the rows that permissions let a user see; undefined: all of them. */
export type Where = Record<string, unknown> | undefined;

/**
 * On whose behalf a service reads or writes. Every service read takes one and asks it; nothing else
 * decides about rights. `admin`: Strapi's permission engine with record and field rights of the
 * user's roles. `api`: users-permissions and API tokens, who know types and actions only, so what the
 * content API may show is fixed per endpoint. `system`: the plugin's own jobs.
 */
export interface Reader {
  kind: 'admin' | 'api' | 'system';
  user: AdminUser | null;
  /**
   * Whether the action is allowed on the type at all, or on this row (with the relations its
   * conditions name). Knows nothing of parents: for rows ask `where` or `keep`.
   */
  can(action: Action, uid: string, row?: object, field?: string): boolean;
  /** Whether a plugin action (`plugin::crm-contacts.…`) is granted. */
  may(actionUid: string): boolean;
  /** What the roles' conditions demand of a row, without its parents; undefined: nothing. */
  condition(action: Action, uid: string, field?: string): Where;
  /**
   * The conditions of every rule for the action. With one of them fields may be allowed on some rows only, also
   * where another role shows every row: what then may be read is to be asked row by row.
   */
  conditionsOf(action: Action, uid: string): unknown[];
  /** Whether every rule for the action grants the same fields, so that no row shows others than the next. */
  grantsUniformly(action: Action, uid: string): boolean;
  /**
   * Condition for `strapi.db.query` that keeps rows on which the action is allowed, parents included
   * (row-scope.ts); with `field`, those on which it is allowed for this field (one role may show
   * more of some rows than another). Ask `can` first.
   */
  where(action: Action, uid: string, field?: string): Where;
  /** Of these document ids, those on which the action is allowed: one statement, none without conditions. */
  keep(action: Action, uid: string, documentIds: string[]): Promise<Set<string>>;
  /**
   * `row` without the attributes that may be read in no row of the type, relations included. What is hidden in this row
   * is the masks' (masks.ts): the Document Service has left it out already.
   */
  output<Row extends object>(uid: string, row: Row): Promise<Partial<Row>>;
}

export const EXPLORER = 'plugin::content-manager.explorer';

interface Ability {
  can(action: string, subject?: unknown, field?: string): boolean;
  rulesFor(action: string, subject?: string, field?: string): unknown[];
}

/** The ability with only those rules that speak of `field`: what the permission engine builds queries from. */
const aboutField = (ability: Ability, field: string): Pick<Ability, 'rulesFor'> => ({
  rulesFor: (action, subject) => ability.rulesFor(action, subject, field),
});

interface RequestState {
  userAbility?: Ability;
  user?: AdminUser;
  auth?: { strategy?: { name?: string }; ability?: Ability; credentials?: { type?: string } | null };
}

const theStrapi = () => (globalThis as unknown as { strapi: Core.Strapi }).strapi;

/** One per request: the engine's answers do not change while it runs. */
const readers = new WeakMap<object, Reader>();

/** The reader of a request: `admin` on admin routes, `api` on content API routes. */
export function readerOf(ctx: Context): Reader {
  const state = ctx.state as RequestState;
  // Before Strapi has authenticated the request there is nothing worth keeping.
  if (!state.userAbility && !state.auth) return apiReader(theStrapi(), state);
  const known = readers.get(state);
  if (known) return known;
  const reader = state.userAbility ? adminReader(theStrapi(), state.userAbility, state.user ?? null) : apiReader(theStrapi(), state);
  readers.set(state, reader);
  return reader;
}

/** The reader of the request that is being answered; null in jobs and at start. */
export function currentReader(strapi: Core.Strapi): Reader | null {
  const ctx = strapi.requestContext.get() as Context | undefined;
  const state = ctx?.state as RequestState | undefined;
  return ctx && (state?.userAbility || state?.auth) ? readerOf(ctx) : null;
}

export function adminReader(strapi: Core.Strapi, ability: Ability, user: AdminUser | null): Reader {
  // A request asks the same things for every row and column; the engine's answers do not change meanwhile.
  const checker = remembered((uid: string) =>
    strapi.plugin('content-manager').service('permission-checker').create({ userAbility: ability, model: uid })
  );
  const canOnType = remembered((action: Action, uid: string, field?: string): boolean => checker(uid).can[action](undefined, field));
  const manager = (action: Action, uid: string, field?: string) =>
    strapi.service('admin::permission').createPermissionsManager({
      ability: field ? aboutField(ability, field) : ability,
      action: `${EXPLORER}.${action}`,
      model: uid,
    });
  const reader: Reader = {
    kind: 'admin',
    user,
    can: (action, uid, row, field) => (row ? checker(uid).can[action](row, field) : canOnType(action, uid, field)),
    may: (actionUid) => ability.can(actionUid),
    condition: remembered((action: Action, uid: string, field?: string): Where => {
      const condition = manager(action, uid, field).getQuery() ?? undefined;
      return isUnconditional(condition) ? undefined : condition;
    }),
    conditionsOf: remembered((action: Action, uid: string): unknown[] =>
      (ability.rulesFor(`${EXPLORER}.${action}`, uid) as { conditions?: unknown }[]).flatMap(({ conditions }) => conditions ?? [])
    ),
    grantsUniformly: remembered((action: Action, uid: string): boolean => {
      const rules = ability.rulesFor(`${EXPLORER}.${action}`, uid) as { fields?: string[] }[];
      return new Set(rules.map(({ fields = [] }) => [...fields].sort().join())).size <= 1;
    }),
    where: (action, uid, field) => bothOf(reader.condition(action, uid, field), reachFor(strapi, reader, action, uid)),
    keep: (action, uid, documentIds) => keepRows(strapi, reader, action, uid, documentIds),
    output: (uid, row) => checker(uid).sanitizeOutput(row),
  };
  return reader;
}

/** `ask` that asks once for the same words. */
function remembered<Words extends (string | undefined)[], Answer>(ask: (...words: Words) => Answer): (...words: Words) => Answer {
  const answers = new Map<string, Answer>();
  return (...words) => {
    const key = words.join(' ');
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as Answer;
    const answer = ask(...words);
    answers.set(key, answer);
    return answer;
  };
}

/** A new row has no parents yet: those it names are checked when it is written (access/write-guard.ts). */
function reachFor(strapi: Core.Strapi, reader: Reader, action: Action, uid: string): Where {
  if (action === 'create' || !isScoped(uid)) return undefined;
  return scopeCondition(strapi, reader, action === 'read' ? 'read' : 'update', uid);
}

const bothOf = (condition: Where, reached: Where): Where => (condition && reached ? { $and: [condition, reached] } : (condition ?? reached));

async function keepRows(strapi: Core.Strapi, reader: Reader, action: Action, uid: string, documentIds: string[]): Promise<Set<string>> {
  if (!reader.can(action, uid)) return new Set();
  const condition = reader.where(action, uid);
  if (!condition || documentIds.length === 0) return new Set(documentIds);
  const rows = await strapi.db.query(uid).findMany({
    select: ['documentId'],
    where: { $and: [{ documentId: { $in: documentIds } }, condition] },
  });
  return new Set(rows.map((row: { documentId: string }) => row.documentId));
}

/** Whether a condition of the permission engine keeps every row. */
export function isUnconditional(condition: Where): boolean {
  if (!condition) return true;
  return Object.entries(condition).every(([key, value]) => {
    if (key === '$and') return (value as Where[]).every(isUnconditional);
    // An empty `$or` restricts nothing in Strapi's queries.
    if (key === '$or') return (value as Where[]).length === 0 || (value as Where[]).some(isUnconditional);
    return false;
  });
}

/** Names of the panel's users are for those who may list them. */
const USERS = `plugin::${PLUGIN}.access.users`;

function attributeOf(strapi: Core.Strapi, uid: string, field: string) {
  const { attributes } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, { target?: string; private?: boolean }> };
  return attributes[field];
}

const isUser = (strapi: Core.Strapi, uid: string, field: string) => attributeOf(strapi, uid, field)?.target === ADMIN_USER;
const isPublic = (strapi: Core.Strapi, uid: string, field: string) => !isUser(strapi, uid, field) && attributeOf(strapi, uid, field)?.private !== true;

/**
 * Strapi checked the route's scope before the controller ran. On top of it a nested type is shown only
 * to who may find that type too.
 */
function apiReader(strapi: Core.Strapi, { auth }: RequestState): Reader {
  const mayUse = (scope: string) => {
    // Only a token's own record says what kind it is: a site's user may have an attribute `type` as well.
    const tokenType = auth?.strategy?.name === 'content-api-token' ? auth.credentials?.type : undefined;
    if (tokenType === 'full-access') return true;
    if (tokenType === 'read-only') return /\.(find|findOne)$/.test(scope);
    return auth?.ability?.can(scope) ?? false;
  };
  const scopes: Record<Action, string[]> = { read: ['find', 'findOne'], create: ['create'], update: ['update'], delete: ['delete'] };
  const reader: Reader = {
    kind: 'api',
    user: null,
    can: (action, uid, _row, field) =>
      scopes[action].some((name) => mayUse(`${uid}.${name}`)) && (field === undefined || isPublic(strapi, uid, field) || (isUser(strapi, uid, field) && mayUse(USERS))),
    may: (actionUid) => mayUse(actionUid),
    condition: () => undefined,
    conditionsOf: () => [],
    grantsUniformly: () => true,
    where: (action, uid) => reachFor(strapi, reader, action, uid),
    keep: (action, uid, documentIds) => keepRows(strapi, reader, action, uid, documentIds),
    output: (uid, row) =>
      strapi.contentAPI.sanitize.output(row as never, strapi.getModel(uid as never), { auth } as never) as Promise<Partial<typeof row>>,
  };
  return reader;
}

/** For the plugin's own jobs and start-up: may do everything. Never for a request. */
export const systemReader: Reader = {
  kind: 'system',
  user: null,
  can: () => true,
  may: () => true,
  condition: () => undefined,
  conditionsOf: () => [],
  grantsUniformly: () => true,
  where: () => undefined,
  keep: async (_action, _uid, documentIds) => new Set(documentIds),
  output: async (_uid, row) => row,
};
