import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { Decimal } from '../kernel/decimal';
import { dialectOf, preparedRows, rowsOf } from '../kernel/dialect';
import type { Day } from '../kernel/dates';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { HierarchyStructure } from '../../../contracts/relations';
import type { FamilyEdge } from './hierarchy.rules';
import type { Edge } from './relation.rules';

/** Statements about the network of group and branch relations. All end on circles: UNION drops repetitions. */

export interface FamilyRelation extends FamilyEdge {
  documentId: string;
}

export interface FamilyContact {
  id: number;
  documentId: string;
  name: string | null;
  number: string | null;
  kind: string | null;
  stage: string | null;
  stageStatus: string | null;
}

export interface FamilyPart {
  edges: FamilyRelation[];
  contacts: Map<number, FamilyContact>;
}

interface Asked {
  structure: HierarchyStructure;
  asOf: Day;
}

/** A contact and everything above it; empty when there is no such contact. One statement. */
export function readAncestors(strapi: Core.Strapi, documentId: string, asked: Asked): Promise<FamilyPart> {
  const { contact } = tables(strapi);
  const seed = `SELECT c.id FROM ${contact} c WHERE c.document_id = ?`;
  return readPart(strapi, seed, documentId, 'up', asked);
}

/** A contact, everything below it, and who else holds any of that. One statement. */
export function readDescendants(strapi: Core.Strapi, id: number, asked: Asked): Promise<FamilyPart> {
  return readPart(strapi, 'SELECT CAST(? AS INTEGER)', id, 'down', asked);
}

function tables(strapi: Core.Strapi) {
  return {
    contact: tableOf(strapi, UID.contact),
    relation: tableOf(strapi, UID.relation),
    type: tableOf(strapi, UID.relationType),
    from: linkOf(strapi, UID.relation, 'from'),
    to: linkOf(strapi, UID.relation, 'to'),
    ofType: linkOf(strapi, UID.relation, 'type'),
  };
}

type Direction = 'up' | 'down';

/**
 * From contacts `p` along relations: `f` is the link to the owner, `t` that to the owned, `r` the
 * relation, `y` its type. Up: `p` is owned; down: `p` owns.
 */
function along(strapi: Core.Strapi, direction: Direction, conditions: { relation: string; type: string }): string {
  const { relation, type, from, to, ofType } = tables(strapi);
  const { orderedJoin: join } = dialectOf(strapi);
  const links =
    direction === 'up'
      ? `${join} ${to.table} t ON t.${to.target} = p.id ${join} ${from.table} f ON f.${from.own} = t.${to.own}`
      : `${join} ${from.table} f ON f.${from.target} = p.id ${join} ${to.table} t ON t.${to.own} = f.${from.own}`;
  return `${links}
    ${join} ${relation} r ON r.id = t.${to.own} AND ${conditions.relation}
    ${join} ${ofType.table} k ON k.${ofType.own} = r.id
    ${join} ${type} y ON y.id = k.${ofType.target} AND ${conditions.type}`;
}

/** Two bindings: the day, twice. */
const CURRENT = '(r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)';

const STRUCTURES: Record<HierarchyStructure, string> = {
  group: `y.structure = 'group'`,
  branch: `y.structure = 'branch'`,
  all: `y.structure IN ('group', 'branch')`,
};

interface PartRow extends Omit<FamilyContact, 'id'> {
  contactId: number;
  relationId: number | null;
  relation: string;
  from: number;
  share: string | null;
  structure: 'group' | 'branch';
}

