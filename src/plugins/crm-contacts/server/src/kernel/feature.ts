import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { RoleKey } from '../../../contracts/access';
import type { GraphqlPart } from './graphql';
import type { WriteGuard } from './guard';
import type { TypeRights } from './rights/type-rights';
import type { Takes } from './takes';

/** A plugin action as it appears in the roles screen, under Settings → Roles → Plugins. */
export interface PermissionAction {
  /** Without prefix: `contacts.window` becomes `plugin::crm-contacts.contacts.window`. */
  uid: string;
  displayName: string;
  /** Group in the roles screen. */
  subCategory: string;
  /** The shipped roles that have it (kernel/rights/actions.ts); settings have none, so that only administrators do. */
  grants: readonly RoleKey[];
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /**
   * `controller.method`; a feature's controller bears the feature's name. Strapi offers the methods of content routes to
   * tokens and roles as actions: what asks for none is a function.
   */
  handler: string | ((ctx: Context) => Promise<unknown>);
  /** What it takes beside its path; `{}`: nothing. */
  takes: Takes;
  /** The type of the row that `:documentId` names, where the path's resource is not the plural name of one. */
  addresses?(strapi: Core.Strapi, params: Record<string, string>): string | undefined;
  config: { policies?: unknown[]; auth?: false | { scope: string[] }; middlewares?: unknown[] };
}

type Factory = (context: { strapi: Core.Strapi }) => object;

/** What a feature folder hands to the composition in `server/src/index.ts`. */
export interface Feature {
  contentTypes: Record<string, { schema: object; rights: TypeRights }>;
  actions: PermissionAction[];
  service?: Factory;
  controller?: Factory;
  routes?: { admin: Route[]; contentApi: Route[] };
  graphql?: GraphqlPart;
  /** Run in the order of features, then of this array. */
  guards?: WriteGuard[];
  register?(strapi: Core.Strapi): void | Promise<void>;
  bootstrap?(strapi: Core.Strapi): void | Promise<void>;
  destroy?(strapi: Core.Strapi): void | Promise<void>;
}
