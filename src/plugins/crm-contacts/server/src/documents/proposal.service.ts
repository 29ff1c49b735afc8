import type { Core } from '@strapi/strapi';
import type { DocumentProposal } from '../../../contracts/documents';
import type { Day } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import { getReadable } from '../kernel/rights/readable';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf, todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { payerOf } from './document.parties';
import { mayFileFor } from './may-file';
import { addressBlock, objectionToParty, objectionToPayer, type Party } from './party.rules';
import { billingAddress, siteAddressOf, type AddressRow } from './party.sql';
import type { Source } from './source.rules';

/** What a new document of a source for this contact would start with; writes nothing. 404 when the reader may not read the contact. */
export async function proposeDocument(strapi: Core.Strapi, reader: Reader, sources: Source[], documentId: string, asked: { source: string; date?: Day }): Promise<DocumentProposal> {
  const party = (await getReadable(strapi, reader, UID.contact, documentId)) as unknown as Party;
  const source = sources.find(({ key, contentType }) => key === asked.source && reader.can('read', contentType));
  if (!source) throw refusal({ field: 'source', reason: 'unknown', message: `There is no source "${asked.source}"` });
  const write = { strapi };
  const date = asked.date ?? todayIn(strapi);
  const payer = source.roles.billTo && source.roleNames[0] !== 'billTo' ? await payerOf({ write, reader, day: date }, party) : null;
  const site = source.siteAddress ? await siteAddressOf(strapi, reader, party) : null;
  const isShown = await fieldsOf(strapi, reader, UID.contact, [documentId, ...(payer ? [payer.documentId] : [])]);
  const mayRead = (field: string, of = documentId) => isShown(of, field);
  const pays = payer?.documentId ?? documentId;
  const isTheirs = await mayFileFor(reader, payer ? [documentId, payer.documentId] : [documentId]);
  const bill = await billingAddress(strapi, reader, payer ?? party);
  const told = <Of extends Party>(of: Of): Of => (mayRead('name', of.documentId) ? of : { ...of, name: 'The contact' });
  const objection = isTheirs ? await objectionTo(strapi, source, told(party), payer && told(payer)) : notTheirs(source, told(party));
  return {
    source: source.key,
    date,
    currency: source.currency ? ((mayRead('currency') && party.currency) || settingsOf(strapi).defaultCurrency) : null,
    paymentTerms: source.paymentTerms && mayRead('paymentTerms', pays) ? (payer ?? party).paymentTerms : null,
    billTo: payer && { documentId: payer.documentId, name: mayRead('name', pays) ? payer.name : null },
    billAddress: await shownBlock(strapi, reader, bill === (payer ?? party) ? UID.contact : UID.address, bill),
    siteAddress: site && { documentId: site.documentId, text: (await shownBlock(strapi, reader, UID.address, site)) ?? '' },
    refusal: objection && { reason: objection.reason, message: objection.message },
  };
}

const ADDRESS = ['street', 'addressExtra', 'postalCode', 'city', 'region', 'country'] as const;

/** The address of a contact or of an address of its own, of those parts that may be read. */
async function shownBlock(strapi: Core.Strapi, reader: Reader, uid: string, row: AddressRow | Party): Promise<string | null> {
  const isShown = await fieldsOf(strapi, reader, uid, [row.documentId]);
  return addressBlock(Object.fromEntries(ADDRESS.filter((field) => isShown(row.documentId, field)).map((field) => [field, row[field]])));
}

const notTheirs = ({ partyAttribute: field }: Source, { name }: Party): Objection => ({
  field, reason: 'notTheirs', message: `You may not make documents of ${name}: that needs the right to change it`,
});

async function objectionTo(strapi: Core.Strapi, source: Source, party: Party, payer: Party | null): Promise<Objection | null> {
  const { workflow } = services(strapi);
  const refused = objectionToParty(party, await workflow.capabilitiesOf(party.stage, party.stageStatus), source.partyAttribute);
  if (refused || !payer) return refused;
  return objectionToPayer(payer, await workflow.isBlocked(payer.stage, payer.stageStatus), source.roles.billTo as string);
}
