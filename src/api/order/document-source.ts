import type { DocumentSourceDeclaration } from '../../plugins/crm-contacts/contracts/documents';

/** Orders as linked documents of contacts; see docs/administration.md. */
export const orderSource: DocumentSourceDeclaration = {
  contentType: 'api::order.order',
  names: { one: { en: 'Order', de: 'Auftrag' }, many: { en: 'Orders', de: 'Aufträge' } },
  number: 'number',
  date: 'orderedOn',
  state: 'state',
  due: 'deliverOn',
  title: 'title',
  total: 'netTotal',
  currency: 'currency',
  roles: { orderingParty: 'orderingParty', billTo: 'billTo', site: 'site' },
  persons: 'persons',
  states: {
    open: { names: { en: 'open', de: 'offen' }, colour: 'primary', open: true },
    delivered: { names: { en: 'delivered', de: 'geliefert' }, colour: 'success' },
    cancelled: { names: { en: 'cancelled', de: 'storniert' }, colour: 'neutral' },
  },
  figures: { order: ['open', 'delivered'] },
  snapshot: { name: 'partyName', address: 'partyAddress' },
  lines: { attribute: 'lines', quantity: 'quantity', unitPrice: 'unitPrice' },
  numbering: { prefix: 'AU-', digits: 5 },
};
