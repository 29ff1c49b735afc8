import { Button, Checkbox, Flex, IconButton, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { todayHere } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useRights } from '../../kernel/useRights';
import { useT } from '../../kernel/useT';
import { useActivityTypes } from '../types/useActivityTypes';
import { ACTIVITY } from '../uids';
import { useColleagues } from '../useColleagues';
import { steppedDay, VIEWS, type DayRange } from './range';
import type { CalendarState } from './useCalendarAddress';

interface ToolbarProps {
  state: CalendarState;
  range: DayRange;
  change(change: Partial<CalendarState>): void;
}

/** Which days, in which view, of whom. */
export function CalendarToolbar({ state, range, change }: ToolbarProps) {
  const t = useT();
  const rights = useRights(ACTIVITY);
  const title = useRangeTitle(state, range);
  const step = (by: 1 | -1) => change({ date: steppedDay(state.view, state.date, by) });
  return (
    <Flex gap={3} wrap="wrap" justifyContent="space-between">
      <Flex gap={2} wrap="wrap">
        <Button size="S" variant="tertiary" onClick={() => change({ date: todayHere() })}>{t('activities.calendar.today')}</Button>
        <IconButton size="S" variant="tertiary" label={t('activities.calendar.previous')} onClick={() => step(-1)}><ChevronLeft /></IconButton>
        <IconButton size="S" variant="tertiary" label={t('activities.calendar.next')} onClick={() => step(1)}><ChevronRight /></IconButton>
        <Typography tag="h2" variant="delta" aria-live="polite">{title}</Typography>
      </Flex>
      <Flex gap={3} wrap="wrap">
        <Checkbox checked={!state.withoutDates} onCheckedChange={(checked) => change({ withoutDates: checked !== true })}>{t('activities.calendar.dates')}</Checkbox>
        {rights.can('read', 'type') && <TypeFilter value={state.type} onChange={(type) => change({ type })} />}
        <WhoseSelect value={state.whose} onChange={(whose) => change({ whose })} />
        <Flex role="group" aria-label={t('activities.calendar.view')}>
          {VIEWS.map((view) => (
            <Button key={view} size="S" variant={state.view === view ? 'secondary' : 'tertiary'} aria-pressed={state.view === view} onClick={() => change({ view })}>{t(`activities.calendar.${view}`)}</Button>
          ))}
        </Flex>
      </Flex>
    </Flex>
  );
}

function useRangeTitle({ view, date }: CalendarState, { from, to }: DayRange): string {
  const locale = useLocale();
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  if (view === 'day') return format({ dateStyle: 'full' }).format(at(date));
  if (view === 'week') return format({ dateStyle: 'medium' }).formatRange(at(from), at(to));
  return format({ month: 'long', year: 'numeric' }).format(at(date));
}

function TypeFilter({ value, onChange }: { value: string; onChange(type: string): void }) {
  const t = useT();
  const types = useActivityTypes();
  return (
    <SingleSelect size="S" aria-label={t('activities.type')} placeholder={t('activities.type.any')} value={value} clearLabel={t('common.clear')} onClear={() => onChange('')} onChange={(type) => onChange(String(type))}>
      {types.all.map(({ key }) => <SingleSelectOption key={key} value={key}>{types.label(key)}</SingleSelectOption>)}
    </SingleSelect>
  );
}

/** My own, everybody's as far as they may be seen, or a colleague's. */
function WhoseSelect({ value, onChange }: { value: string; onChange(whose: string): void }) {
  const t = useT();
  const colleagues = useColleagues();
  return (
    <SingleSelect size="S" aria-label={t('activities.whose')} value={value} onChange={(whose) => onChange(String(whose))}>
      <SingleSelectOption value="me">{t('activities.whose.me')}</SingleSelectOption>
      <SingleSelectOption value="all">{t('activities.whose.all')}</SingleSelectOption>
      {colleagues.map(({ documentId, name }) => <SingleSelectOption key={documentId} value={documentId}>{name}</SingleSelectOption>)}
    </SingleSelect>
  );
}
