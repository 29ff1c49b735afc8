import { useMemo } from 'react';
import { paths } from '../../kernel/paths';
import { useT } from '../../kernel/useT';
import type { Calendar, CalendarDate } from '../../../../contracts/activities';
import { useActivityTypes } from '../types/useActivityTypes';
import { activityEntry, dateEntry, type CalendarEntry } from './entries';

/** What the calendar draws of an answer. */
export function useEntries(calendar: Calendar | undefined, withDates: boolean): CalendarEntry[] {
  const t = useT();
  const types = useActivityTypes();
  return useMemo(() => {
    if (!calendar) return [];
    const activities = calendar.results.map((activity) => activityEntry(activity, types.find(activity.type)?.colour ?? 'primary'));
    const dates = calendar.dates.map((date) => dateEntry(date, t(`activities.date.${date.kind}`, { name: nameOf(date), company: date.contact?.name ?? '' }), nameOf(date), addressOf(date)));
    return withDates ? [...dates, ...activities] : activities;
  }, [calendar, types, withDates, t]);
}

const nameOf = ({ person, catalogue, contact }: CalendarDate) => person?.fullName ?? catalogue?.name ?? contact?.name ?? '';

function addressOf({ kind, person, contact, catalogue }: CalendarDate): string | undefined {
  if (kind === 'birthday' && person) return paths.person(person.documentId);
  if (kind === 'position' && contact) return paths.contact(contact.documentId, 'contact-persons');
  if (catalogue) return paths.editView('plugin::crm-contacts.price-catalogue', catalogue.documentId);
  return contact && paths.contact(contact.documentId);
}
