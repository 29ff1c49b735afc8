import type { Core } from '@strapi/strapi';
import type { CloseContact, ContactState, CreatedContact, MakeContact, NewContact, NewPerson, Responsible } from '../../../contracts/contacts';
import { conflict, forbidden, notFound, refusal } from '../kernel/errors';
import { mayKnow } from '../kernel/rights/judge';
import { assertMayCreate } from '../kernel/rights/may-create';
import { fieldsOf } from '../kernel/rights/masks';
import { permitting } from '../kernel/rights/permit';
import type { Reader } from '../kernel/rights/reader';
import { assertUnchangedSince } from '../kernel/seen';
import { settingsOf, todayIn } from '../kernel/settings';
import { inTransaction, takeNumbers } from '../kernel/transaction';
import { ADMIN_USER, PLUGIN, UID } from '../kernel/uids';
import { holdContact } from './hold';
import { CONTACT_NUMBERS, formatNumber } from './number-range';
import { refusedUnder } from '../kernel/refused-under';

/** The permission to name owners and deputies: a plugin action of roles, a scope of tokens. */
export const ASSIGN_OWNER = { admin: `plugin::${PLUGIN}.contacts.assign-owner`, api: `plugin::${PLUGIN}.contacts.responsible` };

interface ContactRow {
  id: number;
  documentId: string;
  number: string;
  closedOn: string | null;
  updatedAt: Date | string;
}

export function contactService(strapi: Core.Strapi) {
  const contacts = () => strapi.documents(UID.contact);

  return {
    /** A contact, with its person where its kind is `person`, in one transaction. */
    async create(reader: Reader, input: NewContact): Promise<CreatedContact> {
      const { personDocumentId, newPerson, ownerDocumentId, deputyDocumentId, ...attributes } = input;
      assertOnePerson(input);
      assertMayCreate(reader, UID.contact, [...Object.keys(attributes), ...(input.kind === 'person' ? ['person'] : [])]);
      if (newPerson) assertMayCreate(reader, UID.person, Object.keys(newPerson));
      const responsible = await responsibleOf(strapi, reader, { ownerDocumentId: ownerDocumentId === undefined ? reader.user?.documentId : ownerDocumentId, deputyDocumentId });
      return inTransaction(strapi, async (trx) => {
        const data: Record<string, unknown> = { ...attributes, ...responsible };
        if (newPerson) {
          // The counter is written before anything else: see takeNumbers.
          data.number ??= formatNumber(settingsOf(strapi).numberRange, await takeNumbers(strapi, trx, CONTACT_NUMBERS));
          data.person = (await refusedUnder('newPerson', () => createPerson(strapi, newPerson))).documentId;
        }
        if (personDocumentId) data.person = personDocumentId;
        const { documentId, number } = (await contacts().create({ data } as never)) as unknown as ContactRow;
        return { documentId, number };
      });
    },

    /** The contact of a person's own. 400 naming `person` when it has one. */
    makeContact(reader: Reader, personDocumentId: string, { stage, ownerDocumentId }: MakeContact): Promise<CreatedContact> {
      return this.create(reader, { kind: 'person', personDocumentId, ...(stage ? { stage } : {}), ...(ownerDocumentId === undefined ? {} : { ownerDocumentId }) });
    },

    /** Ends the business with a contact; its rows stay. 409 when it is closed already. */
    async close(reader: Reader, documentId: string, { reason, successor, seen }: CloseContact): Promise<ContactState> {
      return inTransaction(strapi, async (trx) => {
        // Before `seen` locks the contact's row: a writer of its person would wait for the one and hold the other.
        await holdContact({ strapi, trx, documentId });
        const stored = await changeable(strapi, reader, documentId);
        await assertUnchangedSince(strapi, UID.contact, documentId, seen);
        if (stored.closedOn) throw conflict('This contact is closed already', { reason: 'closed' });
        const follower = successor ? await successorOf(strapi, reader, documentId, successor) : null;
        return writeClosing(strapi, reader, documentId, { closedOn: todayIn(strapi), closedReason: reason, successor: follower });
      });
    },

    async reopen(reader: Reader, documentId: string): Promise<ContactState> {
      return inTransaction(strapi, async () => {
        const stored = await changeable(strapi, reader, documentId);
        if (!stored.closedOn) throw conflict('This contact is not closed', { reason: 'open' });
        return writeClosing(strapi, reader, documentId, { closedOn: null, closedReason: null, successor: null });
      });
    },

    /** Names owner and deputy; what is absent stays. */
    async setResponsible(reader: Reader, documentId: string, names: Responsible): Promise<ContactState> {
      return inTransaction(strapi, async () => {
        await changeable(strapi, reader, documentId);
        const data = await responsibleOf(strapi, reader, names, true);
        // Tokens know no rights on fields: their scope says it all.
        const refused = reader.kind === 'admin' ? Object.keys(data).filter((field) => !reader.can('update', UID.contact, undefined, field)) : [];
        if (refused.length > 0) throw forbidden(`You may not write ${refused.join(', ')}`);
        return stateOf(strapi, reader, (await contacts().update({ documentId, data } as never)) as unknown as ContactRow);
      });
    },
  };
}

