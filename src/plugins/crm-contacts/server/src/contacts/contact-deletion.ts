import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { refusal } from '../kernel/errors';
import type { Write } from '../kernel/guard';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';

/** What refers to a row: the type and the relation that does. `what` names it in the refusal. */
interface Reference {
  what: string;
  uid: string;
  attributes: string[];
}

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
  const counts = await countReferences(write.strapi, write.trx, HOLD_CONTACT, rowId(write));
  refuseIfHeld(counts, 'The contact');
}

export async function assertPersonDeletable(write: Write): Promise<void> {
  await holdRow(write);
  const counts = await countReferences(write.strapi, write.trx, HOLD_PERSON, rowId(write));
  refuseIfHeld(counts, 'The person');
}

export const deleteBelongings = (write: Write) => deleteReferences(write, OF_CONTACT);
export const deletePersonBelongings = (write: Write) => deleteReferences(write, OF_PERSON);

const rowId = ({ stored }: Write) => stored?.id as number;

/**
 * Until this transaction ends nobody links to the row: a link's foreign key has to wait for it. SQLite
 * has one writer anyway.
 */
async function holdRow({ strapi, trx, uid, stored }: Write): Promise<void> {
  if (dialectOf(strapi).name === 'postgres') await trx.raw('SELECT id FROM ?? WHERE id = ? FOR UPDATE', [tableOf(strapi, uid), stored?.id as number]);
}

async function countReferences(strapi: Core.Strapi, trx: Knex.Transaction, references: Reference[], id: number): Promise<Record<string, number>> {
  const parts = references.flatMap(({ what, uid, attributes }) =>
    attributes.map((attribute) => ({ what, ...linkOf(strapi, uid, attribute) }))
  );
  const sql = parts.map(() => 'SELECT ? AS what, count(*) AS count FROM ?? WHERE ?? = ?').join(' UNION ALL ');
  const rows = await rowsOf<{ what: string; count: number | string }>(
    trx.raw(sql, parts.flatMap(({ what, table, target }) => [what, table, target, id]))
  );
  const counts: Record<string, number> = {};
  for (const { what, count } of rows) counts[what] = (counts[what] ?? 0) + Number(count);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function refuseIfHeld(counts: Record<string, number>, subject: string): void {
  const held = Object.entries(counts);
  if (held.length === 0) return;
  const list = held.map(([what, count]) => `${what} (${count})`).join(', ');
  const way = subject === 'The contact' ? ' Close it instead.' : '';
  throw refusal({ field: 'documentId', reason: 'inUse', message: `${subject} cannot be deleted, since others depend on it: ${list}.${way}`, details: { counts } });
}

/** Raw, since a history refuses every other deletion; the link rows go with their foreign keys. */
async function deleteReferences({ strapi, trx, stored }: Write, references: Reference[]): Promise<void> {
  for (const { uid, attributes } of references) {
    const link = linkOf(strapi, uid, attributes[0]);
    const children = trx(link.table).select(link.own).where(link.target, stored?.id as number);
    await trx(tableOf(strapi, uid)).whereIn('id', children).delete();
  }
}
