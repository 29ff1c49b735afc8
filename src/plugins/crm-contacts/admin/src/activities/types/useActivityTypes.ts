import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { ActivityTypeChoice } from '../../../../contracts/activities';
import { useMay } from '../../kernel/useRights';
import { useActivityTypesQuery } from '../activities.api';

const NONE: ActivityTypeChoice[] = [];

/** The kinds of activities as administrators list them, in their order, named in the user's language. */
export function useActivityTypes() {
  const { locale } = useIntl();
  const { data: all = NONE } = useActivityTypesQuery(undefined, { skip: !useMay('activities.read') });
  return useMemo(() => {
    const find = (key: string | undefined) => all.find((type) => type.key === key);
    return {
      all,
      /** Those that new activities may have. */
      active: all.filter(({ active }) => active),
      find,
      /** A kind that is gone is called by its key. */
      label: (key: string) => {
        const type = find(key);
        return (type && ((locale.startsWith('de') && type.nameDe) || type.name)) ?? key;
      },
    };
  }, [all, locale]);
}
