import type { PartyRole } from '../../../contracts/documents';
import { refusal } from '../kernel/errors';
import { relationInput } from '../kernel/relation-input';
import { hiddenIn } from '../kernel/rights/masks';
import { quoting } from '../kernel/rights/quotes';
import { UID } from '../kernel/uids';
import { settingsOf } from '../kernel/settings';
import { services } from '../services';
import { namesRelation, settle, toOne, type Draft, type Settled } from './draft';
import { isEmpty } from './number';
import { addressBlock, objectionToParty, objectionToPayer, snapshotValue, stillFollows, type Kept, type Party } from './party.rules';
import { billingAddress, partyOf, siteAddressOf, type AddressRow } from './party.sql';

/**
 * Who a document is for, who pays and where it goes: proposes what a new one does not say, refuses parties
 * with whom nothing new is begun, and keeps names and addresses as they are on that day. Of a document that
 * is no longer open the snapshots stay, whatever becomes of its parties.
 */
export async function settleParties(draft: Draft): Promise<void> {
  const { write, source } = draft;
  const [first] = source.roleNames;
  const party = await settle(draft, first);
  if (party.isNew) await assertMayHaveDocuments(draft, party.after as Party);
  await proposePayer(draft, party);
  const payer = first === 'billTo' ? party : await settle(draft, 'billTo');
  if (payer.after && (payer.isNew || party.isNew)) await assertMayPay(draft, payer.after);
  const site = first === 'site' ? party : await settle(draft, 'site');
  const place = await settlePlace(draft, site.after ?? party.after, party, [party.after, payer.after, site.after]);
  if (!draft.isOpen) return;
  await takeOver(draft, party, payer);
  const payerChanged = payer.isNew || party.isNew || (payer.before !== null && payer.after === null);
  if (party.isNew && first !== 'billTo') keep(draft, first, keptOf(party.after));
  if (payerChanged) keep(draft, 'billTo', await keptPayer(draft, payer.after ?? party.after));
  if (site.isNew || place.isNew || write.action === 'clone') keep(draft, 'site', keptSite(site.after, place.after));
}

async function assertMayHaveDocuments({ write: { strapi }, source }: Draft, party: Party): Promise<void> {
  const allowed = await services(strapi).workflow.capabilitiesOf(party.stage, party.stageStatus);
  const objection = objectionToParty(party, allowed, source.partyAttribute);
  if (objection) throw refusal(quotingParty(party)(objection));
}

async function assertMayPay({ write: { strapi }, source }: Draft, payer: Party): Promise<void> {
  const isBlocked = await services(strapi).workflow.isBlocked(payer.stage, payer.stageStatus);
  const objection = objectionToPayer(payer, isBlocked, source.roles.billTo as string);
  if (objection) throw refusal(quotingParty(payer)(objection));
}

const quotingParty = ({ id, name, stage, stageStatus }: Party) => quoting(UID.contact, id, { name, stage, stageStatus });

/**
 * A new document goes to whom its party's invoices go on its day. When an open one gets another party, so does
 * the bill, unless somebody had chosen who pays.
 */
async function proposePayer(draft: Draft, party: Settled): Promise<void> {
  const { write, source, isOpen } = draft;
  const attribute = source.roles.billTo;
  if (!attribute || attribute === source.partyAttribute || !party.isNew || namesRelation(write, attribute)) return;
  if (write.action === 'clone') return;
  if (write.action === 'update') {
    const payer = (write.stored?.[attribute] ?? null) as Party | null;
    const former = party.before && (await payerOf(draft, party.before));
    if (!isOpen || !(stillFollows(payer?.documentId, former?.documentId) || payer?.documentId === party.before?.documentId)) return;
  }
  const proposed = await payerOf(draft, party.after as Party);
  if (proposed || write.action === 'update') write.data[attribute] = toOne(proposed?.documentId);
}

/** To whom the invoices of a party go on the document's day, as far as the writer may know; null: to itself. A closed contact gets none. */
export async function payerOf({ write: { strapi }, reader, day }: Pick<Draft, 'reader' | 'day'> & { write: Pick<Draft['write'], 'strapi'> }, party: Party): Promise<Party | null> {
  for (const documentId of await services(strapi).relations.billedTo(reader, party.documentId, day)) {
    const payer = await partyOf(strapi, { documentId });
    if (payer && !payer.closedOn && payer.id !== party.id) return payer;
  }
  return null;
}

interface Place {
  after: AddressRow | null;
  isNew: boolean;
}

