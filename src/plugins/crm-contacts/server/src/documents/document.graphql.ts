import type { GraphqlPart } from '../kernel/graphql';

/** The shapes of contracts/documents.ts. */
const TYPES = `
  type CrmLinkedDocument {
    source: String! documentId: ID! number: String title: String state: String date: Date due: Date
    total: String currency: String roles: [String!]!
  }
  type CrmDocumentTotal { source: String! state: String currency: String count: Int! total: String }
  type CrmLinkedDocuments { results: [CrmLinkedDocument!]! pagination: Pagination! totals: [CrmDocumentTotal!]! }
`;

export const documentGraphql: GraphqlPart = {
  types: TYPES,
  fields: [
    {
      on: 'Query',
      name: 'crmContactsLinkedDocuments',
      args: 'documentId: ID!, source: String, role: String, state: String, q: String, from: String, to: String, page: Int, pageSize: Int',
      type: 'CrmLinkedDocuments',
      handler: 'documents.ofContact',
    },
  ],
};
