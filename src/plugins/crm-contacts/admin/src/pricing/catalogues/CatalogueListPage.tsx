import { Box, Button, Flex, Loader, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Pagination, useQueryParams } from '@strapi/strapi/admin';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { CatalogueListRow } from '../../../../contracts/catalogues';
import { Area } from '../../finding/Area';
import { EmptyState } from '../../kernel/EmptyState';
import { NameLink } from '../../kernel/Links';
import { LoadError } from '../../kernel/LoadError';
import { NoRight } from '../../kernel/NoRight';
import { RowDrawer } from '../../kernel/RowDrawer';
import { SearchText } from '../../kernel/SearchText';
import { Cell, HeaderCell, Row, Table } from '../../kernel/table-parts';
import { useLocale } from '../../kernel/useLocale';
import { useMay, useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { cataloguePath } from '../paths';
import { useCatalogueListQuery } from '../pricing.api';
import { CATALOGUE } from '../uids';
import { Validity } from '../Validity';
import { StatePill } from './StatePill';

const Scroller = styled(Box)`
  overflow: auto;
  flex: 0 1 auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

interface Address {
  _q?: string;
  kind?: string;
  page?: string;
  pageSize?: string;
}

/** Price catalogues and process price lists: what there is, for whom, in force when. */
export function CatalogueListPage() {
  const t = useT();
  const rights = useRights(CATALOGUE);
  const may = useMay('pricing.read') && rights.can('read');
  return <Area title={t('pricing.catalogues')}>{may ? <Catalogues mayCreate={rights.can('create')} /> : <NoRight />}</Area>;
}

function Catalogues({ mayCreate }: { mayCreate: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const [{ query }, setQuery] = useQueryParams<Address>();
  const kind = query.kind === 'article' || query.kind === 'process' ? query.kind : undefined;
  const { data, currentData, error, refetch } = useCatalogueListQuery({ q: query._q, kind, page: Number(query.page) || 1, pageSize: Number(query.pageSize) || 25 }, { refetchOnMountOrArgChange: true });
  const shown = currentData ?? data;
  const create = mayCreate && <Button size="S" startIcon={<Plus />} onClick={() => setNew(true)}>{t('pricing.catalogues.new')}</Button>;
  const isSearched = Boolean(query._q || kind);
  return (
    <>
      <Flex justifyContent="space-between" gap={4}>
        <Typography tag="h1" variant="beta" ellipsis>{t('pricing.catalogues')}</Typography>
        {create}
      </Flex>
      <Flex gap={2} wrap="wrap">
        <SearchText value={query._q ?? ''} label={t('pricing.catalogues.search')} width="30rem" onSearch={(_q) => setQuery({ _q: _q || undefined, page: undefined } as Address, 'push', true)} />
        <Box width="20rem">
          <SingleSelect size="S" aria-label={t('pricing.catalogues.kind')} value={kind ?? 'all'} onChange={(next) => setQuery({ kind: next === 'all' ? undefined : String(next), page: undefined } as Address)}>
            {(['all', 'article', 'process'] as const).map((each) => <SingleSelectOption key={each} value={each}>{t(`pricing.catalogues.${each}`)}</SingleSelectOption>)}
          </SingleSelect>
        </Box>
      </Flex>
      {error !== undefined && <LoadError error={error} onRetry={refetch} />}
      {!shown && error === undefined && <Flex justifyContent="center" padding={8}><Loader small>{t('common.loading')}</Loader></Flex>}
      {shown?.results.length === 0 && <EmptyState text={t(isSearched ? 'common.nothingFound' : 'pricing.catalogues.empty')} action={!isSearched && create} />}
      {shown && shown.results.length > 0 && <CatalogueTable rows={shown.results} />}
      {shown && shown.pagination.pageCount > 1 && (
        <Pagination.Root {...shown.pagination} defaultPageSize={25}><Pagination.PageSize options={PAGE_SIZES} /><Pagination.Links /></Pagination.Root>
      )}
      {isNew && <RowDrawer resource="price-catalogues" uid={CATALOGUE} title={t('pricing.catalogues.new')} onSaved={({ documentId }) => navigate(cataloguePath(documentId))} onClose={() => setNew(false)} />}
    </>
  );
}

const PAGE_SIZES = ['10', '25', '50', '100'];
const COLUMNS = ['name', 'state', 'kind', 'forWhom', 'currency', 'validity', 'entries', 'base'] as const;

function CatalogueTable({ rows }: { rows: CatalogueListRow[] }) {
  const t = useT();
  return (
    <Scroller>
      <Table aria-label={t('pricing.catalogues')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <HeaderCell key={column} scope="col" $end={column === 'entries'} $wide={column === 'name'}>
                <Typography variant="sigma" textColor="neutral600">{t(`pricing.column.${column}`)}</Typography>
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((row) => <CatalogueLine key={row.documentId} row={row} />)}</tbody>
      </Table>
    </Scroller>
  );
}

function CatalogueLine({ row }: { row: CatalogueListRow }) {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  return (
    <Row onClick={(event) => !(event.target as HTMLElement).closest('a') && navigate(cataloguePath(row.documentId))}>
      <Cell $wide title={row.name}><NameLink to={cataloguePath(row.documentId)}>{row.name}</NameLink></Cell>
      <Cell $whole><StatePill state={row.state} /></Cell>
      <Cell>{row.kind ? t(`pricing.kind.${row.kind}`) : '–'}</Cell>
      <Cell>{row.general ? t('pricing.general') : row.assignmentCount === undefined ? '–' : t('pricing.assignedTo', { count: row.assignmentCount })}</Cell>
      <Cell>{row.currency}</Cell>
      <Cell $whole>{row.validFrom === undefined || row.validTo === undefined ? '–' : <Validity validFrom={row.validFrom} validTo={row.validTo} />}</Cell>
      <Cell $end $figures>{row.entryCount === undefined ? '–' : new Intl.NumberFormat(locale).format(row.entryCount)}</Cell>
      <Cell title={row.base?.name}>{row.base ? <NameLink to={cataloguePath(row.base.documentId)}>{row.base.name}</NameLink> : '–'}</Cell>
    </Row>
  );
}
