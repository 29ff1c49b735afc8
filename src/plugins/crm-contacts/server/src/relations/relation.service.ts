import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { isCurrent, type Day } from '../kernel/dates';
import { forbidden, notFound } from '../kernel/errors';
import { pickerOf, readableFields, readableRows, seesAll } from '../kernel/rights/readable-rows';
import { fieldsOf, type IsShown } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import type {
  ContactLabel, ContactRelation, ContactRelations, CreatedRelation, Hierarchy, MovedMember, MoveMembers, NewRelation, RollUp, StructureExcerpt,
} from '../../../contracts/relations';
import { readAncestors, readFamily, type FamilyContact } from './family.sql';
import { carryingChain } from './hierarchy.rules';
import { hierarchy, LABEL, mayReadRelations, readableLabels, startOf, type HierarchyRequest } from './hierarchy.service';
import { moveMembers } from './move.service';
import { addRelation } from './relate.service';
import { readBelow, readSides, type ChildRow, type SideRow } from './relation.sql';
import { rollUp } from './roll-up.service';

const FIRST_CHILDREN = 5;
/** The shipped type whose target is proposed as bill-to party. */
const INVOICES_TO = 'invoices-to';
const FIELDS = ['share', 'validFrom', 'validTo', 'note'] as const;
const SIDES = ['from', 'to'] as const;

export interface RelationsService {
  /** The tree around a contact; null when there is no such contact for this reader. */
  hierarchy(request: HierarchyRequest): Promise<Hierarchy | null>;
  /** The family with its figures; null when there is no such contact for this reader. */
  rollUp(request: HierarchyRequest): Promise<RollUp | null>;
  moveMembers(reader: Reader, documentId: string, input: MoveMembers): Promise<{ moved: MovedMember[] }>;
  addRelation(reader: Reader, documentId: string, input: NewRelation): Promise<CreatedRelation>;
  /** Relations of a contact from its side; 404 when the reader may not read it. `all`: past and coming ones too. */
  ofContact(reader: Reader, documentId: string, asked: { asOf: Day; all?: boolean }): Promise<ContactRelations>;
  /** For the contact window; undefined when the reader may not read relations. Ask first whether the contact may be read. */
  windowPart(reader: Reader, documentId: string, asOf: Day): Promise<StructureExcerpt | undefined>;
  /** Head office or controlling parent of a contact, then theirs: nearest first. For rules, which know no reader. */
  parents(documentId: string, asOf: Day): Promise<{ documentId: string; name: string | null }[]>;
  /** documentIds of who gets the invoices of a contact on a day (*invoices to*), as far as the reader may read it: the latest start first. */
  billedTo(reader: Reader, documentId: string, asOf: Day): Promise<string[]>;
  /** Row ids of the corporate family of a contact (row id) on a day, itself included. */
  family(contact: number, asOf: Day, trx?: Knex.Transaction): Promise<Set<number>>;
}

export function relationsService({ strapi }: { strapi: Core.Strapi }): RelationsService {
  return {
    hierarchy: (request) => hierarchy(strapi, request),
    rollUp: (request) => rollUp(strapi, request),
    moveMembers: (reader, documentId, input) => moveMembers(strapi, reader, documentId, input),
    addRelation: (reader, documentId, input) => addRelation(strapi, reader, documentId, input),
    ofContact: (reader, documentId, asked) => ofContact(strapi, reader, documentId, asked),
    family: (contact, asOf, trx) => readFamily(strapi, contact, asOf, trx),

    parents: (documentId, asOf) => chainAbove(strapi, documentId, asOf),

    billedTo: (reader, documentId, asOf) => billedTo(strapi, reader, documentId, asOf),

    async windowPart(reader, documentId, asOf) {
      if (!mayReadRelations(reader)) return undefined;
      const parents = parentsOf(strapi, reader, documentId, asOf);
      const below = seesAll(reader, UID.contact) && seesAll(reader, UID.relation) ? counted : filtered;
      const [chain, rest] = await Promise.all([parents, below(strapi, reader, documentId, asOf)]);
      return { parents: chain, ...rest };
    },
  };
}

async function ofContact(strapi: Core.Strapi, reader: Reader, documentId: string, { asOf, all }: { asOf: Day; all?: boolean }): Promise<ContactRelations> {
  if (!mayReadRelations(reader)) throw forbidden('You may not read relations');
  const sides = (await readSides(strapi, documentId)).filter((side) => all || isCurrent(side, asOf));
  const asked = [documentId, ...sides.map(({ other }) => other)];
  const labels = (await readableRows(strapi, reader, UID.contact, asked, LABEL)) as Map<string, ContactLabel>;
  if (!labels.has(documentId)) throw notFound();
  const shown = sides.filter((side) => labels.has(side.other) && !isMirror(side, documentId));
  const ids = shown.map((side) => side.documentId);
  const readable = await reader.keep('read', UID.relation, ids);
  const picker = await pickerOf(strapi, reader, UID.relation, ids, [...FIELDS, ...SIDES]);
  const shape = shaper(await fieldsOf(strapi, reader, UID.relationType, sides.map(({ type }) => type)), asOf);
  const relations = shown.flatMap((side) => {
    const picked = readable.has(side.documentId) ? picker(side.documentId, { ...side }) : null;
    return picked && SIDES.every((name) => name in picked) ? shape(side, labels.get(side.other) as ContactLabel, picked) : [];
  });
  return { asOf, relations: relations.sort(byState) };
}

