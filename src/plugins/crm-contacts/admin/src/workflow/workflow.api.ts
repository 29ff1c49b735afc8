import type {
  Definition, StageChangesAnswer, TransitionAnswer, TransitionRequest, TransitionsAnswer, WebhooksAnswer, WorkflowSettings, WorkflowUpdate,
} from '../../../contracts/workflow';
import { crmApi, get } from '../kernel/rows.api';

const WORKFLOW = { type: 'CrmSettings' as const, id: 'workflow' };
const WEBHOOKS = { type: 'CrmSettings' as const, id: 'webhooks' };
const HISTORY = { type: 'CrmRow' as const, id: 'stage-changes' };

const workflowApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    workflow: build.query<Definition, void>({
      query: () => ({ url: '/crm-contacts/workflow', method: 'GET' }),
      providesTags: [WORKFLOW],
      keepUnusedDataFor: 600,
    }),
    transitions: build.query<TransitionsAnswer, string>({
      query: (documentId) => ({ url: `/crm-contacts/contacts/${documentId}/transitions`, method: 'GET' }),
      // Any change of the contact may fill a field that a transition requires.
      providesTags: ['CrmContact', WORKFLOW],
    }),
    transition: build.mutation<TransitionAnswer, { documentId: string; request: TransitionRequest }>({
      query: ({ documentId, request }) => ({ url: `/crm-contacts/contacts/${documentId}/transition`, method: 'POST', data: request }),
      transformResponse: (answer: { data: TransitionAnswer }) => answer.data,
      // A 409 too: what the user sees is out of date.
      invalidatesTags: (_answer, error) => (error && (error as { status?: number }).status !== 409 ? [] : ['CrmContact', 'CrmList', 'Document', HISTORY]),
    }),
    stageChanges: build.query<StageChangesAnswer, { documentId: string; page: number; pageSize: number }>({
      query: ({ documentId, ...params }) => get(`contacts/${documentId}/stage-changes`, params),
      providesTags: ['CrmContact', HISTORY],
    }),
    workflowSettings: build.query<WorkflowSettings, void>({
      query: () => ({ url: '/crm-contacts/workflow/settings', method: 'GET' }),
      providesTags: [WORKFLOW, 'CrmContact'],
      keepUnusedDataFor: 0,
    }),
    saveWorkflow: build.mutation<Definition, WorkflowUpdate>({
      query: (data) => ({ url: '/crm-contacts/workflow', method: 'PUT', data }),
      invalidatesTags: (_answer, error) => (error ? [] : [WORKFLOW, 'CrmContact', 'CrmList', 'Document', HISTORY]),
    }),
    webhooks: build.query<WebhooksAnswer, void>({
      query: () => ({ url: '/crm-contacts/workflow/webhooks', method: 'GET' }),
      providesTags: [WEBHOOKS],
      keepUnusedDataFor: 0,
    }),
    chooseWebhooks: build.mutation<WebhooksAnswer, string[]>({
      query: (chosen) => ({ url: '/crm-contacts/workflow/webhooks', method: 'PUT', data: { chosen } }),
      invalidatesTags: [WEBHOOKS],
    }),
  }),
});

export const {
  useWorkflowQuery, useTransitionsQuery, useTransitionMutation, useStageChangesQuery,
  useWorkflowSettingsQuery, useSaveWorkflowMutation, useWebhooksQuery, useChooseWebhooksMutation,
} = workflowApi;