export type ContactService = ReturnType<typeof contactService>;

function assertOnePerson({ kind, personDocumentId, newPerson }: NewContact): void {
  if (kind !== 'person') return;
  if (Boolean(personDocumentId) === Boolean(newPerson)) {
    throw refusal({ field: 'person', reason: 'required', message: 'A contact of kind person needs either personDocumentId or newPerson' });
  }
}

async function createPerson(strapi: Core.Strapi, person: NewPerson) {
  return strapi.documents(UID.person).create({ data: person } as never);
}

/** The contact, if the reader may see it; 403 when they may see but not change it. */
async function changeable(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<ContactRow> {
  const row = (await strapi.db.query(UID.contact).findOne({ where: { documentId } })) as ContactRow | null;
  if (!row || !(await mayKnow(strapi, reader, UID.contact, documentId))) throw notFound();
  if (!(await reader.keep('update', UID.contact, [documentId])).has(documentId)) throw forbidden('You may not change this contact');
  return row;
}

async function successorOf(strapi: Core.Strapi, reader: Reader, documentId: string, successor: string): Promise<number> {
  const no = (reason: string, message: string) => refusal({ field: 'successor', reason, message });
  if (successor === documentId) throw no('self', 'A contact cannot be its own successor');
  const row = (await strapi.db.query(UID.contact).findOne({ where: { documentId: successor } })) as ContactRow | null;
  if (!row || !(await mayKnow(strapi, reader, UID.contact, successor))) throw no('unknown', 'successor names a contact that does not exist');
  if (row.closedOn) throw no('closed', 'The successor is closed itself');
  return row.id;
}

async function writeClosing(strapi: Core.Strapi, reader: Reader, documentId: string, values: Record<string, unknown>): Promise<ContactState> {
  const write = () => strapi.documents(UID.contact).update({ documentId, data: values } as never);
  return stateOf(strapi, reader, (await permitting({ uid: UID.contact, documentId, values }, write)) as unknown as ContactRow);
}

/** As far as the reader may read it. */
async function stateOf(strapi: Core.Strapi, reader: Reader, { documentId, closedOn, updatedAt }: ContactRow): Promise<ContactState> {
  const isShown = await fieldsOf(strapi, reader, UID.contact, [documentId]);
  return { documentId, ...(isShown(documentId, 'closedOn') ? { closedOn } : {}), updatedAt: new Date(updatedAt).toISOString() };
}

/** Owner and deputy as ids. Naming anybody but oneself for a new contact needs a right of its own. */
async function responsibleOf(strapi: Core.Strapi, reader: Reader, names: Responsible, changes = false): Promise<Record<string, number | null>> {
  const fields = { owner: names.ownerDocumentId, deputy: names.deputyDocumentId };
  const others = Object.values(fields).some((name) => name !== undefined && (changes || name !== reader.user?.documentId));
  if (others && reader.kind !== 'system' && !reader.may(ASSIGN_OWNER[reader.kind])) throw forbidden('You may not name owners and deputies');
  const found: Record<string, number | null> = {};
  for (const [field, documentId] of Object.entries(fields)) {
    if (documentId !== undefined) found[field] = documentId === null ? null : await activeUser(strapi, `${field}DocumentId`, documentId);
  }
  if (found.owner && found.owner === found.deputy) {
    throw refusal({ field: 'deputyDocumentId', reason: 'same', message: 'Owner and deputy must be two people' });
  }
  return found;
}

async function activeUser(strapi: Core.Strapi, field: string, documentId: string): Promise<number> {
  const user = await strapi.db.query(ADMIN_USER).findOne({ where: { documentId }, select: ['id'] });
  if (!user) throw refusal({ field, reason: 'unknown', message: `${field} names a user that does not exist` });
  return user.id;
}
