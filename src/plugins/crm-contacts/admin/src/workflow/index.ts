import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { HistoryPage } from './HistoryPage';
import { addStageColumn } from './stageColumn';
import { StagePanel } from './StagePanel';

export const workflow: AdminFeature = {
  windowPages: [{ key: 'history', label: 'workflow.history', order: 90, Component: HistoryPage }],

  bootstrap(app) {
    contentManagerOf(app).addEditViewSidePanel([StagePanel]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addStageColumn as never);
  },
};
