import type { GraphqlPart } from '../kernel/graphql';

/** The shapes of contracts/organisation.ts. */
const TYPES = `
  type CrmPersonLabel { documentId: ID! name: String }
  type CrmNamedRef { documentId: ID! name: String }
  type CrmChartDepartment { documentId: ID! name: String code: String parent: ID head: ID validFrom: Date validTo: Date }
  type CrmChartWorkplace { documentId: ID! name: String code: String department: ID vacant: Boolean! validFrom: Date validTo: Date }
  type CrmChartPosition {
    documentId: ID! person: CrmPersonLabel jobTitle: String department: ID workplace: ID superior: ID
    phone: String email: String main: Boolean stub: String left: Boolean validTo: Date company: CrmNamedRef
  }
  type CrmChartWarning { reason: String! members: [ID!]! }
  type CrmOrgChart {
    asOf: Date! departments: [CrmChartDepartment!]! workplaces: [CrmChartWorkplace!]! positions: [CrmChartPosition!]! warnings: [CrmChartWarning!]!
  }
`;

export const organisationGraphql: GraphqlPart = {
  types: TYPES,
  fields: [
    {
      on: 'Query',
      name: 'crmContactsOrgChart',
      args: 'documentId: ID!, asOf: String, left: Boolean',
      type: 'CrmOrgChart',
      handler: 'organisation.orgChart',
    },
  ],
};
