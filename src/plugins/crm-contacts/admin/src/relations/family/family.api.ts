import type { CreatedRelation, HierarchyStructure, MovedMember, MoveMembers, NewRelation, RollUp } from '../../../../contracts/relations';
import { crmApi, get, post, unlessRefused } from '../../kernel/rows.api';

/** Whose family, which part of it, on which day; default: all of it, today. */
export interface FamilyAsked {
  documentId: string;
  structure?: HierarchyStructure;
  asOf?: string;
}

const familyApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    familyRollUp: build.query<RollUp, FamilyAsked>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/roll-up`, params),
      providesTags: ['CrmContact', { type: 'CrmRow', id: 'relations' }],
    }),
    moveMembers: build.mutation<{ moved: MovedMember[] }, MoveMembers & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`contacts/${documentId}/move-members`, body),
      invalidatesTags: unlessRefused,
    }),
    addContactRelation: build.mutation<CreatedRelation, NewRelation & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`contacts/${documentId}/relations`, body),
      invalidatesTags: unlessRefused,
    }),
  }),
});

export const { useFamilyRollUpQuery, useMoveMembersMutation, useAddContactRelationMutation } = familyApi;
