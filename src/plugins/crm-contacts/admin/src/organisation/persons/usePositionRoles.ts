import { useMemo } from 'react';
import type { ChoiceOption } from '../../kernel/Choice';
import { useRowsQuery, type Row } from '../../kernel/rows.api';
import { useLocale } from '../../kernel/useLocale';
import { useNamedValues } from '../../kernel/useNamedValues';
import { useRights } from '../../kernel/useRights';
import { POSITION, POSITION_ROLE } from '../uids';

type RoleRow = Row & { key: string; name?: string; nameDe?: string | null };

/** Roles of positions in their order; those shipped where the user may not read the list. A role of no list is shown as it is. */
export function usePositionRoles(): { options: ChoiceOption[]; nameOf(role: string): string } {
  const isGerman = useLocale().startsWith('de');
  const shipped = useNamedValues(POSITION, 'role');
  const mayRead = useRights(POSITION_ROLE).can('read', 'key');
  const { data } = useRowsQuery({ resource: 'position-roles', sort: 'rank:asc', pageSize: 100 }, { skip: !mayRead });
  return useMemo(() => {
    const options = data ? (data.results as RoleRow[]).map(({ key, name, nameDe }) => ({ value: key, label: (isGerman && nameDe) || name || key })) : shipped;
    return { options, nameOf: (role) => [...options, ...shipped].find(({ value }) => value === role)?.label ?? role };
  }, [data, shipped, isGerman]);
}
