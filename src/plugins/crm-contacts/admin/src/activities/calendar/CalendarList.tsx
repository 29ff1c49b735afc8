import { Box, Flex, Typography } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { EmptyState } from '../../kernel/EmptyState';
import { NameLink } from '../../kernel/Links';
import { useT } from '../../kernel/useT';
import { useDeskKeys } from '../desk/useDeskKeys';
import { ActivityItem } from '../item/ActivityItem';
import { DayGroups } from '../item/DayGroups';
import { Scrolled } from '../list/Scrolled';
import { DATE_ICONS } from './EntryContent';
import type { CalendarEntry } from './entries';

/** The month as a list by day: the same entries for who reads them one after the other. */
export function CalendarList({ entries, isLoading }: { entries: CalendarEntry[]; isLoading: boolean }) {
  const t = useT();
  const scroller = useRef<HTMLElement>(null);
  useDeskKeys(scroller);
  const inOrder = [...entries].sort((a, b) => a.day.localeCompare(b.day) || Number(b.allDay) - Number(a.allDay) || a.start.localeCompare(b.start));
  if (isLoading) return <Page.Loading />;
  return (
    <Scrolled ref={scroller} label={t('activities.calendar')}>
      <Box padding={4}>
        {inOrder.length === 0 && <EmptyState text={t('activities.calendar.empty')} />}
        <DayGroups entries={inOrder} keyOf={({ key }) => key} render={(entry) => <Entry entry={entry} />} />
      </Box>
    </Scrolled>
  );
}

function Entry({ entry: { activity, date, title, to } }: { entry: CalendarEntry }) {
  if (activity) return <ActivityItem activity={activity} />;
  const Icon = DATE_ICONS[date?.kind ?? ''] ?? Calendar;
  return (
    <Flex role="listitem" gap={3} paddingTop={2} paddingBottom={2}>
      <Typography textColor="neutral500"><Icon width="1.6rem" height="1.6rem" aria-hidden /></Typography>
      {to ? <NameLink to={to} data-row-link>{title}</NameLink> : <Typography>{title}</Typography>}
    </Flex>
  );
}
