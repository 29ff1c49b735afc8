import type { Core } from '@strapi/strapi';
import type { CreatedRelation, NewRelation } from '../../../contracts/relations';
import { refusal } from '../kernel/errors';
import { assertMayCreate } from '../kernel/rights/may-create';
import { getReadable } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { refusedUnder } from '../kernel/refused-under';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { services } from '../services';

/** A relation of a contact to another one, who is made in the same transaction where there is none yet: a new branch. */
export async function addRelation(strapi: Core.Strapi, reader: Reader, documentId: string, input: NewRelation): Promise<CreatedRelation> {
  const { side, other, newContact, ...attributes } = input;
  if (Boolean(other) === Boolean(newContact)) {
    throw refusal({ field: 'other', reason: 'required', message: 'A relation needs either other or newContact' });
  }
  assertMayCreate(reader, UID.relation, [...Object.keys(attributes), 'from', 'to']);
  await getReadable(strapi, reader, UID.contact, documentId);
  return inTransaction(strapi, async (trx) => {
    // Before the contact is written: the lock must be the transaction's first statement.
    await lock(strapi, trx, 'lock:structures');
    const far = newContact ? await refusedUnder('newContact', () => services(strapi).contacts.create(reader, newContact)) : { documentId: other as string };
    const sides = side === 'from' ? { from: documentId, to: far.documentId } : { from: far.documentId, to: documentId };
    const relation = await strapi.documents(UID.relation).create({ data: { ...attributes, ...sides } as never });
    return { documentId: relation.documentId, other: far.documentId };
  });
}
