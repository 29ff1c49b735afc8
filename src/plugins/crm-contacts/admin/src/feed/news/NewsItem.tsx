import { Flex, Typography } from '@strapi/design-system';
import { Briefcase, ChevronRight } from '@strapi/icons';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { NewsContact, NewsEntry, NewsStageChange } from '../../../../contracts/feed';
import { ActivityIcon } from '../../activities/types/ActivityIcon';
import { useActivityTypes } from '../../activities/types/useActivityTypes';
import { NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { StageBadge } from '../../workflow/StageBadge';
import { useLabel } from '../../workflow/useWorkflow';
import { FollowingMark } from '../follow/FollowMark';

const Row = styled(Flex)<{ $highlighted: boolean; $unread: boolean }>`
  border-left: 3px solid ${({ theme, $unread }) => ($unread ? theme.colors.primary600 : 'transparent')};
  background: ${({ theme, $highlighted }) => ($highlighted ? theme.colors.warning100 : 'none')};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const ICONS = { contact: Briefcase, stage: ChevronRight };

/** One piece of news as a sentence with its links. What is new since the last visit has a bar and is named so. */
export function NewsItem({ entry }: { entry: NewsEntry }) {
  const t = useT();
  const contacts = entry.kind === 'activity' ? entry.contacts : [entry.contact];
  return (
    <Row role="listitem" $highlighted={contacts.some(({ highlighted }) => highlighted)} $unread={entry.unread} gap={3} alignItems="flex-start" padding={2}>
      <Typography textColor="neutral500" style={{ paddingTop: 2 }}><Sign entry={entry} /></Typography>
      <Flex direction="column" alignItems="flex-start" gap={1} style={{ flex: 1, minWidth: 0 }}>
        <Flex gap={2} wrap="wrap">
          {contacts.map((contact) => <Contact key={contact.documentId} contact={contact} page={entry.kind === 'activity' ? 'activities' : undefined} />)}
          <What entry={entry} />
        </Flex>
        <Facts entry={entry} />
      </Flex>
      {entry.unread && <Typography variant="sigma" textColor="primary600">{t('feed.new')}</Typography>}
    </Row>
  );
}

function Sign({ entry }: { entry: NewsEntry }) {
  if (entry.kind === 'activity') return <ActivityIcon type={entry.activity.type} />;
  const Icon = ICONS[entry.kind];
  return <Icon width="1.6rem" height="1.6rem" aria-hidden />;
}

function Contact({ contact, page }: { contact: NewsContact; page?: string }) {
  return (
    <span>
      <NameLink to={paths.contact(contact.documentId, page)}>{contact.name ?? contact.number ?? '–'}</NameLink>
      <FollowingMark following={contact} />
    </span>
  );
}

function What({ entry }: { entry: NewsEntry }) {
  const t = useT();
  const types = useActivityTypes();
  if (entry.kind === 'activity') {
    const { type, subject } = entry.activity;
    return <Typography style={{ overflowWrap: 'anywhere' }}>{[type && types.label(type), subject].filter(Boolean).join(': ')}</Typography>;
  }
  const { toStage, toStatus } = entry.stageChange;
  return (
    <>
      <Typography>{t(entry.kind === 'contact' ? 'feed.news.contact' : 'feed.news.stage')}</Typography>
      {toStage && <StageBadge stage={toStage} status={toStatus} />}
    </>
  );
}

/** Who, when, why and through which document, as one line. */
function Facts({ entry }: { entry: NewsEntry }) {
  const t = useT();
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(entry.at));
  const change = entry.kind === 'activity' ? undefined : entry.stageChange;
  const facts: ReactNode[] = [
    time,
    entry.by?.name,
    change?.resumed ? t('feed.news.resumed') : null,
    change?.document ? <TriggeringDocument key="document" document={change.document} /> : null,
    change?.reason ? <span key="reason" style={{ overflowWrap: 'anywhere' }}>{change.reason}</span> : null,
  ].filter(Boolean);
  return (
    <Typography variant="pi" textColor="neutral600">
      {facts.map((fact, index) => <span key={index}>{index > 0 && ' · '}{fact}</span>)}
    </Typography>
  );
}

function TriggeringDocument({ document: { contentType, documentId, number, names } }: { document: NonNullable<NewsStageChange['document']> }) {
  const t = useT();
  const label = useLabel();
  return (
    <>
      {t('feed.news.document')} {label(names)}
      {documentId && <> <NameLink to={paths.editView(contentType, documentId)}>{number ?? '–'}</NameLink></>}
    </>
  );
}
