import type { GraphqlPart } from '../kernel/graphql';

/** The shapes of contracts/pricing.ts: prices are exact decimals as text. */
const TYPES = `
  input CrmPriceItem { code: String! quantity: String unit: String }
  type CrmCatalogueName { documentId: ID name: String }
  type CrmPriceAssignment { documentId: ID! priority: Int! validFrom: Date validTo: Date }
  type CrmPriceHolder { documentId: ID name: String }
  type CrmPriceGround { by: String! assignment: CrmPriceAssignment contact: CrmPriceHolder distance: Int! }
  type CrmPriceEntry { documentId: ID! code: String! unit: String minQuantity: String! price: String discountPercent: String }
  type CrmPriceStep { catalogue: CrmCatalogueName! entry: CrmPriceEntry! price: String! }
  type CrmPriceWinner { catalogue: CrmCatalogueName! ground: CrmPriceGround! }
  type CrmPriceConflict { catalogue: CrmCatalogueName! ground: CrmPriceGround! price: String! currency: String! }
  type CrmPriceRejection {
    catalogue: CrmCatalogueName! ground: CrmPriceGround! reason: String! detail: String price: String currency: String!
  }
  type CrmPrice {
    code: String! quantity: String! unit: String outcome: String! price: String currency: String amount: String
    winner: CrmPriceWinner path: [CrmPriceStep!]! conflicting: [CrmPriceConflict!]! rejected: [CrmPriceRejection!]!
  }
  type CrmPrices { date: Date! kind: String! results: [CrmPrice!]! }
`;

export const pricingGraphql: GraphqlPart = {
  types: TYPES,
  fields: [
    {
      on: 'Query',
      name: 'crmContactsPrices',
      args: 'documentId: ID!, items: [CrmPriceItem!]!, date: String, kind: String, currency: String',
      type: 'CrmPrices',
      handler: 'pricing.findMany',
    },
  ],
};
