import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRef } from 'react';
import { Area } from '../../finding/Area';
import { ListSearch } from '../../finding/ListSearch';
import { NoRight } from '../../kernel/NoRight';
import { useHotkeys } from '../../kernel/useHotkeys';
import { useMay } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useDeskKeys } from '../desk/useDeskKeys';
import { useQuickEntry } from '../quick/QuickEntryProvider';
import { ActivityFilters, useActivityFilters } from './ActivityFilters';
import { ActivityPages } from './ActivityPages';
import { Scrolled } from './Scrolled';

/** Every activity that the user may see, by day, found by kind, state, who, when and text. */
export function AllActivitiesPage() {
  return useMay('activities.read') ? <AllActivities /> : <NoRight />;
}

function AllActivities() {
  const t = useT();
  const { openNew } = useQuickEntry();
  const [filters, change] = useActivityFilters();
  const scroller = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useDeskKeys(scroller);
  useHotkeys({ '/': () => search.current?.focus() });
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <Area title={t('activities.all')}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h1" variant="beta">{t('activities.all')}</Typography>
        {openNew && <Button size="S" startIcon={<Plus />} onClick={() => openNew()}>{t('activities.new')}</Button>}
      </Flex>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        <ListSearch value={filters.q ?? ''} onSearch={(q) => change({ q })} inputRef={search} label={t('activities.search')} hint={t('activities.search.hint')} />
        <ActivityFilters filters={filters} change={change} withPeriod />
      </Flex>
      <Scrolled ref={scroller} label={t('activities.all')}>
        <div style={{ padding: '1.6rem' }}>
          <ActivityPages key={JSON.stringify(filters)} filters={filters} empty={t(isFiltered ? 'activities.nothingFound' : 'activities.noneAtAll')} />
        </div>
      </Scrolled>
    </Area>
  );
}
