import type { Core } from '@strapi/strapi';
import { PLUGIN, UID } from '../kernel/uids';
import { declareParents } from '../kernel/rights/row-scope';

interface Source {
  contentType: string;
  roles: Record<string, string>;
}

const sourcesOf = (strapi: Core.Strapi): Source[] => strapi.config.get(`plugin::${PLUGIN}.documentSources`, []);

/** Content types of the host that are declared as linked documents (`documentSources`). */
export const documentTypes = (strapi: Core.Strapi): string[] => sourcesOf(strapi).map(({ contentType }) => contentType);

/** Linked documents are rows of the contacts that have a part in them. */
export function declareDocumentParents(strapi: Core.Strapi): void {
  for (const { contentType, roles } of sourcesOf(strapi)) {
    const attributes = strapi.contentType(contentType as never)?.attributes as Record<string, { target?: string }> | undefined;
    // The party `site` may be an address: only relations to contacts say whose the document is.
    const parties = Object.values(roles ?? {}).filter((name) => attributes?.[name]?.target === UID.contact);
    if (parties.length > 0) declareParents(contentType, parties);
  }
}
