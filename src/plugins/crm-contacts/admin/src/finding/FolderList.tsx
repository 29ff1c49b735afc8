import { Box, Flex, Typography } from '@strapi/design-system';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import type { FieldInfo, FolderNode } from '../../../contracts/finding';
import { asApiError } from '../kernel/errors';
import { rememberList } from '../kernel/list-place';
import { LoadError } from '../kernel/LoadError';
import { useT } from '../kernel/useT';
import { ColumnChooser } from './ColumnChooser';
import { CompanyPersonsRow, UnfoldButton } from './CompanyPersons';
import { useFolderListQuery } from './finding.api';
import { FolderMenu, type ListView } from './FolderMenu';
import type { ListRow } from './ListCell';
import { ListFilters } from './ListFilters';
import { ListFooter } from './ListFooter';
import { ListSearch } from './ListSearch';
import { ListTable } from './ListTable';
import { NothingHere, WrongAddress } from './ListNotices';
import { useColumns } from './useColumns';
import { useFieldTexts } from './useFieldTexts';
import { useListKeys } from './useListKeys';
import { useListState, type ListState } from './useListState';
import { useScrollMemory } from './useScrollMemory';

const Frame = styled(Flex)`
  flex: 1;
  min-height: 0;
`;

const Scroller = styled(Box)`
  overflow: auto;
  flex: 0 1 auto;
  min-height: 20rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

interface FolderListProps {
  folder: FolderNode;
  /** What the list is called: the path of its folder. */
  title: string;
  /** Fields that the user may see in rows of this kind. */
  fields: FieldInfo[];
  onNew?: () => void;
}

/** A folder's rows: searched, filtered, sorted and paged by the address. */
export function FolderList({ folder, title, fields, onNew }: FolderListProps) {
  const labelOf = useFieldTexts(folder.entity);
  const [state, change] = useListState();
  const { columns, choose, reset } = useColumns(folder, fields, state, change);
  const search = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { data, currentData, error, refetch } = useFolderListQuery(queryOf(folder, state));
  const shown = error ? undefined : (currentData ?? data);
  const keptInFolder = () => {
    reset?.();
    change({ filters: undefined, sort: '', columns: [] });
  };
  useListKeys({ scroller, search, onNew });
  useScrollMemory(scroller, shown !== undefined);
  useRemembered(title, shown);
  return (
    <Frame direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap" justifyContent="space-between">
        <Flex gap={2} wrap="wrap">
          <ListSearch value={state.q} onSearch={(q) => change({ q }, { replace: true })} inputRef={search} />
          <ListFilters fields={fields} labelOf={labelOf} />
        </Flex>
        <Flex gap={3}>
          <Total value={shown?.pagination.total} />
          <ColumnChooser fields={fields} labelOf={labelOf} chosen={columns.map(({ name }) => name)} onChoose={choose} onReset={reset} />
          <FolderMenu folder={folder} view={viewOf(state, columns, reset !== undefined)} onKept={keptInFolder} />
        </Flex>
      </Flex>
      {error !== undefined && (asApiError(error).status === 400 ? <WrongAddress change={change} /> : <LoadError error={error} onRetry={refetch} />)}
      {error === undefined && (shown?.results.length === 0 ? (
        <NothingHere folder={folder} state={state} change={change} isBehindTheEnd={shown.pagination.total > 0} onNew={onNew} />
      ) : (
        <Scroller ref={scroller}>
          <ListTable
            caption={title}
            columns={columns}
            labelOf={labelOf}
            rows={shown?.results}
            sort={state.sort || folder.sort}
            onSort={(sort) => change({ sort })}
            {...(folder.unfolds ? unfolding(state, change) : {})}
          />
        </Scroller>
      ))}
      {shown && shown.pagination.total > 0 && <ListFooter pagination={shown.pagination} />}
    </Frame>
  );
}

const queryOf = ({ key }: FolderNode, { q, sort, filters, page, pageSize }: ListState) => ({
  key, page, pageSize, ...(q ? { q } : {}), ...(sort ? { sort } : {}), ...(filters ? { filters } : {}),
});

const viewOf = ({ filters, sort }: ListState, columns: FieldInfo[], hasOwnColumns: boolean): ListView => ({
  filters, sort, columns: columns.map(({ name }) => name), isChanged: hasOwnColumns || sort !== '' || filters !== undefined,
});

/** Rows that unfold: which of them are open stands in the address, so that *back* finds them so. */
function unfolding({ open }: ListState, change: (next: Partial<ListState>, options: { replace: boolean }) => void) {
  const toggle = (documentId: string) => change({ open: open.includes(documentId) ? open.filter((each) => each !== documentId) : [...open, documentId] }, { replace: true });
  return {
    leading: (row: ListRow): ReactNode => (
      <UnfoldButton name={('name' in row && row.name) || ''} isOpen={open.includes(row.documentId)} onToggle={() => toggle(row.documentId)} />
    ),
    below: (row: ListRow, width: number): ReactNode =>
      open.includes(row.documentId) ? <CompanyPersonsRow documentId={row.documentId} width={width} /> : <Fragment />,
  };
}

function Total({ value }: { value: number | undefined }) {
  const t = useT();
  const { locale } = useIntl();
  if (value === undefined) return null;
  return (
    <Typography textColor="neutral600" style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {t('finding.total', { count: value, number: new Intl.NumberFormat(locale).format(value) })}
    </Typography>
  );
}

/** The contact window steps through the list that was last shown. */
function useRemembered(title: string, shown: { entity: string; results: ListRow[]; pagination: { page: number; pageSize: number; total: number } } | undefined) {
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (!shown || shown.entity !== 'contact') return;
    const { page, pageSize, total } = shown.pagination;
    rememberList({ title, to: `${pathname}${search}`, documentIds: shown.results.map(({ documentId }) => documentId), offset: (page - 1) * pageSize, total });
  }, [title, pathname, search, shown]);
}
