import type { Route } from '../kernel/feature';
import { adminRoute, apiRoute } from '../kernel/routes';
import { services } from '../services';
import { documentsQuery, pricingBody, proposalQuery, scopeQuery } from './document.schemas';

/** A document of the host's, of the type that its source has. */
const ofSource = (route: Route): Route => ({
  ...route,
  addresses: (strapi, { source }) => services(strapi).documents.sources().find(({ key }) => key === source)?.contentType,
});

export const documentRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/documents', 'documents.ofContact', ['documents.read'], { query: documentsQuery }),
    adminRoute('GET', '/contacts/:documentId/documents/latest', 'documents.latest', ['documents.read'], {}),
    adminRoute('GET', '/contacts/:documentId/figures', 'documents.figures', ['documents.read'], { query: scopeQuery }),
    adminRoute('GET', '/contacts/:documentId/documents/proposal', 'documents.proposal', ['documents.read'], { query: proposalQuery }),
    adminRoute('GET', '/document-sources', 'documents.sources', ['documents.read'], {}),
    adminRoute('GET', '/documents/:source/:documentId/prices', 'documents.prices', ['documents.read'], {}),
    ofSource(adminRoute('POST', '/documents/:source/:documentId/prices', 'documents.priceLines', ['documents.read'], { body: pricingBody })),
    adminRoute('GET', '/persons/:documentId/documents', 'documents.ofPerson', ['documents.read'], { query: documentsQuery }),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/documents', 'documents.ofContact', ['contact.findOne'], { query: documentsQuery }),
    apiRoute('GET', '/contacts/:documentId/figures', 'documents.figures', ['contact.findOne'], { query: scopeQuery }),
    apiRoute('GET', '/contacts/:documentId/documents/proposal', 'documents.proposal', ['contact.findOne'], { query: proposalQuery }),
    apiRoute('GET', '/documents/:source/:documentId/prices', 'documents.prices', ['contact.findOne', 'price-entry.find'], {}),
    ofSource(apiRoute('POST', '/documents/:source/:documentId/prices', 'documents.priceLines', ['contact.findOne', 'price-entry.find'], { body: pricingBody })),
    apiRoute('GET', '/persons/:documentId/documents', 'documents.ofPerson', ['person.findOne'], { query: documentsQuery }),
  ],
};
