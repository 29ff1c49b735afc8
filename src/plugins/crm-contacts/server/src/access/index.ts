import { ADMINISTRATORS, EVERYBODY } from '../kernel/rights/actions';
import type { Feature } from '../kernel/feature';
import { accessController } from './access.controller';
import { accessRoutes } from './access.routes';
import { accessService } from './access.service';
import { grantOwnActions } from './own-actions.migration';
import { registerConditions, stagesForConditions } from './conditions';

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
  async bootstrap(strapi) {
    await grantOwnActions(strapi);
    await registerConditions(strapi, await stagesForConditions(strapi));
  },
};
