import { Box, Button, Flex } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import type { ContactWindow } from '../../../../contracts/contacts';
import type { ContactFigures, LatestDocuments } from '../../../../contracts/documents';
import { EmptyState } from '../../kernel/EmptyState';
import { NameLink } from '../../kernel/Links';
import { LoadError } from '../../kernel/LoadError';
import { paths } from '../../kernel/paths';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { useContactFiguresQuery } from '../documents.api';
import { CreditBar } from './CreditBar';
import { FigureLines } from './FigureLines';
import type { ListPlace } from './revenue';
import { RevenueBlock } from './RevenueBlock';

interface FiguresCardProps {
  contact: ContactWindow;
  figures: ContactFigures;
  documents: LatestDocuments;
}

/** What a contact brings and owes, at one glance: turnover, open quotes, receivables, the last order, used credit. */
export function FiguresCard({ contact, figures, documents }: FiguresCardProps) {
  const t = useT();
  const [{ query }, setQuery] = useQueryParams<{ figures?: 'group' }>();
  const { documentId, structure } = contact;
  const hasFamily = structure !== undefined && structure.parents.length + structure.childCount > 0;
  const scope = hasFamily && query.figures === 'group' ? 'group' : 'contact';
  const list = <NameLink to={paths.contact(documentId, 'documents')}>{t('contacts.figures.all')}</NameLink>;
  const isEmpty = documents.totals.length === 0 && scope === 'contact';
  return (
    <Section title={t('contacts.figures.title')} action={!isEmpty && list}>
      {hasFamily && (
        <Flex gap={2} paddingBottom={3} wrap="wrap" role="group" aria-label={t('documents.figures.scope')}>
          {(['contact', 'group'] as const).map((one) => (
            <Button key={one} size="S" variant={one === scope ? 'secondary' : 'tertiary'} aria-pressed={one === scope} onClick={() => setQuery({ figures: one === 'group' ? one : undefined }, one === 'group' ? 'push' : 'remove')}>
              {t(`documents.figures.scope.${one}`)}
            </Button>
          ))}
        </Flex>
      )}
      {isEmpty && <EmptyState text={t('contacts.figures.empty')} />}
      {scope === 'group'
        ? <FamilyFigures documents={documents} place={{ documentId, scope }} />
        : !isEmpty && <Figures figures={figures} documents={documents} place={{ documentId, scope }} />}
      {isEmpty && figures.credit?.limit && <CreditBar credit={figures.credit} />}
    </Section>
  );
}

function FamilyFigures({ documents, place }: { documents: LatestDocuments; place: ListPlace }) {
  const { data, error, refetch } = useContactFiguresQuery({ documentId: place.documentId, scope: 'group' });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  // Holds the place of the chart and the lines.
  if (!data) return <Box height="300px" background="neutral100" hasRadius aria-busy />;
  return <Figures figures={data} documents={documents} place={place} />;
}

function Figures({ figures, documents: { sources }, place }: { figures: ContactFigures; documents: LatestDocuments; place: ListPlace }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {figures.revenue && <RevenueBlock figure={figures.revenue} place={place} />}
      <FigureLines figures={figures} sources={sources} place={place} />
      {figures.credit && <CreditBar credit={figures.credit} />}
    </Flex>
  );
}
