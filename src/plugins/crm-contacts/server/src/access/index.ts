import { ADMINISTRATORS, EVERYBODY } from '../kernel/rights/actions';
import type { Feature } from '../kernel/feature';
import { accessController } from './access.controller';
import { accessRoutes } from './access.routes';
import { accessService } from './access.service';
import { registerConditions, stagesForConditions } from './conditions';
import { extendPermissionChecker, extendRelationPickers } from '../kernel/rights/ways-in/content-manager';
import { declareDocumentParents } from './document-types';
import { narrowGraphql } from '../kernel/rights/ways-in/graphql';
import { limitReads } from '../kernel/rights/ways-in/document-reads';
import { narrowStartPage } from '../kernel/rights/ways-in/start-page';
import { guardRights } from '../kernel/rights/ways-in/document-writes';

export type { AccessService } from './access.service';

export const access: Feature = {
  contentTypes: {},
  actions: [
    { uid: 'access.users', displayName: 'See the names of users', subCategory: 'access', grants: EVERYBODY },
    { uid: 'access.roles', displayName: 'Create and restore the CRM roles', subCategory: 'settings', grants: ADMINISTRATORS },
  ],
  service: accessService,
  controller: accessController,
  routes: accessRoutes,
  guards: [guardRights],
  register(strapi) {
    declareDocumentParents(strapi);
    extendPermissionChecker(strapi);
    extendRelationPickers(strapi);
    narrowStartPage(strapi);
    limitReads(strapi);
    narrowGraphql(strapi);
  },
  async bootstrap(strapi) {
    await registerConditions(strapi, await stagesForConditions(strapi));
  },
};
