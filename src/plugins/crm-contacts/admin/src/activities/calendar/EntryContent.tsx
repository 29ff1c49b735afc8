import { BulletList, Calendar, Gift, User } from '@strapi/icons';
import type { ComponentType, SVGProps } from 'react';
import { styled } from 'styled-components';
import { ActivityIcon } from '../types/ActivityIcon';
import type { CalendarEntry } from './entries';

const Line = styled.div`
  display: flex;
  align-items: flex-start;
  gap: 0.4rem;
  min-width: 0;
  padding: 0.1rem 0.4rem;
  overflow: hidden;
  svg {
    flex: none;
    width: 1.2rem;
    height: 1.4rem;
    path {
      fill: currentColor;
    }
  }
  span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
`;

/** Signs of computed dates: they are no activities, and look it. */
export const DATE_ICONS: Record<string, ComponentType<SVGProps<SVGSVGElement>>> = { birthday: Gift, catalogue: BulletList, position: User, resume: Calendar };

/** What stands in a calendar's box: a sign, the time, what it is. */
export function EntryContent({ entry, time }: { entry: CalendarEntry; time: string }) {
  const DateIcon = DATE_ICONS[entry.date?.kind ?? ''] ?? Calendar;
  return (
    <Line title={[time, entry.title].filter(Boolean).join(' ')}>
      {entry.activity ? <ActivityIcon type={entry.activity.type} /> : <DateIcon aria-hidden />}
      <span>{time && <b>{time} </b>}{entry.short ?? entry.title}</span>
    </Line>
  );
}
