import { Box, Loader } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { ActivityRow, AllActivitiesQuery } from '../../../../contracts/activities';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { useT } from '../../kernel/useT';
import { useActivitiesQuery, useAllActivitiesQuery, type ActivitiesOwner } from '../activities.api';
import { ActivityItem } from '../item/ActivityItem';
import { DayGroups } from '../item/DayGroups';
import { More } from './More';
import { usePages, type PageStart } from './usePages';

interface ActivityPagesProps {
  /** Whose; absent: all that the user may see. */
  owner?: ActivitiesOwner;
  filters: AllActivitiesQuery;
  /** Said when there is nothing. */
  empty: string;
}

/** Activities by day, the future above today and the past below, page after page. Give it a key of its filters. */
export function ActivityPages(props: ActivityPagesProps) {
  const { starts, follow } = usePages();
  return (
    <>
      {starts.map((start, index) => <OnePage key={start.before ?? ''} {...props} start={start} empty={index === 0 ? props.empty : ''} onNext={follow(index)} />)}
    </>
  );
}

interface OnePageProps extends ActivityPagesProps {
  start: PageStart;
  onNext?(start: PageStart): void;
}

function OnePage({ owner, filters, empty, start, onNext }: OnePageProps) {
  const t = useT();
  const { data, error, refetch } = usePage(owner, { ...filters, before: start.before });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return start.before ? <Loader small /> : <Page.Loading />;
  if (data.results.length === 0) return empty ? <Box padding={2}><EmptyState text={empty} /></Box> : null;
  const { next, results } = data;
  return (
    <>
      <DayGroups
        entries={results}
        keyOf={(activity: ActivityRow) => activity.documentId}
        render={(activity) => <ActivityItem activity={activity} owner={owner?.documentId} />}
        lastDay={start.lastDay}
        withToday
      />
      {next !== null && onNext && <More text={t('activities.more')} onMore={() => onNext({ before: next, lastDay: results[results.length - 1].day })} />}
    </>
  );
}

/** Both queries are one hook each; the one that is not asked for sleeps. */
function usePage(owner: ActivitiesOwner | undefined, query: AllActivitiesQuery) {
  const owned = useActivitiesQuery({ ...(owner ?? NOBODY), ...query }, { skip: !owner, refetchOnMountOrArgChange: true });
  const all = useAllActivitiesQuery(query, { skip: Boolean(owner), refetchOnMountOrArgChange: true });
  return owner ? owned : all;
}

const NOBODY: ActivitiesOwner = { resource: 'contacts', documentId: '' };
