import type { UserName } from '../../../contracts/contacts';
import type { UsersAnswer } from '../../../contracts/access';
import { crmApi, get } from './rows.api';

const usersApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    /** Active admin users whose name holds the text, at most 100. */
    crmUsers: build.query<UserName[], string>({
      query: (q) => get('users', q ? { q } : {}),
      transformResponse: (answer: UsersAnswer) => answer.results,
      keepUnusedDataFor: 300,
    }),
  }),
});

export const { useCrmUsersQuery } = usersApi;
