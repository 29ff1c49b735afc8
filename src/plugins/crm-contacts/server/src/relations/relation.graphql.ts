import type { GraphqlPart } from '../kernel/graphql';

/** The shapes of contracts/relations.ts. */
const TYPES = `
  type CrmHierarchyNode {
    documentId: ID! name: String number: String kind: String stage: String stageStatus: String
    parent: ID depth: Int! structure: String share: String effectiveShare: String
  }
  type CrmHierarchyLink { from: ID! to: ID! structure: String! share: String }
  type CrmHierarchyWarning { reason: String! contacts: [ID!]! }
  type CrmHierarchy {
    root: ID! structure: String! asOf: Date! nodes: [CrmHierarchyNode!]! links: [CrmHierarchyLink!]! warnings: [CrmHierarchyWarning!]!
  }
  enum CrmHierarchyStructure { group branch all }
`;

export const relationGraphql: GraphqlPart = {
  types: TYPES,
  fields: [
    {
      on: 'Query',
      name: 'crmContactsHierarchy',
      args: 'documentId: ID!, structure: CrmHierarchyStructure, asOf: String',
      type: 'CrmHierarchy',
      handler: 'relations.hierarchy',
      scope: ['contact.findOne', 'relation.find'],
    },
  ],
};
