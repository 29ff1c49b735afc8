import { adminRoute, apiRoute } from '../kernel/routes';

export const pricingRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/prices', 'pricing.find', ['pricing.read']),
    adminRoute('POST', '/contacts/:documentId/prices', 'pricing.findMany', ['pricing.read']),
    adminRoute('GET', '/contacts/:documentId/sales', 'pricing.sales', ['pricing.read']),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/prices', 'pricing.find', ['contact.findOne', 'price-entry.find']),
    apiRoute('POST', '/contacts/:documentId/prices', 'pricing.findMany', ['contact.findOne', 'price-entry.find']),
    apiRoute('GET', '/contacts/:documentId/sales', 'pricing.sales', ['contact.findOne']),
  ],
};
