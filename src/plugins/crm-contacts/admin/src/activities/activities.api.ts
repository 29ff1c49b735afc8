import type { Activities, ActivitiesQuery, ActivityRow, FinishActivity, Timeline } from '../../../contracts/activities';
import { crmApi, get } from '../kernel/rows.api';

/** Whose activities: a contact's or a person's. */
export interface ActivitiesOwner {
  resource: 'contacts' | 'persons';
  documentId: string;
}

const activitiesApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    activities: build.query<Activities, ActivitiesOwner & ActivitiesQuery>({
      query: ({ resource, documentId, ...params }) => get(`${resource}/${documentId}/activities`, params),
      providesTags: [{ type: 'CrmRow', id: 'activities' }],
    }),
    timeline: build.query<Timeline, { documentId: string; before?: string; limit?: number }>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/timeline`, params),
      providesTags: (_answer, _error, { documentId }) => [{ type: 'CrmRow', id: 'activities' }, { type: 'CrmContact', id: documentId }],
    }),
    finishActivity: build.mutation<ActivityRow, FinishActivity & { documentId: string }>({
      query: ({ documentId, ...data }) => ({ url: `/crm-contacts/activities/${documentId}/finish`, method: 'POST', data }),
      // Refused with 409, the list is what has to be read again.
      invalidatesTags: [{ type: 'CrmRow', id: 'activities' }, 'CrmContact', 'CrmPerson', 'CrmList', 'Document'],
    }),
  }),
});

export const { useActivitiesQuery, useTimelineQuery, useFinishActivityMutation } = activitiesApi;
