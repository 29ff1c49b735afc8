import type { Core } from '@strapi/strapi';
import type { Day } from '../kernel/dates';
import { oncePerDecimal, type Decimal } from '../kernel/decimal';
import { forbidden } from '../kernel/errors';
import { readableFields, readableRows, seesAll } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import type { ContactLabel, Hierarchy, HierarchyNode, HierarchyStructure } from '../../../contracts/relations';
import { readAncestors, readDescendants, type FamilyContact, type FamilyPart } from './family.sql';
import { buildFamily, carryingChain, type Family, type FamilyEdge, type FamilyNode } from './hierarchy.rules';

export interface HierarchyRequest {
  reader: Reader;
  documentId: string;
  structure: HierarchyStructure;
  asOf: Day;
}

export const LABEL = ['name', 'number', 'kind', 'stage', 'stageStatus'] as const;

/** Whether the reader sees who is related to whom: a structure is made of nothing else. */
export const mayReadRelations = (reader: Reader): boolean =>
  reader.can('read', UID.relation) && ['from', 'to'].every((side) => reader.can('read', UID.relation, undefined, side));

/** The tree around a contact; null when there is no such contact for this reader. */
export async function hierarchy(strapi: Core.Strapi, request: HierarchyRequest): Promise<Hierarchy | null> {
  const { reader, structure, asOf } = request;
  if (!mayReadRelations(reader)) throw forbidden('You may not read relations');
  const network = await readNetwork(strapi, request);
  if (!network) return null;
  const { start, contacts, edges } = network;
  const { hidden, labelFor } = await labelsOf(strapi, reader, contacts);
  if (hidden.has(start)) return null;
  const family = buildFamily(start, await readableRelations(strapi, reader, edges), hidden);
  return { structure, asOf, ...answer(family, contacts, labelFor) };
}

interface Network {
  start: number;
  edges: FamilyEdge[];
  contacts: Map<number, FamilyContact>;
}

/** Up from the contact, and down from the ultimate parent: three statements at most. */
async function readNetwork(strapi: Core.Strapi, { documentId, structure, asOf }: HierarchyRequest): Promise<Network | null> {
  const up = await readAncestors(strapi, documentId, { structure, asOf });
  const start = startOf(up, documentId);
  if (start === undefined) return null;
  const root = carryingChain(start, up.edges).at(-1) as number;
  const { edges, contacts } = await readDescendants(strapi, root, { structure, asOf });
  const known = new Set(edges.map(({ id }) => id));
  edges.push(...up.edges.filter(({ id }) => !known.has(id)));
  for (const [id, contact] of up.contacts) contacts.set(id, contact);
  return { start, edges, contacts };
}

/** Row id of the contact by which a part was asked for. */
export function startOf({ contacts }: FamilyPart, documentId: string): number | undefined {
  for (const contact of contacts.values()) if (contact.documentId === documentId) return contact.id;
  return undefined;
}

interface Labels {
  /** Row ids of those that the reader may not see. */
  hidden: ReadonlySet<number>;
  /** What may be read of one that is not hidden: ask once for each, the answer is the caller's own to add to. */
  labelFor(contact: FamilyContact): ContactLabel;
}

async function labelsOf(strapi: Core.Strapi, reader: Reader, contacts: Map<number, FamilyContact>): Promise<Labels> {
  if (seesAll(reader, UID.contact)) {
    const fields = readableFields(reader, UID.contact, LABEL) as (typeof LABEL)[number][];
    return { hidden: new Set(), labelFor: (contact) => labelOf(contact, fields) };
  }
  const all = [...contacts.values()];
  const rows = await readableRows(strapi, reader, UID.contact, all.map(({ documentId }) => documentId), LABEL);
  const hidden = new Set(all.filter(({ documentId }) => !rows.has(documentId)).map(({ id }) => id));
  return { hidden, labelFor: ({ documentId }) => rows.get(documentId) as ContactLabel };
}