/** A symmetric relation of a contact to itself reads the same from both sides: once is enough. */
const isMirror = ({ side, other, symmetric }: SideRow, documentId: string) => side === 'to' && other === documentId && Boolean(symmetric);

/** What a label is made of. */
const LABELS = ['name', 'inverseName', 'nameDe', 'inverseNameDe'] as const;

/** `picked`: what may be read of the relation; values come from the statement, where a share is a decimal string. */
function shaper(showsOfType: IsShown, asOf: Day) {
  return (side: SideRow, other: ContactLabel, picked: object): ContactRelation => ({
    documentId: side.documentId,
    updatedAt: new Date(Number(side.updatedAt)).toISOString(),
    side: side.side,
    label: LABELS.every((name) => showsOfType(side.type, name)) ? labelFrom(side) : null,
    type: ['key', 'structure', 'symmetric'].every((name) => showsOfType(side.type, name)) ? { documentId: side.type, key: side.key, structure: side.structure, symmetric: Boolean(side.symmetric) } : null,
    other,
    ...Object.fromEntries(FIELDS.filter((field) => field in picked).map((field) => [field, side[field]])),
    current: isCurrent(side, asOf),
  });
}

/** `name` is read from `from` to `to`; a name that is missing in one language or direction falls back to the nearest. */
function labelFrom({ side, symmetric, name, inverseName, nameDe, inverseNameDe }: SideRow) {
  if (side === 'from' || symmetric) return { en: name, de: nameDe || name };
  return { en: inverseName || name, de: inverseNameDe || inverseName || nameDe || name };
}

/** Current ones first, then by type and name. */
function byState(one: ContactRelation, other: ContactRelation): number {
  if (one.current !== other.current) return one.current ? -1 : 1;
  const text = ({ label, other: { name } }: ContactRelation) => `${label?.en ?? ''} ${name ?? ''}`;
  return text(one).localeCompare(text(other));
}

/** What carries the contact, nearest first. One statement. */
async function billedTo(strapi: Core.Strapi, reader: Reader, documentId: string, asOf: Day): Promise<string[]> {
  const mayRead = [UID.relation, UID.relationType].every((uid) => reader.can('read', uid)) && reader.can('read', UID.relation, undefined, 'to');
  if (!mayRead) return [];
  const started = { $or: [{ validFrom: null }, { validFrom: { $lte: asOf } }] };
  const lasting = { $or: [{ validTo: null }, { validTo: { $gte: asOf } }] };
  const rows: { documentId: string; validFrom: string | null; to: { documentId: string } | null }[] = await strapi.db.query(UID.relation).findMany({
    where: { $and: [{ type: { key: INVOICES_TO }, from: { documentId } }, started, lasting] },
    populate: { to: { select: ['documentId'] } },
    orderBy: { id: 'asc' },
  });
  const readable = await reader.keep('read', UID.relation, rows.map((row) => row.documentId));
  const targets = await reader.keep('read', UID.contact, rows.flatMap(({ to }) => to?.documentId ?? []));
  return rows
    .filter((row) => row.to && readable.has(row.documentId) && targets.has(row.to.documentId))
    .sort((one, other) => (other.validFrom ?? '').localeCompare(one.validFrom ?? ''))
    .flatMap(({ to }) => to?.documentId ?? []);
}

async function chainAbove(strapi: Core.Strapi, documentId: string, asOf: Day): Promise<FamilyContact[]> {
  const above = await readAncestors(strapi, documentId, { structure: 'all', asOf });
  const start = startOf(above, documentId);
  if (start === undefined || above.edges.length === 0) return [];
  return carryingChain(start, above.edges).slice(1).flatMap((id) => above.contacts.get(id) ?? []);
}

async function parentsOf(strapi: Core.Strapi, reader: Reader, documentId: string, asOf: Day): Promise<ContactLabel[]> {
  return readableLabels(strapi, reader, (await chainAbove(strapi, documentId, asOf)).reverse());
}

type Below = Omit<StructureExcerpt, 'parents'>;

async function counted(strapi: Core.Strapi, reader: Reader, documentId: string, asOf: Day): Promise<Below> {
  const below = await readBelow(strapi, documentId, asOf, FIRST_CHILDREN);
  const fields = readableFields(reader, UID.contact, LABEL) as (keyof ChildRow)[];
  const showsShare = reader.can('read', UID.relation, undefined, 'share');
  const children = below.first.map((row) => ({
    documentId: row.documentId,
    ...Object.fromEntries(fields.map((field) => [field, row[field]])),
    structure: row.structure,
    share: showsShare ? row.share : null,
  }));
  return { children, childCount: below.children, otherCount: below.others };
}

/** Under record conditions only what passes them is counted. */
async function filtered(strapi: Core.Strapi, reader: Reader, documentId: string, asOf: Day): Promise<Below> {
  const { relations } = await ofContact(strapi, reader, documentId, { asOf });
  const structural = relations.filter(({ type }) => type?.structure !== 'none' && type !== null);
  const below = structural.filter(({ side }) => side === 'from');
  const children = below.slice(0, FIRST_CHILDREN).map(({ other, type, share }) => ({ ...other, structure: type?.structure as 'group' | 'branch', share: share ?? null }));
  return { children, childCount: below.length, otherCount: relations.length - structural.length };
}
