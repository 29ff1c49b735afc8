import { Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { DocumentSource, LatestDocuments } from '../../../contracts/documents';
import type { PanelComponent } from '../kernel/content-manager';
import { DateText } from '../kernel/DayText';
import { EmptyState } from '../kernel/EmptyState';
import { NameLink } from '../kernel/Links';
import { LoadError } from '../kernel/LoadError';
import { MoneyText } from '../kernel/MoneyText';
import { paths } from '../kernel/paths';
import { useMay } from '../kernel/useRights';
import { textId, useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { DocumentLink, DocumentState, Sums } from './DocumentParts';
import { useLatestDocumentsQuery } from './documents.api';
import { sumsByCurrency } from './totals';

const CONTACT = 'plugin::crm-contacts.contact';

/** *Linked documents* beside a contact's edit view: of each kind the newest, the count and the totals. */
export const LinkedDocumentsPanel: PanelComponent = ({ model, documentId }) => {
  const { formatMessage } = useIntl();
  const mayRead = useMay('documents.read');
  if (model !== CONTACT || !documentId || documentId === 'create' || !mayRead) return null;
  return {
    title: formatMessage({ id: textId('documents.panel'), defaultMessage: 'Linked documents' }),
    content: <PanelContent documentId={documentId} />,
  };
};

function PanelContent({ documentId }: { documentId: string }) {
  const t = useT();
  const { data, error, refetch } = useLatestDocumentsQuery(documentId, { refetchOnMountOrArgChange: true });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Loader small />;
  const used = data.sources.filter(({ key }) => data.totals.some(({ source }) => source === key));
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {used.length === 0 && <EmptyState text={t('documents.empty')} />}
      {used.map((source) => <Kind key={source.key} documentId={documentId} source={source} documents={data} />)}
      {used.length > 0 && <NameLink to={paths.contact(documentId, 'documents')}>{t('documents.showAll')}</NameLink>}
    </Flex>
  );
}

function Kind({ documentId, source, documents }: { documentId: string; source: DocumentSource; documents: LatestDocuments }) {
  const label = useLabel();
  const newest = documents.results.find((document) => document.source === source.key);
  const sums = sumsByCurrency(documents.totals.filter((row) => row.source === source.key));
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="sigma" textColor="neutral600">
        <NameLink to={`${paths.contact(documentId, 'documents')}?source=${source.key}`}>{label(source.names.many)}</NameLink>
      </Typography>
      <Sums sums={sums} />
      {newest && (
        <Flex gap={2} wrap="wrap">
          <Typography><DocumentLink source={source} document={newest} /></Typography>
          <DocumentState source={source} state={newest.state} />
          <Typography variant="pi" textColor="neutral600"><DateText day={newest.date} /></Typography>
          <Typography variant="pi"><MoneyText amount={newest.total} currency={newest.currency} /></Typography>
        </Flex>
      )}
    </Flex>
  );
}
