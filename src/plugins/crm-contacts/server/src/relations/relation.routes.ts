import { adminRoute, apiRoute } from '../kernel/routes';

const scope = ['contact.findOne', 'relation.find'];

export const relationRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/hierarchy', 'relations.hierarchy', ['relations.read']),
    adminRoute('GET', '/contacts/:documentId/relations', 'relations.ofContact', ['relations.read']),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/hierarchy', 'relations.hierarchy', scope),
    apiRoute('GET', '/contacts/:documentId/relations', 'relations.ofContact', scope),
  ],
};
