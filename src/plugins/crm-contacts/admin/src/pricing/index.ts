import type { AdminFeature } from '../kernel/feature';
import { SalesPage } from './SalesPage';

export const pricing: AdminFeature = {
  windowPages: [
    {
      key: 'sales',
      label: 'pricing.title',
      order: 50,
      Component: SalesPage,
      // A contact that fell back to a stage without sales data still shows what was assigned.
      isShown: ({ assignmentCount, capabilities }) => assignmentCount !== undefined && (capabilities.sales || assignmentCount > 0),
    },
  ],
};
