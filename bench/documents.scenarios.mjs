import { BUSY_CONTACT, manyDocuments } from './documents.data.mjs';
import { documentsStatement } from './documents.sql.mjs';
import { contactId, DEMO } from './generate.mjs';

/** First pages of linked documents with all totals, in a database of a million documents. See scenarios.mjs. */
export const documentScenarios = [
  documents('documents-20000', contactId(BUSY_CONTACT), 'contact'),
  documents('documents-group-1000', contactId(DEMO.group1000), 'group'),
];

function documents(name, id, scope) {
  return {
    name,
    data: [manyDocuments],
    prepare: async ({ admin, stockApi, connection }) => {
      const sql = documentsStatement(connection.kind, scope);
      return {
        ours: () => admin(`/crm-contacts/contacts/${id}/documents?scope=${scope}`),
        floor: () => connection.all(sql, [id]),
        stock: scope === 'contact' ? () => stockDocuments(stockApi, id) : undefined,
      };
    },
  };
}

/** Stock Strapi: the first page of each kind with its count; it has no sums, and does not mix kinds. */
function stockDocuments(api, id) {
  const kinds = [['inquiries', 'receivedOn'], ['quotes', 'quotedOn'], ['orders', 'orderedOn'], ['invoices', 'invoicedOn']];
  return Promise.all(kinds.map(([plural, date]) => api(`/api/${plural}?filters[orderingParty][documentId][$eq]=${id}&sort=${date}:desc&pagination[pageSize]=25`)));
}
