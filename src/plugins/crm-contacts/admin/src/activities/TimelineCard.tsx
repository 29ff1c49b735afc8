import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { File } from '@strapi/icons';
import { useState } from 'react';
import type { Timeline, TimelineEntry } from '../../../contracts/activities';
import type { ContactWindow } from '../../../contracts/contacts';
import type { DocumentSource } from '../../../contracts/documents';
import { DocumentLink, DocumentState } from '../documents/DocumentParts';
import { EmptyState } from '../kernel/EmptyState';
import { LoadError } from '../kernel/LoadError';
import { Section } from '../kernel/Section';
import { useT } from '../kernel/useT';
import { StageBadge } from '../workflow/StageBadge';
import { ActivityItem } from './ActivityItem';
import { useTimelineQuery } from './activities.api';
import { DayGroups } from './DayGroups';

const PAGE = 20;

/** What has been: activities, stage changes and documents in one stream. The window brings its first entries. */
export function TimelineCard({ contact }: { contact: ContactWindow }) {
  const t = useT();
  if (!contact.timeline) return null;
  return (
    <Section title={t('activities.timeline')}>
      {contact.timeline.results.length === 0 ? <EmptyState text={t('activities.timeline.empty')} /> : <Stream key={contact.documentId} contact={contact} page={contact.timeline} />}
    </Section>
  );
}

/** A page and, once asked for, those below it. */
function Stream({ contact, page }: { contact: ContactWindow; page: Timeline }) {
  const t = useT();
  const [isMore, setMore] = useState(false);
  const sources = contact.documents?.sources ?? [];
  const { next } = page;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <DayGroups entries={page.results} keyOf={keyOf} render={(entry) => <Entry entry={entry} owner={contact.documentId} sources={sources} />} />
      {next !== null && !isMore && <div><Button size="S" variant="tertiary" onClick={() => setMore(true)}>{t('activities.more')}</Button></div>}
      {next !== null && isMore && <Further contact={contact} before={next} />}
    </Flex>
  );
}

function Further({ contact, before }: { contact: ContactWindow; before: string }) {
  const { data, error, refetch } = useTimelineQuery({ documentId: contact.documentId, before, limit: PAGE });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  return data ? <Stream contact={contact} page={data} /> : <Loader small />;
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
      <StageBadge stage={toStage} status={toStatus} />
      <Typography variant="pi" textColor="neutral600">{[changedBy?.name, reason].filter(Boolean).join(' · ')}</Typography>
    </Flex>
  );
}
