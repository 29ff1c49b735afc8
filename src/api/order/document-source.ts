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
    cancelled: { names: { en: 'cancelled', de: 'storniert' }, colour: 'neutral', void: true },
  },
  figures: { order: ['open', 'delivered'] },
  siteAddress: 'siteAddress',
  paymentTerms: 'paymentTerms',
  snapshots: {
    orderingParty: { name: 'partyName', address: 'partyAddress' },
    billTo: { name: 'billToName', address: 'billToAddress' },
    site: { name: 'siteName', address: 'siteLocation' },
  },
  lines: { attribute: 'lines', code: 'code', text: 'text', quantity: 'quantity', unit: 'unit', unitPrice: 'unitPrice', priceSource: 'priceSource' },
  numbering: { prefix: 'AU-', digits: 5 },
};
