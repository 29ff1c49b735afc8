import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { HistoryPage } from './HistoryPage';
import { addStageColumn } from './stageColumn';
import { StagePanel } from './StagePanel';

export const workflow: AdminFeature = {
  windowPages: [{ key: 'history', label: 'workflow.history', order: 90, Component: HistoryPage }],

  settingsPages: [
    {
      key: 'workflow',
      label: 'workflow.settings.title',
      action: 'workflow.settings',
      load: () => import('./settings/WorkflowSettingsPage').then(({ WorkflowSettingsPage }) => ({ default: WorkflowSettingsPage })),
    },
    {
      key: 'webhooks',
      label: 'workflow.webhooks.title',
      action: 'workflow.settings',
      load: () => import('./settings/WebhooksPage').then(({ WebhooksPage }) => ({ default: WebhooksPage })),
    },
  ],

  bootstrap(app) {
    // Where a contact stands comes before everything else about it, after Strapi's own *Save*.
    contentManagerOf(app).addEditViewSidePanel(([actions, ...others]) => [actions, StagePanel, ...others]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addStageColumn as never);
  },
};
