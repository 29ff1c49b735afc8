import type { DocumentSourceDeclaration } from '../../plugins/crm-contacts/contracts/documents';

/** Invoices as linked documents of contacts; see docs/administration.md. */
export const invoiceSource: DocumentSourceDeclaration = {
  contentType: 'api::invoice.invoice',
  names: { one: { en: 'Invoice', de: 'Rechnung' }, many: { en: 'Invoices', de: 'Rechnungen' } },
  number: 'number',
  date: 'invoicedOn',
  state: 'state',
  due: 'dueOn',
  title: 'title',
  total: 'netTotal',
  currency: 'currency',
  roles: { orderingParty: 'orderingParty', billTo: 'billTo', site: 'site' },
  persons: 'persons',
  states: {
    open: { names: { en: 'open', de: 'offen' }, colour: 'primary', open: true },
    paid: { names: { en: 'paid', de: 'bezahlt' }, colour: 'success' },
    cancelled: { names: { en: 'cancelled', de: 'storniert' }, colour: 'neutral', void: true },
  },
  derivedStates: {
    overdue: { names: { en: 'overdue', de: 'überfällig' }, colour: 'danger', open: true, from: ['open'] },
  },
  owed: 'grossTotal',
  figures: { revenue: ['open', 'overdue', 'paid'], receivable: ['open', 'overdue'], overdue: ['overdue'] },
  siteAddress: 'siteAddress',
  paymentTerms: 'paymentTerms',
  snapshots: {
    orderingParty: { name: 'partyName', address: 'partyAddress' },
    billTo: { name: 'billToName', address: 'billToAddress' },
    site: { name: 'siteName', address: 'siteLocation' },
  },
  lines: { attribute: 'lines', code: 'code', text: 'text', quantity: 'quantity', unit: 'unit', unitPrice: 'unitPrice', priceSource: 'priceSource' },
  numbering: { prefix: 'RE-', digits: 5 },
};
