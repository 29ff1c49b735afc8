import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { MOST_UNREAD, type Notice, type NoticeKind, type Notices } from '../../../../contracts/feed';
import { dialectOf, preparedRows } from '../../kernel/dialect';
import { forbidden, notFound, refusal } from '../../kernel/errors';
import type { Reader } from '../../kernel/rights/reader';
import { every, permittedRows, read, schemaOf, sql, type Sql } from '../../kernel/sql';
import { tableOf } from '../../kernel/tables';
import { ADMIN_USER, UID } from '../../kernel/uids';
import { userName } from '../../kernel/user-name';
import { services } from '../../services';
import { readPlace, writePlace } from '../news/cursor.rules';

interface StoredNotice {
  key: string;
  at: string | number;
  kind: NoticeKind;
  dueAt: string | number | null;
  dueOn: string | null;
  readAt: unknown;
  activity: number;
  userId: string | null;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
}

/** What stands under a user's bell. Whether they may see the activity is asked whenever it is read. */
export function noticeService(strapi: Core.Strapi) {
  const { epochMillis, instant } = dialectOf(strapi);

  /** `from … where …` for the reader's notices `n` of activities `a` that they may read. */
  function own(reader: Reader, more: Sql[], join = ''): Sql {
    const permitted = permittedRows(strapi, reader, UID.activity, 'a');
    const where = every([sql('n.user_ref = ?', userOf(reader).documentId), ...more, ...(permitted ? [permitted] : [])]);
    const from = `from ${schemaOf(strapi, UID.notice).name} n join ${schemaOf(strapi, UID.activity).name} a on a.document_id = n.activity_ref ${join}`;
    return sql(`${from} where ${where.text}`, ...where.bindings);
  }

  async function mark(reader: Reader, read: boolean, where: Sql): Promise<number> {
    userOf(reader);
    if (!reader.can('read', UID.activity)) return 0;
    const { text, bindings } = own(reader, [where]);
    return strapi.db
      .connection(tableOf(strapi, UID.notice))
      .whereRaw(`id in (select n.id ${text})`, bindings as Knex.RawBinding[])
      .update({ read_at: read ? instant(new Date()) : null });
  }

  return {
    /** One page, newest first. */
    async page(reader: Reader, { before, limit = 30, unread }: { before?: string; limit?: number; unread?: boolean }): Promise<Notices> {
      userOf(reader);
      const place = before === undefined ? undefined : readPlace(before);
      if (place === null) throw refusal({ field: 'before', reason: 'cursor', message: 'before must be the "next" of another page' });
      if (!reader.can('read', UID.activity)) return { results: [], next: null };
      const at = epochMillis('n.created_at');
      const earlier = place ? [sql(`${at} < ? or (${at} = ? and n.document_id < ?)`, place.at, place.at, place.key)] : [];
      const { text, bindings } = own(reader, [...earlier, ...(unread ? [sql('n.read_at is null')] : [])], `left join ${schemaOf(strapi, ADMIN_USER).name} u on u.document_id = n.instead_of`);
      const rows = await read<StoredNotice>(strapi, sql(
        `select n.document_id as key, ${at} as at, n.kind, ${epochMillis('n.due_at')} as "dueAt", cast(n.due_on as varchar(10)) as "dueOn", n.read_at as "readAt", a.id as activity,
           u.document_id as "userId", u.firstname, u.lastname, u.username
         ${text} order by n.created_at desc, n.document_id desc limit ?`,
        ...bindings, limit + 1
      ));
      const shown = rows.slice(0, limit);
      const activities = await services(strapi).activities.rowsOf(reader, shown.map(({ activity }) => activity));
      const last = shown[shown.length - 1];
      return {
        results: shown.flatMap((row) => noticeOf(row, activities.get(row.activity)) ?? []),
        next: rows.length > limit ? writePlace({ at: Number(last.at), key: last.key }) : null,
      };
    },

    /** Unread ones of open activities, up to MOST_UNREAD: what is done needs no reminder. One statement. */
    async unread(reader: Reader): Promise<number> {
      if (!reader.can('read', UID.activity)) return 0;
      const { text, bindings } = own(reader, [sql(`n.read_at is null and a.state = 'open'`)]);
      const rows = await preparedRows<{ n: string | number }>(
        strapi, `select count(*) as n from (select n.id ${text} limit ?) counted`, [...(bindings as Knex.RawBinding[]), MOST_UNREAD]
      );
      return Number(rows[0]?.n ?? 0);
    },

    /** 404 for a notice of somebody else, as for one that does not exist. */
    async mark(reader: Reader, documentId: string, isRead: boolean): Promise<void> {
      if ((await mark(reader, isRead, sql('n.document_id = ?', documentId))) === 0) throw notFound();
    },

    markAll: async (reader: Reader): Promise<void> => void (await mark(reader, true, sql('n.read_at is null'))),
  };
}

function userOf({ user }: Reader) {
  if (!user) throw forbidden('Reminders are for users of the panel');
  return user;
}

function noticeOf(row: StoredNotice, activity: Notice['activity'] | undefined): Notice | null {
  if (!activity) return null;
  const { key, at, kind, dueAt, dueOn, readAt, userId, firstname, lastname, username } = row;
  return {
    documentId: key,
    kind,
    dueAt: dueAt === null ? null : new Date(Number(dueAt)).toISOString(),
    dueOn,
    createdAt: new Date(Number(at)).toISOString(),
    read: readAt !== null,
    standsInFor: userId === null ? null : userName({ documentId: userId, firstname, lastname, username }),
    activity,
  };
}
