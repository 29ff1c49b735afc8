import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { refusal } from '../kernel/errors';
import { namesForWriter } from '../kernel/rights/names-for-writer';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { areEqual, type Ground } from './conflicts.rules';

interface Equal {
  id: number;
  name: string;
  /** Row id of who has both assigned; null where both are general. */
  contact: number | null;
}

/**
 * Refuses a write after which the catalogue (row id) and an equal one both have a price for a code: nothing
 * would decide between them. Call after the write, in its transaction and under `lock:pricing`; `codes`: only
 * these were written; `contact`: only its assignments were.
 */
export async function assertNoEquals(strapi: Core.Strapi, trx: Knex.Transaction, catalogue: number, field: string, codes?: string[], contact?: number): Promise<void> {
  const equals = [...(await equalAssigned(strapi, trx, catalogue, contact)), ...(contact === undefined ? await equalGeneral(strapi, trx, catalogue) : [])];
  if (equals.length === 0) return;
  const shared = await sharedCode(strapi, trx, catalogue, equals.map(({ id }) => id), codes);
  if (!shared) return;
  const { id, contact: who } = equals.find((equal) => equal.id === shared.other) as Equal;
  const name = (await namesForWriter(strapi, UID.priceCatalogue, [id], 'name'))(id);
  const whose = who === null ? null : (await namesForWriter(strapi, UID.contact, [who], 'name'))(who);
  const where = whose === null ? 'both are general and start on the same day' : `both are assigned to ${whose} with the same priority and start`;
  throw refusal({
    field,
    reason: 'conflict',
    message: `"${name}" has a price for ${shared.code} as well, and ${where}: nothing would decide between them`,
    details: { catalogue: name, code: shared.code, ...(whose === null ? {} : { contact: whose }) },
  });
}

interface PairRow {
  contact: number;
  priority: number | null;
  otherPriority: number | null;
  aFrom: string | null;
  aTo: string | null;
  oFrom: string | null;
  oTo: string | null;
  kFrom: string | null;
  kTo: string | null;
  id: number;
  name: string;
  xFrom: string | null;
  xTo: string | null;
}

/** Catalogues that a contact has with the same priority and start, of those that have this one. */
async function equalAssigned(strapi: Core.Strapi, trx: Knex.Transaction, catalogue: number, contact?: number): Promise<Equal[]> {
  const assignment = tableOf(strapi, UID.priceAssignment);
  const catalogues = tableOf(strapi, UID.priceCatalogue);
  const of = linkOf(strapi, UID.priceAssignment, 'catalogue');
  const to = linkOf(strapi, UID.priceAssignment, 'contact');
  const rows = await rowsOf<PairRow>(
    trx.raw(
      `SELECT c.id AS contact, a.priority AS priority, o.priority AS "otherPriority", a.valid_from AS "aFrom", a.valid_to AS "aTo", o.valid_from AS "oFrom", o.valid_to AS "oTo",
              k.valid_from AS "kFrom", k.valid_to AS "kTo", x.id AS id, x.name AS name, x.valid_from AS "xFrom", x.valid_to AS "xTo"
       FROM "${of.table}" ka JOIN "${assignment}" a ON a.id = ka."${of.own}" JOIN "${catalogues}" k ON k.id = ka."${of.target}"
       JOIN "${to.table}" ca ON ca."${to.own}" = a.id JOIN "${tableOf(strapi, UID.contact)}" c ON c.id = ca."${to.target}"
       JOIN "${to.table}" co ON co."${to.target}" = ca."${to.target}" JOIN "${assignment}" o ON o.id = co."${to.own}"
       JOIN "${of.table}" ko ON ko."${of.own}" = o.id JOIN "${catalogues}" x ON x.id = ko."${of.target}"
       WHERE ka."${of.target}" = ? ${contact === undefined ? '' : `AND ca."${to.target}" = ?`}
         AND x.id <> k.id AND x.kind = k.kind AND x.currency = k.currency AND coalesce(o.priority, 0) = coalesce(a.priority, 0)`,
      contact === undefined ? [catalogue] : [catalogue, contact]
    )
  );
  return rows.filter((row) => areEqual(...groundsOf(row, catalogue))).map(({ id, name, contact: who }) => ({ id, name, contact: who }));
}

function groundsOf(row: PairRow, catalogue: number): [Ground, Ground] {
  return [
    { catalogue: { id: catalogue, name: '', validFrom: row.kFrom, validTo: row.kTo }, assignment: { priority: row.priority ?? 0, validFrom: row.aFrom, validTo: row.aTo } },
    { catalogue: { id: row.id, name: row.name, validFrom: row.xFrom, validTo: row.xTo }, assignment: { priority: row.otherPriority ?? 0, validFrom: row.oFrom, validTo: row.oTo } },
  ];
}

async function equalGeneral(strapi: Core.Strapi, trx: Knex.Transaction, catalogue: number): Promise<Equal[]> {
  const table = tableOf(strapi, UID.priceCatalogue);
  const rows = await rowsOf<{ id: number; name: string; validFrom: string | null; validTo: string | null }>(
    trx.raw(
      `SELECT x.id AS id, x.name AS name, x.valid_from AS "validFrom", x.valid_to AS "validTo" FROM "${table}" k
       JOIN "${table}" x ON x.kind = k.kind AND x.currency = k.currency AND x.general = k.general WHERE k.id = ? AND k.general = ?`,
      [catalogue, true]
    )
  );
  const own = rows.find(({ id }) => id === catalogue);
  if (!own) return [];
  return rows.filter((row) => areEqual({ catalogue: own, assignment: null }, { catalogue: row, assignment: null })).map(({ id, name }) => ({ id, name, contact: null }));
}

/** A code that the catalogue and one of the others both price in one unit; an entry without unit fits every unit. */
async function sharedCode(strapi: Core.Strapi, trx: Knex.Transaction, catalogue: number, others: number[], codes?: string[]): Promise<{ code: string; other: number } | null> {
  const { idList, textList } = dialectOf(strapi);
  const table = tableOf(strapi, UID.priceEntry);
  const wanted = codes && textList(codes);
  const list = idList(others);
  const [row] = await rowsOf<{ code: string; other: number }>(
    trx.raw(
      `SELECT e.code AS code, x.catalogue_row AS other FROM "${table}" e JOIN "${table}" x ON x.code = e.code AND x.catalogue_row IN (${list.sql})
       WHERE e.catalogue_row = ? AND (e.unit = x.unit OR e.unit IS NULL OR x.unit IS NULL) ${wanted ? `AND e.code IN (${wanted.sql})` : ''} LIMIT 1`,
      [list.binding, catalogue, ...(wanted ? [wanted.binding] : [])]
    )
  );
  return row ?? null;
}
