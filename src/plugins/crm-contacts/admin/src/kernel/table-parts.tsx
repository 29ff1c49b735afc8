import { styled } from 'styled-components';

/** A table for eight hours a day: rows of 36 px, headings that stay, values that never wrap. */
export const Table = styled.table`
  width: 100%;
  border-collapse: separate;
  border-spacing: 0;
  font-size: 1.3rem;
`;

interface CellProps {
  /** Numbers stand at the right. */
  $end?: boolean;
  /** Takes what the others leave. */
  $wide?: boolean;
}

export const HeaderCell = styled.th<CellProps>`
  position: sticky;
  top: 0;
  z-index: 1;
  height: 3.6rem;
  padding: 0 0.8rem;
  min-width: ${({ $wide }) => ($wide ? '20rem' : '0')};
  background: ${({ theme }) => theme.colors.neutral100};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  text-align: ${({ $end }) => ($end ? 'right' : 'left')};
  white-space: nowrap;
`;

export const SortButton = styled.button`
  display: inline-flex;
  align-items: center;
  gap: 0.4rem;
  max-width: 100%;
  padding: 0;
  background: none;
  svg {
    flex: none;
    width: 0.8rem;
    path {
      fill: ${({ theme }) => theme.colors.neutral600};
    }
  }
`;

export const Row = styled.tr`
  cursor: pointer;
  &:hover > td,
  &:focus-within > td {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

export const Cell = styled.td<CellProps & { $narrow?: boolean; $figures?: boolean; $whole?: boolean }>`
  height: 3.6rem;
  padding: ${({ $narrow }) => ($narrow ? '0 0 0 0.4rem' : '0 0.8rem')};
  width: ${({ $wide, $narrow }) => ($wide ? '100%' : $narrow ? '3.2rem' : 'auto')};
  max-width: ${({ $wide, $whole }) => ($wide ? '0' : $whole ? 'none' : 'clamp(14rem, 14vw, 24rem)')};
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme }) => theme.colors.neutral0};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  text-align: ${({ $end }) => ($end ? 'right' : 'left')};
  font-variant-numeric: ${({ $figures }) => ($figures ? 'tabular-nums' : 'normal')};
`;
