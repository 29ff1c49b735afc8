import type { Core } from '@strapi/strapi';
import type { DocumentProposal } from '../../../contracts/documents';
import type { Day } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import { getReadable } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf, todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { keptPayer, payerOf } from './document.parties';
import { mayFileFor } from './may-file';
import { addressBlock, objectionToParty, objectionToPayer, type Party } from './party.rules';
import { siteAddressOf } from './party.sql';
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
  const mayRead = (field: string) => reader.can('read', UID.contact, undefined, field);
  const isTheirs = await mayFileFor(reader, payer ? [documentId, payer.documentId] : [documentId]);
  const objection = isTheirs ? await objectionTo(strapi, source, party, payer) : notTheirs(source, party);
  return {
    source: source.key,
    date,
    currency: source.currency ? ((mayRead('currency') && party.currency) || settingsOf(strapi).defaultCurrency) : null,
    paymentTerms: source.paymentTerms && mayRead('paymentTerms') ? (payer ?? party).paymentTerms : null,
    billTo: payer && { documentId: payer.documentId, name: payer.name },
    billAddress: mayRead('street') ? (await keptPayer({ write, reader }, payer ?? party)).address : null,
    siteAddress: site && { documentId: site.documentId, text: addressBlock(site) ?? '' },
    refusal: objection && { reason: objection.reason, message: objection.message },
  };
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
