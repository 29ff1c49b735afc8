import { styled } from 'styled-components';
import { CARD } from './layout';

/** The look of a card. One style for all parts, and no shadows: both would cost too much at hundreds of cards that move. */
export const CardBox = styled.div`
  position: relative;
  box-sizing: border-box;
  contain: layout style;
  display: flex;
  align-items: center;
  gap: 1rem;
  width: ${CARD.width}px;
  height: ${CARD.height}px;
  padding: 0.8rem 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  line-height: 1.6rem;
  text-align: left;
  &:hover { border-color: ${({ theme }) => theme.colors.neutral400}; }
  &:focus-visible { outline: 2px solid ${({ theme }) => theme.colors.primary600}; outline-offset: 2px; }
  &.strong { background: ${({ theme }) => theme.colors.primary100}; border-color: ${({ theme }) => theme.colors.primary200}; }
  &.dashed { border-style: dashed; border-color: ${({ theme }) => theme.colors.neutral400}; background: ${({ theme }) => theme.colors.neutral100}; }
  &.faded { background: ${({ theme }) => theme.colors.neutral100}; .words, .picture { opacity: 0.65; } }
  &.dim { opacity: 0.3; }
  &.found { border-color: ${({ theme }) => theme.colors.primary600}; box-shadow: 0 0 0 1px ${({ theme }) => theme.colors.primary600}; }
  &.moving { box-shadow: ${({ theme }) => theme.shadows.popupShadow}; cursor: grabbing; opacity: 0.9; }
  &.landing-may { border-color: ${({ theme }) => theme.colors.success600}; box-shadow: 0 0 0 2px ${({ theme }) => theme.colors.success600}; }
  &.landing-barred { border-color: ${({ theme }) => theme.colors.danger600}; box-shadow: 0 0 0 2px ${({ theme }) => theme.colors.danger600}; }

  .picture {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    width: 3.6rem;
    height: 3.6rem;
    border-radius: 50%;
    object-fit: cover;
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
  &.strong .picture { background: ${({ theme }) => theme.colors.neutral0}; }
  &.dashed .picture, &.faded .picture { background: ${({ theme }) => theme.colors.neutral150}; color: ${({ theme }) => theme.colors.neutral600}; }
  .words { display: flex; flex-direction: column; align-items: flex-start; min-width: 0; flex: 1; }
  .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    overflow: hidden;
    overflow-wrap: anywhere;
    font-size: 1.3rem;
    font-weight: 600;
    a { color: inherit; text-decoration: none; }
    a:hover { text-decoration: underline; }
    a:focus-visible { outline: 2px solid ${({ theme }) => theme.colors.primary600}; }
  }
  .mark { color: ${({ theme }) => theme.colors.warning600}; }
  .line { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: ${({ theme }) => theme.colors.neutral600}; }
  .alarming { color: ${({ theme }) => theme.colors.danger600}; }

  button {
    position: absolute;
    display: flex;
    align-items: center;
    justify-content: center;
    border: 1px solid ${({ theme }) => theme.colors.neutral300};
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral700};
    font-size: 1.1rem;
    cursor: pointer;
    &:hover { border-color: ${({ theme }) => theme.colors.primary600}; color: ${({ theme }) => theme.colors.primary600}; }
    &:focus-visible { outline: 2px solid ${({ theme }) => theme.colors.primary600}; }
  }
  .toggle { bottom: -1.4rem; left: calc(50% - 2.2rem); width: 4.4rem; height: 2rem; border-radius: 1rem; font-variant-numeric: tabular-nums; z-index: 1; }
  .edit { top: 0.4rem; right: 0.4rem; width: 2.4rem; height: 2.4rem; border-radius: 0.4rem; opacity: 0; svg { width: 1.2rem; height: 1.2rem; } }
  &:hover .edit, &:focus-within .edit, &:focus .edit { opacity: 1; }
`;
