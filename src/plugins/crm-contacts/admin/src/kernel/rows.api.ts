import { adminApi, deepEncodeQueryValues } from '@strapi/strapi/admin';

export interface Row {
  id: number;
  documentId: string;
  updatedAt: string;
  [attribute: string]: unknown;
}

export interface RowsQuery {
  /** Plural name of a content type: `channels`. */
  resource: string;
  filters?: object;
  sort?: string;
  page?: number;
  pageSize?: number;
}

export interface RowsAnswer {
  results: Row[];
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
}

/** What a form had read: sent along so that nobody overwrites what they have not seen (409). */
export interface Seen {
  updatedAt: string;
  values?: Record<string, unknown>;
}

/** Every endpoint of the plugin names the tags it shows; a write of any row refreshes views of contacts. */
export const crmApi = adminApi.enhanceEndpoints({ addTagTypes: ['CrmRow', 'CrmContact', 'CrmPerson', 'CrmList', 'CrmSettings', 'Document'] });

/** A GET of the plugin. Strapi's client writes parameters into the address as they are: an `&` in a name would end it. */
export const get = (path: string, params: object = {}) => ({
  url: `/crm-contacts/${path}`,
  method: 'GET' as const,
  config: { params: deepEncodeQueryValues(params) as object },
});

/** A POST of the plugin. */
export const post = (path: string, data: object = {}) => ({ url: `/crm-contacts/${path}`, method: 'POST' as const, data });

/** Every view of contacts and persons: what an action of several rows may have changed. */
export const everywhere = ['CrmContact', 'CrmPerson', 'CrmList', 'CrmRow', 'Document'] as const;

/** What is stale after an action that may touch any view: everything, or nothing if it was refused. */
export const unlessRefused = (_answer: unknown, error: unknown) => (error ? [] : [...everywhere]);

const rowsApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    rows: build.query<RowsAnswer, RowsQuery>({
      query: ({ resource, ...params }) => get(resource, params),
      providesTags: (_answer, _error, { resource }) => [{ type: 'CrmRow', id: resource }],
    }),
    row: build.query<Row, { resource: string; documentId: string }>({
      query: ({ resource, documentId }) => get(`${resource}/${documentId}`),
      transformResponse: (answer: { data: Row }) => answer.data,
      providesTags: (_answer, _error, { resource, documentId }) => [{ type: 'CrmRow', id: resource }, { type: 'CrmRow', id: documentId }],
    }),
    createRow: build.mutation<Row, { resource: string; data: object }>({
      query: ({ resource, data }) => ({ url: `/crm-contacts/${resource}`, method: 'POST', data: { data } }),
      transformResponse: (answer: { data: Row }) => answer.data,
      invalidatesTags: (_row, error, { resource }) => (error ? [] : [{ type: 'CrmRow', id: resource }, 'CrmContact', 'CrmPerson', 'CrmList', 'Document']),
    }),
    updateRow: build.mutation<Row, { resource: string; documentId: string; data: object; seen?: Seen }>({
      query: ({ resource, documentId, data, seen }) => ({ url: `/crm-contacts/${resource}/${documentId}`, method: 'PUT', data: { data, seen } }),
      transformResponse: (answer: { data: Row }) => answer.data,
      invalidatesTags: (_row, error, { resource }) => (error ? [] : [{ type: 'CrmRow', id: resource }, 'CrmContact', 'CrmPerson', 'CrmList', 'Document']),
    }),
    deleteRow: build.mutation<void, { resource: string; documentId: string }>({
      query: ({ resource, documentId }) => ({ url: `/crm-contacts/${resource}/${documentId}`, method: 'DELETE' }),
      invalidatesTags: (_row, error, { resource }) => (error ? [] : [{ type: 'CrmRow', id: resource }, 'CrmContact', 'CrmPerson', 'CrmList', 'Document']),
    }),
  }),
});

export const { useRowsQuery, useRowQuery, useLazyRowQuery, useCreateRowMutation, useUpdateRowMutation, useDeleteRowMutation } = rowsApi;
