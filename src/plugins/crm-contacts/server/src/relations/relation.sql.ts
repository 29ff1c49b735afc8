import type { Core } from '@strapi/strapi';
import { dialectOf, preparedRows } from '../kernel/dialect';
import type { Day } from '../kernel/dates';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { Structure } from '../../../contracts/relations';
import { CURRENT } from './family.sql';
import type { Edge, StoredEdge } from './relation.rules';

type Side = 'from' | 'to';

export interface SideRow {
  documentId: string;
  updatedAt: number | string;
  side: Side;
  other: string;
  share: string | null;
  validFrom: Day | null;
  validTo: Day | null;
  note: string | null;
  type: string;
  key: string;
  structure: Structure;
  symmetric: boolean | number;
  name: string;
  inverseName: string | null;
  nameDe: string | null;
  inverseNameDe: string | null;
}

/** Every relation of a contact from its side, past and coming ones too. One statement. */
export function readSides(strapi: Core.Strapi, documentId: string): Promise<SideRow[]> {
  return preparedRows<SideRow>(strapi, `${sideSql(strapi, 'from')} UNION ALL ${sideSql(strapi, 'to')} ORDER BY "documentId"`, [documentId, documentId]);
}

function sideSql(strapi: Core.Strapi, side: Side): string {
  const dialect = dialectOf(strapi);
  return `SELECT r.document_id AS "documentId", ${dialect.epochMillis('r.updated_at')} AS "updatedAt", '${side}' AS side, o.document_id AS other,
      ${dialect.decimalText('r.share')} AS share, r.valid_from AS "validFrom", r.valid_to AS "validTo", r.note,
      y.document_id AS type, y."key", y.structure, y.symmetric, y.name, y.inverse_name AS "inverseName",
      y.name_de AS "nameDe", y.inverse_name_de AS "inverseNameDe"
    FROM ${sideJoins(strapi, side)}
    WHERE c.document_id = ?`;
}

/** `c`: the contact, which is `side` of the relation `r` of type `y`; `o`: the contact on the other side. */
function sideJoins(strapi: Core.Strapi, side: Side): string {
  const contact = tableOf(strapi, UID.contact);
  const own = linkOf(strapi, UID.relation, side);
  const far = linkOf(strapi, UID.relation, side === 'from' ? 'to' : 'from');
  const ofType = linkOf(strapi, UID.relation, 'type');
  return `${contact} c
    JOIN ${own.table} w ON w.${own.target} = c.id
    JOIN ${tableOf(strapi, UID.relation)} r ON r.id = w.${own.own}
    JOIN ${far.table} z ON z.${far.own} = r.id
    JOIN ${contact} o ON o.id = z.${far.target}
    JOIN ${ofType.table} k ON k.${ofType.own} = r.id
    JOIN ${tableOf(strapi, UID.relationType)} y ON y.id = k.${ofType.target}`;
}

/**
 * Relations of the type between two contacts, in either direction; `except`: row id of one that does not count. One
 * statement, which starts from the owned side: a head office may have thousands of relations, a branch has few.
 */
export function readBetween(strapi: Core.Strapi, type: number, { from: one, to: other }: Edge, except: number | null): Promise<StoredEdge[]> {
  const { orderedJoin: join } = dialectOf(strapi);
  const [from, to, ofType] = [linkOf(strapi, UID.relation, 'from'), linkOf(strapi, UID.relation, 'to'), linkOf(strapi, UID.relation, 'type')];
  return preparedRows<StoredEdge>(
    strapi,
    `SELECT r.id AS id, f.${from.target} AS "from", t.${to.target} AS "to", r.valid_from AS "validFrom", r.valid_to AS "validTo"
     FROM ${to.table} t
       ${join} ${from.table} f ON f.${from.own} = t.${to.own}
       ${join} ${ofType.table} k ON k.${ofType.own} = t.${to.own} AND k.${ofType.target} = ?
       ${join} ${tableOf(strapi, UID.relation)} r ON r.id = t.${to.own}
     WHERE t.${to.target} IN (?, ?) AND ((f.${from.target} = ? AND t.${to.target} = ?) OR (f.${from.target} = ? AND t.${to.target} = ?)) AND r.id <> ?`,
    [type, one, other, one, other, other, one, except ?? 0]
  );
}

export interface ChildRow {
  documentId: string;
  structure: 'group' | 'branch';
  share: string | null;
  name: string | null;
  number: string | null;
  kind: string | null;
  stage: string | null;
  stageStatus: string | null;
}

export interface Below {
  /** The first children by name in group and branch. */
  first: ChildRow[];
  /** How many children in group and branch, and relations of other kinds, are in force. */
  children: number;
  others: number;
}

/** What stands below a contact on the day, and how many other relations it has. One statement. */
export async function readBelow(strapi: Core.Strapi, documentId: string, asOf: Day, limit: number): Promise<Below> {
  const inForce = (side: Side, structure: string) => `FROM ${sideJoins(strapi, side)} WHERE c.document_id = ? AND y.structure ${structure} AND ${CURRENT}`;
  const others = (side: Side) => `(SELECT count(*) ${inForce(side, `= 'none'`)})`;
  const statement = `SELECT n.others, b.* FROM (SELECT ${others('from')} + ${others('to')} AS others) n
    LEFT JOIN (SELECT o.document_id AS "documentId", y.structure, ${dialectOf(strapi).decimalText('r.share')} AS share,
        o.name, o.number, o.kind, o.stage, o.stage_status AS "stageStatus", count(*) OVER () AS children, o.id AS place
      ${inForce('from', `<> 'none'`)} ORDER BY o.name, o.id LIMIT ?) b ON 1 = 1
    ORDER BY b.name, b.place`;
  const bindings = [...Array.from({ length: 3 }, () => [documentId, asOf, asOf]).flat(), limit];
  const rows = await preparedRows<StoredBelow>(strapi, statement, bindings);
  return {
    // Without children the counts stand in a row of their own.
    first: rows.flatMap(({ others: _others, children: _children, place: _place, ...row }) => (row.documentId === null ? [] : (row as ChildRow))),
    children: Number(rows[0].children ?? 0),
    others: Number(rows[0].others),
  };
}

interface StoredBelow extends Omit<ChildRow, 'documentId'> {
  documentId: string | null;
  children: number | string | null;
  others: number | string;
  place: number | null;
}
