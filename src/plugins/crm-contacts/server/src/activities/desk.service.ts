import type { Core } from '@strapi/strapi';
import type { ActivityRow, Desk, DeskQuery, DeskRow } from '../../../contracts/activities';
import { dayIn, type Day } from '../kernel/dates';
import { forbidden, refusal } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { userName } from '../kernel/user-name';
import { deputisedBy, type AbsentUser } from './absences';
import { startDay } from './activity.rules';
import { activityRows } from './activity.rows';
import { deskPage, type DeskPlace } from './desk.sql';

/** What lies on the reader's desk; refused to whoever is no user of the panel. */
export async function deskOf(strapi: Core.Strapi, reader: Reader, query: DeskQuery): Promise<Desk> {
  if (!reader.user || !reader.can('read', UID.activity)) throw forbidden('You may not read activities');
  const { section, timeZone = settingsOf(strapi).timeZone, day: today = dayIn(timeZone), before, limit = 50 } = query;
  const absent = await deputisedBy(strapi, reader.user.id, today);
  const after = before === undefined ? undefined : readPlace(before);
  const { counts, places } = await deskPage(strapi, reader, { users: [reader.user.id, ...absent.map(({ id }) => id)], section, today, timeZone, after, limit: limit + 1 });
  const shown = places.slice(0, limit);
  const rows = await activityRows(strapi, reader, shown.map(({ id }) => id));
  const { documentId } = reader.user;
  return {
    counts,
    results: shown.flatMap(({ id }) => {
      const row = rows.get(id);
      return row ? [deskRow(row, documentId, absent, timeZone, today)] : [];
    }),
    next: places.length > limit ? writePlace(shown[limit - 1]) : null,
    deputised: absent.map(userName),
  };
}

/** `overdue` in a row speaks of the application's day; on a desk it is the user's. */
function deskRow(row: ActivityRow, me: string, absent: AbsentUser[], timeZone: string, today: Day): DeskRow {
  const { resubmitOn, dueOn, startsAt, allDay } = row;
  const deskDay = resubmitOn ?? dueOn ?? (startsAt ? startDay(startsAt, allDay ?? false, timeZone) : null);
  const people = [row.responsible, ...(row.participants ?? [])];
  const isMine = people.some((user) => user?.documentId === me);
  const instead = absent.find(({ documentId }) => people.some((user) => user?.documentId === documentId));
  return { ...row, overdue: row.overdue && deskDay !== null && deskDay < today, deskDay, deputyFor: !isMine && instead ? userName(instead) : null };
}

const writePlace = ({ at, key }: DeskPlace): string => `${at}.${key}`;

function readPlace(text: string): { at: number; key: string } {
  const match = /^(-?\d{1,16})\.([\w-]{1,40})$/.exec(text);
  if (!match) throw refusal({ field: 'before', reason: 'cursor', message: 'before must be the "next" of another page' });
  return { at: Number(match[1]), key: match[2] };
}
