import { Box, Divider, Flex, Typography } from '@strapi/design-system';
import { Fragment, type ReactNode } from 'react';
import { dateText, relativeDayText, todayHere } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { groupByDay, todayIndex } from './grouping';

interface DayGroupsProps<Entry> {
  entries: Entry[];
  render(entry: Entry): ReactNode;
  keyOf(entry: Entry): string;
  /** Draws a line between what lies ahead and what has been. */
  withToday?: boolean;
  /** The day with which the page before ended: going on with it needs no heading. */
  lastDay?: string;
}

/** Entries under their days, in their order. */
export function DayGroups<Entry extends { day: string }>({ entries, render, keyOf, withToday, lastDay }: DayGroupsProps<Entry>) {
  const groups = groupByDay(entries);
  const line = withToday ? todayIndex(groups, todayHere(), lastDay) : -1;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {groups.map(({ day, entries: ofDay }, index) => (
        <Fragment key={`${day}-${index}`}>
          {index === line && <TodayLine />}
          <Box tag="section">
            {!(index === 0 && day === lastDay) && <DayHeading day={day} />}
            <div role="list">{ofDay.map((entry) => <Fragment key={keyOf(entry)}>{render(entry)}</Fragment>)}</div>
          </Box>
        </Fragment>
      ))}
    </Flex>
  );
}

function TodayLine() {
  const t = useT();
  return (
    <Flex gap={3} aria-hidden>
      <Divider style={{ flex: 1 }} />
      <Typography variant="sigma" textColor="primary600">{t('common.today')}</Typography>
      <Divider style={{ flex: 1 }} />
    </Flex>
  );
}

/** *Today · 23 Nov 2026*; far days as their date alone. */
function DayHeading({ day }: { day: string }) {
  const locale = useLocale();
  const [relative, date] = [relativeDayText(day, locale), dateText(day, locale)];
  return (
    <Typography tag="h3" variant="sigma" textColor="neutral600">
      {relative === date ? date : `${relative} · ${date}`}
    </Typography>
  );
}
