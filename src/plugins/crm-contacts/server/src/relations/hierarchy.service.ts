import type { Core } from '@strapi/strapi';
import type { Day } from '../kernel/dates';
import { forbidden } from '../kernel/errors';
import { readableFields, readableRows, seesAll } from '../kernel/readable-rows';
import type { Reader } from '../kernel/reader';
import { UID } from '../kernel/uids';
import type { ContactLabel, Hierarchy, HierarchyStructure } from '../../../contracts/relations';
import { readAncestors, readContacts, readDescendants, type FamilyContact, type FamilyRelation } from './family.sql';
import { buildFamily, carryingChain, type Family, type FamilyNode } from './hierarchy.rules';

export interface HierarchyRequest {
  reader: Reader;
  documentId: string;
  structure: HierarchyStructure;
  asOf: Day;
}

export const LABEL = ['name', 'number', 'kind', 'stage', 'stageStatus'] as const;

/** The tree around a contact; null when there is no such contact for this reader. */
export async function hierarchy(strapi: Core.Strapi, request: HierarchyRequest): Promise<Hierarchy | null> {
  const { reader, documentId, structure, asOf } = request;
  if (!reader.can('read', UID.relation)) throw forbidden('You may not read relations');
  const network = await readNetwork(strapi, request);
  if (!network) return null;
  const labels = await labelsOf(strapi, reader, [...network.contacts.values()]);
  if (!labels.has(documentId)) return null;
  const hidden = new Set([...network.contacts.values()].filter((contact) => !labels.has(contact.documentId)).map(({ id }) => id));
  const family = buildFamily(network.start, await readableRelations(strapi, reader, network.edges), hidden);
  return { structure, asOf, ...answer(family, network.contacts, labels) };
}

interface Network {
  start: number;
  edges: FamilyRelation[];
  contacts: Map<number, FamilyContact>;
}

/** Up from the contact, down from the ultimate parent, and the names of further holders: three statements at most. */
async function readNetwork(strapi: Core.Strapi, { documentId, structure, asOf }: HierarchyRequest): Promise<Network | null> {
  const up = await readAncestors(strapi, documentId, { structure, asOf });
  const start = [...up.contacts.values()].find((contact) => contact.documentId === documentId)?.id;
  if (start === undefined) return null;
  const root = carryingChain(start, up.edges).at(-1) as number;
  const down = await readDescendants(strapi, root, { structure, asOf });
  const byId = new Map([...up.edges, ...down.edges].map((edge) => [edge.id, edge]));
  const contacts = new Map([...up.contacts, ...down.contacts]);
  const edges = [...byId.values()];
  const unnamed = new Set(edges.map(({ from }) => from).filter((id) => !contacts.has(id)));
  for (const contact of await readContacts(strapi, [...unnamed])) contacts.set(contact.id, contact);
  return { start, edges, contacts };
}

/** The readable ones of these contacts, by documentId, with what may be read of each. */
export async function labelsOf(strapi: Core.Strapi, reader: Reader, contacts: FamilyContact[]): Promise<Map<string, ContactLabel>> {
  if (!seesAll(reader, UID.contact)) {
    const rows = await readableRows(strapi, reader, UID.contact, contacts.map(({ documentId }) => documentId), LABEL);
    return rows as Map<string, ContactLabel>;
  }
  const fields = readableFields(reader, UID.contact, LABEL) as (typeof LABEL)[number][];
  return new Map(contacts.map((contact) => [contact.documentId, labelOf(contact, fields)]));
}

function labelOf(contact: FamilyContact, fields: (typeof LABEL)[number][]): ContactLabel {
  const label: Record<string, unknown> = { documentId: contact.documentId };
  for (const field of fields) label[field] = contact[field];
  return label as unknown as ContactLabel;
}

/**
 * Relations under the role's own conditions; without the right to shares every share is unknown. Those
 * with a hidden side stay here: they only say where in the tree the visible ones stand, and `buildFamily`
 * lets nothing else of them through.
 */
async function readableRelations(strapi: Core.Strapi, reader: Reader, edges: FamilyRelation[]): Promise<FamilyRelation[]> {
  const condition = reader.condition('read', UID.relation);
  const readable = condition ? await keptBy(strapi, condition, edges) : edges;
  if (reader.can('read', UID.relation, undefined, 'share')) return readable;
  return readable.map((edge) => ({ ...edge, share: null }));
}

async function keptBy(strapi: Core.Strapi, condition: object, edges: FamilyRelation[]): Promise<FamilyRelation[]> {
  const where = { $and: [{ id: { $in: edges.map(({ id }) => id) } }, condition] };
  const rows: { id: number }[] = await strapi.db.query(UID.relation).findMany({ select: ['id'], where });
  const kept = new Set(rows.map(({ id }) => id));
  return edges.filter(({ id }) => kept.has(id));
}

const PLACES = 6;

function answer({ root, nodes, links, warnings }: Family, contacts: Map<number, FamilyContact>, labels: Map<string, ContactLabel>) {
  const idOf = (id: number) => (contacts.get(id) as FamilyContact).documentId;
  const nodeOf = ({ id, parent, depth, edge, effectiveShare }: FamilyNode) => ({
    ...(labels.get(idOf(id)) as ContactLabel),
    parent: parent === null ? null : idOf(parent),
    depth,
    structure: edge?.structure ?? null,
    share: edge?.share?.toFixed() ?? null,
    effectiveShare: effectiveShare?.toDecimalPlaces(PLACES).toFixed() ?? null,
  });
  return {
    root: idOf(root),
    nodes: nodes.map(nodeOf),
    links: links.map(({ from, to, structure, share }) => ({ from: idOf(from), to: idOf(to), structure, share: share?.toFixed() ?? null })),
    warnings: warnings.map(({ reason, contacts: ids }) => ({ reason, contacts: ids.map(idOf) })),
  };
}
