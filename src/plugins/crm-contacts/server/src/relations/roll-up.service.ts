import type { Core } from '@strapi/strapi';
import type { UserName } from '../../../contracts/contacts';
import type { HierarchyNode, RollUp, RollUpMember } from '../../../contracts/relations';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { hierarchy, type HierarchyRequest } from './hierarchy.service';
import { ownersIn, ownerCounts, stageCounts } from './roll-up.rules';
import { readContactPersons, readOwners } from './roll-up.sql';

/** The family at a glance: its members with stage, contact persons and owner, and their sums. Null: no such contact for this reader. */
export async function rollUp(strapi: Core.Strapi, request: HierarchyRequest): Promise<RollUp | null> {
  const family = await hierarchy(strapi, request);
  if (!family) return null;
  const { reader, asOf } = request;
  const ids = family.nodes.map(({ documentId }) => documentId);
  const [persons, owners] = await Promise.all([
    mayCount(reader) ? readContactPersons(strapi, reader, ids, asOf) : undefined,
    reader.can('read', UID.contact, undefined, 'owner') ? readOwners(strapi, reader, ids) : undefined,
  ]);
  const members = family.nodes.map((node) => memberOf(node, persons?.byMember, owners));
  return {
    root: family.root,
    structure: family.structure,
    asOf,
    members,
    totals: {
      members: members.length,
      stages: stageCounts(members),
      ...(persons ? { contactPersons: persons.total } : {}),
      ...(owners ? { owners: ownerCounts(members) } : {}),
    },
    warnings: family.warnings,
  };
}

/** How many there are tells no more than a list of them would. */
const mayCount = (reader: Reader) => reader.can('read', UID.position) && reader.can('read', UID.position, undefined, 'person');

function memberOf(node: HierarchyNode, persons: Map<string, number> | undefined, owners: Map<string, UserName | null> | undefined): RollUpMember {
  return {
    ...node,
    ...(persons ? { contactPersons: persons.get(node.documentId) ?? 0 } : {}),
    ...(owners ? ownersIn(owners, node.documentId) : {}),
  };
}
