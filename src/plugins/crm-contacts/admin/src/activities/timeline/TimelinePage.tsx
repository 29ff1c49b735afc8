import type { ContactWindow } from '../../../../contracts/contacts';
import { EmptyState } from '../../kernel/EmptyState';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { TimelineStream } from './TimelineStream';

/** Everything that has been with a contact, back to the beginning. */
export function TimelinePage({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const { documentId, timeline, documents } = contact;
  return (
    <Section title={t('activities.timeline')}>
      {timeline?.results.length === 0 ? <EmptyState text={t('activities.timeline.empty')} /> : <TimelineStream key={documentId} contact={documentId} sources={documents?.sources ?? []} first={timeline} />}
    </Section>
  );
}
