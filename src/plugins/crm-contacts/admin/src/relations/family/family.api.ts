import type { CreatedRelation, HierarchyStructure, MovedMember, MoveMembers, NewRelation, RollUp } from '../../../../contracts/relations';
import { crmApi, get } from '../../kernel/rows.api';

/** Whose family, which part of it, on which day; default: all of it, today. */
export interface FamilyAsked {
  documentId: string;
  structure?: HierarchyStructure;
  asOf?: string;
}

const everywhere = ['CrmContact', 'CrmPerson', 'CrmList', 'CrmRow', 'Document'] as const;
const unlessRefused = (_answer: unknown, error: unknown) => (error ? [] : [...everywhere]);
const post = (path: string, data: object) => ({ url: `/crm-contacts/${path}`, method: 'POST' as const, data });

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
