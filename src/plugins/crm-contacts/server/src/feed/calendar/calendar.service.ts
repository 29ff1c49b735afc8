import type { Core } from '@strapi/strapi';
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { CalendarFeed, NewCalendarFeed } from '../../../../contracts/feed';
import { forbidden } from '../../kernel/errors';
import type { Reader } from '../../kernel/rights/reader';
import { todayIn } from '../../kernel/settings';
import { UID } from '../../kernel/uids';
import { readerOfUser, type ActiveUser } from '../../kernel/rights/user-reader';
import { services } from '../../services';
import { activityUrl } from '../activity-url';
import { feedUsers } from '../feed-user.service';
import { eventOf } from './calendar.rules';
import { readCalendar } from './calendar.sql';
import { calendarWriter } from './ical';

/** Activities per statement and piece of the answer: memory holds so many, whatever the calendar's size. */
const AT_ONCE = 500;
const HOUR = 3_600_000;
/** 256 random bits: nobody guesses it, so its plain hash is found by an index. */
const SECRET = /^[\w-]{43}$/;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const TEXTS = { en: { name: 'CRM', untitled: 'Activity' }, de: { name: 'CRM', untitled: 'Aktivität' } };

/** A user's activities for any calendar application, under a secret address that only its hash is known of. */
export function calendarService(strapi: Core.Strapi) {
  const users = feedUsers(strapi);
  const iso = (millis: number | null | undefined) => (millis ? new Date(millis).toISOString() : null);

  async function state(reader: Reader): Promise<CalendarFeed> {
    const stored = await users.ofUser(userOf(reader).documentId);
    return { active: stored?.hasCalendar ?? false, createdAt: iso(stored?.calendarMadeAt), readAt: iso(stored?.calendarReadAt) };
  }

  /** The calendar's text in pieces, as long as its address holds. */
  async function* pieces({ reader, user }: { reader: Reader; user: ActiveUser }, hash: string): AsyncGenerator<string> {
    const { name, untitled } = user.preferedLanguage === 'de' ? TEXTS.de : TEXTS.en;
    const writer = calendarWriter(`${name} ${[user.firstname, user.lastname].filter(Boolean).join(' ')}`.trim());
    const today = todayIn(strapi);
    yield writer.head;
    let [after, isEmpty] = [0, true];
    while (reader.can('read', UID.activity)) {
      const rows = await readCalendar(strapi, reader, today, after, AT_ONCE);
      const activities = await services(strapi).activities.rowsOf(reader, rows.map(({ id }) => id));
      const events = rows.flatMap((row) => {
        const activity = activities.get(row.id);
        const event = activity && eventOf(activity, row, { url: activityUrl(strapi, activity.documentId), untitled });
        return event ? writer.event(event) : [];
      });
      if (events.length > 0) yield events.join('');
      isEmpty &&= events.length === 0;
      if (rows.length < AT_ONCE) break;
      if (!(await users.ofCalendar(hash))) throw new Error('The address of this calendar ended while it was read');
      after = rows[rows.length - 1].id;
    }
    yield isEmpty ? writer.nothing + writer.foot : writer.foot;
  }

  return {
    state,

    /** A new address; the one before ends. It is told this once. */
    async renew(reader: Reader): Promise<NewCalendarFeed> {
      const secret = randomBytes(32).toString('base64url');
      await users.setCalendar(userOf(reader).documentId, hashOf(secret), new Date());
      const prefix = strapi.config.get('api.rest.prefix', '/api') as string;
      return { ...(await state(reader)), path: `${prefix}/crm-contacts/calendar/${secret}.ics` };
    },

    async revoke(reader: Reader): Promise<CalendarFeed> {
      await users.setCalendar(userOf(reader).documentId, null, new Date());
      return state(reader);
    },

    /** The calendar behind a secret; null for a wrong or ended one, and for a user who is gone, blocked or may subscribe no more. */
    async open(secret: string): Promise<Readable | null> {
      if (!SECRET.test(secret)) return null;
      const hash = hashOf(secret);
      const stored = await users.ofCalendar(hash);
      const found = stored && (await readerOfUser(strapi, stored.userRef));
      if (!found?.reader.may('plugin::crm-contacts.feed.calendar')) return null;
      if (Date.now() - (stored?.calendarReadAt ?? 0) > HOUR) await users.calendarWasRead(hash, new Date());
      return Readable.from(pieces(found, hash), { objectMode: false, encoding: 'utf8' });
    },
  };
}

function userOf({ user }: Reader) {
  if (!user) throw forbidden('Calendars are for users of the panel');
  return user;
}
