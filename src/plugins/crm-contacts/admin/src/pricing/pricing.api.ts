import type { CatalogueKind, PriceAnswer, PricesAnswer, SalesPage } from '../../../contracts/pricing';
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

const pricingApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    sales: build.query<SalesPage, string>({
      query: (documentId) => ({ url: `/crm-contacts/contacts/${documentId}/sales`, method: 'GET' }),
      providesTags: (_answer, _error, documentId) => [{ type: 'CrmContact', id: documentId }, { type: 'CrmRow', id: 'price-assignments' }, { type: 'CrmRow', id: 'price-catalogues' }],
    }),
    price: build.query<PriceAnswer, PriceQuestion>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/prices`, params),
      transformResponse: ({ results: [answer] }: PricesAnswer) => answer,
      providesTags: [{ type: 'CrmRow', id: 'price-assignments' }, { type: 'CrmRow', id: 'price-catalogues' }, { type: 'CrmRow', id: 'price-entries' }],
    }),
  }),
});

export const { useSalesQuery, usePriceQuery } = pricingApi;