/** Labels of the readable ones of these contacts, in their order. */
export async function readableLabels(strapi: Core.Strapi, reader: Reader, contacts: FamilyContact[]): Promise<ContactLabel[]> {
  const { hidden, labelFor } = await labelsOf(strapi, reader, new Map(contacts.map((contact) => [contact.id, contact])));
  return contacts.filter(({ id }) => !hidden.has(id)).map(labelFor);
}

function labelOf(contact: FamilyContact, fields: (typeof LABEL)[number][]): ContactLabel {
  const { documentId, name, number, kind, stage, stageStatus } = contact;
  // Written out, since objects of one shape are made and sent several times as fast, and there may be thousands.
  if (fields.length === LABEL.length) return { documentId, name, number, kind, stage, stageStatus } as ContactLabel;
  return { documentId, ...Object.fromEntries(fields.map((field) => [field, contact[field]])) };
}

/**
 * Relations under the role's own conditions; without the right to shares every share is unknown. Those
 * with a hidden side stay here: they only say where in the tree the visible ones stand, and `buildFamily`
 * lets nothing else of them through.
 */
async function readableRelations(strapi: Core.Strapi, reader: Reader, edges: FamilyEdge[]): Promise<FamilyEdge[]> {
  // A role may show the sides of other relations than those of which it shows the dates, say.
  const conditions = [undefined, 'from', 'to'].flatMap((field) => reader.condition('read', UID.relation, field) ?? []);
  const readable = conditions.length > 0 ? await keptBy(strapi, { $and: conditions }, edges) : edges;
  const shown = await edgesWithShare(strapi, reader, readable);
  return shown.size === readable.length ? readable : readable.map((edge) => (shown.has(edge) ? edge : { ...edge, share: null }));
}

/** A role may show shares under a condition of its own. */
async function edgesWithShare(strapi: Core.Strapi, reader: Reader, edges: FamilyEdge[]): Promise<Set<FamilyEdge>> {
  if (!reader.can('read', UID.relation, undefined, 'share')) return new Set();
  const condition = reader.condition('read', UID.relation, 'share');
  return new Set(condition ? await keptBy(strapi, condition, edges) : edges);
}

async function keptBy(strapi: Core.Strapi, condition: object, edges: FamilyEdge[]): Promise<FamilyEdge[]> {
  const where = { $and: [{ id: { $in: edges.map(({ id }) => id) } }, condition] };
  const rows: { id: number }[] = await strapi.db.query(UID.relation).findMany({ select: ['id'], where });
  const kept = new Set(rows.map(({ id }) => id));
  return edges.filter(({ id }) => kept.has(id));
}

function answer({ root, nodes, links, warnings }: Family, contacts: Map<number, FamilyContact>, labelFor: Labels['labelFor']) {
  const idOf = (id: number) => (contacts.get(id) as FamilyContact).documentId;
  const shareText = textOf((share) => share.toFixed());
  const roundedText = textOf((share) => share.toDecimalPlaces(PLACES).toFixed());
  const nodeOf = ({ id, parent, depth, edge, effectiveShare }: FamilyNode): HierarchyNode => {
    const node = labelFor(contacts.get(id) as FamilyContact) as HierarchyNode;
    node.parent = parent === null ? null : idOf(parent);
    node.depth = depth;
    node.structure = edge?.structure ?? null;
    node.share = shareText(edge?.share);
    node.effectiveShare = roundedText(effectiveShare);
    return node;
  };
  return {
    root: idOf(root),
    nodes: nodes.map(nodeOf),
    links: links.map(({ from, to, structure, share }) => ({ from: idOf(from), to: idOf(to), structure, share: shareText(share) })),
    warnings: warnings.map(({ reason, contacts: ids }) => ({ reason, contacts: ids.map(idOf) })),
  };
}

const PLACES = 6;

/** Shares that are the same object are written once. */
function textOf(write: (share: Decimal) => string): (share: Decimal | null | undefined) => string | null {
  const written = oncePerDecimal(write);
  return (share) => (share ? written(share) : null);
}
