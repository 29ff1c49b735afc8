import { Button, Flex, Menu } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useState } from 'react';
import type { ActivityRow } from '../../../../contracts/activities';
import { before, postponedTo } from '../calendar/moves';
import { addDays } from '../calendar/range';
import { dateText, todayHere } from '../../kernel/days';
import { DayInput } from '../../kernel/DayInput';
import { useAfterMenu } from '../../kernel/useAfterMenu';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { useChange } from './useChange';

/** Puts an activity off to another day, at once and with *Undo*. */
export function usePostpone() {
  const t = useT();
  const locale = useLocale();
  const change = useChange();
  return (activity: ActivityRow, day: string): Promise<boolean> => {
    const moved = postponedTo(activity, day);
    return change(activity, moved, before(activity, moved), t('activities.postponed', { name: activity.subject ?? '', day: dateText(day, locale) }));
  };
}

/** *Tomorrow*, *next week*, or a day: in place of the menu a field asks for it. */
export function PostponeMenu({ activity }: { activity: ActivityRow }) {
  const t = useT();
  const postpone = usePostpone();
  const { opens, onCloseAutoFocus } = useAfterMenu();
  const [isPicking, setPicking] = useState(false);
  const name = activity.subject ?? '';
  const to = (day: string) => {
    setPicking(false);
    void postpone(activity, day);
  };
  if (isPicking) {
    return (
      <Flex gap={2} alignItems="flex-end">
        <DayInput name="postponeTo" size="S" label={t('activities.postpone.to')} value={null} onChange={(day) => day && to(day)} />
        <Button size="S" variant="tertiary" onClick={() => setPicking(false)}>{t('common.cancel')}</Button>
      </Flex>
    );
  }
  return (
    <Menu.Root>
      <Menu.Trigger size="S" variant="ghost" endIcon={null} style={{ width: '3.2rem', padding: 0, justifyContent: 'center' }} aria-label={t('activities.postpone', { name })} title={t('activities.postpone', { name })} data-postpone>
        <Clock width="1.6rem" height="1.6rem" aria-hidden style={{ display: 'block' }} />
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" onCloseAutoFocus={onCloseAutoFocus}>
        <Menu.Item onSelect={() => to(addDays(todayHere(), 1))}>{t('activities.postpone.day')}</Menu.Item>
        <Menu.Item onSelect={() => to(addDays(todayHere(), 7))}>{t('activities.postpone.week')}</Menu.Item>
        <Menu.Item onSelect={opens(() => setPicking(true))}>{t('activities.postpone.pick')}</Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
