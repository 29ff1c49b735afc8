import type { Core } from '@strapi/strapi';
import type { PartyRole } from '../../../contracts/documents';
import { declareMasks, masksFor } from '../kernel/rights/masks';
import type { Reader, Where } from '../kernel/rights/reader';
import { permittedIds, scopeCondition } from '../kernel/rights/row-scope';
import { UID } from '../kernel/uids';
import type { Source } from './source.rules';

/** What snapshots are made of, in contacts and in addresses. */
const PARTS = { name: ['name'], address: ['street', 'addressExtra', 'postalCode', 'city', 'region', 'country'] } as const;

/**
 * What a document keeps of a company is hidden where the company, or that field of it, is: a document is read with one
 * of its parties, the names and addresses of the others are theirs.
 */
export function declareSnapshotMasks(sources: Source[]): void {
  for (const source of sources) {
    const masks = Object.entries(source.snapshots ?? {}).flatMap(([role, kept]) =>
      (['name', 'address'] as const).flatMap((part) => {
        const attribute = kept?.[part];
        if (attribute === undefined) return [];
        return [{ attributes: [attribute], readableIn: (strapi: Core.Strapi, reader: Reader) => readableSnapshot(strapi, reader, source, role as PartyRole, part) }];
      })
    );
    declareMasks(source.contentType, masks);
  }
}

/** Documents whose company of this role may be read, with what the snapshot is made of; without one it is of the party that counts. */
async function readableSnapshot(strapi: Core.Strapi, reader: Reader, source: Source, role: PartyRole, part: keyof typeof PARTS): Promise<Where> {
  const { roles, partyAttribute, siteAddress } = source;
  const readable = permittedIds({ strapi, reader, action: 'read', uid: UID.contact });
  const fields = await conditionsOn(strapi, reader, UID.contact, PARTS[part]);
  const places = part === 'address' ? await conditionsOn(strapi, reader, UID.address, PARTS[part]) : [];
  if (reader.kind !== 'admin' || (readable === 'all' && fields.length === 0 && places.length === 0)) return undefined;
  // The payer's billing address is not kept as such: it may be one in which something is hidden.
  if (role === 'billTo' && places.length > 0) return { id: { $null: true } };
  const contact = { $and: [...(readable === 'all' ? [] : [{ id: { $in: readable } }]), ...fields] };
  const own = roles[role] as string;
  const isOf = (attribute: string): NonNullable<Where> => ({ $or: [{ [attribute]: contact }, { [attribute]: { id: { $null: true } } }] });
  const party = own === partyAttribute ? [] : [{ $or: [{ [own]: { id: { $notNull: true } } }, isOf(partyAttribute)] }];
  return { $and: [isOf(own), ...party, ...(role === 'site' ? placeOf(strapi, reader, siteAddress, places) : [])] };
}

/** Where these attributes may be read that are hidden in some rows of a type. */
async function conditionsOn(strapi: Core.Strapi, reader: Reader, uid: string, attributes: readonly string[]): Promise<NonNullable<Where>[]> {
  const masks = await masksFor(strapi, reader, uid);
  return [...new Set(attributes.map((attribute) => masks.get(attribute)))].filter((condition) => condition !== undefined);
}

/** The site's address may be one of another party than the site. */
function placeOf(strapi: Core.Strapi, reader: Reader, siteAddress: string | undefined, places: NonNullable<Where>[]): NonNullable<Where>[] {
  if (!siteAddress) return [];
  const reached = scopeCondition(strapi, reader, 'read', UID.address);
  const conditions = [...(reached ? [reached] : []), ...places];
  return conditions.length > 0 ? [{ $or: [{ [siteAddress]: { $and: conditions } }, { [siteAddress]: { id: { $null: true } } }] }] : [];
}
