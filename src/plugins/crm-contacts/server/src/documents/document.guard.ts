import type { Core } from '@strapi/strapi';
import { dayAfter, valueAfter } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard } from '../kernel/guard';
import { relationInput } from '../kernel/relation-input';
import { takeNumbers } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { addressBlock, objectionsToDocument, objectionToParty, totalOfLines, type Party } from './document.rules';
import type { Source } from './source.rules';

/** Name of a source's number range among the counters. */
export const numberRangeOf = ({ key }: Source) => `document-number:${key}`;

/**
 * Writes of the host's documents: an empty number is filled, no new document for a party whose stage
 * has none, its name and address kept as they are today, a total where none is given.
 */
export const documentGuard: WriteGuard = {
  uids: (strapi) => services(strapi).documents.sources().map(({ contentType }) => contentType),
  actions: ['create', 'update', 'clone'],
  async before(write) {
    const source = services(write.strapi).documents.sources().find(({ contentType }) => contentType === write.uid) as Source;
    // First: this statement writes, and on SQLite a transaction that read before it can be refused.
    await fillNumber(write, source);
    const party = await newPartyOf(write, source);
    if (party) {
      await assertMayHaveDocuments(write.strapi, party, source);
      keepAsItIs(write, source, party);
    }
    fillTotal(write, source);
    const found: Objection[] = [];
    const day = (name: string | undefined) => (name ? dayAfter(write, name, found) : null);
    const written = { date: day(source.date), due: day(source.due), currency: source.currency ? valueAfter<string>(write, source.currency) : null };
    found.push(...objectionsToDocument(written, source));
    if (found.length > 0) throw refusal(found);
  },
};

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

async function fillNumber({ strapi, trx, action, uid, data }: Write, source: Source): Promise<void> {
  const { number, numbering } = source;
  if (action === 'update' ? data[number] === undefined || !isEmpty(data[number]) : !isEmpty(data[number])) return;
  if (!numbering) throw refusal({ field: number, reason: 'required', message: `${number} must be filled` });
  const format = (count: number) => `${numbering.prefix}${String(count).padStart(numbering.digits, '0')}`;
  let next: string;
  // Numbers typed by hand may stand in the way: pass over them.
  do next = format(await takeNumbers(strapi, trx, numberRangeOf(source)));
  while ((await strapi.db.query(uid).count({ where: { [number]: next } })) > 0);
  data[number] = next;
}

/** The party that counts, where the write names it anew. */
async function newPartyOf({ strapi, action, uid, documentId, data }: Write, { partyAttribute }: Source): Promise<Party | null> {
  const written = relationInput(data[partyAttribute]);
  if (written.change === 'clear') return null;
  if (written.change === 'set') {
    const party = await strapi.db.query(UID.contact).findOne({ where: written.id ? { id: written.id } : { documentId: written.documentId } });
    if (!party) throw refusal({ field: partyAttribute, reason: 'unknown', message: `${partyAttribute} names a contact that does not exist` });
    if (action !== 'update') return party;
    const stored = await storedParty(strapi, uid, documentId, partyAttribute);
    return stored?.documentId === party.documentId ? null : party;
  }
  return action === 'clone' ? storedParty(strapi, uid, documentId, partyAttribute) : null;
}

async function storedParty(strapi: Core.Strapi, uid: string, documentId: string | undefined, attribute: string): Promise<Party | null> {
  const row = await strapi.db.query(uid).findOne({ where: { documentId }, populate: [attribute] });
  return row?.[attribute] ?? null;
}

async function assertMayHaveDocuments(strapi: Core.Strapi, party: Party, { partyAttribute }: Source): Promise<void> {
  const allowed = await services(strapi).workflow.capabilitiesOf(party.stage, party.stageStatus);
  const objection = objectionToParty(party, allowed, partyAttribute);
  if (objection) throw refusal(objection);
}

/** The snapshot is of the day the document was made, or got another party: later changes of the contact leave it. */
function keepAsItIs({ action, data, stored }: Write, { snapshot }: Source, party: Party): void {
  const values: [string | undefined, string | null][] = [[snapshot?.name, party.name], [snapshot?.address, addressBlock(party)]];
  for (const [attribute, value] of values) {
    if (!attribute) continue;
    // A whole form that is saved repeats what was stored: that is no wish of its own.
    const repeated = action === 'update' && data[attribute] === stored?.[attribute];
    if (isEmpty(data[attribute]) || repeated) data[attribute] = value;
  }
}

function fillTotal({ action, data, stored }: Write, { lines, total }: Source): void {
  if (!lines || !total) return;
  const written = data[lines.attribute];
  const given = data[total] === undefined && action !== 'create' ? stored?.[total] : data[total];
  if (!Array.isArray(written) || !isEmpty(given)) return;
  const sum = totalOfLines(written.map((line) => ({ quantity: line?.[lines.quantity], unitPrice: line?.[lines.unitPrice] })));
  if (sum !== null) data[total] = sum;
}
