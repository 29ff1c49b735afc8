import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Line = styled(Flex)`
  & + & {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

/** The rows of a card: what it is at the left, day, badge or amount at the right. */
export function CardList({ children }: { children: ReactNode }) {
  return <Flex role="list" direction="column" alignItems="stretch">{children}</Flex>;
}

CardList.Row = function CardListRow({ children, right }: { children: ReactNode; right?: ReactNode }) {
  return (
    <Line role="listitem" justifyContent="space-between" alignItems="flex-start" gap={3} paddingTop={2} paddingBottom={2}>
      <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>{children}</div>
      {right && <Typography tag="div" style={{ flex: 'none', textAlign: 'right' }}>{right}</Typography>}
    </Line>
  );
};
