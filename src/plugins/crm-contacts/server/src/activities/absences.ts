import type { Core } from '@strapi/strapi';
import type { Day } from '../kernel/dates';
import { todayIn } from '../kernel/settings';
import { read, sql } from '../kernel/sql';
import { tableOf } from '../kernel/tables';
import { ADMIN_USER } from '../kernel/uids';
import type { StoredUser } from '../kernel/user-name';
import { absentColleagues } from './absent.sql';

export interface AbsentUser extends StoredUser {
  id: number;
}

/** Users who are absent on `day` and for whom the user with this row id stands in, each once. One statement. */
export async function deputisedBy(strapi: Core.Strapi, userId: number, day: Day = todayIn(strapi)): Promise<AbsentUser[]> {
  const { text, bindings } = absentColleagues(strapi, userId, day);
  const users = sql(
    `SELECT id, document_id AS "documentId", firstname, lastname, username FROM ${tableOf(strapi, ADMIN_USER)} WHERE id IN (${text}) ORDER BY id`,
    ...bindings
  );
  return read<AbsentUser>(strapi, users);
}

/** As long as this an answer is believed: the permission engine asks for every type and action of a request. */
const BELIEVED_MS = 1000;

interface Known {
  at: number;
  ids: Promise<number[]>;
}

/** Row ids of the users for whom somebody stands in today, remembered for a second. */
export function deputies(strapi: Core.Strapi) {
  const known = new Map<number, Known>();
  return {
    of(userId: number): Promise<number[]> {
      const found = known.get(userId);
      if (found && Date.now() - found.at < BELIEVED_MS) return found.ids;
      const ids = deputisedBy(strapi, userId).then((users) => users.map(({ id }) => id));
      known.set(userId, { at: Date.now(), ids });
      // What failed is asked again.
      ids.catch(() => known.delete(userId));
      return ids;
    },
    forget: () => known.clear(),
  };
}

/** Row id of a user by documentId; null: there is none. */
export async function userIdOf(strapi: Core.Strapi, documentId: string): Promise<number | null> {
  const user = await strapi.db.query(ADMIN_USER).findOne({ where: { documentId }, select: ['id'] });
  return user?.id ?? null;
}
