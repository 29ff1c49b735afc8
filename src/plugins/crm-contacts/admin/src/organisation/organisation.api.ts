import type {
  ChangedJob, ChangedPosition, ChangeJob, ChangePosition, ContactPersons, CreatedContactPerson, DepartmentContents,
  DissolvedDepartment, DissolveDepartment, EndPosition, MadeContactPerson, MakeContactPerson, MovedReports,
  MoveReports, NewContactPerson, OrgChart, PositionState,
} from '../../../contracts/organisation';
import { crmApi, get, post, unlessRefused } from '../kernel/rows.api';

const organisationApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    contactPersons: build.query<ContactPersons, { documentId: string; asOf?: string }>({
      query: ({ documentId, asOf }) => get(`contacts/${documentId}/positions`, asOf ? { asOf } : {}),
      providesTags: ['CrmContact', { type: 'CrmRow', id: 'positions' }],
    }),
    orgChart: build.query<OrgChart, { documentId: string; asOf?: string; left?: boolean }>({
      query: ({ documentId, asOf, left }) => get(`contacts/${documentId}/org-chart`, { ...(asOf ? { asOf } : {}), ...(left ? { left } : {}) }),
      providesTags: ['CrmContact', { type: 'CrmRow', id: 'positions' }],
    }),
    addContactPerson: build.mutation<CreatedContactPerson, { company: string; input: NewContactPerson }>({
      query: ({ company, input }) => post(`contacts/${company}/contact-persons`, input),
      invalidatesTags: unlessRefused,
    }),
    endPosition: build.mutation<PositionState, EndPosition & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`positions/${documentId}/end`, body),
      invalidatesTags: unlessRefused,
    }),
    makeMainPosition: build.mutation<PositionState, string>({
      query: (documentId) => post(`positions/${documentId}/make-main`),
      invalidatesTags: unlessRefused,
    }),
    changePosition: build.mutation<ChangedPosition, ChangePosition & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`positions/${documentId}/change`, body),
      invalidatesTags: unlessRefused,
    }),
    changeJob: build.mutation<ChangedJob, ChangeJob & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`positions/${documentId}/change-job`, body),
      invalidatesTags: unlessRefused,
    }),
    makeContactPerson: build.mutation<MadeContactPerson, MakeContactPerson & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`contacts/${documentId}/make-contact-person`, body),
      invalidatesTags: unlessRefused,
    }),
    departmentContents: build.query<DepartmentContents, { documentId: string; after?: string }>({
      query: ({ documentId, ...params }) => get(`departments/${documentId}/contents`, params),
      providesTags: ['CrmContact', { type: 'CrmRow', id: 'positions' }],
    }),
    dissolveDepartment: build.mutation<DissolvedDepartment, DissolveDepartment & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`departments/${documentId}/dissolve`, body),
      invalidatesTags: unlessRefused,
    }),
    moveReports: build.mutation<MovedReports, MoveReports & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`positions/${documentId}/move-reports`, body),
      invalidatesTags: unlessRefused,
    }),
  }),
});

export const {
  useContactPersonsQuery, useOrgChartQuery, useAddContactPersonMutation, useEndPositionMutation, useMakeMainPositionMutation, useChangePositionMutation,
  useMoveReportsMutation, useDepartmentContentsQuery, useDissolveDepartmentMutation, useChangeJobMutation, useMakeContactPersonMutation,
} = organisationApi;
