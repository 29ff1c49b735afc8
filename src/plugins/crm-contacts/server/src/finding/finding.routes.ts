import type { Feature } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';

export const findingRoutes: Feature['routes'] = {
  admin: [
    adminRoute('GET', '/folders/tree', 'finding.tree', ['finding.folders']),
    adminRoute('GET', '/folders/:key/contacts', 'finding.list', ['finding.folders']),
  ],
  contentApi: [
    apiRoute('GET', '/folders/tree', 'finding.tree', ['contact.find']),
    apiRoute('GET', '/folders/:key/contacts', 'finding.list', ['contact.find']),
  ],
};
