import type { Core } from '@strapi/strapi';
import type { AddressRow, ChannelRow } from '../../../contracts/contacts';
import { dialectOf, preparedRows } from '../kernel/dialect';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { readableChannel } from './keys.rules';

type Owner = 'contact' | 'person';
type Stored = Record<string, unknown> & { documentId: string };

/** Further channels of a contact or person in the order in which they were added; undefined without the right to any. */
export async function channelsOf(strapi: Core.Strapi, reader: Reader, owner: Owner, documentId: string): Promise<ChannelRow[] | undefined> {
  const rows = await readableBelongings(strapi, reader, UID.channel, owner, documentId);
  return rows?.map(({ valueKey, ...row }) => ({ ...(row as unknown as ChannelRow), unparseable: !readableChannel({ ...row, valueKey }) }));
}

export async function addressesOf(strapi: Core.Strapi, reader: Reader, owner: Owner, documentId: string): Promise<AddressRow[] | undefined> {
  return (await readableBelongings(strapi, reader, UID.address, owner, documentId)) as AddressRow[] | undefined;
}

/** What is shown of each type; a column for the plugin's own use is taken along with the attribute it belongs to. */
const SHOWN: Record<string, { fields: string[]; along: Record<string, string> }> = {
  [UID.channel]: { fields: ['kind', 'label', 'value'], along: { valueKey: 'value' } },
  [UID.address]: { fields: ['kind', 'label', 'street', 'addressExtra', 'postalCode', 'city', 'region', 'country'], along: {} },
};

/** One statement, and more where conditions decide which rows and fields the reader sees. */
async function readableBelongings(strapi: Core.Strapi, reader: Reader, uid: string, owner: Owner, documentId: string): Promise<Stored[] | undefined> {
  if (!reader.can('read', uid)) return undefined;
  const { fields, along } = SHOWN[uid];
  const rows = await storedBelongings(strapi, uid, owner, documentId);
  const ids = rows.map((row) => row.documentId);
  const kept = reader.where('read', uid) ? await reader.keep('read', uid, ids) : null;
  const isShown = await fieldsOf(strapi, reader, uid, ids);
  return rows
    .filter((row) => !kept || kept.has(row.documentId))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(along[name] ?? name) || isShown(row.documentId, along[name] ?? name))) as Stored);
}

async function storedBelongings(strapi: Core.Strapi, uid: string, owner: Owner, documentId: string): Promise<Stored[]> {
  const { attributes } = strapi.db.metadata.get(uid) as unknown as { attributes: Record<string, { columnName?: string }> };
  const names = ['documentId', ...SHOWN[uid].fields, ...Object.keys(SHOWN[uid].along)];
  const link = linkOf(strapi, uid, owner);
  const columns = names.map((name) => `b.${attributes[name].columnName} AS "${name}"`).join(', ');
  const sql = `SELECT ${columns}, ${dialectOf(strapi).epochMillis('b.updated_at')} AS "updatedAt"
    FROM ${tableOf(strapi, uid)} b JOIN ${link.table} l ON l.${link.own} = b.id
    JOIN ${tableOf(strapi, owner === 'contact' ? UID.contact : UID.person)} o ON o.id = l.${link.target}
    WHERE o.document_id = ? ORDER BY b.id`;
  const rows = await preparedRows<Stored>(strapi, sql, [documentId]);
  return rows.map((row) => ({ ...row, updatedAt: new Date(Number(row.updatedAt)).toISOString() }));
}
