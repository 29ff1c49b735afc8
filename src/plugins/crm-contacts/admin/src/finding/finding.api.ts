import type { CreatedContact, DuplicateQuery, Duplicates, NewContact } from '../../../contracts/contacts';
import type { CompanyPersons, FolderTree, ListAnswer, ListQuery, SearchAnswer } from '../../../contracts/finding';
import { crmApi, get } from '../kernel/rows.api';

const findingApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    folderTree: build.query<FolderTree, void>({
      query: () => get('folders/tree'),
      providesTags: ['CrmList'],
    }),
    folderList: build.query<ListAnswer, ListQuery & { key: string }>({
      query: ({ key, ...query }) => get(`folders/${encodeURIComponent(key)}/contacts`, query),
      providesTags: ['CrmList'],
    }),
    companyPersons: build.query<CompanyPersons, { documentId: string; page: number; pageSize: number }>({
      query: ({ documentId, ...query }) => get(`contacts/${documentId}/company-persons`, query),
      providesTags: ['CrmList', 'CrmPerson', { type: 'CrmRow', id: 'positions' }],
    }),
    crmSearch: build.query<SearchAnswer, { q: string; entity?: string; limit?: number }>({
      query: (query) => get('search', query),
      // What was found a moment ago may be gone.
      keepUnusedDataFor: 5,
    }),
    duplicates: build.query<Duplicates, DuplicateQuery>({
      query: (query) => get('contacts/duplicates', query),
      keepUnusedDataFor: 5,
    }),
    newContact: build.mutation<CreatedContact, NewContact>({
      query: (data) => ({ url: '/crm-contacts/contacts/new', method: 'POST', data }),
      invalidatesTags: (_answer, error) => (error ? [] : ['CrmList', 'CrmContact', 'CrmPerson', 'CrmRow', 'Document']),
    }),
  }),
});

export const { useFolderTreeQuery, useFolderListQuery, useCompanyPersonsQuery, useCrmSearchQuery, useDuplicatesQuery, useNewContactMutation } = findingApi;
