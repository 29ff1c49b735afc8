import type { Route } from '../kernel/feature';
import { largeJson } from '../kernel/large-body';
import { adminRoute, apiRoute } from '../kernel/routes';

const catalogues = '/price-catalogues/:documentId';

/** 20,000 rows of a grid with long names; Strapi's own limit stays what it is for all other routes. */
const LARGEST_GRID = 12_000_000;

/** Paths whose bodies `withGrid` reads. */
export const GRID_PATHS = /\/crm-contacts\/price-catalogues\/[^/]+\/entries(\/check)?$/;

const withGrid = (route: Route): Route => ({ ...route, config: { ...route.config, middlewares: [largeJson(LARGEST_GRID)] } });

export const pricingRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/prices', 'pricing.find', ['pricing.read']),
    adminRoute('POST', '/contacts/:documentId/prices', 'pricing.findMany', ['pricing.read']),
    adminRoute('GET', '/contacts/:documentId/sales', 'pricing.sales', ['pricing.read']),
    adminRoute('GET', '/contacts/:documentId/price-comparison', 'pricing.compare', ['pricing.read']),
    adminRoute('GET', '/contacts/:documentId/price-forecast', 'pricing.forecast', ['pricing.read']),
    adminRoute('GET', '/price-catalogue-list', 'pricing.catalogueList', ['pricing.read']),
    adminRoute('GET', '/price-units', 'pricing.units', ['pricing.read']),
    adminRoute('GET', `${catalogues}/editor`, 'pricing.head', ['pricing.read']),
    adminRoute('GET', `${catalogues}/entries`, 'pricing.entries', ['pricing.read']),
    withGrid(adminRoute('PUT', `${catalogues}/entries`, 'pricing.saveEntries', ['pricing.read'])),
    withGrid(adminRoute('POST', `${catalogues}/entries/check`, 'pricing.checkEntries', ['pricing.read'])),
    adminRoute('POST', `${catalogues}/copy`, 'pricing.copy', ['pricing.read']),
    adminRoute('POST', `${catalogues}/new-version`, 'pricing.newVersion', ['pricing.read']),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/prices', 'pricing.find', ['contact.findOne', 'price-entry.find']),
    apiRoute('POST', '/contacts/:documentId/prices', 'pricing.findMany', ['contact.findOne', 'price-entry.find']),
    apiRoute('GET', '/contacts/:documentId/sales', 'pricing.sales', ['contact.findOne']),
    apiRoute('GET', '/contacts/:documentId/price-comparison', 'pricing.compare', ['contact.findOne', 'price-entry.find']),
    apiRoute('GET', '/contacts/:documentId/price-forecast', 'pricing.forecast', ['contact.findOne', 'price-entry.find']),
    apiRoute('GET', '/price-units', 'pricing.units', ['price-entry.find']),
    apiRoute('GET', `${catalogues}/editor`, 'pricing.head', ['price-catalogue.findOne']),
    apiRoute('GET', `${catalogues}/entries`, 'pricing.entries', ['price-catalogue.findOne', 'price-entry.find']),
    withGrid(apiRoute('PUT', `${catalogues}/entries`, 'pricing.saveEntries', ['price-catalogue.findOne', 'price-entry.update'])),
    withGrid(apiRoute('POST', `${catalogues}/entries/check`, 'pricing.checkEntries', ['price-catalogue.findOne', 'price-entry.update'])),
    apiRoute('POST', `${catalogues}/copy`, 'pricing.copy', ['price-catalogue.findOne', 'price-catalogue.create', 'price-entry.create']),
    apiRoute('POST', `${catalogues}/new-version`, 'pricing.newVersion', ['price-catalogue.findOne', 'price-catalogue.create', 'price-catalogue.update']),
  ],
};
