import type { Route } from './feature';
import { PLUGIN } from './uids';

/**
 * A route of the admin panel: a session, and the plugin actions that the roles screen grants. Without
 * a policy any logged-in admin would pass.
 */
export function adminRoute(method: Route['method'], path: string, handler: string, actions: string[]): Route {
  return {
    method,
    path,
    handler,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: actions.map((action) => `plugin::${PLUGIN}.${action}`) } },
      ],
    },
  };
}

/**
 * A route of the content API. `scope`: the core actions (`contact.findOne`) that a token or role needs;
 * stated, because a read-only token gets 403 on a custom handler otherwise.
 */
export function apiRoute(method: Route['method'], path: string, handler: string, scope: string[]): Route {
  return { method, path, handler, config: { auth: { scope: scope.map((action) => `plugin::${PLUGIN}.${action}`) } } };
}
