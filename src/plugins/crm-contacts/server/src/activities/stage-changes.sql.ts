import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { dialectOf, preparedRows } from '../kernel/dialect';
import type { Reader } from '../kernel/rights/reader';
import { every, permittedRows, schemaOf, sql } from '../kernel/sql';
import { ADMIN_USER, UID } from '../kernel/uids';
import type { StoredUser } from '../kernel/user-name';
import { services } from '../services';
import { beforeThat } from './activities.sql';
import type { Before } from './cursor.rules';

/** A row of the stage history, whether or not a reader may see all of it. */
export interface StoredStageChange {
  documentId: string;
  /** Milliseconds since 1970. */
  at: number;
  fromStage: string | null;
  fromStatus: string | null;
  toStage: string;
  toStatus: string;
  reason: string | null;
  changedBy: StoredUser | null;
}

/** The newest stage changes of a contact (its row id) before a moment that the reader may read. One statement. */
export async function readStageChanges(strapi: Core.Strapi, reader: Reader, contact: number, before: Before, limit: number): Promise<StoredStageChange[]> {
  const { name: table, link } = schemaOf(strapi, UID.stageChange);
  const [owner, user] = [link('contact'), link('changedBy')];
  const { epochMillis } = dialectOf(strapi);
  const at = epochMillis('h.changed_at');
  const permitted = permittedRows(strapi, reader, UID.stageChange, 'h');
  const where = every([sql(`k.${owner.target} = ?`, contact), beforeThat(at, before, 'h.document_id'), ...(permitted ? [permitted] : []), ...services(strapi).workflow.tellingStages(reader, { change: 'h.id', contact: `k.${owner.target}` })]);
  const rows = await preparedRows<Omit<StoredStageChange, 'changedBy'> & Record<'userId' | 'firstname' | 'lastname' | 'username', string | null>>(
    strapi,
    `SELECT h.document_id AS "documentId", ${at} AS at, h.from_stage AS "fromStage", h.from_status AS "fromStatus", h.to_stage AS "toStage",
       h.to_status AS "toStatus", h.reason, u.document_id AS "userId", u.firstname, u.lastname, u.username
     FROM ${owner.table} k JOIN ${table} h ON h.id = k.${owner.own}
     LEFT JOIN ${user.table} ul ON ul.${user.own} = h.id LEFT JOIN ${schemaOf(strapi, ADMIN_USER).name} u ON u.id = ul.${user.target}
     WHERE ${where.text} ORDER BY h.changed_at DESC, h.document_id DESC LIMIT ?`,
    [...(where.bindings as Knex.RawBinding[]), limit]
  );
  return rows.map(({ userId, firstname, lastname, username, ...row }) => ({
    ...row,
    at: Number(row.at),
    changedBy: userId === null ? null : { documentId: userId, firstname, lastname, username },
  }));
}
