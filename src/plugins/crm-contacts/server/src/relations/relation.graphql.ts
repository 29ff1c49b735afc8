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
  type CrmRelationLabel { en: String! de: String! }
  type CrmRelationTypeRef { documentId: ID! key: String! structure: String! symmetric: Boolean! }
  type CrmRelationOther { documentId: ID! name: String number: String kind: String stage: String stageStatus: String }
  type CrmContactRelation {
    documentId: ID! side: String! label: CrmRelationLabel type: CrmRelationTypeRef other: CrmRelationOther!
    share: String validFrom: Date validTo: Date note: String current: Boolean!
  }
  type CrmContactRelations { asOf: Date! relations: [CrmContactRelation!]! }
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
    },
    {
      on: 'Query',
      name: 'crmContactsRelationsOfContact',
      args: 'documentId: ID!, asOf: String, all: String',
      type: 'CrmContactRelations',
      handler: 'relations.ofContact',
    },
  ],
};
