import type {
  ContactFigures, DocumentPrices, DocumentProposal, DocumentSource, DocumentsQuery, LatestDocuments, LinkedDocuments, PriceLinesRequest,
} from '../../../contracts/documents';
import { crmApi, get } from '../kernel/rows.api';

/** Whose documents: a contact's or a person's. */
export interface DocumentsOwner {
  resource: 'contacts' | 'persons';
  documentId: string;
}

const documentsApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    documents: build.query<LinkedDocuments, DocumentsOwner & DocumentsQuery>({
      query: ({ resource, documentId, ...params }) => get(`${resource}/${documentId}/documents`, params),
      providesTags: (_answer, _error, { documentId }) => [{ type: 'CrmContact', id: documentId }, { type: 'Document', id: 'LIST' }],
    }),
    latestDocuments: build.query<LatestDocuments, string>({
      query: (documentId) => ({ url: `/crm-contacts/contacts/${documentId}/documents/latest`, method: 'GET' }),
      providesTags: (_answer, _error, documentId) => [{ type: 'CrmContact', id: documentId }, { type: 'Document', id: 'LIST' }],
    }),
    contactFigures: build.query<ContactFigures, { documentId: string; scope: 'contact' | 'group' }>({
      query: ({ documentId, scope }) => get(`contacts/${documentId}/figures`, { scope }),
      providesTags: (_answer, _error, { documentId }) => [{ type: 'CrmContact', id: documentId }, { type: 'Document', id: 'LIST' }],
    }),
    /** Makes a document of the host through the Content Manager, under its rights; gives its documentId. */
    createLinkedDocument: build.mutation<string, { contentType: string; data: object }>({
      query: ({ contentType, data }) => ({ url: `/content-manager/collection-types/${contentType}`, method: 'POST', data }),
      transformResponse: ({ data }: { data: { documentId: string } }) => data.documentId,
      // A first document may move the stage: lists and history too.
      invalidatesTags: (_answer, error) => (error ? [] : ['CrmContact', 'CrmPerson', 'CrmList', 'Document', { type: 'CrmRow', id: 'stage-changes' }]),
    }),
    documentSources: build.query<DocumentSource[], void>({
      query: () => get('document-sources'),
      keepUnusedDataFor: 600,
    }),
    documentProposal: build.query<DocumentProposal, { documentId: string; source: string; date?: string }>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/documents/proposal`, params),
      providesTags: ['CrmContact'],
    }),
    documentPrices: build.query<DocumentPrices, { source: string; contentType: string; documentId: string }>({
      query: ({ source, documentId }) => get(`documents/${source}/${documentId}/prices`),
      // As the Content Manager names the document that its form saves.
      providesTags: (_answer, _error, { contentType, documentId }) => [{ type: 'Document', id: `${contentType}_${documentId}` }],
    }),
    priceLines: build.mutation<DocumentPrices, { source: string; documentId: string; request: PriceLinesRequest }>({
      query: ({ source, documentId, request }) => ({ url: `/crm-contacts/documents/${source}/${documentId}/prices`, method: 'POST', data: request }),
      invalidatesTags: (_answer, error) => (error ? [] : ['CrmContact', 'Document']),
    }),
  }),
});

export const {
  useDocumentsQuery, useLatestDocumentsQuery, useContactFiguresQuery, useCreateLinkedDocumentMutation,
  useDocumentSourcesQuery, useDocumentProposalQuery, useDocumentPricesQuery, usePriceLinesMutation,
} = documentsApi;
