import type { Core } from '@strapi/strapi';
import type { PostalAddress } from '../../../contracts/contacts';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import type { Party } from './party.rules';

export interface AddressRow extends Partial<PostalAddress> {
  documentId: string;
  kind: string;
  label: string | null;
}

/** Further addresses of a contact, and of the person that it is itself, oldest first; none for who may not read addresses. */
export async function addressesOf(strapi: Core.Strapi, reader: Reader, { id }: Party): Promise<AddressRow[]> {
  if (!reader.can('read', UID.address)) return [];
  const contact: { person: { id: number } | null } | null = await strapi.db.query(UID.contact).findOne({ where: { id }, select: ['id'], populate: { person: { select: ['id'] } } });
  const owners = [{ contact: { id } }, ...(contact?.person ? [{ person: { id: contact.person.id } }] : [])];
  const rows: AddressRow[] = await strapi.db.query(UID.address).findMany({ where: { $or: owners }, orderBy: { id: 'asc' } });
  const readable = await reader.keep('read', UID.address, rows.map(({ documentId }) => documentId));
  return rows.filter(({ documentId }) => readable.has(documentId));
}

/** The address to which bills go: the first of that kind, else the main one. */
export async function billingAddress(strapi: Core.Strapi, reader: Reader, party: Party): Promise<AddressRow | Party> {
  const rows = await addressesOf(strapi, reader, party);
  return rows.find(({ kind }) => kind === 'billing') ?? party;
}

/** The address where the party wants things done, if there is no doubt: its only site, or else its only delivery address. */
export async function siteAddressOf(strapi: Core.Strapi, reader: Reader, party: Party): Promise<AddressRow | null> {
  const rows = await addressesOf(strapi, reader, party);
  for (const kind of ['site', 'delivery']) {
    const found = rows.filter((row) => row.kind === kind);
    if (found.length > 0) return found.length === 1 ? found[0] : null;
  }
  return null;
}

export async function partyOf(strapi: Core.Strapi, where: { id?: number; documentId?: string }): Promise<Party | null> {
  return strapi.db.query(UID.contact).findOne({ where });
}
