import type { GraphqlPart } from '../kernel/graphql';

/** The shapes of contracts/workflow.ts. */
const TYPES = `
  type CrmState { stage: String! status: String! }
  type CrmLabels { en: String! de: String! }
  type CrmTransitionRequirements { reason: Boolean resumeOn: Boolean fields: [String!] }
  type CrmTransition { to: CrmState! label: CrmLabels! requires: CrmTransitionRequirements! allowed: Boolean! refusal: String }
  type CrmTransitions { documentId: ID! stage: String! stageStatus: String! transitions: [CrmTransition!]! }
  type CrmTransitionTaken { documentId: ID! stage: String stageStatus: String stageSince: DateTime resumeOn: Date }
  type CrmTransitionAnswer { data: CrmTransitionTaken! }
  input CrmStateInput { stage: String! status: String! }
`;

export const workflowGraphql: GraphqlPart = {
  types: TYPES,
  fields: [
    {
      on: 'Query',
      name: 'crmContactsTransitions',
      args: 'documentId: ID!',
      type: 'CrmTransitions',
      handler: 'workflow.transitions',
    },
    {
      on: 'Mutation',
      name: 'crmContactsTransition',
      args: 'documentId: ID!, to: CrmStateInput!, from: CrmStateInput, reason: String, resumeOn: String',
      type: 'CrmTransitionAnswer',
      handler: 'workflow.transition',
    },
  ],
};
