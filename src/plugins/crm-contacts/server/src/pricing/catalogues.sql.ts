import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { CatalogueKind, RoundingMode } from '../../../contracts/pricing';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { Catalogue } from './price.rules';

/** A catalogue as stored. */
export interface StoredCatalogue extends Catalogue {
  id: number;
  general: boolean;
  validFrom: string | null;
  validTo: string | null;
  /** Milliseconds since 1970; null for rows that something else than Strapi made. */
  createdAt: number | null;
}

type Flag = boolean | 0 | 1 | null;
interface Row extends Omit<StoredCatalogue, 'general' | 'rounding' | 'series' | 'createdAt'> {
  general: Flag;
  series: string | null;
  createdAt: string | number | null;
  roundingStep: string | null;
  roundingMode: RoundingMode | null;
}

/** Columns of catalogue `c` and its base `b`; joined by `joinBase`. */
function selection(strapi: Core.Strapi) {
  const { decimalText, epochMillis } = dialectOf(strapi);
  const table = tableOf(strapi, UID.priceCatalogue);
  const base = linkOf(strapi, UID.priceCatalogue, 'base');
  return {
    table,
    base,
    columns: `c.id AS id, c.document_id AS "documentId", c.name AS name, c.kind AS kind, c.currency AS currency, c.general AS general,
      c.valid_from AS "validFrom", c.valid_to AS "validTo", coalesce(c.series, c.document_id) AS series, ${epochMillis('c.created_at')} AS "createdAt",
      ${decimalText('c.base_rate')} AS "baseRate", ${decimalText('c.rounding_step')} AS "roundingStep", c.rounding_mode AS "roundingMode", b.document_id AS base`,
    joinBase: `LEFT JOIN "${base.table}" l ON l."${base.own}" = c.id LEFT JOIN "${table}" b ON b.id = l."${base.target}"`,
  };
}

function asCatalogues(rows: Row[]): Map<string, StoredCatalogue> {
  return new Map(
    rows.map(({ general, roundingStep, roundingMode, createdAt, ...row }) => [
      row.documentId,
      {
        ...row,
        series: row.series ?? row.documentId,
        general: Boolean(general),
        createdAt: createdAt === null ? null : Number(createdAt),
        rounding: { step: roundingStep, mode: roundingMode ?? 'half-up' },
      },
    ])
  );
}

/** Every catalogue: for checks of writes, which any of them can refuse. Reads never ask for all. */
export async function allCatalogues(strapi: Core.Strapi, trx?: Knex.Transaction): Promise<Map<string, StoredCatalogue>> {
  const { table, columns, joinBase } = selection(strapi);
  return asCatalogues(await rowsOf<Row>((trx ?? strapi.db.connection).raw(`SELECT ${columns} FROM "${table}" c ${joinBase} ORDER BY c.name, c.id`)));
}

/**
 * These catalogues, those for everyone of the kind `general`, the bases of all of them, bases of those
 * and so on, each with all its versions. One statement, whatever else the database holds.
 */
export async function cataloguesFor(strapi: Core.Strapi, { documentIds, general }: { documentIds: string[]; general?: CatalogueKind | 'all' }, trx?: Knex.Transaction): Promise<Map<string, StoredCatalogue>> {
  const { table, base, columns, joinBase } = selection(strapi);
  const seeds: [string, Knex.RawBinding[]][] = [];
  if (documentIds.length > 0) seeds.push([`s.document_id IN (${documentIds.map(() => '?').join(', ')})`, documentIds]);
  if (general === 'all') seeds.push(['s.general = ?', [true]]);
  else if (general) seeds.push(['(s.general = ? AND s.kind = ?)', [true, general]]);
  if (seeds.length === 0) return new Map();
  const text = `WITH RECURSIVE wanted(series) AS (
      SELECT s.series FROM "${table}" s WHERE ${seeds.map(([condition]) => condition).join(' OR ')}
      UNION
      SELECT k.series FROM wanted w JOIN "${table}" v ON v.series = w.series
      JOIN "${base.table}" x ON x."${base.own}" = v.id JOIN "${table}" k ON k.id = x."${base.target}"
    )
    SELECT ${columns} FROM "${table}" c ${joinBase} WHERE c.series IN (SELECT series FROM wanted) ORDER BY c.name, c.id`;
  return asCatalogues(await rowsOf<Row>((trx ?? strapi.db.connection).raw(text, seeds.flatMap(([, bindings]) => bindings))));
}

/**
 * Rows of older versions of the plugin, and rows that something else wrote, lack the columns that the
 * plugin keeps beside Strapi's own. No-op where there are none.
 */
export async function completeRows(strapi: Core.Strapi, trx?: Knex.Transaction): Promise<void> {
  const connection = trx ?? strapi.db.connection;
  const catalogues = tableOf(strapi, UID.priceCatalogue);
  const entries = tableOf(strapi, UID.priceEntry);
  const { table, own, target } = linkOf(strapi, UID.priceEntry, 'catalogue');
  await connection.raw(`UPDATE "${catalogues}" SET series = document_id WHERE series IS NULL`);
  await connection.raw(
    `UPDATE "${entries}" SET catalogue_row = (SELECT l."${target}" FROM "${table}" l WHERE l."${own}" = "${entries}".id) WHERE catalogue_row IS NULL`
  );
}

/** Makes the catalogue new to those who read it before; gives its `updatedAt`. Call under `lock:pricing`. */
export async function touchCatalogue(strapi: Core.Strapi, trx: Knex.Transaction, id: number): Promise<string> {
  const { instant } = dialectOf(strapi);
  const before = await updatedAtOf(strapi, trx, id);
  // Two saves within a millisecond must not look alike.
  const now = new Date(Math.max(Date.now(), before + 1));
  await trx(tableOf(strapi, UID.priceCatalogue)).where({ id }).update({ updated_at: instant(now) });
  return now.toISOString();
}

/** Milliseconds since 1970. */
export async function updatedAtOf(strapi: Core.Strapi, connection: Knex, id: number): Promise<number> {
  const { epochMillis } = dialectOf(strapi);
  const [row] = await rowsOf<{ at: string | number | null }>(
    connection.raw(`SELECT ${epochMillis('updated_at')} AS at FROM "${tableOf(strapi, UID.priceCatalogue)}" WHERE id = ?`, [id])
  );
  return Number(row?.at ?? 0);
}
