import { dialectOf } from '../kernel/dialect';
import type { Write } from '../kernel/guard';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';

type Held = Pick<Write, 'strapi' | 'trx' | 'documentId'>;

/**
 * Before anything is read: until this transaction ends nobody else writes the contact or its person.
 * What a write does not name is taken from the stored row, for search keys and for the mirror between
 * the two, so a row that changes meanwhile would be put back. The person comes first, as it does when a
 * person is written: writers of both kinds take turns. SQLite has one writer anyway.
 */
export async function holdContact({ strapi, trx, documentId }: Held): Promise<void> {
  if (!documentId || dialectOf(strapi).name === 'sqlite') return;
  const { table, own, target } = linkOf(strapi, UID.contact, 'person');
  const contact = trx(tableOf(strapi, UID.contact)).where({ document_id: documentId }).select('id');
  await trx(tableOf(strapi, UID.person)).whereIn('id', trx(table).select(target).whereIn(own, contact.clone())).select('id').forNoKeyUpdate();
  await contact.forNoKeyUpdate();
}

export async function holdPerson({ strapi, trx, documentId }: Held): Promise<void> {
  if (!documentId || dialectOf(strapi).name === 'sqlite') return;
  await trx(tableOf(strapi, UID.person)).where({ document_id: documentId }).select('id').forNoKeyUpdate();
}

/**
 * A channel or address with its owner, whose main values it may take the place of: of two that are made the main one at
 * once, the second finds what the first has left there.
 */
export async function holdBelonging({ strapi, trx, documentId }: Held, uid: string): Promise<void> {
  if (!documentId || dialectOf(strapi).name === 'sqlite') return;
  const select = ['documentId'];
  const row = (await strapi.db.query(uid).findOne({ where: { documentId }, select: ['id'], populate: { contact: { select }, person: { select } } })) as Partial<Record<'contact' | 'person', { documentId: string } | null>> | null;
  if (row?.contact) await holdContact({ strapi, trx, documentId: row.contact.documentId });
  if (row?.person) await holdPerson({ strapi, trx, documentId: row.person.documentId });
  await trx(tableOf(strapi, uid)).where({ document_id: documentId }).select('id').forNoKeyUpdate();
}
