import { adminRoute, apiRoute } from '../kernel/routes';

export const documentRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/documents', 'documents.ofContact', ['documents.read']),
    adminRoute('GET', '/contacts/:documentId/documents/latest', 'documents.latest', ['documents.read']),
    adminRoute('GET', '/contacts/:documentId/figures', 'documents.figures', ['documents.read']),
    adminRoute('GET', '/persons/:documentId/documents', 'documents.ofPerson', ['documents.read']),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/documents', 'documents.ofContact', ['contact.findOne']),
    apiRoute('GET', '/contacts/:documentId/figures', 'documents.figures', ['contact.findOne']),
    apiRoute('GET', '/persons/:documentId/documents', 'documents.ofPerson', ['person.findOne']),
  ],
};
