import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { NewsScope } from '../../../../contracts/feed';
import { dialectOf, preparedRows } from '../../kernel/dialect';
import type { Reader } from '../../kernel/rights/reader';
import { every, isIn, permittedRows, schemaOf, some, sql, type Sql } from '../../kernel/sql';
import { ADMIN_USER, UID } from '../../kernel/uids';
import type { StoredUser } from '../../kernel/user-name';
import { services } from '../../services';
import { followedRows } from '../follow/follow.service';
import type { Place } from './cursor.rules';

/** What part of the news is asked for: before a place, or after an instant (milliseconds). */
export interface Part {
  scope: NewsScope;
  before?: Place;
  after?: number;
  limit: number;
}

export interface StoredChange extends Place {
  fromStage: string | null;
  fromStatus: string | null;
  toStage: string;
  toStatus: string;
  reason: string | null;
  trigger: string | null;
  triggerDocument: string | null;
  contact: string;
  name: string;
  number: string;
  by: StoredUser | null;
}

export interface StoredActivity extends Place {
  id: number;
  by: StoredUser | null;
}

type WithUser<Row> = Omit<Row, 'by' | 'at'> & { at: string | number } & Record<'userId' | 'firstname' | 'lastname' | 'username', string | null>;

function withUser<Row extends { by: StoredUser | null; at: number }>({ userId, firstname, lastname, username, ...row }: WithUser<Row>): Row {
  return { ...row, at: Number(row.at), by: userId === null ? null : { documentId: userId, firstname, lastname, username } } as unknown as Row;
}

/** Stage changes and new contacts, newest first. One statement. */
export async function readChanges(strapi: Core.Strapi, reader: Reader, part: Part): Promise<StoredChange[]> {
  const from = changesFrom(strapi, reader, part);
  if (!from) return [];
  const at = dialectOf(strapi).epochMillis('h.changed_at');
  const user = schemaOf(strapi, UID.stageChange).link('changedBy');
  const rows = await preparedRows<WithUser<StoredChange>>(
    strapi,
    `SELECT h.document_id AS key, ${at} AS at, h.from_stage AS "fromStage", h.from_status AS "fromStatus", h.to_stage AS "toStage", h.to_status AS "toStatus",
       h.reason, h.trigger, h.trigger_document AS "triggerDocument", c.document_id AS contact, c.name, c.number, u.document_id AS "userId", u.firstname, u.lastname, u.username
     ${from.tables} LEFT JOIN ${user.table} ul ON ul.${user.own} = h.id LEFT JOIN ${schemaOf(strapi, ADMIN_USER).name} u ON u.id = ul.${user.target}
     WHERE ${from.where.text} ORDER BY h.changed_at DESC, h.document_id DESC LIMIT ?`,
    [...(from.where.bindings as Knex.RawBinding[]), part.limit]
  );
  return rows.map((row) => withUser<StoredChange>(row));
}

/** Activities noted on followed contacts, newest first. One statement. */
export async function readFollowedActivities(strapi: Core.Strapi, reader: Reader, part: Part): Promise<StoredActivity[]> {
  const from = activitiesFrom(strapi, reader, part);
  if (!from) return [];
  const rows = await preparedRows<WithUser<StoredActivity>>(
    strapi,
    `SELECT a.id, a.document_id AS key, ${dialectOf(strapi).epochMillis('a.created_at')} AS at, u.document_id AS "userId", u.firstname, u.lastname, u.username
     ${from.tables} LEFT JOIN ${schemaOf(strapi, ADMIN_USER).name} u ON u.id = a.created_by_id
     WHERE ${from.where.text} ORDER BY a.created_at DESC, a.document_id DESC LIMIT ?`,
    [...(from.where.bindings as Knex.RawBinding[]), part.limit]
  );
  return rows.map((row) => withUser<StoredActivity>(row));
}

