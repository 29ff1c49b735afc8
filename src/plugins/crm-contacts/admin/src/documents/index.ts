import { contentManagerOf } from '../kernel/content-manager';
import type { AdminFeature } from '../kernel/feature';
import { DocumentsPage } from './DocumentsPage';
import { PricesPanel } from './PricesPanel';
import { LinkedDocumentsPanel } from './LinkedDocumentsPanel';
import { countOf } from './totals';

export const documents: AdminFeature = {
  windowPages: [
    {
      key: 'documents',
      label: 'documents.title',
      order: 60,
      Component: DocumentsPage,
      // Without the right the section is absent; a stage without documents still shows those that there are.
      isShown: ({ documents: section, capabilities }) => section !== undefined && (capabilities.documents || section.totals.length > 0),
      count: ({ documents: section }) => section && countOf(section.totals),
    },
  ],
  bootstrap(app) {
    contentManagerOf(app).addEditViewSidePanel([LinkedDocumentsPanel, PricesPanel]);
  },
};
