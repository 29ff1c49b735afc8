import { Flex, Typography } from '@strapi/design-system';
import type { DocumentSource, LatestDocuments, LinkedDocument } from '../../../../contracts/documents';
import { DayText } from '../../kernel/DayText';
import { EmptyState } from '../../kernel/EmptyState';
import { NameLink } from '../../kernel/Links';
import { MoneyText } from '../../kernel/MoneyText';
import { paths } from '../../kernel/paths';
import { Section } from '../../kernel/Section';
import { useT } from '../../kernel/useT';
import { ColourPill } from '../../kernel/ColourPill';
import { useLabel } from '../../workflow/useWorkflow';
import { CardList } from './CardList';
import { figuresOf } from './figures';

const SHOWN = 6;

interface DocumentsCardProps {
  documentId: string;
  documents: LatestDocuments;
}

/** How many documents of each kind there are, how many are open, and what they come to: where no source says what its documents count as. */
export function CountsCard({ documentId, documents }: DocumentsCardProps) {
  const t = useT();
  const label = useLabel();
  const figures = figuresOf(documents);
  return (
    <Section title={t('contacts.figures.title')} action={figures.length > 0 && <NameLink to={paths.contact(documentId, 'documents')}>{t('contacts.figures.all')}</NameLink>}>
      {figures.length === 0 && <EmptyState text={t('contacts.figures.empty')} />}
      <CardList>
        {figures.map(({ source, count, open, sums }) => (
          <CardList.Row
            key={source.key}
            right={sums.map(({ currency, total }) => <Typography key={currency} tag="div"><MoneyText amount={total} currency={currency} /></Typography>)}
          >
            <Typography>{label(source.names.many)}</Typography>
            <Typography tag="div" variant="pi" textColor="neutral600">{t('contacts.figures.count', { count, open })}</Typography>
          </CardList.Row>
        ))}
      </CardList>
    </Section>
  );
}

/** The latest documents of all kinds. */
export function DocumentsCard({ documentId, documents: { sources, results } }: DocumentsCardProps) {
  const t = useT();
  return (
    <Section title={t('contacts.documents.title')} action={results.length > 0 && <NameLink to={paths.contact(documentId, 'documents')}>{t('contacts.documents.all')}</NameLink>}>
      {results.length === 0 && <EmptyState text={t('contacts.documents.empty')} />}
      <DocumentLines sources={sources} documents={results.slice(0, SHOWN)} />
    </Section>
  );
}

/** Linked documents as lines of a card. */
export function DocumentLines({ sources, documents }: { sources: DocumentSource[]; documents: LinkedDocument[] }) {
  return (
    <CardList>
      {documents.map((row) => <DocumentLine key={`${row.source}-${row.documentId}`} row={row} source={sources.find(({ key }) => key === row.source)} />)}
    </CardList>
  );
}

function DocumentLine({ row, source }: { row: LinkedDocument; source?: DocumentSource }) {
  const label = useLabel();
  const state = row.state ? source?.states[row.state] : undefined;
  const name = [source && label(source.names.one), row.number].filter(Boolean).join(' ');
  return (
    <CardList.Row right={<MoneyText amount={row.total} currency={row.currency} />}>
      {source ? <NameLink to={paths.editView(source.contentType, row.documentId)}>{name}</NameLink> : <Typography>{name}</Typography>}
      {row.title && <Typography tag="div" textColor="neutral600">{row.title}</Typography>}
      <Flex gap={2} wrap="wrap">
        {state && <ColourPill colour={state.colour} text={label(state.names)} />}
        <Typography variant="pi" textColor="neutral600"><DayText day={row.date} /></Typography>
      </Flex>
    </CardList.Row>
  );
}
