import { Box, Button, Flex, Loader } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { ACTIVITY_TYPES, type ActivitiesQuery, type ActivityRow } from '../../../contracts/activities';
import { EmptyState } from '../kernel/EmptyState';
import { LoadError } from '../kernel/LoadError';
import { RowDrawer } from '../kernel/RowDrawer';
import { useT } from '../kernel/useT';
import { ActivityItem } from './ActivityItem';
import { useActivitiesQuery, type ActivitiesOwner } from './activities.api';
import { DayGroups } from './DayGroups';
import { ACTIVITY } from './uids';

interface ActivityListProps {
  owner: ActivitiesOwner;
  filters?: ActivitiesQuery;
}

/** Activities by day, the future above today and the past below, page after page. */
export function ActivityList({ owner, filters = {} }: ActivityListProps) {
  const t = useT();
  const [edited, setEdited] = useState<string | null>(null);
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <>
      <ActivityPages
        key={JSON.stringify(filters)}
        owner={owner}
        filters={filters}
        empty={t(isFiltered ? 'activities.nothingFound' : 'activities.empty')}
        onEdit={setEdited}
      />
      {edited && <RowDrawer resource="activities" uid={ACTIVITY} documentId={edited} choices={{ type: ACTIVITY_TYPES }} title={t('activities.editTitle')} onClose={() => setEdited(null)} />}
    </>
  );
}

interface PagesProps extends Required<ActivityListProps> {
  empty: string;
  onEdit(documentId: string): void;
}

/** Where each page that is shown begins; a page knows where the next one does. */
function ActivityPages({ owner, filters, empty, onEdit }: PagesProps) {
  const [starts, setStarts] = useState<(string | undefined)[]>([undefined]);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {starts.map((before, index) => (
        <ActivityPage
          key={before ?? ''}
          query={{ ...owner, ...filters, before }}
          owner={owner}
          empty={index === 0 ? empty : ''}
          onEdit={onEdit}
          onMore={index === starts.length - 1 ? (next) => setStarts([...starts, next]) : undefined}
        />
      ))}
    </Flex>
  );
}

interface PageProps {
  query: ActivitiesOwner & ActivitiesQuery;
  owner: ActivitiesOwner;
  empty: string;
  onEdit(documentId: string): void;
  /** Absent where the next page is shown already. */
  onMore?(next: string): void;
}

function ActivityPage({ query, owner, empty, onEdit, onMore }: PageProps) {
  const t = useT();
  const { data, error, refetch } = useActivitiesQuery(query, { refetchOnMountOrArgChange: true });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return query.before ? <Loader small /> : <Page.Loading />;
  if (data.results.length === 0) return empty ? <EmptyState text={empty} /> : null;
  const { next } = data;
  return (
    <>
      <DayGroups
        entries={data.results}
        keyOf={(activity: ActivityRow) => activity.documentId}
        render={(activity) => <ActivityItem activity={activity} owner={owner.documentId} onEdit={() => onEdit(activity.documentId)} />}
        withToday
      />
      {next !== null && onMore && <Box><Button variant="tertiary" onClick={() => onMore(next)}>{t('activities.more')}</Button></Box>}
    </>
  );
}
