import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/** An admin user as the request's session has it. */
export interface AdminUser {
  id: number;
  documentId: string;
  firstname: string | null;
  lastname: string | null;
  roles: { id: number; code: string; name: string }[];
}

type Action = 'read' | 'create' | 'update' | 'delete';

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
  /** Whether the action is allowed on the type at all, or on this row (with the relations its conditions name). */
  can(action: Action, uid: string, row?: object, field?: string): boolean;
  /** Whether a plugin action (`plugin::crm-contacts.…`) is granted. */
  may(actionUid: string): boolean;
  /** Condition for `strapi.db.query` that keeps rows on which the action is allowed. Ask `can` first. */
  where(action: Action, uid: string): Where;
  /** Of these document ids, those on which the action is allowed: one statement, none without conditions. */
  keep(action: Action, uid: string, documentIds: string[]): Promise<Set<string>>;
  /** `row` without the attributes that may not be read, relations included. */
  output<Row extends object>(uid: string, row: Row): Promise<Partial<Row>>;
}

const EXPLORER = 'plugin::content-manager.explorer';

interface Ability {
  can(action: string, subject?: unknown, field?: string): boolean;
}

/** The reader of a request: `admin` on admin routes, `api` on content API routes. */
export function readerOf(ctx: Context): Reader {
  const strapi = (globalThis as unknown as { strapi: Core.Strapi }).strapi;
  const state = ctx.state as { userAbility?: Ability; user?: AdminUser; auth?: { ability?: Ability } };
  if (state.userAbility) return adminReader(strapi, state.userAbility, state.user ?? null);
  return apiReader(strapi, ctx);
}

export function adminReader(strapi: Core.Strapi, ability: Ability, user: AdminUser | null): Reader {
  const checker = (uid: string) =>
    strapi.plugin('content-manager').service('permission-checker').create({ userAbility: ability, model: uid });
  const manager = (action: Action, uid: string) =>
    strapi.service('admin::permission').createPermissionsManager({ ability, action: `${EXPLORER}.${action}`, model: uid });
  const can: Reader['can'] = (action, uid, row, field) => checker(uid).can[action](row, field);
  const where: Reader['where'] = (action, uid) => manager(action, uid).getQuery() ?? undefined;
  return {
    kind: 'admin',
    user,
    can,
    may: (actionUid) => ability.can(actionUid),
    where,
    async keep(action, uid, documentIds) {
      if (!can(action, uid)) return new Set();
      const condition = where(action, uid);
      if (isUnconditional(condition) || documentIds.length === 0) return new Set(documentIds);
      const rows = await strapi.db.query(uid).findMany({
        select: ['documentId'],
        where: { $and: [{ documentId: { $in: documentIds } }, condition] },
      });
      return new Set(rows.map((row: { documentId: string }) => row.documentId));
    },
    output: (uid, row) => checker(uid).sanitizeOutput(row),
  };
}

/** Whether a condition of the permission engine keeps every row: casl says so with an empty `$or`. */
export function isUnconditional(condition: Where): boolean {
  if (!condition) return true;
  const keys = Object.keys(condition);
  if (keys.length === 0) return true;
  return keys.every((key) => ['$or', '$and'].includes(key) && (condition[key] as Where[]).every((part) => isUnconditional(part)));
}

/**
 * Strapi checked the route's scope before the controller ran. On top of it a nested type is shown only
 * to who may find that type too.
 */
function apiReader(strapi: Core.Strapi, ctx: Context): Reader {
  const { auth } = ctx.state as { auth?: { ability?: Ability; credentials?: { type?: string } } };
  const mayUse = (scope: string) => {
    if (auth?.credentials?.type === 'full-access') return true;
    if (auth?.credentials?.type === 'read-only') return /\.(find|findOne)$/.test(scope);
    return auth?.ability?.can(scope) ?? false;
  };
  const scopes: Record<Action, string[]> = { read: ['find', 'findOne'], create: ['create'], update: ['update'], delete: ['delete'] };
  const can: Reader['can'] = (action, uid) => scopes[action].some((name) => mayUse(`${uid}.${name}`));
  return {
    kind: 'api',
    user: null,
    can,
    may: (actionUid) => mayUse(actionUid),
    where: () => undefined,
    keep: async (action, uid, documentIds) => new Set(can(action, uid) ? documentIds : []),
    output: (uid, row) =>
      strapi.contentAPI.sanitize.output(row as never, strapi.getModel(uid as never), { auth }) as Promise<Partial<typeof row>>,
  };
}

/** For the plugin's own jobs and start-up: may do everything. Never for a request. */
export const systemReader: Reader = {
  kind: 'system',
  user: null,
  can: () => true,
  may: () => true,
  where: () => undefined,
  keep: async (_action, _uid, documentIds) => new Set(documentIds),
  output: async (_uid, row) => row,
};
