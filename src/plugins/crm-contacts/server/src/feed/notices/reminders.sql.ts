import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { NoticeKind } from '../../../../contracts/feed';
import { dialectOf, rowsOf } from '../../kernel/dialect';
import { settingsOf } from '../../kernel/settings';
import { every, schemaOf, sql, type Sql } from '../../kernel/sql';
import { ADMIN_USER, UID } from '../../kernel/uids';
import { services } from '../../services';
import { morningBeforeNoon, type Candidate, type Due } from './reminders.rules';

/** What is due of a kind: which activities `a`, and since when. */
interface Kind {
  kind: NoticeKind;
  /** Of `a`: milliseconds, or a day. */
  moment: Sql;
  where: Sql;
  /** Whether the notice `n` is about this very moment of `e`. */
  noticed: string;
}

/** The most minutes before the start at which an activity may remind (activities/schemas/activity.ts). */
const FOUR_WEEKS = 28 * 24 * 3_600_000;

function kindsOf(strapi: Core.Strapi, { after, until, firstDay, today }: Due): Kind[] {
  const { epochMillis, instant } = dialectOf(strapi);
  const day = (kind: NoticeKind, column: string, where: Sql): Kind => ({ kind, moment: sql(`a.${column}`), where, noticed: 'n.due_on = e.moment' });
  const start = epochMillis('a.starts_at');
  const reminded = `${start} - a.remind_minutes * 60000 - case when a.all_day is true then ${morningBeforeNoon(settingsOf(strapi).timeZone)} else 0 end`;
  return [
    {
      kind: 'reminder',
      moment: sql(reminded),
      // The bounds of the column find the rows by the index, a day wider for those that last all day.
      where: sql(
        `a.remind_minutes is not null and a.starts_at > ? and a.starts_at <= ? and ${reminded} > ? and ${reminded} <= ?`,
        instant(new Date(after.getTime() - DAY)), instant(new Date(until.getTime() + FOUR_WEEKS + DAY)), after.getTime(), until.getTime()
      ),
      noticed: `${epochMillis('n.due_at')} = e.moment`,
    },
    day('resubmission', 'resubmit_on', sql('a.resubmit_on between ? and ?', firstDay, today)),
    // What comes back on a day of its own is not announced on its due day as well.
    day('due', 'due_on', sql('a.due_on between ? and ? and a.resubmit_on is null', firstDay, today)),
  ];
}

const DAY = 24 * 3_600_000;

/**
 * Who is to be reminded of what and has not been yet, at most `limit` of each kind: responsible and
 * participants of open activities, and the deputies of those who are absent today. Private activities
 * are their responsible's alone. Three statements, in the transaction that writes the notices.
 */
export async function readCandidates(strapi: Core.Strapi, trx: Knex.Transaction, due: Due, limit: number): Promise<Candidate[]> {
  const found: Candidate[][] = [];
  for (const kind of kindsOf(strapi, due)) {
    const { text, bindings } = candidatesOf(strapi, kind, due.today);
    const rows = await rowsOf<StoredCandidate>(trx.raw(`${text} limit ?`, [...bindings, limit] as Knex.RawBinding[]));
    found.push(rows.map((row) => candidateOf(row, kind.kind)));
  }
  return found.flat();
}

interface StoredCandidate {
  activity: string;
  user: string;
  insteadOf: string | null;
  moment: string | number;
}

function candidateOf({ activity, user, insteadOf, moment }: StoredCandidate, kind: NoticeKind): Candidate {
  const isInstant = kind === 'reminder';
  return { kind, activity, user, insteadOf, at: isInstant ? Number(moment) : null, day: isInstant ? null : String(moment) };
}

function candidatesOf(strapi: Core.Strapi, { kind, moment, where, noticed }: Kind, today: string): Sql {
  const [activity, notice, users] = [schemaOf(strapi, UID.activity), schemaOf(strapi, UID.notice), schemaOf(strapi, ADMIN_USER).name];
  const [responsible, participants] = [activity.link('responsible'), activity.link('participants')];
  const { isNotPrivate, standIns } = services(strapi).activities.people;
  const absences = standIns(today);
  const shown = kind === 'reminder' ? 'e.moment' : 'cast(e.moment as varchar(10))';
  const open = every([sql(`a.state = 'open'`), where]);
  const columns = (alias: string) => `${alias}.id, ${alias}.document_id, ${alias}.private, ${alias}.moment`;
  const text = `with d as (select a.id, a.document_id, a.private, ${moment.text} as moment from ${activity.name} a where ${open.text}),
    concerned as (
      select ${columns('d')}, l.${responsible.target} as user_id from d join ${responsible.table} l on l.${responsible.own} = d.id
      union select ${columns('d')}, l.${participants.target} from d join ${participants.table} l on l.${participants.own} = d.id where ${isNotPrivate('d')}),
    everybody as (
      select c.*, cast(null as integer) as instead_of from concerned c
      union all select ${columns('c')}, s.deputy_id, c.user_id from concerned c join (${absences.text}) s on s.user_id = c.user_id
        where ${isNotPrivate('c')})
    select e.document_id as activity, u.document_id as "user", o.document_id as "insteadOf", ${shown} as moment
    from everybody e join ${users} u on u.id = e.user_id left join ${users} o on o.id = e.instead_of
    where u.is_active = true and u.blocked is not true and not exists (
      select 1 from ${notice.name} n where n.activity_ref = e.document_id and n.user_ref = u.document_id and n.kind = '${kind}' and ${noticed})
    order by e.id, u.id`;
  return { text, bindings: [...moment.bindings, ...open.bindings, ...absences.bindings] };
}
