import type { AdminFeature } from '../kernel/feature';
import { ActivitiesPage } from './ActivitiesPage';

export const activities: AdminFeature = {
  windowPages: [
    {
      key: 'activities',
      label: 'activities.title',
      order: 70,
      Component: ActivitiesPage,
      isShown: ({ activities: section }) => section !== undefined,
      // What is open: it is what wants attention.
      count: ({ activities: section }) => section?.openCount || undefined,
    },
  ],
};
