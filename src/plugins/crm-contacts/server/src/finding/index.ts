import { EVERYBODY } from '../kernel/actions';
import type { Feature } from '../kernel/feature';
import { findingController } from './finding.controller';
import { findingRoutes } from './finding.routes';
import { findingService } from './finding.service';
import { makeListIndexes } from './list-index.service';
import { folder } from './schemas/folder';

export type { FindingService } from './finding.service';

export const finding: Feature = {
  contentTypes: { folder },
  actions: [{ uid: 'finding.folders', displayName: 'Use contact management: folders, lists and search', subCategory: 'finding', grants: EVERYBODY }],
  service: findingService,
  controller: findingController,
  routes: findingRoutes,
  register(strapi) {
    strapi.hook('strapi::content-types.afterSync').register(() => makeListIndexes(strapi));
  },
};
