import type { Core } from '@strapi/strapi';
import { randomUUID } from 'node:crypto';
import type { NoticeKind } from '../../../../contracts/feed';
import { dialectOf } from '../../kernel/dialect';
import { findReadable } from '../../kernel/rights/readable';
import { settingsOf } from '../../kernel/settings';
import { tableOf } from '../../kernel/tables';
import { ADMIN_USER, UID } from '../../kernel/uids';
import { userName } from '../../kernel/user-name';
import { readerOfUser } from '../../kernel/rights/user-reader';
import { services } from '../../services';
import { activityUrl } from '../activity-url';
import { mailOf } from './mail.texts';
import { MOST_ATTEMPTS, pauseAfter } from './reminders.rules';

const AT_ONCE = 50;
/** Longer than a provider may take: only then may another instance try. */
const LEASE = 5 * 60_000;
const PROVIDER_LIMIT = 60_000;

interface Waiting {
  id: number;
  noticeKey: string;
  userRef: string;
  activityRef: string;
  kind: NoticeKind;
  insteadOf: string | null;
  attempts: number;
  created: string | number;
}

interface EmailPlugin {
  send(mail: { to: string; subject: string; text: string; headers: Record<string, string> }): Promise<unknown>;
}

/** What became of a mail: `dropped`, when its receiver may not see the activity or it is not open any more. */
type Outcome = 'sent' | 'dropped' | 'expired' | 'failed' | 'waiting';

/**
 * Sends what waits in the outbox. A mail is claimed by a compare-and-swap and leased; of several instances
 * one sends it. Whoever is killed while sending leaves a lease that runs out, and another instance sends it:
 * at least once, with the same Message-ID, by which mail systems know the second copy.
 */
export function mailService(strapi: Core.Strapi) {
  const table = () => strapi.db.connection(tableOf(strapi, UID.notice));
  const { instant } = dialectOf(strapi);
  const email = () => strapi.plugin('email')?.service('email') as unknown as EmailPlugin | undefined;
  let running: Promise<number> | null = null;

  /** Off until the setting says so; without the plugin there are the notices alone. */
  const isOn = () => settingsOf(strapi).reminders.mail && email() !== undefined;

  /** Sends what is due and returns how many went out. */
  function sendDue(): Promise<number> {
    running ??= sendAll().finally(() => {
      running = null;
    });
    return running;
  }

  async function sendAll(): Promise<number> {
    if (!isOn()) return 0;
    let sent = 0;
    for (;;) {
      const waiting = await claimable();
      for (const row of waiting) if (await sendOne(row)) sent += 1;
      if (waiting.length < AT_ONCE) return sent;
    }
  }

  const free = (query: ReturnType<typeof table>) => query.whereIn('mail_state', ['waiting', 'sending']).where('mail_after', '<=', instant(new Date()));

  async function claimable(): Promise<Waiting[]> {
    return free(table()).orderBy('id').limit(AT_ONCE).select(
      'id', 'notice_key as noticeKey', 'user_ref as userRef', 'activity_ref as activityRef', 'kind', 'instead_of as insteadOf', 'mail_attempts as attempts',
      strapi.db.connection.raw(`${dialectOf(strapi).epochMillis('created_at')} as created`)
    );
  }

  async function sendOne(row: Waiting): Promise<boolean> {
    const lease = randomUUID();
    const until = instant(new Date(Date.now() + LEASE));
    const claimed = await free(table()).where({ id: row.id }).update({ mail_state: 'sending', mail_lease: lease, mail_after: until, mail_attempts: row.attempts + 1 });
    if (claimed !== 1) return false;
    const outcome = await attempt(row);
    const after = outcome === 'waiting' ? { mail_after: instant(new Date(Date.now() + pauseAfter(row.attempts + 1))) } : {};
    // Whose lease ran out meanwhile has no say any more.
    await table().where({ id: row.id, mail_lease: lease }).update({ mail_state: outcome, mail_lease: null, ...after });
    return outcome === 'sent';
  }

  async function attempt(row: Waiting): Promise<Outcome> {
    if (row.attempts >= MOST_ATTEMPTS) return 'failed';
    if (Date.now() - Number(row.created) > settingsOf(strapi).reminders.lateHours * 3_600_000) return 'expired';
    try {
      const mail = await mailFor(row);
      if (!mail) return 'dropped';
      await inTime(email()?.send(mail) ?? Promise.reject(new Error('there is no email plugin')));
      return 'sent';
    } catch (error) {
      strapi.log.warn(`A reminder could not be mailed (attempt ${row.attempts + 1}): ${error instanceof Error ? error.message : error}`);
      return row.attempts + 1 >= MOST_ATTEMPTS ? 'failed' : 'waiting';
    }
  }

  /** Null: its receiver is gone or may not see the activity, or there is nothing left to be reminded of. */
  async function mailFor({ noticeKey, userRef, activityRef, kind, insteadOf }: Waiting) {
    const found = await readerOfUser(strapi, userRef);
    if (!found || !found.user.email || !found.reader.may('plugin::crm-contacts.feed.news')) return null;
    const stored = await findReadable(strapi, found.reader, UID.activity, activityRef);
    if (!stored || stored.state !== 'open') return null;
    const activity = (await services(strapi).activities.rowsOf(found.reader, [stored.id])).get(stored.id);
    if (!activity) return null;
    const colleague = insteadOf ? await strapi.db.query(ADMIN_USER).findOne({ where: { documentId: insteadOf } }) : null;
    const facts = { kind, activity, insteadOf: colleague && userName(colleague).name, url: activityUrl(strapi, activityRef) };
    const { subject, text } = mailOf(facts, found.user.preferedLanguage, settingsOf(strapi).timeZone);
    return { to: found.user.email, subject, text, headers: { 'Message-ID': `<${noticeKey.replace(/[^\w.-]/g, '.')}@crm-contacts>` } };
  }

  return { isOn, sendDue, idle: async () => void (await running) };
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the provider did not answer in time')), PROVIDER_LIMIT);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
