import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Day, Validity } from '../kernel/dates';
import { dialectOf, preparedRows, rowsOf } from '../kernel/dialect';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { OtherPosition, Pointer } from './organisation.rules';
import type { SuperiorRow } from './placement.rules';

/** Statements of the write guards: all run in the transaction of the write. */

/** Everything above `start` along a relation of a type to itself. Ends on circles: UNION drops repetitions. One statement. */
export async function readPointers(strapi: Core.Strapi, trx: Knex.Transaction, uid: string, attribute: string, start: number): Promise<Pointer[]> {
  const { table, own, target } = linkOf(strapi, uid, attribute);
  return rowsOf<Pointer>(
    trx.raw(
      `WITH RECURSIVE up(id) AS (
         SELECT CAST(? AS INTEGER)
         UNION
         SELECT l.${target} FROM up JOIN ${table} l ON l.${own} = up.id
       )
       SELECT up.id, l.${target} AS above FROM up LEFT JOIN ${table} l ON l.${own} = up.id`,
      [start]
    )
  );
}

/**
 * Everything above the position `start` on any day: superiors of rows and of placements. Ends on
 * circles: UNION drops repetitions. One statement; `k` joins the two kinds, since PostgreSQL allows one
 * recursive reference only. Prepared, since every change of a superior asks it.
 */
export function readSuperiors(strapi: Core.Strapi, start: number): Promise<SuperiorRow[]> {
  const own = linkOf(strapi, UID.position, 'superior');
  const of = linkOf(strapi, UID.placement, 'position');
  const placed = linkOf(strapi, UID.placement, 'superior');
  const kinds = '(SELECT 0 AS earlier UNION ALL SELECT 1) k';
  const joins = `LEFT JOIN ${own.table} l ON k.earlier = 0 AND l.${own.own} = up.id
    LEFT JOIN ${of.table} o ON k.earlier = 1 AND o.${of.target} = up.id
    LEFT JOIN ${placed.table} s ON s.${placed.own} = o.${of.own}`;
  const superior = `CASE k.earlier WHEN 0 THEN l.${own.target} ELSE s.${placed.target} END`;
  return preparedRows<SuperiorRow>(
    strapi,
    `WITH RECURSIVE up(id) AS (
       SELECT CAST(? AS INTEGER)
       UNION
       SELECT ${superior} FROM up CROSS JOIN ${kinds} ${joins} WHERE ${superior} IS NOT NULL
     )
     SELECT up.id AS position, ${superior} AS superior, k.earlier,
       CASE k.earlier WHEN 0 THEN p.valid_from ELSE m.valid_from END AS "validFrom", CASE k.earlier WHEN 0 THEN p.valid_to ELSE m.valid_to END AS "validTo"
     FROM up CROSS JOIN ${kinds} ${joins}
       LEFT JOIN ${tableOf(strapi, UID.position)} p ON k.earlier = 0 AND p.id = up.id
       LEFT JOIN ${tableOf(strapi, UID.placement)} m ON m.id = o.${of.own}
     WHERE k.earlier = 0 OR m.id IS NOT NULL`,
    [start]
  );
}

export interface PlacementDays extends Validity {
  id: number;
  validFrom: Day | null;
  validTo: Day | null;
}

/** The days that placements of a position speak of. One statement. */
export function readPlacementDays(strapi: Core.Strapi, trx: Knex.Transaction, position: number): Promise<PlacementDays[]> {
  const { table, own, target } = linkOf(strapi, UID.placement, 'position');
  return rowsOf(
    trx.raw(
      `SELECT m.id, m.valid_from AS "validFrom", m.valid_to AS "validTo"
       FROM ${table} l JOIN ${tableOf(strapi, UID.placement)} m ON m.id = l.${own} WHERE l.${target} = ?`,
      [position]
    )
  );
}

/** Row id of what a stored row points to by a to-one relation. One statement. */
export async function readTarget(strapi: Core.Strapi, trx: Knex.Transaction, uid: string, attribute: string, id: number): Promise<number | null> {
  const { table, own, target } = linkOf(strapi, uid, attribute);
  const row = await trx(table).where(own, id).first(target);
  return row ? Number(row[target]) : null;
}

/**
 * The company's other positions that are of this person, and with `mains` those that are main. One
 * statement, which starts from the person: a company may have thousands of positions.
 */
export async function readOthers(strapi: Core.Strapi, trx: Knex.Transaction, asked: { company: number; person: number; mains: boolean; except: number | null }): Promise<OtherPosition[]> {
  const link = (attribute: string) => linkOf(strapi, UID.position, attribute);
  const { orderedJoin } = dialectOf(strapi);
  const [company, person, position] = [link('company'), link('person'), tableOf(strapi, UID.position)];
  const join = (alias: string, attribute: string) => `LEFT JOIN ${link(attribute).table} ${alias} ON ${alias}.${link(attribute).own} = p.id`;
  const column = (alias: string, attribute: string) => `${alias}.${link(attribute).target} AS ${attribute}`;
  const ofPerson = `SELECT ${person.own} AS id FROM ${person.table} WHERE ${person.target} = ?`;
  const mains = `SELECT m.id FROM ${company.table} l JOIN ${position} m ON m.id = l.${company.own} WHERE l.${company.target} = ? AND m.main`;
  return rowsOf<OtherPosition>(
    trx.raw(
      `SELECT ${column('e', 'person')}, ${column('d', 'department')}, ${column('w', 'workplace')},
         p.job_title AS "jobTitle", CASE WHEN p.main THEN 1 ELSE 0 END AS main, p.valid_from AS "validFrom", p.valid_to AS "validTo"
       FROM (${ofPerson}${asked.mains ? ` UNION ${mains}` : ''}) o
         ${orderedJoin} ${position} p ON p.id = o.id
         ${orderedJoin} ${company.table} c ON c.${company.own} = p.id AND c.${company.target} = ?
         ${join('e', 'person')} ${join('d', 'department')} ${join('w', 'workplace')}
       WHERE p.id <> ?`,
      [asked.person, ...(asked.mains ? [asked.company] : []), asked.company, asked.except ?? 0]
    )
  );
}

/** Numbers without prefix are read in the company's country: positions whose phone that concerns. One statement. */
export async function readPhones(strapi: Core.Strapi, trx: Knex.Transaction, company: number): Promise<{ id: number; phone: string }[]> {
  const { table, own, target } = linkOf(strapi, UID.position, 'company');
  return rowsOf(
    trx.raw(
      `SELECT p.id, p.phone FROM ${table} l JOIN ${tableOf(strapi, UID.position)} p ON p.id = l.${own}
       WHERE l.${target} = ? AND p.phone IS NOT NULL`,
      [company]
    )
  );
}

export async function writePhoneKey(strapi: Core.Strapi, trx: Knex.Transaction, id: number, key: string | null): Promise<void> {
  await trx(tableOf(strapi, UID.position)).where({ id }).update({ phone_key: key });
}

/** Row ids of the persons who hold positions. One statement. */
export async function readPersonIds(strapi: Core.Strapi, positions: number[]): Promise<Map<number, number>> {
  const rows: { id: number; person: { id: number } | null }[] = await strapi.db
    .query(UID.position)
    .findMany({ select: ['id'], where: { id: { $in: positions } }, populate: { person: { select: ['id'] } } });
  return new Map(rows.flatMap(({ id, person }) => (person ? [[id, person.id]] : [])));
}
