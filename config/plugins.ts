import { inquirySource } from '../src/api/inquiry/document-source';
import { invoiceSource } from '../src/api/invoice/document-source';
import { orderSource } from '../src/api/order/document-source';
import { quoteSource } from '../src/api/quote/document-source';

/** What may be uploaded, by content and name; pages, scripts and SVG would run in the panel's origin. */
const UPLOADS = [
  'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/tiff', 'image/heic', 'audio/*', 'video/*',
  'application/pdf', 'application/zip', 'application/rtf', 'text/plain', 'text/csv', 'text/calendar', 'text/vcard', 'text/x-vcard', 'message/rfc822',
  'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint', 'application/vnd.ms-outlook',
  'application/vnd.openxmlformats-officedocument.*', 'application/vnd.oasis.opendocument.*',
];

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
  upload: { config: { security: { allowedTypes: UPLOADS } } },
  'users-permissions': { enabled: true, config: { jwtManagement: 'refresh' } },
});
