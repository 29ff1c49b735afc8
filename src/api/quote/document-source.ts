import type { DocumentSourceDeclaration } from '../../plugins/crm-contacts/contracts/documents';

/** Quotes as linked documents of contacts; see docs/administration.md. */
export const quoteSource: DocumentSourceDeclaration = {
  contentType: 'api::quote.quote',
  names: { one: { en: 'Quote', de: 'Angebot' }, many: { en: 'Quotes', de: 'Angebote' } },
  number: 'number',
  date: 'quotedOn',
  state: 'state',
  due: 'validUntil',
  title: 'title',
  total: 'netTotal',
  currency: 'currency',
  roles: { orderingParty: 'orderingParty', billTo: 'billTo', site: 'site' },
  persons: 'persons',
  states: {
    open: { names: { en: 'open', de: 'offen' }, colour: 'primary', open: true },
    accepted: { names: { en: 'accepted', de: 'angenommen' }, colour: 'success' },
    struck: { names: { en: 'struck', de: 'gestrichen' }, colour: 'neutral', void: true },
  },
  derivedStates: {
    expired: { names: { en: 'expired', de: 'abgelaufen' }, colour: 'warning', from: ['open'] },
  },
  figures: { offer: ['open'] },
  siteAddress: 'siteAddress',
  paymentTerms: 'paymentTerms',
  snapshots: {
    orderingParty: { name: 'partyName', address: 'partyAddress' },
    billTo: { name: 'billToName', address: 'billToAddress' },
    site: { name: 'siteName', address: 'siteLocation' },
  },
  lines: { attribute: 'lines', code: 'code', text: 'text', quantity: 'quantity', unit: 'unit', unitPrice: 'unitPrice', priceSource: 'priceSource' },
  numbering: { prefix: 'AN-', digits: 5 },
};
