import { EVERYBODY } from '../kernel/rights/actions';
import type { Feature } from '../kernel/feature';
import { indexLink } from '../kernel/indexes';
import { ensureCounters } from '../kernel/transaction';
import { services } from '../services';
import { documentsController } from './document.controller';
import { documentGraphql } from './document.graphql';
import { declareDocumentRights } from './document.rights';
import { documentGuard } from './document.guard';
import { documentRoutes } from './document.routes';
import { documentsService } from './document.service';
import { numberRangeOf } from './number';
import { declareSnapshotMasks } from './snapshot-mask';

export type { DocumentsService } from './document.service';

export const documents: Feature = {
  contentTypes: {},
  actions: [{ uid: 'documents.read', displayName: 'See the linked documents of contacts', subCategory: 'documents', grants: EVERYBODY }],
  service: documentsService,
  controller: documentsController,
  routes: documentRoutes,
  graphql: documentGraphql,
  guards: [documentGuard],

  /** A wrong declaration stops the start here, before anything is written. */
  register(strapi) {
    declareDocumentRights(strapi, services(strapi).documents.sources());
    declareSnapshotMasks(services(strapi).documents.sources());
  },

  async bootstrap(strapi) {
    const sources = services(strapi).documents.sources();
    await ensureCounters(strapi, sources.filter(({ numbering }) => numbering).map(numberRangeOf));
    for (const { contentType, roles, persons } of sources) {
      for (const attribute of [...Object.values(roles), ...(persons ? [persons] : [])]) await indexLink(strapi, contentType, attribute);
    }
  },
};
