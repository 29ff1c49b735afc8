import { Bell, Message } from '@strapi/icons';
import type { AdminFeature } from '../kernel/feature';
import { PLUGIN, textId } from '../kernel/useT';
import { registerWidgets } from '../kernel/widgets';
import { SubscriptionPage } from './calendar/SubscriptionPage';
import { NewsPage } from './news/NewsPage';
import { ActivityPage } from './notices/ActivityPage';
import { NoticesPage } from './notices/NoticesPage';
import { NewsCount, NoticesCount } from './UnreadCount';

const NEWS = 'feed.news';

export const feed: AdminFeature = {
  pages: [
    { path: 'news', Component: NewsPage },
    { path: 'notices', Component: NoticesPage },
    { path: 'subscription', Component: SubscriptionPage },
    { path: 'activities/:documentId', Component: ActivityPage },
  ],
  areaLinks: [
    { path: 'notices', label: 'feed.notices', order: 40, action: NEWS, Icon: Bell, Count: NoticesCount },
    { path: 'news', label: 'feed.news', order: 50, action: NEWS, Icon: Message, Count: NewsCount },
  ],
  register(app) {
    registerWidgets(app, [
      {
        id: 'news',
        icon: Message,
        title: { id: textId('feed.news'), defaultMessage: 'News' },
        link: { label: { id: textId('feed.widget.open'), defaultMessage: 'Open the news' }, href: '/plugins/crm-contacts/news' },
        component: () => import('./news/NewsWidget').then(({ default: Component }) => Component),
        permissions: [{ action: `plugin::${PLUGIN}.${NEWS}`, subject: null }],
      },
    ]);
  },
};
