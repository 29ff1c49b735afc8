import { styled } from 'styled-components';

export const LINE_HEIGHT = 32;
export const NUMBER_WIDTH = '6rem';

/** Each of these may become a layer of its own to the browser: only where there is something to scroll sideways. */
const STAYS = 'position: sticky; left: 0; z-index: 1;';

/** One style for the whole grid: thousands of cells with styles of their own would be slow to scroll. */
export const GridFrame = styled.div<{ $tracks: string; $sideways: boolean }>`
  position: relative;
  flex: 1 1 auto;
  min-height: 24rem;
  overflow: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.3rem;
  line-height: 2rem;
  color: ${({ theme }) => theme.colors.neutral800};
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  .line {
    display: grid;
    grid-template-columns: ${NUMBER_WIDTH} ${({ $tracks }) => $tracks};
    min-width: fit-content;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 2;
  }
  .body .line {
    position: absolute;
    inset: 0 0 auto 0;
    height: ${LINE_HEIGHT}px;
  }
  .cell,
  .heading,
  .number {
    padding: 0.5rem 0.8rem;
    border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .heading,
  .number {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral600};
  }
  .heading {
    font-size: 1.1rem;
    font-weight: 600;
    letter-spacing: 0.02em;
    border-bottom-color: ${({ theme }) => theme.colors.neutral200};
  }
  .number {
    ${({ $sideways }) => $sideways && STAYS}
    text-align: right;
    font-variant-numeric: tabular-nums;
    font-size: 1.1rem;
    cursor: default;
  }
  .cell {
    position: relative;
    cursor: cell;
    user-select: none;
    scroll-margin: 3.2rem 0 0 6rem;
  }
  .end {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .muted {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  .more {
    color: ${({ theme }) => theme.colors.danger600};
  }
  .less {
    color: ${({ theme }) => theme.colors.success700};
  }
  .changed {
    background: ${({ theme }) => theme.colors.warning100};
  }
  .chosen {
    background: ${({ theme }) => theme.colors.primary100};
  }
  .bad {
    background: ${({ theme }) => theme.colors.danger100};
    box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.danger600};
  }
  .bad::before {
    content: '';
    position: absolute;
    top: 0;
    right: 0;
    border: 0.4rem solid ${({ theme }) => theme.colors.danger600};
    border-left-color: transparent;
    border-bottom-color: transparent;
  }
  .active {
    box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.primary600};
  }
  &:focus .active,
  &:focus-within .active {
    box-shadow: inset 0 0 0 2px ${({ theme }) => theme.colors.primary600};
  }
  &:focus .active.bad,
  &:focus-within .active.bad {
    box-shadow: inset 0 0 0 2px ${({ theme }) => theme.colors.danger600};
  }
  .cell input {
    position: absolute;
    inset: 0;
    width: 100%;
    padding: 0 0.8rem;
    border: 0;
    font: inherit;
    text-align: inherit;
    color: ${({ theme }) => theme.colors.neutral900};
    background: ${({ theme }) => theme.colors.neutral0};
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
