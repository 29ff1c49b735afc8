import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { Decimal } from '../kernel/decimal';
import { dialectOf, preparedRows, rowsOf } from '../kernel/dialect';
import type { Day } from '../kernel/dates';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { HierarchyStructure } from '../../../contracts/relations';
import type { FamilyEdge } from './hierarchy.rules';
import type { StoredEdge } from './relation.rules';

/** Statements about the network of group and branch relations. All end on circles: UNION drops repetitions. */

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
  edges: FamilyEdge[];
  /** By row id. */
  contacts: Map<number, FamilyContact>;
}

interface Asked {
  structure: HierarchyStructure;
  asOf: Day;
}

/** A contact and everything above it; empty when there is no such contact. One statement. */
export async function readAncestors(strapi: Core.Strapi, documentId: string, asked: Asked): Promise<FamilyPart> {
  const seed = `SELECT c.id, ${REACHED_BY_NONE} FROM ${tables(strapi).contact} c WHERE c.document_id = ?`;
  return partOf('up', await preparedRows<PartRow>(strapi, partStatement(strapi, seed, 'up', asked), [documentId, asked.asOf, asked.asOf]));
}

/** A contact, everything below it, and who else holds any of that. Two statements at most. */
export async function readDescendants(strapi: Core.Strapi, id: number, asked: Asked): Promise<FamilyPart> {
  const statement = partStatement(strapi, `SELECT CAST(? AS INTEGER), ${REACHED_BY_NONE}`, 'down', asked);
  // Not prepared: a plan for any contact expects few rows, and below a parent there may be thousands.
  const rows = await rowsOf<PartRow>(strapi.db.connection.raw(statement, [id, asked.asOf, asked.asOf, id]));
  const part = partOf('down', rows);
  const others = await readHolders(strapi, sharedWithOthers(rows), asked);
  const known = new Set(part.edges.map((edge) => edge.id));
  part.edges.push(...others.edges.filter((edge) => !known.has(edge.id)));
  for (const [holder, contact] of others.contacts) part.contacts.set(holder, contact);
  return part;
}

/** Contacts with more relations than those that were walked down: somebody else may hold them too. */
function sharedWithOthers(rows: PartRow[]): number[] {
  const unexplained = new Map<number, number>();
  for (const { id, relation, incoming } of rows) {
    if (incoming !== null) unexplained.set(id, (unexplained.get(id) ?? Number(incoming)) - (relation === null ? 0 : 1));
  }
  return [...unexplained].filter(([, count]) => count > 0).map(([id]) => id);
}

/** All relations of a structure to these contacts, with who holds them. One statement, none for nobody. */
async function readHolders(strapi: Core.Strapi, contacts: number[], asked: Asked): Promise<FamilyPart> {
  if (contacts.length === 0) return { edges: [], contacts: new Map() };
  const { contact, from } = tables(strapi);
  const { idList, orderedJoin } = dialectOf(strapi);
  const { sql, binding } = idList(contacts);
  const statement = `SELECT ${LABEL_COLUMNS}, r.id AS relation, p.id AS via, r.share, y.structure
    FROM (SELECT id FROM ${contact} WHERE id IN (${sql})) p
      ${along(strapi, 'up', { relation: CURRENT, type: STRUCTURES[asked.structure] })}
      ${orderedJoin} ${contact} c ON c.id = f.${from.target}`;
  return partOf('up', await rowsOf<PartRow>(strapi.db.connection.raw(statement, [binding, asked.asOf, asked.asOf])));
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
  const [near, far] = direction === 'up' ? ([{ ...to, alias: 't' }, { ...from, alias: 'f' }] as const) : ([{ ...from, alias: 'f' }, { ...to, alias: 't' }] as const);
  const relationId = `${near.alias}.${near.own}`;
  return `${join} ${near.table} ${near.alias} ON ${near.alias}.${near.target} = p.id
    ${join} ${ofType.table} k ON k.${ofType.own} = ${relationId}
    ${join} ${type} y ON y.id = k.${ofType.target} AND ${conditions.type}
    ${join} ${relation} r ON r.id = ${relationId} AND ${conditions.relation}
    ${join} ${far.table} ${far.alias} ON ${far.alias}.${far.own} = ${relationId}`;
}

/** The relation `r` holds on a day. Two bindings: the day, twice. */
export const CURRENT = '(r.valid_from IS NULL OR r.valid_from <= ?) AND (r.valid_to IS NULL OR r.valid_to >= ?)';

