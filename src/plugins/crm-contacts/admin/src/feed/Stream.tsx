import { Loader } from '@strapi/design-system';
import { useCallback, useState, type ReactNode } from 'react';
import { DayGroups } from '../activities/item/DayGroups';
import { LoadError } from '../kernel/LoadError';
import { Further } from './Further';

interface Page<Entry> {
  results: Entry[];
  next: string | null;
}

interface StreamProps<Entry> {
  /** Reads the page before a place; undefined: the first one. A hook. */
  usePage(before?: string): { data?: Page<Entry>; error?: unknown; refetch(): void };
  before?: string;
  render(entry: Entry): ReactNode;
  /** Instead of an empty first page. */
  empty: ReactNode;
}

/** An endless list under its days: a page, and below it, once it comes into sight, the next. */
export function Stream<Entry extends { documentId: string; day: string }>({ usePage, before, render, empty }: StreamProps<Entry>) {
  const { data, error, refetch } = usePage(before);
  const [isFurther, setFurther] = useState(false);
  const onReached = useCallback(() => setFurther(true), []);
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Loader />;
  if (!before && data.results.length === 0) return <>{empty}</>;
  return (
    <>
      <DayGroups entries={data.results} keyOf={({ documentId }) => documentId} render={render} />
      {data.next !== null && !isFurther && <Further onReached={onReached} />}
      {data.next !== null && isFurther && <Stream usePage={usePage} before={data.next} render={render} empty={empty} />}
    </>
  );
}
