import type { Feature } from '../kernel/feature';
import { findingController } from './finding.controller';
import { findingRoutes } from './finding.routes';
import { findingService } from './finding.service';
import { folder } from './schemas/folder';

export type { FindingService } from './finding.service';

export const finding: Feature = {
  contentTypes: { folder },
  actions: [{ uid: 'finding.folders', displayName: 'Use contact management: folders, lists and search', subCategory: 'finding' }],
  service: findingService,
  controller: findingController,
  routes: findingRoutes,
};
