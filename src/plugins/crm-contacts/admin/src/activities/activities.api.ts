import type {
  Activities, ActivitiesQuery, ActivityTypeChoice, AllActivitiesQuery, Calendar, CalendarQuery, Desk, DeskQuery, FinishActivity, FinishedActivity, SeriesChanged, Timeline,
} from '../../../contracts/activities';
import { crmApi, get } from '../kernel/rows.api';

/** Whose activities: a contact's or a person's. */
export interface ActivitiesOwner {
  resource: 'contacts' | 'persons';
  documentId: string;
}

const CHANGED = [{ type: 'CrmRow' as const, id: 'activities' }, 'CrmContact' as const, 'CrmPerson' as const, 'CrmList' as const, 'Document' as const];

const activitiesApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    activities: build.query<Activities, ActivitiesOwner & ActivitiesQuery>({
      query: ({ resource, documentId, ...params }) => get(`${resource}/${documentId}/activities`, params),
      providesTags: [{ type: 'CrmRow', id: 'activities' }],
    }),
    activityTypes: build.query<ActivityTypeChoice[], void>({
      query: () => get('activity-types/choices'),
      keepUnusedDataFor: 600,
      providesTags: [{ type: 'CrmRow', id: 'activity-types' }],
    }),
    allActivities: build.query<Activities, AllActivitiesQuery>({
      query: (params) => get('activities/list', params),
      providesTags: [{ type: 'CrmRow', id: 'activities' }],
    }),
    desk: build.query<Desk, DeskQuery>({
      query: (params) => get('desk', params),
      providesTags: [{ type: 'CrmRow', id: 'activities' }, { type: 'CrmRow', id: 'absences' }],
    }),
    calendar: build.query<Calendar, CalendarQuery>({
      query: (params) => get('calendar', params),
      providesTags: [{ type: 'CrmRow', id: 'activities' }, 'CrmContact', 'CrmPerson'],
    }),
    timeline: build.query<Timeline, { documentId: string; before?: string; limit?: number }>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/timeline`, params),
      providesTags: (_answer, _error, { documentId }) => [{ type: 'CrmRow', id: 'activities' }, { type: 'CrmContact', id: documentId }],
    }),
    /** This one of a series and all open ones after it. */
    changeSeries: build.mutation<SeriesChanged, { documentId: string; data: object }>({
      query: ({ documentId, data }) => ({ url: `/crm-contacts/activities/${documentId}/series`, method: 'PUT', data: { data } }),
      invalidatesTags: CHANGED,
    }),
    endSeries: build.mutation<SeriesChanged, string>({
      query: (documentId) => ({ url: `/crm-contacts/activities/${documentId}/series`, method: 'DELETE' }),
      invalidatesTags: CHANGED,
    }),
    finishActivity: build.mutation<FinishedActivity, FinishActivity & { documentId: string }>({
      query: ({ documentId, ...data }) => ({ url: `/crm-contacts/activities/${documentId}/finish`, method: 'POST', data }),
      // Refused with 409, the list is what has to be read again.
      invalidatesTags: CHANGED,
    }),
    /** Reads every list of activities that is shown again: the addresses of their files end. */
    reloadActivities: build.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: [{ type: 'CrmRow', id: 'activities' }],
    }),
  }),
});

export const {
  useActivitiesQuery, useActivityTypesQuery, useChangeSeriesMutation, useEndSeriesMutation, useAllActivitiesQuery, useDeskQuery, useCalendarQuery, useTimelineQuery, useFinishActivityMutation, useReloadActivitiesMutation,
} = activitiesApi;
