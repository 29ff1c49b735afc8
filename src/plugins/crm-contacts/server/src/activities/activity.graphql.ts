import type { GraphqlPart } from '../kernel/graphql';

/** The shapes of contracts/activities.ts; users of the panel do not exist in GraphQL. */
const TYPES = `
  type CrmActivityContact { documentId: ID! name: String }
  type CrmActivityPerson { documentId: ID! fullName: String }
  type CrmActivitySubject { documentId: ID! subject: String }
  type CrmActivityRow {
    documentId: ID! day: Date! type: String subject: String startsAt: DateTime endsAt: DateTime allDay: Boolean dueOn: Date resubmitOn: Date
    state: String priority: String outcome: String excerpt: String overdue: Boolean!
    contacts: [CrmActivityContact!] persons: [CrmActivityPerson!] followUpOf: CrmActivitySubject
  }
  type CrmActivities { results: [CrmActivityRow!]! next: String }
  type CrmTimelineStageChange { documentId: ID! fromStage: String fromStatus: String toStage: String! toStatus: String! reason: String }
  type CrmTimelineEntry {
    kind: String! at: DateTime! day: Date! activity: CrmActivityRow stageChange: CrmTimelineStageChange document: CrmLinkedDocument
  }
  type CrmTimeline { results: [CrmTimelineEntry!]! next: String }
`;

export const activityGraphql: GraphqlPart = {
  types: TYPES,
  fields: [
    {
      on: 'Query',
      name: 'crmContactsTimeline',
      args: 'documentId: ID!, before: String, limit: Int',
      type: 'CrmTimeline',
      handler: 'activities.timeline',
    },
    {
      on: 'Query',
      name: 'crmContactsActivitiesOfContact',
      args: 'documentId: ID!, type: String, state: String, q: String, before: String, limit: Int',
      type: 'CrmActivities',
      handler: 'activities.ofContact',
    },
  ],
};
