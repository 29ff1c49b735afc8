import { Box, Button, Loader } from '@strapi/design-system';
import { ChevronUp } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ActivityRow, AllActivitiesQuery } from '../../../../contracts/activities';
import { dateText, todayHere } from '../../kernel/days';
import { EmptyState } from '../../kernel/EmptyState';
import { LoadError } from '../../kernel/LoadError';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { useActivitiesQuery, useAllActivitiesQuery, type ActivitiesOwner } from '../activities.api';
import { addDays } from '../calendar/range';
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
  const { from, to } = props.filters;
  const [isAll, setAll] = useState(Boolean(from || to));
  const [soon] = useState(() => addDays(todayHere(), SOON));
  const latest = useLatestAfter(soon, props, isAll);
  const before = isAll ? undefined : new Date(`${soon}T00:00:00`).toISOString();
  return (
    <>
      {latest && <LaterButton day={latest} onShow={() => setAll(true)} />}
      <Pages key={before ?? ''} {...props} empty={latest ? '' : props.empty} first={{ before }} />
    </>
  );
}

/** What is planned for later than in four weeks is asked for: a series would stand there with a whole year. */
const SOON = 29;

/** The last planned day, where it is not before `soon`. */
function useLatestAfter(soon: string, { owner, filters }: ActivityPagesProps, isAll: boolean): string | null {
  const { data } = usePage(owner, { ...filters, limit: 1 }, isAll);
  const latest = isAll ? undefined : data?.results[0]?.day;
  return latest && latest >= soon ? latest : null;
}

function LaterButton({ day, onShow }: { day: string; onShow(): void }) {
  const t = useT();
  const locale = useLocale();
  return <Box paddingBottom={2}><Button size="S" variant="tertiary" startIcon={<ChevronUp />} onClick={onShow}>{t('activities.later', { day: dateText(day, locale) })}</Button></Box>;
}

function Pages({ first, ...props }: ActivityPagesProps & { first: PageStart }) {
  const { starts, follow } = usePages(first);
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
  if (!data) return start.lastDay ? <Loader small /> : <Page.Loading />;
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
function usePage(owner: ActivitiesOwner | undefined, query: AllActivitiesQuery, skip = false) {
  const owned = useActivitiesQuery({ ...(owner ?? NOBODY), ...query }, { skip: skip || !owner, refetchOnMountOrArgChange: true });
  const all = useAllActivitiesQuery(query, { skip: skip || Boolean(owner), refetchOnMountOrArgChange: true });
  return owner ? owned : all;
}

const NOBODY: ActivitiesOwner = { resource: 'contacts', documentId: '' };
