import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { hangsOn, linksOfRow, type Asked } from '../kernel/rights/row-scope';
import { todayIn } from '../kernel/settings';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { absentColleagues } from './absent.sql';

/**
 * Activities are reached with any contact or person that they are about, and by their people whatever these are:
 * responsible, participants, creator, and whoever stands in for the first two. What hangs on nobody is everybody's to read.
 */
export const activityScope = hangsOn({ parents: ['contacts', 'persons'], orphans: true, many: true, others: orOfItsPeople, except: privateOfOthers });

function orOfItsPeople(where: Knex.QueryBuilder, { strapi, reader }: Asked): void {
  const userId = reader.user?.id ?? 0;
  const absent = absentColleagues(strapi, userId, todayIn(strapi));
  for (const name of ['responsible', 'participants']) {
    const { target } = linkOf(strapi, UID.activity, name);
    const colleagues = strapi.db.connection.raw(`(${absent.text})`, absent.bindings as Knex.RawBinding[]);
    where.orWhereExists(linksOfRow(strapi, UID.activity, name).where((link) => link.where(target, userId).orWhereRaw('?? in ?', [target, colleagues])));
  }
  where.orWhere('created_by_id', userId);
}

/** Private activities are their responsible's alone; no site ever gets them. */
function privateOfOthers({ strapi, reader }: Asked): Knex.QueryBuilder {
  const table = tableOf(strapi, UID.activity);
  const found = idsOfPrivate(strapi, table);
  if (!reader.user) return found;
  // By row: of two million activities a user may be responsible for a great many.
  return found.whereNotExists(linksOfRow(strapi, UID.activity, 'responsible').where(linkOf(strapi, UID.activity, 'responsible').target, reader.user.id));
}

/** A literal: for a bound value PostgreSQL expects half of the rows, and reads the whole table. */
const idsOfPrivate = (strapi: Core.Strapi, table: string): Knex.QueryBuilder => strapi.db.connection(table).select(`${table}.id`).whereRaw('?? = true', [`${table}.private`]);
