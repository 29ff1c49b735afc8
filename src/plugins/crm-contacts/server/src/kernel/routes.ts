import type { Route } from './feature';
import { ownAction } from './own-action';
import type { Takes } from './takes';
import { PLUGIN } from './uids';

/**
 * A route of the admin panel: a session, and the plugin actions that the roles screen grants. Without
 * a policy any logged-in admin would pass.
 */
export function adminRoute(method: Route['method'], path: string, handler: string, actions: string[], takes: Takes): Route {
  return {
    method,
    path,
    handler,
    takes,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: actions.map((action) => `plugin::${PLUGIN}.${action}`) } },
      ],
    },
  };
}

/**
 * A route of the content API. It asks for its own action (`contacts.window`, kernel/own-action.ts) and for `scope`: the
 * core actions (`contact.findOne`) of the types that it answers or writes. Tokens and roles need all of them.
 */
export function apiRoute(method: Route['method'], path: string, handler: string, scope: string[], takes: Takes): Route {
  return {
    method,
    path,
    handler,
    takes,
    config: { auth: { scope: scope.map((action) => `plugin::${PLUGIN}.${action}`) }, policies: [ownAction(handler)] },
  };
}
