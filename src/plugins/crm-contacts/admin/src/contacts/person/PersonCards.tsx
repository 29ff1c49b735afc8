import type { ActivityRow } from '../../../../contracts/activities';
import type { LinkedDocuments } from '../../../../contracts/documents';
import { EmptyState } from '../../kernel/EmptyState';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { ActivityLines } from '../overview/ActivityCards';
import { DocumentLines } from '../overview/DocumentCards';

/** What is planned and was done with the person, at whatever contact. */
export function PersonActivities({ activities }: { activities: ActivityRow[] }) {
  const t = useT();
  return (
    <Section title={t('contacts.person.activities')}>
      {activities.length === 0 && <EmptyState text={t('contacts.person.noActivities')} />}
      <ActivityLines activities={activities} />
    </Section>
  );
}

/** Documents in which the person is named. */
export function PersonDocuments({ documents: { sources, results } }: { documents: LinkedDocuments }) {
  const t = useT();
  return (
    <Section title={t('contacts.person.documents')}>
      {results.length === 0 && <EmptyState text={t('contacts.person.noDocuments')} />}
      <DocumentLines sources={sources} documents={results} />
    </Section>
  );
}
