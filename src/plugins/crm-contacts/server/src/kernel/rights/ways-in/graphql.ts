import type { Core } from '@strapi/strapi';
import { isInternal } from '../../schema';
import { guardedTypes, isUnreachable, rightsOf } from '../type-rights';
import { batchRelations } from './graphql-relations';

interface ShadowCrud {
  disable(): void;
  disableMutations(): void;
  field(name: string): { disable(): void };
}

type GraphqlExtension = { shadowCRUD(uid: string): ShadowCrud } & Parameters<typeof batchRelations>[1];

/**
 * GraphQL shows every content type by itself, `private` attributes in its inputs too: the plugin's own
 * columns and its bookkeeping are taken out, and related rows are narrowed. The host may run without GraphQL.
 */
export function narrowGraphql(strapi: Core.Strapi): void {
  const extension = strapi.plugin('graphql')?.service('extension') as GraphqlExtension | undefined;
  if (!extension) return;
  for (const uid of guardedTypes()) {
    if (isUnreachable(uid)) extension.shadowCRUD(uid).disable();
    if (rightsOf(uid)?.sites === 'reading') extension.shadowCRUD(uid).disableMutations();
    const { attributes } = strapi.getModel(uid as never) as unknown as { attributes: Record<string, unknown> };
    for (const [name, attribute] of Object.entries(attributes)) {
      if (isInternal(attribute)) extension.shadowCRUD(uid).field(name).disable();
    }
  }
  batchRelations(strapi, extension);
}
