import type { ContactFigures, DocumentsQuery, LatestDocuments, LinkedDocuments } from '../../../contracts/documents';
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
      invalidatesTags: (_answer, error) => (error ? [] : ['CrmContact', 'CrmPerson', 'Document']),
    }),
  }),
});

export const { useDocumentsQuery, useLatestDocumentsQuery, useContactFiguresQuery, useCreateLinkedDocumentMutation } = documentsApi;
