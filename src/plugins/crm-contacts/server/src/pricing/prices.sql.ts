import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Validity } from '../kernel/dates';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { read, sql, type Sql } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { groupBy } from '../kernel/tree';
import type { StoredCatalogue } from './catalogues.sql';
import type { Entry } from './entry.rules';

export interface StoredAssignment extends Validity {
  documentId: string;
  updatedAt: string;
  /** Milliseconds since 1970; null for rows that something else than Strapi made. */
  createdAt: number | null;
  contact: string;
  catalogue: string;
  priority: number;
  includeGroup: boolean;
  validFrom: string | null;
  validTo: string | null;
}

type Flag = boolean | 0 | 1 | null;

/** Assignments of these contacts. */
export async function assignmentsOf(strapi: Core.Strapi, contacts: string[], trx?: Knex.Transaction): Promise<StoredAssignment[]> {
  const contact = linkOf(strapi, UID.priceAssignment, 'contact');
  const catalogue = linkOf(strapi, UID.priceAssignment, 'catalogue');
  const rows = await rowsOf<Omit<StoredAssignment, 'includeGroup' | 'updatedAt' | 'priority'> & { includeGroup: Flag; updatedAt: string | number; priority: number | null }>(
    (trx ?? strapi.db.connection).raw(
      `SELECT a.document_id AS "documentId", ${dialectOf(strapi).epochMillis('a.updated_at')} AS "updatedAt", ${dialectOf(strapi).epochMillis('a.created_at')} AS "createdAt", c.document_id AS contact, k.document_id AS catalogue,
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
    createdAt: row.createdAt === null ? null : Number(row.createdAt),
    includeGroup: Boolean(row.includeGroup),
    updatedAt: new Date(Number(row.updatedAt)).toISOString(),
  }));
}

/** Assignments of one contact or one catalogue, by its row id; `permitted`: only these rows `r`. */
export async function countAssignments(strapi: Core.Strapi, of: 'contact' | 'catalogue', id: number, permitted: Sql | null): Promise<number> {
  const { table, own, target } = linkOf(strapi, UID.priceAssignment, of);
  const rows = permitted ? ` l JOIN "${tableOf(strapi, UID.priceAssignment)}" r ON r.id = l."${own}" WHERE l."${target}" = ? AND ${permitted.text}` : ` l WHERE l."${target}" = ?`;
  const [row] = await read<{ count: string | number }>(strapi, sql(`SELECT count(*) AS count FROM "${table}"${rows}`, id, ...(permitted?.bindings ?? [])));
  return Number(row.count);
}

/** Entries of the codes in the catalogues (row ids), by documentId of the catalogue, then by code. */
export async function entriesOf(strapi: Core.Strapi, catalogues: StoredCatalogue[], codes: string[]): Promise<Map<string, Map<string, Entry[]>>> {
  const found = new Map(catalogues.map(({ documentId }) => [documentId, new Map<string, Entry[]>()]));
  if (catalogues.length === 0 || codes.length === 0) return found;
  const byRow = new Map(catalogues.map(({ id, documentId }) => [id, found.get(documentId) as Map<string, Entry[]>]));
  const { decimalValue, textList } = dialectOf(strapi);
  const wanted = textList(codes);
  const rows = await rowsOf<StoredPrice>(
    strapi.db.connection.raw(
      `SELECT e.document_id AS "documentId", e.catalogue_row AS catalogue, e.code AS code, e.unit AS unit, ${decimalValue('e.min_quantity')} AS "minQuantity",
              ${decimalValue('e.price')} AS price, ${decimalValue('e.discount_percent')} AS "discountPercent", e.counts_from AS "validFrom"
       FROM "${tableOf(strapi, UID.priceEntry)}" e
       WHERE e.catalogue_row IN (${catalogues.map(() => '?').join(', ')}) AND e.code IN (${wanted.sql})`,
      [...catalogues.map(({ id }) => id), wanted.binding]
    )
  );
  for (const row of rows) {
    const ofCatalogue = byRow.get(row.catalogue) as Map<string, Entry[]>;
    const entry: Entry = {
      documentId: row.documentId, code: row.code, unit: row.unit, validFrom: row.validFrom,
      minQuantity: textOf(row.minQuantity) ?? '0', price: textOf(row.price), discountPercent: textOf(row.discountPercent),
    };
    const ofCode = ofCatalogue.get(entry.code);
    if (ofCode) ofCode.push(entry);
    else ofCatalogue.set(entry.code, [entry]);
  }
  return found;
}

interface StoredPrice extends Omit<Entry, 'minQuantity' | 'price' | 'discountPercent'> {
  catalogue: number;
  minQuantity: string | number | null;
  price: string | number | null;
  discountPercent: string | number | null;
}

const textOf = (value: string | number | null) => (value === null ? null : String(value));

/** Catalogues that entries may be taken from: those that candidates name, and their bases in all versions. */
export function withBases(catalogues: Map<string, StoredCatalogue>, named: string[]): StoredCatalogue[] {
  const bySeries = groupBy([...catalogues.values()], ({ series }) => series);
  const found = new Map<string, StoredCatalogue>();
  const waiting = named.flatMap((documentId) => catalogues.get(documentId) ?? []);
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (found.has(at.documentId)) continue;
    found.set(at.documentId, at);
    const base = at.base === null ? undefined : catalogues.get(at.base);
    if (base) waiting.push(...(bySeries.get(base.series) ?? []));
  }
  return [...found.values()];
}
