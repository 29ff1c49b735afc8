import { Typography, VisuallyHidden } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Scroller = styled.div`
  /* What is said and not shown is placed absolutely: without this it would widen the page. */
  position: relative;
  overflow-x: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  /* On a phone it scrolls, rather than breaking names into letters. */
  @media (max-width: 767px) {
    min-width: 76rem;
  }
`;

const Heading = styled.th`
  padding: 0.6rem 1.2rem 0.6rem 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  text-align: left;
  white-space: nowrap;
`;

const Row = styled.tr`
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

const Cell = styled.td<{ $narrow?: boolean }>`
  padding: 0.6rem 1.2rem 0.6rem 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  vertical-align: middle;
  white-space: ${({ $narrow }) => ($narrow ? 'nowrap' : 'normal')};
  width: ${({ $narrow }) => ($narrow ? '1%' : 'auto')};
`;

interface RowsTableProps {
  /** Names the table for screen readers. */
  label: string;
  columns: string[];
  /** Heading of the last column, with the rows' buttons, where they have some; said, not shown. */
  actions?: string;
  children: ReactNode;
}

/** A dense table of a window's page; its rows are `RowsTable.Row` with `RowsTable.Cell`s. It scrolls by itself where it is too wide. */
export function RowsTable({ label, columns, actions, children }: RowsTableProps) {
  return (
    <Scroller>
      <Table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column} scope="col"><Typography variant="sigma" textColor="neutral600">{column}</Typography></Heading>
            ))}
            {actions && <Heading scope="col"><VisuallyHidden>{actions}</VisuallyHidden></Heading>}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </Scroller>
  );
}

RowsTable.Row = Row;
RowsTable.Cell = Cell;
