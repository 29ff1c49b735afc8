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
    cancelled: { names: { en: 'cancelled', de: 'storniert' }, colour: 'neutral' },
  },
  derivedStates: {
    overdue: { names: { en: 'overdue', de: 'überfällig' }, colour: 'danger', open: true, from: ['open'] },
  },
  owed: 'grossTotal',
  figures: { revenue: ['open', 'overdue', 'paid'], receivable: ['open', 'overdue'], overdue: ['overdue'] },
  snapshot: { name: 'partyName', address: 'partyAddress' },
  lines: { attribute: 'lines', quantity: 'quantity', unitPrice: 'unitPrice' },
  numbering: { prefix: 'RE-', digits: 5 },
};
