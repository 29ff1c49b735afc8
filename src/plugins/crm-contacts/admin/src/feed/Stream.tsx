import { Loader } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { DayGroups } from '../activities/item/DayGroups';
import { More } from '../activities/list/More';
import { usePages, type PageStart } from '../activities/list/usePages';
import { LoadError } from '../kernel/LoadError';
import { useT } from '../kernel/useT';

interface Page<Entry> {
  results: Entry[];
  next: string | null;
}

interface StreamProps<Entry> {
  /** Reads the page before a place; undefined: the first one. A hook. */
  usePage(before?: string): { data?: Page<Entry>; error?: unknown; refetch(): void };
  render(entry: Entry): ReactNode;
  /** Instead of an empty first page. */
  empty: ReactNode;
}

/** An endless list under its days: a page, and below it, once it comes into sight, the next. */
export function Stream<Entry extends { documentId: string; day: string }>(props: StreamProps<Entry>) {
  const { starts, follow } = usePages();
  return <>{starts.map((start, index) => <OnePage key={start.before ?? ''} {...props} start={start} onNext={follow(index)} />)}</>;
}

interface OnePageProps<Entry> extends StreamProps<Entry> {
  start: PageStart;
  onNext?(start: PageStart): void;
}

function OnePage<Entry extends { documentId: string; day: string }>({ usePage, render, empty, start: { before, lastDay }, onNext }: OnePageProps<Entry>) {
  const t = useT();
  const { data, error, refetch } = usePage(before);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Loader small={before !== undefined} />;
  const { results, next } = data;
  if (!before && results.length === 0) return <>{empty}</>;
  return (
    <>
      <DayGroups entries={results} keyOf={({ documentId }) => documentId} render={render} lastDay={lastDay} />
      {next !== null && onNext && <More text={t('activities.more')} onMore={() => onNext({ before: next, lastDay: results.at(-1)?.day })} />}
    </>
  );
}
