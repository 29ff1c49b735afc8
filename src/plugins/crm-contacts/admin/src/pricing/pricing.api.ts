import type {
  CatalogueHead, CatalogueList, CatalogueListQuery, CopiedCatalogue, CopyCatalogue, EntriesPage, EntryRow, NewVersion, NewVersionRequest, PriceUnit,
  SavedEntries, SaveEntries,
} from '../../../contracts/catalogues';
import type { CatalogueKind, ComparisonQuery, PriceAnswer, PriceComparison, PricesAnswer, SalesPage } from '../../../contracts/pricing';
import { crmApi, get } from '../kernel/rows.api';

/** What the price check asks. */
export interface PriceQuestion {
  documentId: string;
  code: string;
  quantity: string;
  unit?: string;
  date: string;
  kind: CatalogueKind;
}

/** All entries of a catalogue. */
export interface AllEntries {
  updatedAt: string;
  entries: EntryRow[];
}

export interface ComparisonOf extends ComparisonQuery {
  documentId: string;
  /** `comparison`: two catalogues; `forecast`: what the contact pays on two days. */
  what: 'comparison' | 'forecast';
}

interface Named {
  documentId: string;
}

const MOST = 20_000;
const PRICES = [{ type: 'CrmRow' as const, id: 'price-assignments' }, { type: 'CrmRow' as const, id: 'price-catalogues' }, { type: 'CrmRow' as const, id: 'price-entries' }];
const CHANGES = [...PRICES, 'CrmContact' as const, 'CrmList' as const, 'Document' as const];

const pricingApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    sales: build.query<SalesPage, string>({
      query: (documentId) => ({ url: `/crm-contacts/contacts/${documentId}/sales`, method: 'GET' }),
      providesTags: (_answer, _error, documentId) => [{ type: 'CrmContact', id: documentId }, { type: 'CrmRow', id: 'price-assignments' }, { type: 'CrmRow', id: 'price-catalogues' }],
    }),
    price: build.query<PriceAnswer, PriceQuestion>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/prices`, params),
      transformResponse: ({ results: [answer] }: PricesAnswer) => answer,
      providesTags: PRICES,
    }),
    priceUnits: build.query<PriceUnit[], void>({
      query: () => get('price-units'),
      transformResponse: ({ units }: { units: PriceUnit[] }) => units,
    }),
    catalogueList: build.query<CatalogueList, CatalogueListQuery>({
      query: (params) => get('price-catalogue-list', params),
      providesTags: PRICES,
    }),
    catalogueHead: build.query<CatalogueHead, string>({
      query: (documentId) => get(`price-catalogues/${documentId}/editor`),
      providesTags: PRICES,
    }),
    /** Every entry, page after page, all as of one moment; nobody else's cache, since one catalogue is megabytes. */
    allEntries: build.query<AllEntries, string>({
      async queryFn(documentId, _api, _options, fetchPage) {
        let all: AllEntries = { updatedAt: '', entries: [] };
        for (let after: string | null = ''; after !== null; ) {
          const { data, error } = await fetchPage(get(`price-catalogues/${documentId}/entries`, { limit: MOST, ...(after ? { after } : {}) }));
          if (error) return { error };
          const page = data as EntriesPage;
          // Somebody saved between two pages: from the start again, or one half would be older than the other.
          const isOneMoment: boolean = !after || page.updatedAt === all.updatedAt;
          all = { updatedAt: page.updatedAt, entries: !after ? page.entries : isOneMoment ? [...all.entries, ...page.entries] : [] };
          after = isOneMoment ? page.next : '';
        }
        return { data: all };
      },
      keepUnusedDataFor: 0,
    }),
    saveEntries: build.mutation<SavedEntries, Named & SaveEntries>({
      query: ({ documentId, ...data }) => ({ url: `/crm-contacts/price-catalogues/${documentId}/entries`, method: 'PUT', data }),
      invalidatesTags: (_answer, error) => (error ? [] : CHANGES),
    }),
    copyCatalogue: build.mutation<CopiedCatalogue, Named & CopyCatalogue>({
      query: ({ documentId, ...data }) => ({ url: `/crm-contacts/price-catalogues/${documentId}/copy`, method: 'POST', data }),
      invalidatesTags: (_answer, error) => (error ? [] : CHANGES),
    }),
    newVersion: build.mutation<NewVersion, Named & NewVersionRequest>({
      query: ({ documentId, ...data }) => ({ url: `/crm-contacts/price-catalogues/${documentId}/new-version`, method: 'POST', data }),
      invalidatesTags: (_answer, error) => (error ? [] : CHANGES),
    }),
    priceComparison: build.query<PriceComparison, ComparisonOf>({
      query: ({ documentId, what, ...params }) => get(`contacts/${documentId}/price-${what}`, params),
      providesTags: PRICES,
      keepUnusedDataFor: 30,
    }),
  }),
});

export const {
  useSalesQuery, usePriceQuery, usePriceUnitsQuery, useCatalogueHeadQuery, useAllEntriesQuery, useSaveEntriesMutation,
  useCopyCatalogueMutation, useNewVersionMutation, usePriceComparisonQuery, useLazyPriceComparisonQuery, useCatalogueListQuery,
} = pricingApi;
