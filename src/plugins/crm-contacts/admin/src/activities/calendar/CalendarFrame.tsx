import { css, styled } from 'styled-components';
import { COLOURS, type Colour } from '../../../../contracts/workflow';

const coloured = (colour: Colour) => css`
  .crm-colour-${colour} {
    --fc-event-bg-color: ${({ theme }) => theme.colors[`${colour}100`]};
    --fc-event-border-color: ${({ theme }) => theme.colors[`${colour}200`]};
    border-left: 3px solid ${({ theme }) => theme.colors[`${colour}600`]};
  }
`;

/** The library's calendar in the panel's colours, light and dark: dark text on a tint, the edge carries the colour. */
export const CalendarFrame = styled.div`
  flex: 1;
  min-height: 48rem;
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  .fc {
    --fc-border-color: ${({ theme }) => theme.colors.neutral150};
    --fc-page-bg-color: ${({ theme }) => theme.colors.neutral0};
    --fc-neutral-bg-color: ${({ theme }) => theme.colors.neutral100};
    --fc-today-bg-color: ${({ theme }) => theme.colors.primary100};
    --fc-highlight-color: ${({ theme }) => theme.colors.primary200};
    --fc-now-indicator-color: ${({ theme }) => theme.colors.danger600};
    --fc-event-text-color: ${({ theme }) => theme.colors.neutral800};
    --fc-more-link-text-color: ${({ theme }) => theme.colors.primary600};
    --fc-event-selected-overlay-color: transparent;
  }
  .fc-theme-standard .fc-scrollgrid {
    border: 0;
  }
  .fc-col-header-cell-cushion,
  .fc-daygrid-day-number,
  .fc-timegrid-slot-label-cushion,
  .fc-timegrid-axis-cushion {
    color: ${({ theme }) => theme.colors.neutral600};
    text-decoration: none;
  }
  .fc-col-header-cell {
    padding: 0.4rem 0;
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 500;
  }
  .fc-day-today .fc-daygrid-day-number,
  .fc-day-today .fc-col-header-cell-cushion {
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
  .fc-timegrid-slot {
    height: 2.4rem;
  }
  .fc-event {
    border-radius: 3px;
    font-size: 1.2rem;
    cursor: pointer;
    text-decoration: none;
  }
  .fc-timegrid-event,
  .fc-timegrid-event .fc-event-main {
    overflow: hidden;
  }
  .fc-more-link,
  .fc-daygrid-more-link {
    color: ${({ theme }) => theme.colors.primary600};
  }
  .fc-daygrid-event {
    white-space: nowrap;
  }
  .fc-h-event .fc-event-main,
  .fc-v-event .fc-event-main {
    color: ${({ theme }) => theme.colors.neutral800};
  }
  .fc-event:focus-visible,
  a:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
  .fc-event:focus::after {
    background: none;
  }
  .crm-done {
    opacity: 0.65;
  }
  .crm-date {
    border-style: dashed;
    border-left-style: solid;
    --fc-event-bg-color: ${({ theme }) => theme.colors.neutral0};
    font-style: italic;
  }
  ${COLOURS.map(coloured)}
`;
