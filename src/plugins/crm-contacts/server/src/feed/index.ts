import { EVERYBODY } from '../kernel/rights/actions';
import type { Feature } from '../kernel/feature';
import { services } from '../services';
import { keepSecretsOutOfLog } from './calendar/log';
import { feedController } from './feed.controller';
import { feedRoutes } from './feed.routes';
import { feedService } from './feed.service';
import { guardFollows } from './follow/follow.guard';
import { feedUser } from './schemas/feed-user';
import { follow } from './schemas/follow';
import { notice } from './schemas/notice';

export type { FeedService } from './feed.service';

export const feed: Feature = {
  contentTypes: { follow, notice, 'feed-user': feedUser },
  actions: [
    { uid: 'feed.news', displayName: 'Follow contacts, read the news and get reminders', subCategory: 'feed', grants: EVERYBODY },
    { uid: 'feed.calendar', displayName: 'Subscribe to the own activities in a calendar application', subCategory: 'feed', grants: EVERYBODY },
  ],
  service: feedService,
  controller: feedController,
  routes: feedRoutes,
  guards: [guardFollows],

  register: keepSecretsOutOfLog,

  async bootstrap(strapi) {
    const { schedule, reminders } = services(strapi).feed;
    schedule();
    await reminders.remindDue();
  },

  destroy: (strapi) => services(strapi).feed.unschedule(),
};