/** Which address is the site: the one named, else the only one that the party has for that. */
async function settlePlace(draft: Draft, owner: Party | null, party: Settled, parties: (Party | null)[]): Promise<Place> {
  const { write, source: { siteAddress: attribute } } = draft;
  const before = attribute ? ((write.stored?.[attribute] ?? null) as AddressRow | null) : null;
  if (!attribute) return { after: null, isNew: false };
  if (namesRelation(write, attribute)) return namedPlace(draft, attribute, before, parties);
  const wasOfFormer = write.action === 'update' && party.isNew && draft.isOpen && before !== null && !(await belongsTo(draft, before, parties));
  if (write.action !== 'create' && !wasOfFormer) return { after: before, isNew: false };
  const after = owner && (await siteAddressOf(write.strapi, draft.reader, owner));
  if (after || wasOfFormer) write.data[attribute] = toOne(after?.documentId);
  return { after, isNew: after !== null || wasOfFormer };
}

async function namedPlace(draft: Draft, attribute: string, before: AddressRow | null, parties: (Party | null)[]): Promise<Place> {
  const { write: { strapi, data }, objections } = draft;
  const [documentId, id] = placeIn(data[attribute]);
  if (documentId === undefined && id === undefined) return { after: null, isNew: before !== null };
  const after: AddressRow | null = await strapi.db.query(UID.address).findOne({ where: id === undefined ? { documentId } : { id } });
  if (!after) objections.push({ field: attribute, reason: 'unknown', message: `${attribute} names an entry that does not exist` });
  else if (after.documentId !== before?.documentId && !(await belongsTo(draft, after, parties))) {
    objections.push({ field: attribute, reason: 'foreign', message: `${attribute} names an address of somebody who has no part in this document` });
  }
  return { after, isNew: after?.documentId !== before?.documentId };
}

function placeIn(value: unknown): [documentId?: string, id?: number] {
  const written = relationInput(value);
  return written.change === 'set' ? [written.documentId, written.id] : [];
}

async function belongsTo({ write: { strapi } }: Draft, { documentId }: AddressRow, parties: (Party | null)[]): Promise<boolean> {
  const ids = parties.flatMap((party) => party?.id ?? []);
  if (ids.length === 0) return false;
  const persons: { person: { id: number } | null }[] = await strapi.db.query(UID.contact).findMany({ where: { id: { $in: ids } }, select: ['id'], populate: { person: { select: ['id'] } } });
  const people = persons.flatMap(({ person }) => person?.id ?? []);
  return (await strapi.db.query(UID.address).count({ where: { documentId, $or: [{ contact: { id: { $in: ids } } }, { person: { id: { $in: people } } }] } })) > 0;
}

/** Currency of a new document from its party, payment terms from who pays: what the writer may not read there is not taken. */
async function takeOver({ write: { data, stored, action, strapi }, source: { currency, paymentTerms }, reader, objections }: Draft, party: Settled, payer: Settled): Promise<void> {
  const pays = payer.after ?? party.after;
  const hidden = await hiddenIn(strapi, reader, UID.contact, [party.after, pays].flatMap((one) => one?.documentId ?? []));
  if (currency && isEmpty(data[currency]) && (action === 'create' || data[currency] !== undefined)) {
    if (party.after && hidden.get(party.after.documentId)?.has('currency')) objections.push({ field: currency, reason: 'required', message: `${currency} is needed: you may not read that of the party` });
    else data[currency] = party.after?.currency ?? settingsOf(strapi).defaultCurrency;
  }
  if (!paymentTerms || !pays || !(payer.isNew || party.isNew) || !reader.can('read', UID.contact, undefined, 'paymentTerms') || hidden.get(pays.documentId)?.has('paymentTerms')) return;
  const paid = payer.before ?? party.before;
  const isUntouched = action === 'create' ? isEmpty(data[paymentTerms]) : stillFollows(stored?.[paymentTerms], paid?.paymentTerms) && (data[paymentTerms] ?? stored?.[paymentTerms]) === stored?.[paymentTerms];
  if (isUntouched) data[paymentTerms] = pays.paymentTerms ?? null;
}

function keep({ write: { data, stored, action }, source: { snapshots } }: Draft, role: PartyRole, kept: Kept): void {
  for (const part of ['name', 'address'] as const) {
    const attribute = snapshots?.[role]?.[part];
    if (!attribute) continue;
    data[attribute] = snapshotValue({ written: data[attribute], stored: stored?.[attribute], repeats: action !== 'create', kept: kept[part] });
  }
}

const keptOf = (party: Party | null): Kept => ({ name: party?.name ?? null, address: party && addressBlock(party) });

async function keptPayer({ write: { strapi }, reader }: Draft, payer: Party | null): Promise<Kept> {
  return { name: payer?.name ?? null, address: payer && addressBlock(await billingAddress(strapi, reader, payer)) };
}

/** A site of another company bears its name; one of the party's own addresses its label, if it has one. */
function keptSite(site: Party | null, place: AddressRow | null): Kept {
  const name = site?.name ?? place?.label ?? null;
  const address = place ? addressBlock(place) : site && addressBlock(site);
  return { name, address };
}
