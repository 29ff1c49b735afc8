import type { ContactRelations, Hierarchy, HierarchyStructure } from '../../../contracts/relations';
import { crmApi } from '../kernel/rows.api';

const RELATIONS = { type: 'CrmRow' as const, id: 'relations' };

const relationsApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    hierarchy: build.query<Hierarchy, { documentId: string; structure?: HierarchyStructure }>({
      query: ({ documentId, ...params }) => ({ url: `/crm-contacts/contacts/${documentId}/hierarchy`, method: 'GET', config: { params } }),
      providesTags: ['CrmContact', RELATIONS],
    }),
    contactRelations: build.query<ContactRelations, string>({
      query: (documentId) => ({ url: `/crm-contacts/contacts/${documentId}/relations`, method: 'GET', config: { params: { all: true } } }),
      providesTags: ['CrmContact', RELATIONS],
    }),
  }),
});

export const { useHierarchyQuery, useContactRelationsQuery } = relationsApi;
