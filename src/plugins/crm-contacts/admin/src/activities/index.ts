import { BulletList, Calendar, CheckCircle, ChartBubble } from '@strapi/icons';
import type { AdminFeature } from '../kernel/feature';
import { PLUGIN, textId } from '../kernel/useT';
import { registerWidgets } from '../kernel/widgets';
import { ActivitiesPage } from './ActivitiesPage';
import { CalendarPage } from './calendar/CalendarPage';
import { DeskCount } from './desk/DeskCount';
import { DeskPage } from './desk/DeskPage';
import { AllActivitiesPage } from './list/AllActivitiesPage';
import { QuickEntryProvider } from './quick/QuickEntryProvider';
import { TimelinePage } from './timeline/TimelinePage';

const READ = 'activities.read';

export const activities: AdminFeature = {
  pages: [
    { path: 'desk', Component: DeskPage },
    { path: 'calendar', Component: CalendarPage },
    { path: 'activities', Component: AllActivitiesPage },
  ],
  areaLinks: [
    { path: 'desk', label: 'activities.desk', order: 10, action: READ, Icon: CheckCircle, Count: DeskCount },
    { path: 'calendar', label: 'activities.calendar', order: 20, action: READ, Icon: Calendar },
    { path: 'activities', label: 'activities.all', order: 30, action: READ, Icon: BulletList },
  ],
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
    { key: 'timeline', label: 'activities.timeline', order: 75, Component: TimelinePage, isShown: ({ timeline }) => timeline !== undefined },
  ],
  settingsPages: [{ key: 'activity-types', label: 'activities.types', action: 'activities.types', load: () => import('./settings/ActivityTypesPage') }],
  Provider: QuickEntryProvider,
  register(app) {
    registerWidgets(app, [
      {
        id: 'my-day',
        icon: CheckCircle,
        title: { id: textId('activities.widget.day'), defaultMessage: 'My day' },
        link: { label: { id: textId('activities.widget.day.open'), defaultMessage: 'Open my desk' }, href: '/plugins/crm-contacts/desk' },
        component: () => import('./widgets/MyDayWidget').then(({ default: Component }) => Component),
        permissions: [{ action: `plugin::${PLUGIN}.${READ}`, subject: null }],
      },
      {
        id: 'pipeline',
        icon: ChartBubble,
        title: { id: textId('activities.widget.pipeline'), defaultMessage: 'Pipeline by stage' },
        component: () => import('./widgets/PipelineWidget').then(({ default: Component }) => Component),
        permissions: [{ action: `plugin::${PLUGIN}.finding.folders`, subject: null }],
      },
    ]);
  },
};
