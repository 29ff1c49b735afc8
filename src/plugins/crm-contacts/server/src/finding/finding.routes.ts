import type { Feature } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';

export const findingRoutes: Feature['routes'] = {
  admin: [
    adminRoute('GET', '/folders/tree', 'finding.tree', ['finding.folders']),
    adminRoute('GET', '/folders/:key/contacts', 'finding.list', ['finding.folders']),
    adminRoute('GET', '/contacts/:documentId/company-persons', 'finding.companyPersons', ['finding.folders']),
    adminRoute('GET', '/search', 'finding.search', ['finding.folders']),
  ],
  contentApi: [
    apiRoute('GET', '/folders/tree', 'finding.tree', ['contact.find']),
    apiRoute('GET', '/folders/:key/contacts', 'finding.list', ['contact.find']),
    apiRoute('GET', '/contacts/:documentId/company-persons', 'finding.companyPersons', ['contact.findOne', 'position.find']),
    apiRoute('GET', '/search', 'finding.search', ['contact.find']),
  ],
};
