import { dateText } from '../../kernel/days';
import { useLocale } from '../../kernel/useLocale';
import { useT } from '../../kernel/useT';
import { placeInMonth, readRule, weekdayOf, WEEKDAYS, type SeriesRule, type Weekday } from './rule';

/** Monday, 5 January 1970: from here on the days of the week have names. */
const MONDAY = Date.UTC(1970, 0, 5);

/** Names of the days of the week in the user's language. */
export function useWeekdayNames() {
  const locale = useLocale();
  return (day: Weekday, weekday: 'long' | 'short' = 'long'): string =>
    new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(MONDAY + WEEKDAYS.indexOf(day) * 24 * 60 * 60 * 1000);
}

/** A series in words: *every 2 weeks on Monday and Friday, until 31 Dec 2026*. */
export function useRuleText() {
  const t = useT();
  const locale = useLocale();
  const nameOf = useWeekdayNames();
  return (rule: SeriesRule | string, start: string): string => {
    const read = typeof rule === 'string' ? readRule(rule) : rule;
    if (!read) return t('activities.series.other');
    const { frequency, interval, weekdays, monthlyBy, until, count } = read;
    const days = (weekdays.length > 0 ? weekdays : [weekdayOf(start)]).map((day) => nameOf(day));
    const values = {
      interval,
      days: new Intl.ListFormat(locale, { type: 'conjunction' }).format(days),
      day: Number(start.slice(8)),
      weekday: nameOf(weekdayOf(start)),
      place: String(placeInMonth(start)),
      date: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${start}T00:00:00Z`)),
    };
    const words = t(`activities.series.words.${frequency === 'MONTHLY' ? `MONTHLY.${monthlyBy}` : frequency}`, values);
    if (count !== null) return t('activities.series.words.count', { words, count });
    return until ? t('activities.series.words.until', { words, day: dateText(until, locale) }) : words;
  };
}
