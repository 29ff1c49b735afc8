import type { Core } from '@strapi/strapi';

/** Row id of the admin user of the request that is being answered, if there is one. */
export function currentUserId(strapi: Core.Strapi): number | null {
  const state = strapi.requestContext.get()?.state as { userAbility?: unknown; user?: { id: number } } | undefined;
  return state?.userAbility ? (state.user?.id ?? null) : null;
}
