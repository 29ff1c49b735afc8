import type { Core } from '@strapi/strapi';
import { isInternal } from '../../schema';
import { guardedTypes, isUnreachable, rightsOf } from '../type-rights';

interface ShadowCrud {
  disable(): void;
  disableMutations(): void;
  field(name: string): { disable(): void };
}

type Resolver = (parent: unknown, args: unknown, context: unknown, info: unknown) => Promise<unknown>;
type ResolverMiddleware = (next: Resolver, ...call: Parameters<Resolver>) => Promise<unknown>;

interface GraphqlExtension {
  shadowCRUD(uid: string): ShadowCrud;
  use(extension: { resolversConfig: Record<string, { middlewares: ResolverMiddleware[] }> }): void;
}

/** GraphQL loads related rows past the Document Service and its middlewares: what no site may see is dropped here. */
const withoutPrivate: ResolverMiddleware = async (next, ...call) => {
  const found = (await next(...call)) as { private?: boolean } | null;
  return found?.private === true ? null : found;
};

/**
 * GraphQL shows every content type by itself, `private` attributes in its inputs too: the plugin's own
 * columns and its bookkeeping are taken out. The host may run without GraphQL.
 */
export function narrowGraphql(strapi: Core.Strapi): void {
  const extension = strapi.plugin('graphql')?.service('extension') as GraphqlExtension | undefined;
  if (!extension) return;
  extension.use({
    resolversConfig: {
      'CrmContactsActivity.followUpOf': { middlewares: [withoutPrivate] },
    },
  });
  for (const uid of guardedTypes()) {
    if (isUnreachable(uid)) extension.shadowCRUD(uid).disable();
    if (rightsOf(uid)?.sites === 'reading') extension.shadowCRUD(uid).disableMutations();
    const { attributes } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, unknown> };
    for (const [name, attribute] of Object.entries(attributes)) {
      if (isInternal(attribute)) extension.shadowCRUD(uid).field(name).disable();
    }
  }
}
