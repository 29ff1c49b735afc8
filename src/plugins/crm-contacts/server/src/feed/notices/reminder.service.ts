import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { rowColumns } from '../../kernel/column-values';
import { dialectOf } from '../../kernel/dialect';
import { settingsOf, todayIn } from '../../kernel/settings';
import { tableOf } from '../../kernel/tables';
import { inTransaction, lock } from '../../kernel/transaction';
import { UID } from '../../kernel/uids';
import { dueAt, eachOnce, mailableFrom, noticeKey, type Candidate } from './reminders.rules';
import { readCandidates } from './reminders.sql';

/** Rows of each kind per transaction: whoever is killed loses no more. SQLite inserts at most 500 rows by a statement. */
const AT_ONCE = 150;
/** Read or not, a notice is of no use after half a year. */
const KEPT_DAYS = 180;

/**
 * The job that reminds. Every instance runs it: the lock lets them take turns, the unique key of the
 * notice makes each reminder one, whoever comes second or is killed in the middle.
 */
export function reminderService(strapi: Core.Strapi, mayMail: () => boolean) {
  const table = (trx: Knex.Transaction) => strapi.db.connection(tableOf(strapi, UID.notice)).transacting(trx);

  /** Writes the notices of what is due and returns how many. */
  async function remindDue(): Promise<number> {
    let reminded = 0;
    for (;;) {
      const { made, isLast } = await inTransaction(strapi, remindSome);
      reminded += made;
      if (isLast) return reminded;
    }
  }

  async function remindSome(trx: Knex.Transaction): Promise<{ made: number; isLast: boolean }> {
    await lock(strapi, trx, 'lock:jobs');
    const now = new Date();
    const found = await readCandidates(strapi, trx, dueAt(now, todayIn(strapi), settingsOf(strapi).reminders.lateHours), AT_ONCE);
    const candidates = eachOnce(found);
    if (candidates.length === 0) return { made: 0, isLast: true };
    const made = await table(trx).insert(candidates.map((candidate) => rowOf(candidate, now))).onConflict('notice_key').ignore().returning('id');
    return { made: made.length, isLast: found.length < AT_ONCE || made.length === 0 };
  }

  function rowOf(candidate: Candidate, now: Date) {
    const { kind, activity, user, insteadOf, at, day } = candidate;
    const { instant } = dialectOf(strapi);
    const { timeZone } = settingsOf(strapi);
    return {
      ...rowColumns(strapi, now),
      notice_key: noticeKey(candidate),
      user_ref: user,
      activity_ref: activity,
      kind,
      due_at: at === null ? null : instant(new Date(at)),
      due_on: day,
      instead_of: insteadOf,
      mail_state: mayMail() ? 'waiting' : null,
      mail_attempts: 0,
      mail_after: mayMail() ? instant(mailableFrom(candidate, now, timeZone)) : null,
    };
  }

  async function dropOld(): Promise<void> {
    const before = dialectOf(strapi).instant(new Date(Date.now() - KEPT_DAYS * 24 * 3_600_000));
    await strapi.db.connection(tableOf(strapi, UID.notice)).where('created_at', '<', before).delete();
  }

  return { remindDue, dropOld };
}
