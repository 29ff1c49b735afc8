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

/** Numbers without prefix are read in the contact's country: when it moves, they are read again. */
export async function refreshChannelKeys({ strapi, trx }: Write, contactId: number | string, country: string | null): Promise<void> {
  const table = tableOf(strapi, UID.channel);
  const link = linkOf(strapi, UID.channel, 'contact');
  const channels = await rowsOf<StoredChannel>(
    trx.raw('SELECT c.id, c.kind, c.value, c.value_key FROM ?? c JOIN ?? l ON l.?? = c.id WHERE l.?? = ?', [table, link.table, link.own, link.target, contactId])
  );
  for (const { id, kind, value, value_key: before } of channels) {
    const key = channelKey(kind, value, country, settingsOf(strapi).defaultCountry);
    if (key !== before) await trx(table).where({ id }).update({ value_key: key });
  }
}
