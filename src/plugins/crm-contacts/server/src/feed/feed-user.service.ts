import type { Core } from '@strapi/strapi';
import { rowColumns } from '../kernel/column-values';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';

type Column = 'news_seen_at' | 'calendar_made_at' | 'calendar_read_at';

export interface FeedUser {
  userRef: string;
  /** Milliseconds since 1970. */
  newsSeenAt: number | null;
  hasCalendar: boolean;
  calendarMadeAt: number | null;
  calendarReadAt: number | null;
}

/** One row per user who has read news or subscribed to a calendar: only this file reads and writes them. */
export function feedUsers(strapi: Core.Strapi) {
  const table = () => strapi.db.connection(tableOf(strapi, UID.feedUser));
  const { epochMillis, instant } = dialectOf(strapi);
  const millis = (column: Column, as: string) => strapi.db.connection.raw(`${epochMillis(column)} as "${as}"`);

  async function find(where: Record<string, string>): Promise<FeedUser | null> {
    const [row] = await table()
      .where(where)
      .select('user_ref as userRef', 'calendar_hash as hash', millis('news_seen_at', 'seen'), millis('calendar_made_at', 'made'), millis('calendar_read_at', 'read'));
    if (!row) return null;
    const number = (value: unknown) => (value === null ? null : Number(value));
    return { userRef: row.userRef, newsSeenAt: number(row.seen), hasCalendar: row.hash !== null, calendarMadeAt: number(row.made), calendarReadAt: number(row.read) };
  }

  async function put(userRef: string, columns: Record<string, unknown>): Promise<void> {
    const insert = table().insert({ ...rowColumns(strapi, new Date()), user_ref: userRef, ...columns }).onConflict('user_ref');
    await (Object.keys(columns).length > 0 ? insert.merge(Object.keys(columns)) : insert.ignore());
  }

  return {
    ofUser: (userRef: string) => find({ user_ref: userRef }),
    ofCalendar: (hash: string) => find({ calendar_hash: hash }),

    /** Moves the marker forward; two tabs that say so at once never move it back. */
    async see(userRef: string, until: Date): Promise<void> {
      const { name, at } = { name: tableOf(strapi, UID.feedUser), at: instant(until) };
      await put(userRef, {});
      await rowsOf(strapi.db.connection.raw(`UPDATE ${name} SET news_seen_at = ? WHERE user_ref = ? AND (news_seen_at IS NULL OR news_seen_at < ?)`, [at, userRef, at]));
    },

    /** A new address ends the one before; null ends it without another. */
    setCalendar: (userRef: string, hash: string | null, now: Date) =>
      put(userRef, { calendar_hash: hash, calendar_made_at: hash === null ? null : instant(now), calendar_read_at: null }),

    calendarWasRead: async (hash: string, now: Date) => void (await table().where({ calendar_hash: hash }).update({ calendar_read_at: instant(now) })),
  };
}