const STRUCTURES: Record<HierarchyStructure, string> = {
  group: `y.structure = 'group'`,
  branch: `y.structure = 'branch'`,
  all: `y.structure IN ('group', 'branch')`,
};

const LABEL_COLUMNS = 'c.id, c.document_id AS "documentId", c.name, c.number, c.kind, c.stage, c.stage_status AS "stageStatus"';

/** A contact and the relation by which it was reached; null at the start. */
interface PartRow extends FamilyContact {
  relation: number | null;
  /** The contact at the other side of that relation. */
  via: number;
  share: number | string | null;
  structure: 'group' | 'branch';
  /** Downwards: how many relations of any kind lead to the contact, where it is more than one or the start; else null. */
  incoming: number | string | null;
}

/** The columns of `part` beside its id, with the types that PostgreSQL wants to know. */
const REACHED_BY_NONE = 'CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), CAST(NULL AS NUMERIC), CAST(NULL AS VARCHAR)';

/**
 * Relations and contacts are walked at once: each step costs its joins only once. A contact that is
 * reached by several relations stands in several rows. Bindings: the seed's, then the day, twice; downwards
 * the start's row id at the end.
 */
function partStatement(strapi: Core.Strapi, seed: string, direction: Direction, { structure }: Asked): string {
  const { contact, from, to } = tables(strapi);
  const [owner, owned] = [`f.${from.target}`, `t.${to.target}`];
  const [reached, via] = direction === 'up' ? [owner, owned] : [owned, owner];
  const held = `LEFT JOIN (SELECT l.${to.target} AS id, count(*) AS incoming FROM ${to.table} l
    WHERE l.${to.target} IN (SELECT id FROM part) GROUP BY l.${to.target} HAVING count(*) > 1 OR l.${to.target} = ?) h ON h.id = part.id`;
  return `WITH RECURSIVE part(id, relation, via, share, structure) AS (
      ${seed}
      UNION
      SELECT ${reached}, r.id, ${via}, r.share, y.structure
      FROM part p ${along(strapi, direction, { relation: CURRENT, type: STRUCTURES[structure] })}
    )
    SELECT ${LABEL_COLUMNS}, part.relation, part.via, part.share, part.structure, ${direction === 'up' ? 'NULL' : 'h.incoming'} AS incoming
    FROM part ${dialectOf(strapi).orderedJoin} ${contact} c ON c.id = part.id ${direction === 'up' ? '' : held}`;
}

function partOf(direction: Direction, rows: PartRow[]): FamilyPart {
  const contacts = new Map<number, FamilyContact>();
  const edges: FamilyEdge[] = [];
  const decimal = decimals();
  for (const row of rows) {
    contacts.set(row.id, row);
    if (row.relation === null) continue;
    const [from, to] = direction === 'up' ? [row.id, row.via] : [row.via, row.id];
    edges.push({ id: row.relation, from, to, share: decimal(row.share), structure: row.structure });
  }
  return { edges, contacts };
}

/** Most shares of a group are the same few numbers: each is made once. */
function decimals(): (share: number | string | null) => Decimal | null {
  const known = new Map<number | string, Decimal>();
  return (share) => {
    if (share === null) return null;
    let decimal = known.get(share);
    if (!decimal) known.set(share, (decimal = new Decimal(share)));
    return decimal;
  };
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

/** A branch relation with the row id of its type. */
export type BranchEdge = StoredEdge & { type: number };

/**
 * Branch relations, whatever their dates, to `edge.to` and to any contact above `edge.from`, itself included:
 * what a new branch relation could close a circle with, and all between the two. `except`: row id of the relation
 * that is being written. In the open transaction.
 */
export function readBranchEdges(strapi: Core.Strapi, edge: { from: number; to: number }, except: number | null): Promise<BranchEdge[]> {
  const { from, to, ofType } = tables(strapi);
  const conditions = { relation: 'r.id <> ?', type: STRUCTURES.branch };
  return preparedRows<BranchEdge>(
    strapi,
    `WITH RECURSIVE part(id) AS (
       SELECT CAST(? AS INTEGER)
       UNION
       SELECT f.${from.target} FROM part p ${along(strapi, 'up', conditions)}
     )
     SELECT r.id AS id, f.${from.target} AS "from", t.${to.target} AS "to", k.${ofType.target} AS type, r.valid_from AS "validFrom", r.valid_to AS "validTo"
     FROM (SELECT id FROM part UNION SELECT CAST(? AS INTEGER)) p ${along(strapi, 'up', conditions)}`,
    [edge.from, except ?? 0, edge.to, except ?? 0]
  );
}
