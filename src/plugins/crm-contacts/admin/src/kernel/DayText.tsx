import { dateText, relativeDayText } from './days';
import { useLocale } from './useLocale';

/** *today*, *yesterday*, *in 3 days* with the date on hover; far days as a date. `day`: `YYYY-MM-DD` or an ISO instant. */
export function DayText({ day }: { day: string | null | undefined }) {
  const locale = useLocale();
  if (!day) return null;
  return (
    <time dateTime={day} title={dateText(day, locale, true)}>
      {relativeDayText(day, locale)}
    </time>
  );
}

/** The date itself, in the user's way of writing it; an instant with its time. */
export function DateText({ day }: { day: string | null | undefined }) {
  const locale = useLocale();
  return day ? <time dateTime={day}>{dateText(day, locale, true)}</time> : null;
}
