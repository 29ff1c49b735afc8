import type { RoleInfo, RolesAnswer, RolesRequest } from '../../../contracts/access';
import { crmApi } from '../kernel/rows.api';

const accessApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    crmRoles: build.query<RoleInfo[], void>({
      query: () => ({ url: '/crm-contacts/access/roles', method: 'GET' }),
      transformResponse: (answer: RolesAnswer) => answer.results,
      providesTags: [{ type: 'CrmSettings', id: 'roles' }],
    }),
    makeCrmRoles: build.mutation<RoleInfo[], RolesRequest>({
      query: (data) => ({ url: '/crm-contacts/access/roles', method: 'POST', data }),
      transformResponse: (answer: RolesAnswer) => answer.results,
      invalidatesTags: (_answer, error) => (error ? [] : [{ type: 'CrmSettings', id: 'roles' }]),
    }),
  }),
});

export const { useCrmRolesQuery, useMakeCrmRolesMutation } = accessApi;
