import { forwardRef, type ReactNode } from 'react';
import { styled } from 'styled-components';

const Frame = styled.section`
  flex: 1;
  min-height: 20rem;
  overflow-y: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  margin-bottom: 1.2rem;
`;

/** A list that takes what the page leaves, and scrolls in itself. */
export const Scrolled = forwardRef<HTMLElement, { label: string; children: ReactNode }>(function Scrolled({ label, children }, ref) {
  return <Frame ref={ref} aria-label={label} tabIndex={-1}>{children}</Frame>;
});
