import { Box, Checkbox, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { deepEncodeQueryValues, useQueryParams } from '@strapi/strapi/admin';
import type { ActivityState, AllActivitiesQuery } from '../../../../contracts/activities';
import { DayInput } from '../../kernel/DayInput';
import { isDay } from '../../kernel/days';
import { useOptionLabel } from '../../kernel/useOptionLabel';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useActivityTypes } from '../types/useActivityTypes';
import { useColleagues } from '../useColleagues';
import { ACTIVITY } from '../uids';

type Address = Partial<Record<'type' | 'state' | 'responsible' | 'q' | 'from' | 'to', string>>;

const STATES: ActivityState[] = ['open', 'done', 'cancelled'];
const dayIn = (text: string | undefined) => (isDay(text) ? text : undefined);

/** The filters of a list of activities as they stand in the address. */
export function useActivityFilters(): [AllActivitiesQuery, (change: Address) => void] {
  const [{ query }, setQuery] = useQueryParams<Address>();
  const filters: AllActivitiesQuery = {
    type: query.type,
    state: STATES.find((state) => state === query.state),
    responsible: query.responsible,
    q: query.q,
    from: dayIn(query.from),
    to: dayIn(query.to),
  };
  const change = (changed: Address) => {
    const written = Object.entries({ ...query, ...changed }).map(([name, value]) => [name, value ? deepEncodeQueryValues(value) : undefined]);
    setQuery(Object.fromEntries(written), 'push', true);
  };
  return [Object.fromEntries(Object.entries(filters).filter(([, value]) => value)), change];
}

interface ActivityFiltersProps {
  filters: AllActivitiesQuery;
  change(change: Address): void;
  /** In the list over everything: from, to, and whose. */
  withPeriod?: boolean;
}

export function ActivityFilters({ filters, change, withPeriod = false }: ActivityFiltersProps) {
  const t = useT();
  const types = useActivityTypes();
  const rights = useRights(ACTIVITY);
  const option = useOptionLabel(ACTIVITY);
  const choice = (name: 'type' | 'state', values: { value: string; label: string }[]) => (
    <SingleSelect
      size="S"
      aria-label={t(`activities.${name}`)}
      placeholder={t(`activities.${name}.any`)}
      value={filters[name] ?? ''}
      clearLabel={t('common.clear')}
      onClear={() => change({ [name]: '' })}
      onChange={(value) => change({ [name]: String(value) })}
    >
      {values.map(({ value, label }) => <SingleSelectOption key={value} value={value}>{label}</SingleSelectOption>)}
    </SingleSelect>
  );
  return (
    <Flex gap={3} wrap="wrap" alignItems={withPeriod ? 'flex-end' : 'center'} role="group" aria-label={t('activities.filters')}>
      {rights.can('read', 'type') && choice('type', types.all.map(({ key }) => ({ value: key, label: types.label(key) })))}
      {rights.can('read', 'state') && choice('state', STATES.map((state) => ({ value: state, label: option('state', state) })))}
      {withPeriod && <Box width="16rem"><DayInput size="S" name="from" label={t('activities.from')} value={filters.from} onChange={(from) => change({ from: from ?? '' })} /></Box>}
      {withPeriod && <Box width="16rem"><DayInput size="S" name="to" label={t('activities.to')} value={filters.to} onChange={(to) => change({ to: to ?? '' })} /></Box>}
      {withPeriod ? <ResponsibleFilter value={filters.responsible} onChange={(responsible) => change({ responsible })} /> : <Checkbox checked={filters.responsible === 'me'} onCheckedChange={(checked) => change({ responsible: checked === true ? 'me' : '' })}>{t('activities.mine')}</Checkbox>}
    </Flex>
  );
}

function ResponsibleFilter({ value, onChange }: { value: string | undefined; onChange(responsible: string): void }) {
  const t = useT();
  const colleagues = useColleagues();
  return (
    <SingleSelect size="S" aria-label={t('activities.responsible')} placeholder={t('activities.responsible.any')} value={value ?? ''} clearLabel={t('common.clear')} onClear={() => onChange('')} onChange={(chosen) => onChange(String(chosen))}>
      <SingleSelectOption value="me">{t('activities.whose.me')}</SingleSelectOption>
      {colleagues.map(({ documentId, name }) => <SingleSelectOption key={documentId} value={documentId}>{name}</SingleSelectOption>)}
    </SingleSelect>
  );
}
