import type { ContactWindow } from '../../../../contracts/contacts';
import { EmptyState } from '../../kernel/EmptyState';
import { NameLink } from '../../kernel/Links';
import { paths } from '../../kernel/paths';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { TimelineStream } from './TimelineStream';

/** What has been, on the window's first page: the latest entries that the window brings, and the way to all. */
export function TimelineCard({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const { documentId, timeline, documents } = contact;
  if (!timeline) return null;
  const isEmpty = timeline.results.length === 0;
  return (
    <Section title={t('activities.timeline')} action={timeline.next !== null && <NameLink to={paths.contact(documentId, 'timeline')}>{t('activities.timeline.all')}</NameLink>}>
      {isEmpty ? <EmptyState text={t('activities.timeline.empty')} /> : <TimelineStream key={documentId} contact={documentId} sources={documents?.sources ?? []} first={{ ...timeline, next: null }} />}
    </Section>
  );
}
