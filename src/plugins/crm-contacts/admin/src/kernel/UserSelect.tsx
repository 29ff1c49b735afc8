import type { UserName } from '../../../contracts/contacts';
import type { ChoiceFieldProps } from './Choice';
import { SearchChoice, useSearch } from './SearchChoice';
import { useCrmUsersQuery } from './users.api';

interface UserSelectProps extends ChoiceFieldProps {
  name: string;
  value: UserName | null;
  onChange(user: UserName | null): void;
  /** Users not offered, by documentId. */
  without?: string[];
}

/** One active admin user, found by typing part of the name: owner, deputy, responsible. */
export function UserSelect({ value, onChange, without = [], ...choice }: UserSelectProps) {
  const state = useSearch();
  const { isOpen, text } = state.search;
  const { currentData: users = [], isFetching } = useCrmUsersQuery(text, { skip: !isOpen });
  const found = users.filter(({ documentId }) => !without.includes(documentId)).map(({ documentId, name }) => ({ documentId, label: name }));
  return (
    <SearchChoice
      {...choice}
      state={state}
      found={found}
      isFetching={isFetching}
      value={value && { documentId: value.documentId, label: value.name }}
      onChange={(user) => onChange(user && { documentId: user.documentId, name: user.label })}
    />
  );
}
