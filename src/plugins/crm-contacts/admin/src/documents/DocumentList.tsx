import { Box, Flex, Typography } from '@strapi/design-system';
import { Page, Pagination } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { DocumentSource, LinkedDocuments } from '../../../contracts/documents';
import { EmptyState } from '../kernel/EmptyState';
import { LoadError } from '../kernel/LoadError';
import { useT } from '../kernel/useT';
import { DocumentFilterBar } from './DocumentFilterBar';
import { Sums } from './DocumentParts';
import { useDocumentsQuery, type DocumentsOwner } from './documents.api';
import { DocumentsTable } from './DocumentsTable';
import { KindChips } from './KindChips';
import { sumsByCurrency } from './totals';
import { useDocumentFilters, type DocumentFilters } from './useDocumentFilters';

interface DocumentListProps {
  owner: DocumentsOwner;
  /** Beside the chips: how to make a new one. */
  action?(sources: DocumentSource[]): ReactNode;
}

/** All linked documents of a contact or person in one list, filtered by the address. */
export function DocumentList({ owner, action }: DocumentListProps) {
  const [filters, change] = useDocumentFilters();
  const { data, error, refetch, isFetching } = useDocumentsQuery({ ...owner, ...filters }, { refetchOnMountOrArgChange: true });
  if (!data) return error ? <LoadError error={error} onRetry={refetch} /> : <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <KindChips sources={data.sources} totals={stateTotals(data, filters)} value={filters.source} onChange={(source) => change({ source: source ?? '', state: '' })} />
        {action?.(data.sources)}
      </Flex>
      <DocumentFilterBar filters={filters} change={change} sources={data.sources} totals={data.totals} ofContact={owner.resource === 'contacts'} />
      {error ? <LoadError error={error} onRetry={refetch} /> : <Found data={data} filters={filters} isFetching={isFetching} />}
    </Flex>
  );
}

/** What the chips count: under the chosen state too. */
const stateTotals = ({ totals }: LinkedDocuments, { state }: DocumentFilters) => (state ? totals.filter((row) => row.state === state) : totals);

function Found({ data, filters, isFetching }: { data: LinkedDocuments; filters: DocumentFilters; isFetching: boolean }) {
  const t = useT();
  const { results, pagination } = data;
  const shown = stateTotals(data, filters).filter(({ source }) => !filters.source || source === filters.source);
  if (results.length === 0) {
    const { source, state, q, role, from, to, page } = filters;
    return <EmptyState text={t(source || state || q || role || from || to || page > 1 ? 'documents.nothingFound' : 'documents.empty')} />;
  }
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" style={{ opacity: isFetching ? 0.6 : 1, overflow: 'hidden' }}>
      <DocumentsTable documents={results} sources={data.sources} />
      <Flex justifyContent="space-between" gap={4} padding={4} wrap="wrap">
        <Flex gap={5} wrap="wrap" role="status">
          <Typography textColor="neutral600">{t('documents.totals')}</Typography>
          <Sums sums={sumsByCurrency(shown)} />
        </Flex>
        {pagination.pageCount > 1 && (
          <Pagination.Root pageCount={pagination.pageCount} total={pagination.total} defaultPageSize={25}>
            <Pagination.Links />
          </Pagination.Root>
        )}
      </Flex>
    </Box>
  );
}
