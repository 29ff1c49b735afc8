import { useT } from '../../kernel/useT';

/** Minutes before the start that are offered. */
export const REMINDERS = [0, 5, 15, 30, 60, 120, 24 * 60, 7 * 24 * 60];

/** *15 minutes before*, *1 day before*. */
export function useReminderText() {
  const t = useT();
  return (minutes: number): string => {
    if (minutes === 0) return t('activities.remind.start');
    if (minutes % 1440 === 0) return t('activities.remind.days', { count: minutes / 1440 });
    return minutes % 60 === 0 ? t('activities.remind.hours', { count: minutes / 60 }) : t('activities.remind.minutes', { count: minutes });
  };
}
