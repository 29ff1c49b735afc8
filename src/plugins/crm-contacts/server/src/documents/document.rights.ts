import type { Core } from '@strapi/strapi';
import { hangsOn } from '../kernel/rights/row-scope';
import { declareRights } from '../kernel/rights/type-rights';
import { UID } from '../kernel/uids';
import type { Source } from './source.rules';

/**
 * Linked documents are rows of the contacts that have a part in them: read with any of these parties, changed by
 * whoever may change one. One that names no contact yet is everybody's to read. Own, or in a stage, are those with such
 * a party.
 */
export function declareDocumentRights(strapi: Core.Strapi, sources: readonly Source[]): void {
  for (const { contentType, roles } of sources) {
    const { attributes } = strapi.contentType(contentType as never) as unknown as { attributes: Record<string, { target?: string }> };
    // The party `site` may be an address: only relations to contacts say whose the document is.
    const parties = Object.values(roles).filter((name) => attributes[name]?.target === UID.contact);
    if (parties.length > 0) declareRights(contentType, { rows: hangsOn({ parents: parties, orphans: true }), sites: 'everything', contact: parties.map((name) => `${name}.`) });
  }
}
