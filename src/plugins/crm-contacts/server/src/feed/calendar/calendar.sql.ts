import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { addDays, startOfDay, type Day } from '../../kernel/dates';
import { dialectOf, preparedRows } from '../../kernel/dialect';
import type { Reader } from '../../kernel/rights/reader';
import { settingsOf } from '../../kernel/settings';
import { every, isIn, permittedRows, schemaOf, some, sql, type Sql } from '../../kernel/sql';
import { UID } from '../../kernel/uids';
import { services } from '../../services';
import { FUTURE_DAYS, PAST_DAYS, type Stamps } from './calendar.rules';

export interface CalendarRow extends Stamps {
  id: number;
}

/**
 * The reader's own activities with a day, after the row `after`, in the order of their ids: those of which
 * they are responsible or participant, and those of the absent whose deputy they are today. One statement.
 */
export async function readCalendar(strapi: Core.Strapi, reader: Reader, today: Day, after: number, limit: number): Promise<CalendarRow[]> {
  const { epochMillis } = dialectOf(strapi);
  const permitted = permittedRows(strapi, reader, UID.activity, 'a');
  const where = every([sql('a.id > ?', after), isIn('a.id', concerned(strapi, reader, today)), inWindow(strapi, today), ...(permitted ? [permitted] : [])]);
  const rows = await preparedRows<{ id: number; created: string | number; updated: string | number }>(
    strapi,
    `select a.id, ${epochMillis('a.created_at')} as created, ${epochMillis('a.updated_at')} as updated
     from ${schemaOf(strapi, UID.activity).name} a where ${where.text} order by a.id limit ?`,
    [...(where.bindings as Knex.RawBinding[]), limit]
  );
  return rows.map(({ id, created, updated }) => ({ id, createdAt: new Date(Number(created)), updatedAt: new Date(Number(updated)) }));
}

function concerned(strapi: Core.Strapi, reader: Reader, today: Day): Sql {
  const activity = schemaOf(strapi, UID.activity);
  const me = reader.user?.id ?? 0;
  const { isNotPrivate, absentColleagues } = services(strapi).activities.people;
  const away = absentColleagues(me, today);
  const parts = (['responsible', 'participants'] as const).map((name) => {
    const link = activity.link(name);
    return sql(
      `select l.${link.own} from ${link.table} l where l.${link.target} = ?
       union select l.${link.own} from ${link.table} l join ${activity.name} p on p.id = l.${link.own} where ${isNotPrivate('p')} and l.${link.target} in (${away.text})`,
      me, ...away.bindings
    );
  });
  return sql(parts.map(({ text }) => text).join(' union '), ...parts.flatMap(({ bindings }) => bindings));
}

/** From the first to the last day of the calendar; what is open shows whatever its day. */
function inWindow(strapi: Core.Strapi, today: Day): Sql {
  const [first, last] = [addDays(today, -PAST_DAYS), addDays(today, FUTURE_DAYS)];
  const { timeZone } = settingsOf(strapi);
  const { instant } = dialectOf(strapi);
  const [from, to] = [instant(startOfDay(first, timeZone)), instant(startOfDay(addDays(last, 1), timeZone))];
  return some([
    sql(`a.state = 'open' and (a.starts_at is not null or a.due_on is not null or a.resubmit_on is not null)`),
    sql('a.starts_at >= ? and a.starts_at < ?', from, to),
    sql('a.starts_at is null and coalesce(a.resubmit_on, a.due_on) between ? and ?', first, last),
  ]);
}
