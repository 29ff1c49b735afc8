import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { PLUGIN, textId } from '../kernel/useT';
import { HistoryPage } from './HistoryPage';
import { addStageColumn } from './stageColumn';
import { StagePanel } from './StagePanel';

const permissions = [{ action: `plugin::${PLUGIN}.workflow.settings`, subject: null }];

export const workflow: AdminFeature = {
  windowPages: [{ key: 'history', label: 'workflow.history', order: 90, Component: HistoryPage }],

  register(app) {
    app.createSettingSection({ id: PLUGIN, intlLabel: { id: textId('workflow.settings.section'), defaultMessage: 'CRM' } }, [
      {
        id: 'crm-workflow',
        to: `${PLUGIN}/workflow`,
        intlLabel: { id: textId('workflow.settings.title'), defaultMessage: 'Workflow' },
        permissions,
        Component: async () => ({ default: (await import('./settings/WorkflowSettingsPage')).WorkflowSettingsPage }),
      },
      {
        id: 'crm-webhooks',
        to: `${PLUGIN}/webhooks`,
        intlLabel: { id: textId('workflow.webhooks.title'), defaultMessage: 'CRM webhooks' },
        permissions,
        Component: async () => ({ default: (await import('./settings/WebhooksPage')).WebhooksPage }),
      },
    ]);
  },

  bootstrap(app) {
    // Where a contact stands comes before everything else about it, after Strapi's own *Save*.
    contentManagerOf(app).addEditViewSidePanel(([actions, ...others]) => [actions, StagePanel, ...others]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addStageColumn as never);
  },
};
