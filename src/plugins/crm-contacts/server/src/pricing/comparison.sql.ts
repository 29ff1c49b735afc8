import type { Core } from '@strapi/strapi';
import { dialectOf, rowsOf } from '../kernel/dialect';
import { anywhere } from '../kernel/like';
import { tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { UnitBook } from './units.rules';

/** Something that catalogues have a price for: code, unit and tier. */
export interface ComparedEntry {
  code: string;
  name: string | null;
  unit: string | null;
  minQuantity: string;
}

/** All items of the catalogues (row ids), each once, by code, unit and tier; `q` is part of code or name. Who may not see names neither gets nor finds by them. */
export async function itemsOf(strapi: Core.Strapi, catalogues: number[], units: UnitBook, { q, seesNames }: { q?: string; seesNames: boolean }): Promise<ComparedEntry[]> {
  if (catalogues.length === 0) return [];
  const { decimalText, containsText } = dialectOf(strapi);
  const pattern = q ? anywhere(q) : null;
  const rows = await rowsOf<ComparedEntry>(
    strapi.db.connection.raw(
      `SELECT e.code AS code, ${seesNames ? 'max(e.name)' : 'NULL'} AS name, e.unit AS unit, ${decimalText('e.min_quantity')} AS "minQuantity" FROM "${tableOf(strapi, UID.priceEntry)}" e
       WHERE e.catalogue_row IN (${catalogues.map(() => '?').join(', ')}) ${pattern ? `AND (${containsText('e.code')}${seesNames ? ` OR ${containsText('e.name')}` : ''})` : ''}
       GROUP BY e.code, e.unit, e.min_quantity ORDER BY e.code, coalesce(e.unit, ''), e.min_quantity`,
      pattern ? [...catalogues, pattern, ...(seesNames ? [pattern] : [])] : catalogues
    )
  );
  const found = new Map<string, ComparedEntry>();
  for (const row of rows) {
    const item = { ...row, unit: units.codeOf(row.unit), minQuantity: row.minQuantity ?? '0' };
    const key = `${item.code}\n${item.unit ?? ''}\n${item.minQuantity}`;
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
}
