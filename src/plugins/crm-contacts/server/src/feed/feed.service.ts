import type { Core } from '@strapi/strapi';
import type { Unread } from '../../../contracts/feed';
import type { Reader } from '../kernel/rights/reader';
import { calendarService } from './calendar/calendar.service';
import { followService } from './follow/follow.service';
import { newsService } from './news/news.service';
import { mailService } from './notices/mail.service';
import { noticeService } from './notices/notice.service';
import { reminderService } from './notices/reminder.service';

export type FeedService = ReturnType<typeof feedService>;

const JOB = 'crm-contacts: reminders';
const EVERY_MINUTE = '* * * * *';

export function feedService({ strapi }: { strapi: Core.Strapi }) {
  const follows = followService(strapi);
  const news = newsService(strapi, follows);
  const notices = noticeService(strapi);
  const mails = mailService(strapi);
  const reminders = reminderService(strapi, mails.isOn);

  /** A job that fails is tried again a minute later; nobody is there to be told. */
  async function run(): Promise<void> {
    try {
      await reminders.remindDue();
      await reminders.dropOld();
      await mails.sendDue();
    } catch (error) {
      strapi.log.error(`Reminders failed: ${error instanceof Error ? error.message : error}`);
    }
  }

  return {
    follows,
    news,
    notices,
    reminders,
    mails,
    calendar: calendarService(strapi),

    /** The numbers beside *News* and the bell. */
    async unread(reader: Reader): Promise<Unread> {
      const [unreadNews, unreadNotices] = await Promise.all([news.unread(reader), notices.unread(reader)]);
      return { news: unreadNews, notices: unreadNotices };
    },

    schedule(): void {
      strapi.cron.add({ [JOB]: { task: run, options: EVERY_MINUTE } });
    },

    async unschedule(): Promise<void> {
      strapi.cron.remove(JOB);
      await mails.idle();
    },
  };
}
