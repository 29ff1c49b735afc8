import type { Feature } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';
import { companyPersonsQuery, listQuery, searchQuery } from './finding.schemas';

export const findingRoutes: Feature['routes'] = {
  admin: [
    adminRoute('GET', '/folders/tree', 'finding.tree', ['finding.folders'], {}),
    adminRoute('GET', '/folders/:key/contacts', 'finding.list', ['finding.folders'], { query: listQuery }),
    adminRoute('GET', '/contacts/:documentId/company-persons', 'finding.companyPersons', ['finding.folders'], { query: companyPersonsQuery }),
    adminRoute('GET', '/search', 'finding.search', ['finding.folders'], { query: searchQuery }),
  ],
  contentApi: [
    apiRoute('GET', '/folders/tree', 'finding.tree', ['contact.find'], {}),
    apiRoute('GET', '/folders/:key/contacts', 'finding.list', ['contact.find'], { query: listQuery }),
    apiRoute('GET', '/contacts/:documentId/company-persons', 'finding.companyPersons', ['contact.findOne', 'position.find'], { query: companyPersonsQuery }),
    apiRoute('GET', '/search', 'finding.search', ['contact.find'], { query: searchQuery }),
  ],
};
