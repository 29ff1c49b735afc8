import { Checkbox, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { ACTIVITY_TYPES, type ActivitiesQuery, type ActivityState } from '../../../contracts/activities';
import { useOptionLabel } from '../kernel/useOptionLabel';
import { useT } from '../kernel/useT';
import { ACTIVITY } from './uids';

type Address = Partial<Record<'type' | 'state' | 'responsible', string>>;

const STATES: ActivityState[] = ['open', 'done', 'cancelled'];

/** The filters of an activities page as they stand in the address. */
export function useActivityFilters(): [ActivitiesQuery, (change: Address) => void] {
  const [{ query }, setQuery] = useQueryParams<Address>();
  const filters: ActivitiesQuery = {
    type: ACTIVITY_TYPES.find((type) => type === query.type),
    state: STATES.find((state) => state === query.state),
    responsible: query.responsible,
  };
  return [filters, (change) => setQuery({ ...query, ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || undefined])) }, 'push', true)];
}

interface ActivityFiltersProps {
  filters: ActivitiesQuery;
  change(change: Address): void;
}

export function ActivityFilters({ filters, change }: ActivityFiltersProps) {
  const t = useT();
  const option = useOptionLabel(ACTIVITY);
  const choice = (name: 'type' | 'state', values: readonly string[]) => (
    <SingleSelect
      size="S"
      aria-label={t(`activities.${name}`)}
      placeholder={t(`activities.${name}.any`)}
      value={filters[name] ?? ''}
      clearLabel={t('common.clear')}
      onClear={() => change({ [name]: '' })}
      onChange={(value) => change({ [name]: String(value) })}
    >
      {values.map((value) => <SingleSelectOption key={value} value={value}>{option(name, value)}</SingleSelectOption>)}
    </SingleSelect>
  );
  return (
    <Flex gap={3} wrap="wrap" role="group" aria-label={t('activities.filters')}>
      {choice('type', ACTIVITY_TYPES)}
      {choice('state', STATES)}
      <Checkbox checked={filters.responsible === 'me'} onCheckedChange={(checked) => change({ responsible: checked === true ? 'me' : '' })}>{t('activities.mine')}</Checkbox>
    </Flex>
  );
}
