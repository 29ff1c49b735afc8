import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Page, Pagination, useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { ContactWindow } from '../../../contracts/contacts';
import type { DocumentName, StageChangeRow } from '../../../contracts/workflow';
import { DateText } from '../kernel/DayText';
import { dateText } from '../kernel/days';
import { EmptyState } from '../kernel/EmptyState';
import { NameLink } from '../kernel/Links';
import { LoadError } from '../kernel/LoadError';
import { paths } from '../kernel/paths';
import { Section } from '../kernel/Section';
import { useT } from '../kernel/useT';
import { StageBadge } from './StageBadge';
import { useLabel } from './useWorkflow';
import { useStageChangesQuery } from './workflow.api';

const PAGE_SIZE = 25;

/** Who moved the contact from where to where, when and why; newest first. */
export function HistoryPage({ contact }: { contact: ContactWindow }) {
  const t = useT();
  const [{ query }] = useQueryParams<{ page?: string; pageSize?: string }>();
  const { data, error, refetch } = useStageChangesQuery({
    documentId: contact.documentId,
    page: Number(query.page) || 1,
    pageSize: Number(query.pageSize) || PAGE_SIZE,
  });
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Page.Loading />;
  const { pagination, results } = data;
  return (
    <Section title={t('workflow.history')}>
      {results.length === 0 ? <EmptyState text={t('workflow.history.empty')} /> : <ChangesTable changes={results} />}
      {pagination.pageCount > 1 && (
        <Pagination.Root pageCount={pagination.pageCount} total={pagination.total} defaultPageSize={PAGE_SIZE}>
          <Pagination.PageSize />
          <Pagination.Links />
        </Pagination.Root>
      )}
    </Section>
  );
}

function ChangesTable({ changes }: { changes: StageChangeRow[] }) {
  const t = useT();
  const columns = ['when', 'change', 'who', 'why'];
  return (
    <Table colCount={columns.length} rowCount={changes.length + 1} aria-label={t('workflow.history')}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}><Typography variant="sigma" textColor="neutral600">{t(`workflow.history.${column}`)}</Typography></Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {changes.map((change) => <ChangeRow key={change.documentId} change={change} />)}
      </Tbody>
    </Table>
  );
}

function ChangeRow({ change }: { change: StageChangeRow }) {
  const t = useT();
  const { locale } = useIntl();
  const { fromStage, fromStatus, toStage, toStatus, resumeOn } = change;
  const hasOwnWords = change.trigger && change.trigger !== 'user';
  return (
    <Tr>
      <Td style={{ whiteSpace: 'nowrap' }}><Typography><DateText day={change.changedAt} /></Typography></Td>
      <Td>
        <Flex gap={2} wrap="wrap">
          {fromStage && <><StageBadge stage={fromStage} status={fromStatus ?? undefined} /><span aria-label={t('workflow.history.to')}>→</span></>}
          <StageBadge stage={toStage} status={toStatus} />
        </Flex>
      </Td>
      <Td><Typography>{change.changedBy?.name ?? t(hasOwnWords ? `workflow.by.${change.trigger}` : 'workflow.by.unknown')}</Typography></Td>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          {change.reason && <Typography style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{change.reason}</Typography>}
          {resumeOn && <Typography textColor="neutral600">{t('workflow.history.resumeOn', { day: dateText(resumeOn, locale) })}</Typography>}
          {change.document ? <ByDocument document={change.document} /> : hasOwnWords && <Typography textColor="neutral600">{t(`workflow.trigger.${change.trigger}`)}</Typography>}
        </Flex>
      </Td>
    </Tr>
  );
}

/** *By Quote AN-00012*, with the way to it; without a number it is gone or hidden. */
function ByDocument({ document }: { document: DocumentName }) {
  const t = useT();
  const label = useLabel();
  const kind = label(document.names);
  return (
    <Typography textColor="neutral600">
      {t('workflow.trigger.by')}{' '}
      {document.documentId
        ? <NameLink to={paths.editView(document.contentType, document.documentId)}>{`${kind} ${document.number ?? ''}`.trim()}</NameLink>
        : t('workflow.trigger.goneDocument', { kind })}
    </Typography>
  );
}
