import type { UserName } from '../../../contracts/contacts';
import { Choice, type ChoiceFieldProps } from './Choice';
import { useCrmUsersQuery } from './users.api';

interface UserSelectProps extends ChoiceFieldProps {
  name: string;
  value: UserName | null;
  onChange(user: UserName | null): void;
  /** Users not offered, by documentId. */
  without?: string[];
}

/** One admin user by name: owner, deputy, responsible. */
export function UserSelect({ value, onChange, without = [], ...field }: UserSelectProps) {
  const { data: users = [] } = useCrmUsersQuery();
  const known = value && !users.some(({ documentId }) => documentId === value.documentId) ? [value, ...users] : users;
  const offered = known.filter(({ documentId }) => !without.includes(documentId));
  return (
    <Choice
      {...field}
      value={value?.documentId ?? null}
      options={offered.map(({ documentId, name }) => ({ value: documentId, label: name }))}
      onChange={(documentId) => onChange(known.find((user) => user.documentId === documentId) ?? null)}
    />
  );
}