async function readPart(strapi: Core.Strapi, seed: string, start: string | number, direction: Direction, asked: Asked): Promise<FamilyPart> {
  const { contact, from, to } = tables(strapi);
  const { orderedJoin, decimalText } = dialectOf(strapi);
  const conditions = { relation: CURRENT, type: STRUCTURES[asked.structure] };
  const days = [asked.asOf, asked.asOf];
  const statement = `WITH RECURSIVE part(id) AS (
       ${seed}
       UNION
       SELECT ${direction === 'up' ? `f.${from.target}` : `t.${to.target}`} FROM part p ${along(strapi, direction, conditions)}
     ),
     edges AS (
       SELECT p.id AS to_id, f.${from.target} AS from_id, r.id, r.document_id, r.share, y.structure
       FROM part p ${along(strapi, 'up', conditions)}
     )
     SELECT c.id AS "contactId", c.document_id AS "documentId", c.name, c.number, c.kind, c.stage, c.stage_status AS "stageStatus",
       e.id AS "relationId", e.document_id AS relation, e.from_id AS "from", ${decimalText('e.share')} AS share, e.structure
     FROM part ${orderedJoin} ${contact} c ON c.id = part.id LEFT JOIN edges e ON e.to_id = part.id`;
  const bindings = [start, ...days, ...days];
  // A plan for any contact expects few rows; below a parent there may be thousands.
  const rows = direction === 'up' ? await preparedRows<PartRow>(strapi, statement, bindings) : await rowsOf<PartRow>(strapi.db.connection.raw(statement, bindings));
  return partOf(rows);
}

function partOf(rows: PartRow[]): FamilyPart {
  const contacts = new Map<number, FamilyContact>();
  const edges: FamilyRelation[] = [];
  for (const { contactId, relationId, relation, from, share, structure, ...named } of rows) {
    contacts.set(contactId, { id: contactId, ...named });
    if (relationId === null) continue;
    edges.push({ id: relationId, documentId: relation, from, to: contactId, share: share === null ? null : new Decimal(share), structure });
  }
  return { edges, contacts };
}

/** Names of contacts that no statement above has read: holders from outside the tree. */
export async function readContacts(strapi: Core.Strapi, ids: number[]): Promise<FamilyContact[]> {
  if (ids.length === 0) return [];
  return strapi.db.query(UID.contact).findMany({
    select: ['id', 'documentId', 'name', 'number', 'kind', 'stage', 'stageStatus'],
    where: { id: { $in: ids } },
  });
}

/**
 * Row ids of the corporate family: all that current group and branch relations join to a contact, in
 * either direction, the contact included.
 */
export async function readFamily(strapi: Core.Strapi, contact: number, asOf: Day, trx?: Knex.Transaction): Promise<Set<number>> {
  const { relation, type, from, to, ofType } = tables(strapi);
  const { orderedJoin: join } = dialectOf(strapi);
  const sides = `SELECT ${from.own} AS relation_id, ${from.target} AS contact_id FROM ${from.table}
    UNION ALL SELECT ${to.own}, ${to.target} FROM ${to.table}`;
  const statement = strapi.db.connection.raw(
    `WITH RECURSIVE family(id) AS (
       SELECT CAST(? AS INTEGER)
       UNION
       SELECT other.contact_id FROM family
         ${join} (${sides}) own ON own.contact_id = family.id
         ${join} ${relation} r ON r.id = own.relation_id AND ${CURRENT}
         ${join} ${ofType.table} k ON k.${ofType.own} = r.id
         ${join} ${type} y ON y.id = k.${ofType.target} AND ${STRUCTURES.all}
         ${join} (${sides}) other ON other.relation_id = r.id
     )
     SELECT id FROM family`,
    [contact, asOf, asOf]
  );
  if (trx) statement.transacting(trx);
  return new Set((await rowsOf<{ id: number }>(statement)).map(({ id }) => id));
}

/**
 * Branch relations, whatever their dates, to `edge.to` and to any contact above `edge.from`: what a new
 * branch relation could close a circle with. `except`: row id of the relation that is being written.
 */
export async function readBranchEdges(
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  edge: { from: number; to: number },
  except: number | null
): Promise<Edge[]> {
  const { from, to } = tables(strapi);
  const conditions = { relation: 'r.id <> ?', type: STRUCTURES.branch };
  const statement = strapi.db.connection
    .raw(
      `WITH RECURSIVE part(id) AS (
         SELECT CAST(? AS INTEGER)
         UNION
         SELECT f.${from.target} FROM part p ${along(strapi, 'up', conditions)}
       )
       SELECT f.${from.target} AS "from", t.${to.target} AS "to", r.valid_from AS "validFrom", r.valid_to AS "validTo"
       FROM (SELECT id FROM part UNION SELECT CAST(? AS INTEGER)) p ${along(strapi, 'up', conditions)}`,
      [edge.from, except ?? 0, edge.to, except ?? 0]
    )
    .transacting(trx);
  return rowsOf<Edge>(statement);
}
