import { PriceTag } from '@strapi/icons';
import type { AdminFeature } from '../kernel/feature';
import { CatalogueListPage } from './catalogues/CatalogueListPage';
import { CatalogueEditorPage } from './catalogues/CatalogueEditorPage';
import { CATALOGUES } from './paths';
import { SalesPage } from './sales/SalesPage';

export const pricing: AdminFeature = {
  pages: [
    { path: CATALOGUES, Component: CatalogueListPage },
    { path: `${CATALOGUES}/:documentId`, Component: CatalogueEditorPage },
  ],
  areaLinks: [{ path: CATALOGUES, label: 'pricing.catalogues', order: 50, action: 'pricing.read', Icon: PriceTag }],
  windowPages: [
    {
      key: 'sales',
      label: 'pricing.title',
      order: 50,
      Component: SalesPage,
      // A contact that fell back to a stage without sales data still shows what was assigned.
      isShown: ({ assignmentCount, capabilities }) => assignmentCount !== undefined && (capabilities.sales || assignmentCount > 0),
    },
  ],
};
