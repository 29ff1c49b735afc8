import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { HierarchyPanel } from './HierarchyPanel';
import { maySeeRelations } from './may-see';
import { RelationsPage } from './RelationsPage';

export const relations: AdminFeature = {
  windowPages: [{ key: 'relations', label: 'relations.page', order: 40, Component: RelationsPage, isAllowed: maySeeRelations }],
  bootstrap(app) {
    contentManagerOf(app).addEditViewSidePanel([HierarchyPanel]);
  },
};
