import type { LinkedDocuments } from '../../../../contracts/documents';
import { EmptyState } from '../../kernel/EmptyState';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { DocumentLines } from '../overview/DocumentCards';

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
