import { EVERYBODY } from '../kernel/rights/actions';
import { leaveUnread } from '../kernel/large-body';
import type { Feature } from '../kernel/feature';
import { pricingGraphql } from './pricing.graphql';
import { pricingController } from './pricing.controller';
import { pricingGuards } from './pricing.guard';
import { GRID_PATHS, pricingRoutes } from './pricing.routes';
import { pricingService } from './pricing.service';
import { completeRows } from './catalogues.sql';
import { process } from './schemas/process';
import { priceCatalogue } from './schemas/price-catalogue';
import { priceEntry } from './schemas/price-entry';
import { priceAssignment } from './schemas/price-assignment';

export type { PricingService } from './pricing.service';

export const pricing: Feature = {
  contentTypes: { process, 'price-catalogue': priceCatalogue, 'price-entry': priceEntry, 'price-assignment': priceAssignment },
  actions: [{ uid: 'pricing.read', displayName: 'See the sales page and ask for prices', subCategory: 'pricing', grants: EVERYBODY }],
  service: pricingService,
  controller: pricingController,
  graphql: pricingGraphql,
  routes: pricingRoutes,
  guards: pricingGuards,
  register: (strapi) => leaveUnread(strapi, GRID_PATHS),
  bootstrap: (strapi) => completeRows(strapi),
};
