import type { Route } from '../kernel/feature';
import { adminRoute } from '../kernel/routes';
import { answerCalendar } from './calendar/calendar.answer';
import * as schemas from './feed.schemas';

/** The one route without a session: calendar applications have none (docs/architecture.md, "Calendar feed"). */
const calendar: Route = { method: 'GET', path: '/calendar/:secret', handler: answerCalendar, takes: {}, config: { auth: false } };

export const feedRoutes = {
  admin: [
    adminRoute('PUT', '/contacts/:documentId/follow', 'feed.follow', ['feed.news'], { body: schemas.follow }),
    adminRoute('DELETE', '/contacts/:documentId/follow', 'feed.unfollow', ['feed.news'], {}),
    adminRoute('GET', '/feed/follows', 'feed.follows', ['feed.news'], {}),
    adminRoute('GET', '/feed/news', 'feed.news', ['feed.news'], { query: schemas.newsQuery }),
    adminRoute('POST', '/feed/news/seen', 'feed.seen', ['feed.news'], { body: schemas.newsSeen }),
    adminRoute('GET', '/feed/unread', 'feed.unread', ['feed.news'], {}),
    adminRoute('GET', '/feed/notices', 'feed.notices', ['feed.news'], { query: schemas.noticesQuery }),
    adminRoute('POST', '/feed/notices/read-all', 'feed.readAllNotices', ['feed.news'], {}),
    adminRoute('POST', '/feed/notices/:documentId/read', 'feed.readNotice', ['feed.news'], { body: schemas.noticeRead }),
    adminRoute('GET', '/feed/calendar', 'feed.calendarState', ['feed.calendar'], {}),
    adminRoute('POST', '/feed/calendar', 'feed.renewCalendar', ['feed.calendar'], {}),
    adminRoute('DELETE', '/feed/calendar', 'feed.revokeCalendar', ['feed.calendar'], {}),
  ],
  contentApi: [calendar],
};
