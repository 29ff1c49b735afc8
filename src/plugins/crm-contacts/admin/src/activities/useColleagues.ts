import type { UserName } from '../../../contracts/contacts';
import { useMay, useRights } from '../kernel/useRights';
import { useMe } from '../kernel/useMe';
import { useCrmUsersQuery } from '../kernel/users.api';
import { ACTIVITY } from './uids';

/** The other users by whom lists may be filtered; none for who may not see them, or whose an activity is. */
export function useColleagues(): UserName[] {
  const me = useMe();
  const may = useMay('access.users');
  const isTold = useRights(ACTIVITY).can('read', 'responsible');
  const { data: users = [] } = useCrmUsersQuery('', { skip: !may || !isTold });
  return users.filter(({ documentId }) => documentId !== me?.documentId);
}
