import { Flex, Loader, Typography } from '@strapi/design-system';
import { ChevronRight, File } from '@strapi/icons';
import type { Timeline, TimelineEntry } from '../../../../contracts/activities';
import type { DocumentSource } from '../../../../contracts/documents';
import { DocumentLink, DocumentState } from '../../documents/DocumentParts';
import { LoadError } from '../../kernel/LoadError';
import { useT } from '../../kernel/useT';
import { StageBadge } from '../../workflow/StageBadge';
import { useTimelineQuery } from '../activities.api';
import { ActivityItem } from '../item/ActivityItem';
import { DayGroups } from '../item/DayGroups';
import { More } from '../list/More';
import { usePages, type PageStart } from '../list/usePages';

const PAGE = 30;

interface StreamProps {
  /** documentId of the contact. */
  contact: string;
  sources: DocumentSource[];
  /** The first entries, where a window brings them. */
  first?: Timeline;
}

/** Activities, stage changes and documents in one stream, newest first, page after page. */
export function TimelineStream({ contact, sources, first }: StreamProps) {
  const { starts, follow } = usePages();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {starts.map((start, index) => <OnePage key={start.before ?? ''} {...{ contact, sources, start }} known={index === 0 ? first : undefined} onNext={follow(index)} />)}
    </Flex>
  );
}

interface OnePageProps extends Omit<StreamProps, 'first'> {
  start: PageStart;
  known: Timeline | undefined;
  onNext?(start: PageStart): void;
}

function OnePage({ contact, sources, start, known, onNext }: OnePageProps) {
  const t = useT();
  const { data, error, refetch } = useTimelineQuery({ documentId: contact, before: start.before, limit: PAGE }, { skip: known !== undefined });
  const page = known ?? data;
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!page) return <Loader small />;
  const { results, next } = page;
  return (
    <>
      <DayGroups entries={results} keyOf={keyOf} lastDay={start.lastDay} render={(entry) => <Entry entry={entry} owner={contact} sources={sources} />} />
      {next !== null && onNext && <More text={t('activities.more')} onMore={() => onNext({ before: next, lastDay: results[results.length - 1]?.day })} />}
    </>
  );
}

function keyOf(entry: TimelineEntry): string {
  if (entry.kind === 'activity') return entry.activity.documentId;
  return entry.kind === 'document' ? `${entry.document.source}/${entry.document.documentId}` : entry.stageChange.documentId;
}

interface EntryProps {
  entry: TimelineEntry;
  owner: string;
  sources: DocumentSource[];
}

function Entry({ entry, owner, sources }: EntryProps) {
  if (entry.kind === 'activity') return <ActivityItem activity={entry.activity} owner={owner} />;
  if (entry.kind === 'stage-change') return <StageChangeEntry change={entry.stageChange} />;
  const { document } = entry;
  const source = sources.find(({ key }) => key === document.source);
  return (
    <Flex role="listitem" gap={3} paddingTop={2} paddingBottom={2} wrap="wrap">
      <Typography textColor="neutral500"><File width="1.6rem" height="1.6rem" aria-hidden /></Typography>
      <Typography><DocumentLink source={source} document={document} withKind /></Typography>
      <DocumentState source={source} state={document.state} />
    </Flex>
  );
}

function StageChangeEntry({ change }: { change: Extract<TimelineEntry, { kind: 'stage-change' }>['stageChange'] }) {
  const { toStage, toStatus, changedBy, reason } = change;
  return (
    <Flex role="listitem" gap={3} paddingTop={2} paddingBottom={2} wrap="wrap">
      <Typography textColor="neutral500"><ChevronRight width="1.6rem" height="1.6rem" aria-hidden /></Typography>
      <StageBadge stage={toStage} status={toStatus} />
      <Typography variant="pi" textColor="neutral600">{[changedBy?.name, reason].filter(Boolean).join(' · ')}</Typography>
    </Flex>
  );
}
