import type { ContactRelations, Hierarchy, HierarchyStructure } from '../../../contracts/relations';
import { crmApi, get } from '../kernel/rows.api';

const RELATIONS = { type: 'CrmRow' as const, id: 'relations' };

const relationsApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    hierarchy: build.query<Hierarchy, { documentId: string; structure?: HierarchyStructure; asOf?: string }>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/hierarchy`, params),
      providesTags: ['CrmContact', RELATIONS],
    }),
    contactRelations: build.query<ContactRelations, { documentId: string; asOf?: string }>({
      query: ({ documentId, asOf }) => get(`contacts/${documentId}/relations`, { all: true, ...(asOf ? { asOf } : {}) }),
      providesTags: ['CrmContact', RELATIONS],
    }),
  }),
});

export const { useHierarchyQuery, useContactRelationsQuery } = relationsApi;
