import { Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { Fragment, type MouseEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import type { FieldInfo } from '../../../contracts/finding';
import { useT } from '../kernel/useT';
import { ListCell, NAME_FIELDS, rowAddress, type ListRow } from './ListCell';
import { RowActions } from './RowActions';
import { SkeletonRows } from './SkeletonRows';
import { Cell, HeaderCell, Row, SortButton, Table } from '../kernel/table-parts';

interface ListTableProps {
  caption: string;
  columns: FieldInfo[];
  labelOf(field: FieldInfo): string;
  /** Undefined while they are loaded. */
  rows: ListRow[] | undefined;
  /** `name:asc` */
  sort: string;
  onSort(sort: string): void;
  /** Before a row's first column: what unfolds it. */
  leading?(row: ListRow): ReactNode;
  /** Below a row, in the whole width. */
  below?(row: ListRow, width: number): ReactNode;
}

/** Rows of contacts or persons: dense, sorted by a click on a heading, each row the way to its window. */
export function ListTable({ caption, columns, labelOf, rows, sort, onSort, leading, below }: ListTableProps) {
  const width = columns.length + (leading ? 2 : 1);
  return (
    <Table aria-label={caption} aria-busy={rows === undefined}>
      <thead>
        <tr>
          {leading && <HeaderCell aria-hidden />}
          {columns.map((field) => (
            <SortableHeading key={field.name} field={field} label={labelOf(field)} sort={sort} onSort={onSort} />
          ))}
          <HeaderCell aria-hidden />
        </tr>
      </thead>
      <tbody>
        {rows ? (
          rows.map((row) => (
            <Fragment key={row.documentId}>
              <ListTableRow row={row} columns={columns} leading={leading?.(row)} />
              {below?.(row, width)}
            </Fragment>
          ))
        ) : (
          <SkeletonRows columns={width} />
        )}
      </tbody>
    </Table>
  );
}

interface HeadingProps {
  field: FieldInfo;
  label: string;
  sort: string;
  onSort(sort: string): void;
}

function SortableHeading({ field, label, sort, onSort }: HeadingProps) {
  const t = useT();
  const [name, direction] = sort.split(':');
  const isSorted = name === field.name;
  const order = direction === 'desc' ? 'descending' : 'ascending';
  const text = <Typography variant="pi" fontWeight="semiBold" textColor="neutral600" ellipsis>{label}</Typography>;
  if (!field.sortable) return <HeaderCell scope="col">{text}</HeaderCell>;
  return (
    <HeaderCell scope="col" aria-sort={isSorted ? order : undefined} $end={field.type === 'integer'} $wide={NAME_FIELDS.includes(field.name)}>
      <SortButton type="button" title={t('finding.sortBy', { name: label })} onClick={() => onSort(`${field.name}:${isSorted && direction !== 'desc' ? 'desc' : 'asc'}`)}>
        {text}
        {isSorted && (direction === 'desc' ? <CaretDown aria-hidden /> : <CaretUp aria-hidden />)}
      </SortButton>
    </HeaderCell>
  );
}

function ListTableRow({ row, columns, leading }: { row: ListRow; columns: FieldInfo[]; leading?: ReactNode }) {
  const navigate = useNavigate();
  const open = (event: MouseEvent) => {
    // Links and buttons go their own way, and marking a text is no click.
    if ((event.target as HTMLElement).closest('a, button') || window.getSelection()?.toString()) return;
    navigate(rowAddress(row, 'fullName' in row));
  };
  return (
    <Row onClick={open}>
      {leading !== undefined && <Cell $narrow>{leading}</Cell>}
      {columns.map((field) => (
        <Cell key={field.name} $end={field.type === 'integer'} $wide={NAME_FIELDS.includes(field.name)} $whole={field.name === 'stage'} $figures={field.type !== 'text' || field.name === 'number'}>
          <ListCell row={row} field={field} />
        </Cell>
      ))}
      <RowActions row={row} />
    </Row>
  );
}
