import type {
  CalendarFeed, FollowContact, FollowedContact, Following, NewCalendarFeed, News, NewsQuery, NewsSeen, Notices, ReadNotice, Unread,
} from '../../../contracts/feed';
import { crmApi, get } from '../kernel/rows.api';

const write = (method: 'PUT' | 'POST' | 'DELETE', path: string, data: object = {}) => ({ url: `/crm-contacts/${path}`, method, data });

const feedApi = crmApi.enhanceEndpoints({ addTagTypes: ['CrmFollows', 'CrmUnread', 'CrmNotices', 'CrmCalendarFeed'] }).injectEndpoints({
  endpoints: (build) => ({
    follows: build.query<FollowedContact[], void>({
      query: () => get('feed/follows'),
      transformResponse: ({ results }: { results: FollowedContact[] }) => results,
      providesTags: ['CrmFollows'],
    }),
    follow: build.mutation<Following, FollowContact & { documentId: string }>({
      query: ({ documentId, ...data }) => write('PUT', `contacts/${documentId}/follow`, data),
      invalidatesTags: ['CrmFollows', 'CrmUnread', 'CrmList'],
    }),
    unfollow: build.mutation<Following, string>({
      query: (documentId) => write('DELETE', `contacts/${documentId}/follow`),
      invalidatesTags: ['CrmFollows', 'CrmUnread', 'CrmList'],
    }),
    news: build.query<News, NewsQuery>({ query: (params) => get('feed/news', params) }),
    newsSeen: build.mutation<Unread, NewsSeen>({
      query: (data) => write('POST', 'feed/news/seen', data),
      invalidatesTags: ['CrmUnread'],
    }),
    unread: build.query<Unread, void>({ query: () => get('feed/unread'), providesTags: ['CrmUnread'] }),
    notices: build.query<Notices, { before?: string; unread?: boolean; limit?: number }>({
      query: (params) => get('feed/notices', params),
      providesTags: ['CrmNotices', { type: 'CrmRow', id: 'activities' }],
    }),
    readNotice: build.mutation<Unread, ReadNotice & { documentId: string }>({
      query: ({ documentId, ...data }) => write('POST', `feed/notices/${documentId}/read`, data),
      invalidatesTags: ['CrmNotices', 'CrmUnread'],
    }),
    readAllNotices: build.mutation<Unread, void>({
      query: () => write('POST', 'feed/notices/read-all'),
      invalidatesTags: ['CrmNotices', 'CrmUnread'],
    }),
    calendarFeed: build.query<CalendarFeed, void>({ query: () => get('feed/calendar'), providesTags: ['CrmCalendarFeed'] }),
    renewCalendarFeed: build.mutation<NewCalendarFeed, void>({
      query: () => write('POST', 'feed/calendar'),
      invalidatesTags: ['CrmCalendarFeed'],
    }),
    revokeCalendarFeed: build.mutation<CalendarFeed, void>({
      query: () => write('DELETE', 'feed/calendar'),
      invalidatesTags: ['CrmCalendarFeed'],
    }),
  }),
});

export const {
  useFollowsQuery,
  useFollowMutation,
  useUnfollowMutation,
  useNewsQuery,
  useNewsSeenMutation,
  useUnreadQuery,
  useNoticesQuery,
  useReadNoticeMutation,
  useReadAllNoticesMutation,
  useCalendarFeedQuery,
  useRenewCalendarFeedMutation,
  useRevokeCalendarFeedMutation,
} = feedApi;
