import type { Core } from '@strapi/strapi';
import type { RetiredChannel } from '../../../contracts/contacts';
import { forbidden } from '../kernel/errors';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';

const OWN = ['email', 'phone', 'mobile'] as const;

interface StoredChannel {
  documentId: string;
  kind: RetiredChannel['kind'];
  value: string;
  valueKey: string | null;
}

/**
 * Takes from a person's own channels those by which they were reached at work only, and gives what was
 * taken, as far as the reader may read it. `keys`: normalized forms of the work channels. 403 without the
 * right to change the person. Call it inside a transaction.
 */
export async function retireChannels(strapi: Core.Strapi, reader: Reader, documentId: string, keys: ReadonlySet<string>): Promise<RetiredChannel[]> {
  if (keys.size === 0) return [];
  const person = await strapi.db.query(UID.person).findOne({ where: { documentId } });
  const emptied = OWN.filter((field) => keys.has(person[`${field}Key`]));
  const channels: StoredChannel[] = await strapi.db.query(UID.channel).findMany({ where: { person: { documentId }, valueKey: { $in: [...keys] } } });
  await assertMayRetire(reader, documentId, emptied, channels);
  if (emptied.length > 0) {
    await strapi.documents(UID.person).update({ documentId, data: Object.fromEntries(emptied.map((field) => [field, null])) as never });
  }
  for (const channel of channels) await strapi.documents(UID.channel).delete({ documentId: channel.documentId });
  const told = emptied.filter((field) => reader.can('read', UID.person, undefined, field)).map((kind) => ({ kind, value: person[kind] as string }));
  const seesValues = reader.can('read', UID.channel) && reader.can('read', UID.channel, undefined, 'value');
  return [...told, ...(seesValues ? channels.map(({ kind, value }) => ({ kind, value })) : [])];
}

async function assertMayRetire(reader: Reader, person: string, fields: readonly string[], channels: StoredChannel[]): Promise<void> {
  const mayWrite = fields.length === 0 || ((await reader.keep('update', UID.person, [person])).has(person) && fields.every((field) => reader.can('update', UID.person, undefined, field)));
  const mayDelete = channels.length === 0 || (await reader.keep('delete', UID.channel, channels.map(({ documentId }) => documentId))).size === channels.length;
  if (!mayWrite || !mayDelete) throw forbidden('You may not take the work channels from this person');
}
