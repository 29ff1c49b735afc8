import type { Core } from '@strapi/strapi';
import type { Day } from '../kernel/dates';
import { schemaOf, sql, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';

/**
 * Who stands in for whom on a day: `user_id` (who is absent), `deputy_id`, as row ids; both ends of an absence count.
 * The one place that says it, for rights, desk, calendar and reminders alike.
 */
export function standIns(strapi: Core.Strapi, day: Day): Sql {
  const { name, link } = schemaOf(strapi, UID.absence);
  const [user, deputy] = [link('user'), link('deputy')];
  return sql(
    `SELECT u.${user.target} AS user_id, d.${deputy.target} AS deputy_id FROM ${name} t JOIN ${user.table} u ON u.${user.own} = t.id
       JOIN ${deputy.table} d ON d.${deputy.own} = t.id WHERE (t.valid_from IS NULL OR t.valid_from <= ?) AND (t.valid_to IS NULL OR t.valid_to >= ?)`,
    day, day
  );
}

/** Row ids of those for whom the user with this row id stands in. */
export function absentColleagues(strapi: Core.Strapi, userId: number, day: Day): Sql {
  const { text, bindings } = standIns(strapi, day);
  return sql(`SELECT s.user_id FROM (${text}) s WHERE s.deputy_id = ?`, ...bindings, userId);
}

/** What everybody who reaches an activity may see; a private one is its responsible's alone, neither its creator's nor a participant's nor a deputy's. */
export const isNotPrivate = (alias: string): string => `${alias}.private IS NOT TRUE`;
