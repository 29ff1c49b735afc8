import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { readerOf } from './rights/reader';
import { PLUGIN } from './uids';

/** The policy that asks for the own action of a handler (`contacts.window`), as a route and a field of GraphQL name it. */
export interface OwnAction {
  name: string;
  config: { action: string };
}

export const POLICY = 'own-action';

export const ownAction = (handler: string): OwnAction => ({
  name: `plugin::${PLUGIN}.${POLICY}`,
  config: { action: `plugin::${PLUGIN}.${handler}` },
});

/**
 * 403 unless the token or role has the endpoint's own action. A policy and not part of the route's scope: there Strapi
 * lets a read-only token pass only where every action ends in `find` or `findOne`. Such a token has no list of actions;
 * the scope, which Strapi has checked before, already keeps it to calls that need nothing but reading.
 */
export function asksOwnAction(ctx: Context, { action }: OwnAction['config']): true {
  if (isReadOnlyToken(ctx) || readerOf(ctx).may(action)) return true;
  throw new errors.PolicyError(`This call needs the right ${action}`);
}

/** Only a token's own record says what kind it is: a site's user may have an attribute `type` as well. */
function isReadOnlyToken({ state }: Context): boolean {
  const { auth } = state as { auth?: { strategy?: { name?: string }; credentials?: { type?: string } | null } };
  return auth?.strategy?.name === 'content-api-token' && auth.credentials?.type === 'read-only';
}
