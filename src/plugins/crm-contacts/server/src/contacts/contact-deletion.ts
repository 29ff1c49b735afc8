import type { Core } from '@strapi/strapi';
import type { Write } from '../kernel/guard';
import { countReferences, deleteReferences, holdRow, refuseIfHeld, rowId, type Reference } from '../kernel/references';
import { UID } from '../kernel/uids';
import { services } from '../services';

/** Rows without which a contact cannot go: they mean something of their own. */
const HOLD_CONTACT: Reference[] = [
  { what: 'positions', uid: UID.position, attributes: ['company'] },
  { what: 'departments', uid: UID.department, attributes: ['company'] },
  { what: 'workplaces', uid: UID.workplace, attributes: ['company'] },
  { what: 'relations', uid: UID.relation, attributes: ['from', 'to'] },
  { what: 'activities', uid: UID.activity, attributes: ['contacts'] },
  { what: 'price assignments', uid: UID.priceAssignment, attributes: ['contact'] },
  { what: 'predecessors', uid: UID.contact, attributes: ['successor'] },
];

const HOLD_PERSON: Reference[] = [
  { what: 'positions', uid: UID.position, attributes: ['person'] },
  { what: 'own contact', uid: UID.contact, attributes: ['person'] },
  { what: 'activities', uid: UID.activity, attributes: ['persons'] },
];

/** Rows that are nothing without their owner and go with it. */
const OF_CONTACT: Reference[] = [
  { what: 'channels', uid: UID.channel, attributes: ['contact'] },
  { what: 'addresses', uid: UID.address, attributes: ['contact'] },
  { what: 'bank accounts', uid: UID.bankAccount, attributes: ['contact'] },
  { what: 'stage changes', uid: UID.stageChange, attributes: ['contact'] },
  { what: 'follows', uid: UID.follow, attributes: ['contact'] },
];

const OF_PERSON: Reference[] = [
  { what: 'channels', uid: UID.channel, attributes: ['person'] },
  { what: 'addresses', uid: UID.address, attributes: ['person'] },
];

/** Refuses with counts of what depends on the contact: it is closed instead. */
export async function assertDeletable(write: Write): Promise<void> {
  await holdRow(write);
  refuseIfHeld(await countReferences(write.strapi, write.trx, [...HOLD_CONTACT, ...documentReferences(write.strapi)], rowId(write)), 'The contact', 'Close it instead.');
}

export async function assertPersonDeletable(write: Write): Promise<void> {
  await holdRow(write);
  refuseIfHeld(await countReferences(write.strapi, write.trx, HOLD_PERSON, rowId(write)), 'The person');
}

/** Every linked document in which the contact has a role. */
const documentReferences = (strapi: Core.Strapi): Reference[] =>
  services(strapi).documents.sources().map(({ contentType, key, roles }) => ({ what: key, uid: contentType, attributes: Object.values(roles) }));

export const deleteBelongings = (write: Write) => deleteReferences(write, OF_CONTACT);
export const deletePersonBelongings = (write: Write) => deleteReferences(write, OF_PERSON);
