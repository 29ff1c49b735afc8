import type { Core } from '@strapi/strapi';
import type { PartyRole } from '../../../contracts/documents';
import { declareMasks } from '../kernel/rights/masks';
import type { Reader, Where } from '../kernel/rights/reader';
import { permittedIds, scopeCondition } from '../kernel/rights/row-scope';
import { UID } from '../kernel/uids';
import type { Source } from './source.rules';

/**
 * What a document keeps of a company is hidden where the company is: a document is read with one of its parties,
 * the names and addresses of the others are theirs.
 */
export function declareSnapshotMasks(sources: Source[]): void {
  for (const source of sources) {
    const masks = Object.entries(source.snapshots ?? {}).map(([role, kept]) => ({
      attributes: [kept?.name, kept?.address].filter((name) => name !== undefined),
      readableIn: (strapi: Core.Strapi, reader: Reader) => readableSnapshot(strapi, reader, source, role as PartyRole),
    }));
    declareMasks(source.contentType, masks);
  }
}

/** Documents whose company of this role may be read; without one the snapshot is of the party that counts. */
function readableSnapshot(strapi: Core.Strapi, reader: Reader, { roles, partyAttribute, siteAddress }: Source, role: PartyRole): Where {
  const readable = permittedIds({ strapi, reader, action: 'read', uid: UID.contact });
  if (reader.kind !== 'admin' || readable === 'all') return undefined;
  const contact = { id: { $in: readable } };
  const own = roles[role] as string;
  const isOf = (attribute: string): NonNullable<Where> => ({ $or: [{ [attribute]: contact }, { [attribute]: { id: { $null: true } } }] });
  const party = own === partyAttribute ? [] : [{ $or: [{ [own]: { id: { $notNull: true } } }, isOf(partyAttribute)] }];
  return { $and: [isOf(own), ...party, ...(role === 'site' ? placeOf(strapi, reader, siteAddress) : [])] };
}

/** The site's address may be one of another party than the site. */
function placeOf(strapi: Core.Strapi, reader: Reader, siteAddress: string | undefined): NonNullable<Where>[] {
  const reached = siteAddress ? scopeCondition(strapi, reader, 'read', UID.address) : undefined;
  return siteAddress && reached ? [{ $or: [{ [siteAddress]: reached }, { [siteAddress]: { id: { $null: true } } }] }] : [];
}
