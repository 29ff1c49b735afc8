import { rowsOf } from '../kernel/dialect';
import type { Write } from '../kernel/guard';
import { settingsOf } from '../kernel/settings';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { channelKey } from './keys.rules';

interface StoredChannel {
  id: number;
  kind: string;
  value: string;
  value_key: string | null;
}

/**
 * Numbers without prefix are read in the contact's country: when it moves, those of its channels and of
 * its positions' channels are read again.
 */
export async function refreshChannelKeys({ strapi, trx }: Write, contactId: number | string, country: string | null): Promise<void> {
  const table = tableOf(strapi, UID.channel);
  const [own, atPosition, company] = [linkOf(strapi, UID.channel, 'contact'), linkOf(strapi, UID.channel, 'position'), linkOf(strapi, UID.position, 'company')];
  const channels = await rowsOf<StoredChannel>(
    trx.raw(
      `SELECT c.id, c.kind, c.value, c.value_key FROM ${table} c WHERE c.id IN (
         SELECT l.${own.own} FROM ${own.table} l WHERE l.${own.target} = ?
         UNION SELECT p.${atPosition.own} FROM ${atPosition.table} p JOIN ${company.table} k ON k.${company.own} = p.${atPosition.target} WHERE k.${company.target} = ?)`,
      [contactId, contactId]
    )
  );
  for (const { id, kind, value, value_key: before } of channels) {
    const key = channelKey(kind, value, country, settingsOf(strapi).defaultCountry);
    if (key !== before) await trx(table).where({ id }).update({ value_key: key });
  }
}
