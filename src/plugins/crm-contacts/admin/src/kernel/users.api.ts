import type { UserName } from '../../../contracts/contacts';
import { crmApi } from './rows.api';

const usersApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    /** Active admin users by name, for owners, deputies and responsibles. */
    crmUsers: build.query<UserName[], void>({
      query: () => ({ url: '/crm-contacts/users', method: 'GET' }),
      transformResponse: (answer: { results: UserName[] }) => answer.results,
      keepUnusedDataFor: 300,
    }),
  }),
});

export const { useCrmUsersQuery } = usersApi;
