import type { Route } from '../kernel/feature';
import { largeJson } from '../kernel/large-body';
import { adminRoute, apiRoute } from '../kernel/routes';
import * as schemas from './pricing.schemas';

const catalogues = '/price-catalogues/:documentId';

/** 20,000 rows of a grid with long names; Strapi's own limit stays what it is for all other routes. */
const LARGEST_GRID = 12_000_000;

/** Paths whose bodies `withGrid` reads. */
export const GRID_PATHS = /\/crm-contacts\/price-catalogues\/[^/]+\/entries(\/check)?$/;

const withGrid = (route: Route): Route => ({ ...route, config: { ...route.config, middlewares: [largeJson(LARGEST_GRID)] } });

export const pricingRoutes = {
  admin: [
    adminRoute('GET', '/contacts/:documentId/prices', 'pricing.find', ['pricing.read'], { query: schemas.priceQuery }),
    adminRoute('POST', '/contacts/:documentId/prices', 'pricing.findMany', ['pricing.read'], { body: schemas.pricesBody }),
    adminRoute('GET', '/contacts/:documentId/sales', 'pricing.sales', ['pricing.read'], {}),
    adminRoute('GET', '/contacts/:documentId/price-comparison', 'pricing.compare', ['pricing.read'], { query: schemas.comparisonQuery }),
    adminRoute('GET', '/contacts/:documentId/price-forecast', 'pricing.forecast', ['pricing.read'], { query: schemas.forecastQuery }),
    adminRoute('GET', '/price-catalogue-list', 'pricing.catalogueList', ['pricing.read'], { query: schemas.catalogueListQuery }),
    adminRoute('GET', '/price-units', 'pricing.units', ['pricing.read'], {}),
    adminRoute('GET', `${catalogues}/editor`, 'pricing.head', ['pricing.read'], {}),
    adminRoute('GET', `${catalogues}/entries`, 'pricing.entries', ['pricing.read'], { query: schemas.entriesQuery }),
    withGrid(adminRoute('PUT', `${catalogues}/entries`, 'pricing.saveEntries', ['pricing.read'], { body: schemas.entriesBody })),
    withGrid(adminRoute('POST', `${catalogues}/entries/check`, 'pricing.checkEntries', ['pricing.read'], { body: schemas.entriesBody })),
    adminRoute('POST', `${catalogues}/copy`, 'pricing.copy', ['pricing.read'], { body: schemas.copyBody }),
    adminRoute('POST', `${catalogues}/new-version`, 'pricing.newVersion', ['pricing.read'], { body: schemas.versionBody }),
  ],
  contentApi: [
    apiRoute('GET', '/contacts/:documentId/prices', 'pricing.find', ['contact.findOne', 'price-entry.find'], { query: schemas.priceQuery }),
    apiRoute('POST', '/contacts/:documentId/prices', 'pricing.findMany', ['contact.findOne', 'price-entry.find'], { body: schemas.pricesBody }),
    apiRoute('GET', '/contacts/:documentId/sales', 'pricing.sales', ['contact.findOne'], {}),
    apiRoute('GET', '/contacts/:documentId/price-comparison', 'pricing.compare', ['contact.findOne', 'price-entry.find'], { query: schemas.comparisonQuery }),
    apiRoute('GET', '/contacts/:documentId/price-forecast', 'pricing.forecast', ['contact.findOne', 'price-entry.find'], { query: schemas.forecastQuery }),
    apiRoute('GET', '/price-units', 'pricing.units', ['price-entry.find'], {}),
    apiRoute('GET', `${catalogues}/editor`, 'pricing.head', ['price-catalogue.findOne'], {}),
    apiRoute('GET', `${catalogues}/entries`, 'pricing.entries', ['price-catalogue.findOne', 'price-entry.find'], { query: schemas.entriesQuery }),
    withGrid(apiRoute('PUT', `${catalogues}/entries`, 'pricing.saveEntries', ['price-catalogue.findOne', 'price-entry.update'], { body: schemas.entriesBody })),
    withGrid(apiRoute('POST', `${catalogues}/entries/check`, 'pricing.checkEntries', ['price-catalogue.findOne', 'price-entry.update'], { body: schemas.entriesBody })),
    apiRoute('POST', `${catalogues}/copy`, 'pricing.copy', ['price-catalogue.findOne', 'price-catalogue.create', 'price-entry.create'], { body: schemas.copyBody }),
    apiRoute('POST', `${catalogues}/new-version`, 'pricing.newVersion', ['price-catalogue.findOne', 'price-catalogue.create', 'price-catalogue.update'], { body: schemas.versionBody }),
  ],
};
