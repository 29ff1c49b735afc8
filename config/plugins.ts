import { inquirySource } from '../src/api/inquiry/document-source';
import { invoiceSource } from '../src/api/invoice/document-source';
import { orderSource } from '../src/api/order/document-source';
import { quoteSource } from '../src/api/quote/document-source';

export default () => ({
  'crm-contacts': {
    enabled: true,
    resolve: './src/plugins/crm-contacts',
    config: {
      timeZone: 'Europe/Berlin',
      defaultCountry: 'DE',
      documentSources: [inquirySource, quoteSource, orderSource, invoiceSource],
    },
  },
  // Without `cors: false` GraphQL answers every origin itself, whatever config/middlewares.ts says.
  graphql: { enabled: true, config: { defaultLimit: 25, maxLimit: 100, depthLimit: 7, apolloServer: { cors: false } } },
  'users-permissions': { enabled: true, config: { jwtManagement: 'refresh' } },
});
