import { styled } from 'styled-components';
import { Cell } from '../kernel/table-parts';

const Bar = styled.span`
  display: block;
  width: 70%;
  height: 1rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
`;

/** Holds the table's place while its rows are loaded. */
export function SkeletonRows({ columns, rows = 12 }: { columns: number; rows?: number }) {
  return (
    <>
      {Array.from({ length: rows }, (_none, row) => (
        <tr key={row} aria-hidden>
          {Array.from({ length: columns }, (_cell, column) => (
            <Cell key={column}>
              <Bar />
            </Cell>
          ))}
        </tr>
      ))}
    </>
  );
}
