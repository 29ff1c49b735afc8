import { adminRoute, apiRoute } from '../kernel/routes';

export const documentRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/documents', 'documents.ofContact', ['documents.read']),
    adminRoute('GET', '/contacts/:documentId/documents/latest', 'documents.latest', ['documents.read']),
    adminRoute('GET', '/contacts/:documentId/figures', 'documents.figures', ['documents.read']),
    adminRoute('GET', '/contacts/:documentId/documents/proposal', 'documents.proposal', ['documents.read']),
    adminRoute('GET', '/document-sources', 'documents.sources', ['documents.read']),
    adminRoute('GET', '/documents/:source/:documentId/prices', 'documents.prices', ['documents.read']),
    adminRoute('POST', '/documents/:source/:documentId/prices', 'documents.priceLines', ['documents.read']),
    adminRoute('GET', '/persons/:documentId/documents', 'documents.ofPerson', ['documents.read']),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/documents', 'documents.ofContact', ['contact.findOne']),
    apiRoute('GET', '/contacts/:documentId/figures', 'documents.figures', ['contact.findOne']),
    apiRoute('GET', '/contacts/:documentId/documents/proposal', 'documents.proposal', ['contact.findOne']),
    apiRoute('GET', '/documents/:source/:documentId/prices', 'documents.prices', ['contact.findOne', 'price-entry.find']),
    apiRoute('POST', '/documents/:source/:documentId/prices', 'documents.priceLines', ['contact.findOne', 'price-entry.find']),
    apiRoute('GET', '/persons/:documentId/documents', 'documents.ofPerson', ['person.findOne']),
  ],
};