/** How much came after an instant (milliseconds) from others than the reader; counts up to `limit`. One statement. */
export async function countUnread(strapi: Core.Strapi, reader: Reader, after: number, limit: number): Promise<number> {
  const user = schemaOf(strapi, UID.stageChange).link('changedBy');
  const me = reader.user?.id ?? 0;
  const part = { scope: 'all', after, limit } as const;
  const changes = changesFrom(strapi, reader, part);
  const activities = activitiesFrom(strapi, reader, part);
  const counted = [
    ...(changes ? [sql(`select h.id ${changes.tables} where ${changes.where.text} and h.id not in (select m.${user.own} from ${user.table} m where m.${user.target} = ?)`, ...changes.where.bindings, me)] : []),
    ...(activities ? [sql(`select a.id ${activities.tables} where ${activities.where.text} and (a.created_by_id is null or a.created_by_id <> ?)`, ...activities.where.bindings, me)] : []),
  ];
  if (counted.length === 0) return 0;
  // Each part ends by itself: whoever was away for a year costs no more than a hundred rows.
  const parts = counted.map(({ text }, index) => `select count(*) as n from (${text} limit ?) p${index}`);
  const rows = await preparedRows<{ total: string | number }>(
    strapi,
    `select sum(n) as total from (${parts.join(' union all ')}) counts`,
    counted.flatMap(({ bindings }) => [...(bindings as Knex.RawBinding[]), limit])
  );
  return Math.min(Number(rows[0]?.total ?? 0), limit);
}

interface From {
  tables: string;
  where: Sql;
}

/** A new contact is seen by whoever sees the contact, a change by whoever may read the history. */
function changesFrom(strapi: Core.Strapi, reader: Reader, part: Part): From | null {
  if (!reader.can('read', UID.contact)) return null;
  const { name, link } = schemaOf(strapi, UID.stageChange);
  const owner = link('contact');
  const tables = `from ${name} h join ${owner.table} k on k.${owner.own} = h.id join ${schemaOf(strapi, UID.contact).name} c on c.id = k.${owner.target}`;
  const contact = permittedRows(strapi, reader, UID.contact, 'c');
  const { seesStages, tellingStages } = services(strapi).workflow;
  const change = permittedRows(strapi, reader, UID.stageChange, 'h');
  const told = seesStages(reader) ? [...(change ? [change] : []), ...tellingStages(reader, { change: 'h.id', contact: 'c.id' })] : [some([])];
  const kinds = told.length > 0 ? [some([sql('h.from_stage is null'), every(told)])] : [];
  const followed = part.scope === 'all' ? [] : [isIn('c.id', followedContacts(strapi, reader, part.scope))];
  return { tables, where: every([...moments(strapi, 'h.changed_at', 'h.document_id', part), ...(contact ? [contact] : []), ...kinds, ...followed]) };
}

function activitiesFrom(strapi: Core.Strapi, reader: Reader, part: Part): From | null {
  if (!reader.user || !reader.can('read', UID.activity) || !reader.can('read', UID.activity, undefined, 'contacts') || !reader.can('read', UID.contact)) return null;
  const { name, link } = schemaOf(strapi, UID.activity);
  const contacts = link('contacts');
  const followed = followedContacts(strapi, reader, part.scope);
  const permitted = permittedRows(strapi, reader, UID.activity, 'a');
  const ofFollowed = isIn('a.id', sql(`select l.${contacts.own} from ${contacts.table} l where l.${contacts.target} in (${followed.text})`, ...followed.bindings));
  // Fifty meetings that were planned at once are one piece of news.
  const firstOfSeries = sql(`a.series_key is null or a.series_key = (select min(m.series_key) from ${name} m where m.series_ref = a.series_ref)`);
  return { tables: `from ${name} a`, where: every([firstOfSeries, ...moments(strapi, 'a.created_at', 'a.document_id', part), ofFollowed, ...(permitted ? [permitted] : [])]) };
}

function followedContacts(strapi: Core.Strapi, reader: Reader, scope: NewsScope): Sql {
  const { text, bindings } = followedRows(strapi, reader, scope === 'highlighted');
  return sql(`select c.id ${text}`, ...bindings);
}

/** The bound instant lets the index find the place; the milliseconds beside it are what pages compare. */
function moments(strapi: Core.Strapi, column: string, key: string, { before, after }: Part): Sql[] {
  const { epochMillis, instant } = dialectOf(strapi);
  const at = epochMillis(column);
  if (before) {
    return [sql(`${column} < ?`, instant(new Date(before.at + 1))), sql(`${at} < ? or (${at} = ? and ${key} < ?)`, before.at, before.at, before.key)];
  }
  return after === undefined ? [] : [sql(`${column} > ?`, instant(new Date(after)))];
}
