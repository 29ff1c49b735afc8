import type { ActivityRow } from '../../../../contracts/activities';
import type { NoticeKind } from '../../../../contracts/feed';
import { oneLine } from '../../kernel/one-line';

export interface MailFacts {
  kind: NoticeKind;
  /** As far as its receiver may read it. */
  activity: ActivityRow;
  /** The absent colleague, by name. */
  insteadOf: string | null;
  /** Address of the activity in the panel. */
  url: string | null;
}

interface Texts {
  subject: Record<NoticeKind, string>;
  untitled: string;
  starts: string;
  day: string;
  contacts: string;
  insteadOf: string;
}

const TEXTS: Record<'en' | 'de', Texts> = {
  en: {
    subject: { reminder: 'Reminder', resubmission: 'Resubmission', due: 'Due' },
    untitled: 'Activity', starts: 'Starts', day: 'On', contacts: 'Contacts', insteadOf: 'You stand in for',
  },
  de: {
    subject: { reminder: 'Erinnerung', resubmission: 'Wiedervorlage', due: 'Fällig' },
    untitled: 'Aktivität', starts: 'Beginn', day: 'Am', contacts: 'Kontakte', insteadOf: 'Sie vertreten',
  },
};

/** Subject and plain text of a reminder: what users typed is never taken for markup or a header. */
export function mailOf({ kind, activity, insteadOf, url }: MailFacts, language: string | null, timeZone: string): { subject: string; text: string } {
  const [locale, texts] = language === 'de' ? (['de-DE', TEXTS.de] as const) : (['en-GB', TEXTS.en] as const);
  const title = oneLine(activity.subject ?? '') || texts.untitled;
  const lines = [
    title,
    '',
    when(activity, texts, locale, timeZone),
    ...(activity.contacts?.length ? [`${texts.contacts}: ${activity.contacts.map(({ name }) => oneLine(name)).join(', ')}`] : []),
    ...(insteadOf ? [`${texts.insteadOf}: ${oneLine(insteadOf)}`] : []),
    ...(activity.excerpt ? ['', activity.excerpt] : []),
    ...(url ? ['', url] : []),
  ];
  return { subject: `${texts.subject[kind]}: ${title}`, text: lines.join('\n') };
}

function when({ startsAt, allDay, day }: ActivityRow, texts: Texts, locale: string, timeZone: string): string {
  const date = (value: Date, zone: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: zone }).format(value);
  if (!startsAt || allDay) return `${texts.day}: ${date(new Date(`${day}T12:00:00Z`), 'UTC')}`;
  const start = new Date(startsAt);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(start);
  return `${texts.starts}: ${date(start, timeZone)}, ${time} (${timeZone})`;
}
