import type { Core } from '@strapi/strapi';
import type {
  CatalogueHead, CopiedCatalogue, CopyCatalogue, EntriesCheck, EntriesPage, EntriesQuery, NewVersion, NewVersionRequest, PriceUnit, SavedEntries, SaveEntries,
} from '../../../contracts/catalogues';
import type { ComparisonQuery, PriceAnswer, PriceComparison, PricesAnswer, PricesRequest, SalesPage } from '../../../contracts/pricing';
import type { Reader } from '../kernel/rights/reader';
import { catalogueHead, copyCatalogue, newVersion } from './catalogue.service';
import { compareCatalogues, forecastPrices } from './comparison.service';
import { checkEntries, entriesPage, saveEntries } from './entries.service';
import { priceAnswers } from './price.service';
import { unitsOf } from './units.settings';

export interface PricingService {
  /** Whether the reader may be told prices at all. */
  mayRead(reader: Reader): boolean;
  /** Which price the contact pays for each item, and why. 404 when the reader may not read the contact. */
  prices(reader: Reader, documentId: string, request: PricesRequest): Promise<PricesAnswer>;
  /** Stored answers as far as the reader may know them: without the names of catalogues and the assignments that they may not read. */
  known(reader: Reader, answers: PriceAnswer[]): Promise<PriceAnswer[]>;
  /** What the sales page of the contact window shows. */
  sales(reader: Reader, documentId: string): Promise<SalesPage>;
  /** Two catalogues item by item; 400 names one that the reader may not read. */
  compare(reader: Reader, documentId: string, query: ComparisonQuery): Promise<PriceComparison>;
  /** What the contact pays on two days. */
  forecast(reader: Reader, documentId: string, query: ComparisonQuery): Promise<PriceComparison>;
  units(): PriceUnit[];
  /** Of catalogues, by documentId; 404 for those that the reader may not read. */
  head(reader: Reader, documentId: string): Promise<CatalogueHead>;
  entries(reader: Reader, documentId: string, query: EntriesQuery): Promise<EntriesPage>;
  /** All or nothing; 400 names every wrong cell, 409 when the catalogue has changed since it was seen. */
  saveEntries(reader: Reader, documentId: string, request: SaveEntries): Promise<SavedEntries>;
  checkEntries(reader: Reader, documentId: string, request: SaveEntries): Promise<EntriesCheck>;
  copy(reader: Reader, documentId: string, request: CopyCatalogue): Promise<CopiedCatalogue>;
  newVersion(reader: Reader, documentId: string, request: NewVersionRequest): Promise<NewVersion>;
  /** How many assignments a contact has, in force or not; undefined where the reader may not open the sales page. `contact`: row id. */
  assignmentCount(reader: Reader, contact: number): Promise<number | undefined>;
}

export function pricingService({ strapi }: { strapi: Core.Strapi }): PricingService {
  return {
    ...priceAnswers(strapi),
    compare: (reader, documentId, query) => compareCatalogues(strapi, reader, documentId, query),
    forecast: (reader, documentId, query) => forecastPrices(strapi, reader, documentId, query),
    units: () => [...unitsOf(strapi).all],
    head: (reader, documentId) => catalogueHead(strapi, reader, documentId),
    entries: (reader, documentId, query) => entriesPage(strapi, reader, documentId, query),
    saveEntries: (reader, documentId, request) => saveEntries(strapi, reader, documentId, request),
    checkEntries: (reader, documentId, request) => checkEntries(strapi, reader, documentId, request),
    copy: (reader, documentId, request) => copyCatalogue(strapi, reader, documentId, request),
    newVersion: (reader, documentId, request) => newVersion(strapi, reader, documentId, request),
  };
}
