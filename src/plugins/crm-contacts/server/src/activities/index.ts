import { EVERYBODY, MANAGERS } from '../kernel/rights/actions';
import type { Feature } from '../kernel/feature';
import { indexParts } from '../kernel/indexes';
import { UID } from '../kernel/uids';
import { SEARCHED } from './activities.sql';
import { activityGraphql } from './activity.graphql';
import { activitiesController } from './activity.controller';
import { absenceGuards } from './absence.guard';
import { activityGuards } from './activity.guard';
import { activityTypeGuards, ensureActivityTypes } from './activity-types';
import { activityRoutes } from './activity.routes';
import { activitiesService } from './activity.service';
import { dropPlaceTriggers, ensurePlaces } from './places.sql';
import { seriesJob } from './series.service';
import { activity } from './schemas/activity';
import { activitySeries } from './schemas/activity-series';
import { activityType } from './schemas/activity-type';
import { absence } from './schemas/absence';

export type { ActivitiesService } from './activity.service';

export const activities: Feature = {
  contentTypes: { activity, 'activity-type': activityType, 'activity-series': activitySeries, absence },
  actions: [
    { uid: 'activities.read', displayName: 'See the activities and the timeline of contacts', subCategory: 'activities', grants: EVERYBODY },
    { uid: 'activities.types', displayName: 'Set up the types of activities', subCategory: 'settings', grants: MANAGERS },
  ],
  service: activitiesService,
  controller: activitiesController,
  graphql: activityGraphql,
  routes: activityRoutes,
  guards: [...activityGuards, ...absenceGuards, ...activityTypeGuards],

  register(strapi) {
    strapi.hook('strapi::content-types.beforeSync').register(() => dropPlaceTriggers(strapi));
  },

  async bootstrap(strapi) {
    await ensureActivityTypes(strapi);
    await ensurePlaces(strapi);
    await indexParts(strapi, [[UID.activity, SEARCHED]]);
    seriesJob.schedule(strapi);
  },
  destroy: seriesJob.unschedule,
};
