import type { DocumentSourceDeclaration } from '../../plugins/crm-contacts/contracts/documents';

/** Inquiries as linked documents of contacts; see docs/administration.md. */
export const inquirySource: DocumentSourceDeclaration = {
  contentType: 'api::inquiry.inquiry',
  names: { one: { en: 'Inquiry', de: 'Anfrage' }, many: { en: 'Inquiries', de: 'Anfragen' } },
  number: 'number',
  date: 'receivedOn',
  state: 'state',
  due: 'answerBy',
  title: 'title',
  total: 'netTotal',
  currency: 'currency',
  roles: { orderingParty: 'orderingParty', billTo: 'billTo', site: 'site' },
  persons: 'persons',
  states: {
    active: { names: { en: 'active', de: 'aktiv' }, colour: 'primary', open: true },
    won: { names: { en: 'won', de: 'gewonnen' }, colour: 'success' },
    lost: { names: { en: 'lost', de: 'verloren' }, colour: 'neutral', void: true },
  },
  handedOver: true,
  siteAddress: 'siteAddress',
  snapshots: {
    orderingParty: { name: 'partyName', address: 'partyAddress' },
    billTo: { name: 'billToName', address: 'billToAddress' },
    site: { name: 'siteName', address: 'siteLocation' },
  },
  lines: { attribute: 'lines', code: 'code', text: 'text', quantity: 'quantity', unit: 'unit', unitPrice: 'unitPrice', priceSource: 'priceSource' },
  numbering: { prefix: 'AF-', digits: 5 },
};
