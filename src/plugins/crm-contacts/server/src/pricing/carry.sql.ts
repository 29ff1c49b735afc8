import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { addDays } from '../kernel/dates';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { newDocumentIds } from './entries.sql';

interface Carry {
  /** Row ids of the version that ends and of the new one. */
  old: number;
  made: number;
  /** First day of the new one. */
  from: string;
}

interface Carried {
  id: number;
  contact: number;
  priority: number | null;
  includeGroup: boolean | 0 | 1 | null;
  validFrom: string | null;
  validTo: string | null;
  createdBy: number | null;
  updatedBy: number | null;
}

const CHUNK = 500;

/**
 * Lets assignments go on with a new version: what starts later moves to it, what runs on gets a successor from
 * its first day and ends with the old version. They are the agreements that stand: whether the contact's stage
 * would take a new one today is not asked. They stay their authors': who makes a version may see other ones than
 * they made. Gives how many the new version has.
 */
export async function carryAssignments(strapi: Core.Strapi, trx: Knex.Transaction, { old, made, from }: Carry): Promise<number> {
  const all = await assignmentsOf(strapi, trx, old);
  const later = all.filter(({ validFrom }) => validFrom !== null && validFrom >= from);
  const running = all.filter(({ validFrom, validTo }) => (validFrom === null || validFrom < from) && (validTo === null || validTo >= from));
  const { table, own, target } = linkOf(strapi, UID.priceAssignment, 'catalogue');
  const { idList, instant } = dialectOf(strapi);
  const moved = idList(later.map(({ id }) => id));
  if (later.length > 0) await trx.raw(`UPDATE "${table}" SET "${target}" = ? WHERE "${own}" IN (${moved.sql})`, [made, moved.binding]);
  if (running.length > 0) {
    await insertSuccessors(strapi, trx, running, { old, made, from });
    const ended = idList(running.map(({ id }) => id));
    const now = instant(new Date()) as Knex.RawBinding;
    await trx.raw(`UPDATE "${tableOf(strapi, UID.priceAssignment)}" SET valid_to = ?, updated_at = ? WHERE id IN (${ended.sql})`, [addDays(from, -1), now, ended.binding]);
  }
  return later.length + running.length;
}

async function assignmentsOf(strapi: Core.Strapi, trx: Knex.Transaction, catalogue: number): Promise<Carried[]> {
  const [of, to] = [linkOf(strapi, UID.priceAssignment, 'catalogue'), linkOf(strapi, UID.priceAssignment, 'contact')];
  return rowsOf<Carried>(
    trx.raw(
      `SELECT a.id AS id, c."${to.target}" AS contact, a.priority AS priority, a.include_group AS "includeGroup", a.valid_from AS "validFrom", a.valid_to AS "validTo",
              a.created_by_id AS "createdBy", a.updated_by_id AS "updatedBy"
       FROM "${of.table}" k JOIN "${tableOf(strapi, UID.priceAssignment)}" a ON a.id = k."${of.own}" JOIN "${to.table}" c ON c."${to.own}" = a.id
       WHERE k."${of.target}" = ? ORDER BY a.id`,
      [catalogue]
    )
  );
}

async function insertSuccessors(strapi: Core.Strapi, trx: Knex.Transaction, running: Carried[], { made, from }: Carry): Promise<void> {
  const [of, to] = [linkOf(strapi, UID.priceAssignment, 'catalogue'), linkOf(strapi, UID.priceAssignment, 'contact')];
  const now = dialectOf(strapi).instant(new Date());
  const documentIds = newDocumentIds(running.length);
  for (let start = 0; start < running.length; start += CHUNK) {
    const chunk = running.slice(start, start + CHUNK);
    const rows: { id: number }[] = await trx(tableOf(strapi, UID.priceAssignment))
      .insert(chunk.map(({ priority, includeGroup, validTo, createdBy, updatedBy }, index) => ({
        document_id: documentIds[start + index], priority, include_group: Boolean(includeGroup), valid_from: from, valid_to: validTo,
        created_at: now, updated_at: now, published_at: now, created_by_id: createdBy, updated_by_id: updatedBy,
      })))
      .returning('id');
    await trx(of.table).insert(rows.map(({ id }) => ({ [of.own]: id, [of.target]: made })));
    await trx(to.table).insert(rows.map(({ id }, index) => ({ [to.own]: id, [to.target]: chunk[index].contact })));
  }
}
