import { EVERYBODY, MANAGERS } from '../kernel/rights/actions';
import type { Feature } from '../kernel/feature';
import { findingController } from './finding.controller';
import { findingRoutes } from './finding.routes';
import { findingService } from './finding.service';
import { declareFolderMasks } from './folder-mask';
import { guardFolder } from './folder.guard';
import { makeListIndexes } from './list-index.service';
import { folder } from './schemas/folder';

export type { FindingService } from './finding.service';

export const finding: Feature = {
  contentTypes: { folder },
  actions: [
    { uid: 'finding.folders', displayName: 'Use contact management: folders, lists and search', subCategory: 'finding', grants: EVERYBODY },
    { uid: 'finding.share', displayName: 'Share folders, change and hide the shipped ones', subCategory: 'finding', grants: MANAGERS },
  ],
  service: findingService,
  controller: findingController,
  routes: findingRoutes,
  guards: [guardFolder],
  register(strapi) {
    declareFolderMasks();
    strapi.hook('strapi::content-types.afterSync').register(() => makeListIndexes(strapi));
  },
};
