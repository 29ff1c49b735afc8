import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { CatalogueKind } from '../../../contracts/pricing';
import type { Validity } from '../kernel/dates';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { Catalogue, Entry } from './price.rules';

/** A catalogue as stored. */
export interface StoredCatalogue extends Catalogue {
  general: boolean;
}

export interface StoredAssignment extends Validity {
  documentId: string;
  updatedAt: string;
  contact: string;
  catalogue: string;
  priority: number;
  includeGroup: boolean;
  validFrom: string | null;
  validTo: string | null;
}

type Flag = boolean | 0 | 1 | null;

/** Every catalogue with its base: there are hundreds at most, and chains of bases may lead anywhere. */
export async function allCatalogues(strapi: Core.Strapi, trx?: Knex.Transaction): Promise<Map<string, StoredCatalogue>> {
  const base = linkOf(strapi, UID.priceCatalogue, 'base');
  const table = tableOf(strapi, UID.priceCatalogue);
  const rows = await rowsOf<Omit<StoredCatalogue, 'general'> & { general: Flag }>(
    (trx ?? strapi.db.connection).raw(
      `SELECT c.document_id AS "documentId", c.name AS name, c.kind AS kind, c.currency AS currency, c.general AS general,
              c.valid_from AS "validFrom", c.valid_to AS "validTo", b.document_id AS base
       FROM "${table}" c LEFT JOIN "${base.table}" l ON l."${base.own}" = c.id LEFT JOIN "${table}" b ON b.id = l."${base.target}"
       ORDER BY c.name, c.id`
    )
  );
  return new Map(rows.map((row) => [row.documentId, { ...row, general: Boolean(row.general) }]));
}

/** Assignments of these contacts. */
export async function assignmentsOf(strapi: Core.Strapi, contacts: string[], trx?: Knex.Transaction): Promise<StoredAssignment[]> {
  const contact = linkOf(strapi, UID.priceAssignment, 'contact');
  const catalogue = linkOf(strapi, UID.priceAssignment, 'catalogue');
  const rows = await rowsOf<Omit<StoredAssignment, 'includeGroup' | 'updatedAt' | 'priority'> & { includeGroup: Flag; updatedAt: string | number; priority: number | null }>(
    (trx ?? strapi.db.connection).raw(
      `SELECT a.document_id AS "documentId", ${dialectOf(strapi).epochMillis('a.updated_at')} AS "updatedAt", c.document_id AS contact, k.document_id AS catalogue,
              a.priority AS priority, a.include_group AS "includeGroup", a.valid_from AS "validFrom", a.valid_to AS "validTo"
       FROM "${tableOf(strapi, UID.contact)}" c
       JOIN "${contact.table}" lc ON lc."${contact.target}" = c.id
       JOIN "${tableOf(strapi, UID.priceAssignment)}" a ON a.id = lc."${contact.own}"
       JOIN "${catalogue.table}" lk ON lk."${catalogue.own}" = a.id
       JOIN "${tableOf(strapi, UID.priceCatalogue)}" k ON k.id = lk."${catalogue.target}"
       WHERE c.document_id IN (${contacts.map(() => '?').join(', ')})
       ORDER BY a.priority DESC, a.valid_from DESC, a.id`,
      contacts
    )
  );
  return rows.map((row) => ({
    ...row,
    priority: row.priority ?? 0,
    includeGroup: Boolean(row.includeGroup),
    updatedAt: new Date(Number(row.updatedAt)).toISOString(),
  }));
}

/** Assignments of one contact, by its row id. */
export async function countAssignments(strapi: Core.Strapi, contact: number): Promise<number> {
  const { table, target } = linkOf(strapi, UID.priceAssignment, 'contact');
  const [row] = await rowsOf<{ count: string | number }>(strapi.db.connection.raw(`SELECT count(*) AS count FROM "${table}" WHERE "${target}" = ?`, [contact]));
  return Number(row.count);
}

/** Entries of the codes in the catalogues, by catalogue. */
export async function entriesOf(strapi: Core.Strapi, catalogues: string[], codes: string[]): Promise<Map<string, Entry[]>> {
  const found = new Map<string, Entry[]>();
  if (catalogues.length === 0 || codes.length === 0) return found;
  const link = linkOf(strapi, UID.priceEntry, 'catalogue');
  const { decimalText } = dialectOf(strapi);
  const marks = (list: string[]) => list.map(() => '?').join(', ');
  const rows = await rowsOf<Entry>(
    strapi.db.connection.raw(
      `SELECT e.document_id AS "documentId", k.document_id AS catalogue, e.code AS code, e.unit AS unit, ${decimalText('e.min_quantity')} AS "minQuantity",
              ${decimalText('e.price')} AS price, ${decimalText('e.discount_percent')} AS "discountPercent"
       FROM "${tableOf(strapi, UID.priceEntry)}" e
       JOIN "${link.table}" l ON l."${link.own}" = e.id
       JOIN "${tableOf(strapi, UID.priceCatalogue)}" k ON k.id = l."${link.target}"
       WHERE e.code IN (${marks(codes)}) AND k.document_id IN (${marks(catalogues)})`,
      [...codes, ...catalogues]
    )
  );
  for (const row of rows) found.set(row.catalogue, [...(found.get(row.catalogue) ?? []), { ...row, minQuantity: row.minQuantity ?? '0', unit: row.unit || null }]);
  return found;
}

/** Catalogues that entries may be taken from: those of the kind that candidates name, and their bases. */
export function withBases(catalogues: Map<string, StoredCatalogue>, named: string[], kind: CatalogueKind): string[] {
  const found = new Set<string>();
  for (const start of named) {
    for (let at = catalogues.get(start); at && at.kind === kind && !found.has(at.documentId); at = at.base ? catalogues.get(at.base) : undefined) {
      found.add(at.documentId);
    }
  }
  return [...found];
}
