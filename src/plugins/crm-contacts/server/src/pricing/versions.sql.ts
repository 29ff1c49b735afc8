import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Rounding } from '../../../contracts/pricing';
import { Decimal } from '../kernel/decimal';
import { rowsOf, dialectOf } from '../kernel/dialect';
import { tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { entryKeyOf } from './catalogue.rules';
import { insertEntries } from './entries.sql';
import type { EntryValues } from './entry-changes.rules';
import { roundTo } from './rounding.rules';
import type { UnitBook } from './units.rules';

interface Copy {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  from: { id: number };
  to: { id: number; documentId: string };
  /** Change of written prices in percent; discounts stay as they are. */
  percent: string | null;
  rounding: Rounding;
  user: number | null;
  units: UnitBook;
}

/** The entries of one catalogue in another, new one; gives their number. Whole statements, no row by row. */
export async function copyEntries({ strapi, trx, from, to, percent, rounding, user, units }: Copy): Promise<number> {
  const { decimalText } = dialectOf(strapi);
  const rows = await rowsOf<EntryValues>(
    trx.raw(
      `SELECT e.code AS code, e.name AS name, e.unit AS unit, ${decimalText('e.min_quantity')} AS "minQuantity", ${decimalText('e.price')} AS price,
              ${decimalText('e.discount_percent')} AS "discountPercent" FROM "${tableOf(strapi, UID.priceEntry)}" e WHERE e.catalogue_row = ? ORDER BY e.id`,
      [from.id]
    )
  );
  const entries = rows.map((row) => {
    const minQuantity = row.minQuantity ?? '0';
    return { ...row, minQuantity, price: changedBy(row.price, percent, rounding), key: entryKeyOf(to.documentId, { ...row, minQuantity }, units) };
  });
  await insertEntries({ strapi, trx, catalogue: to.id, user }, entries, null);
  return entries.length;
}

/** A price raised (or lowered, below 0) by percent and rounded as its catalogue rounds. */
export function changedBy(price: string | null, percent: string | null, rounding: Rounding): string | null {
  if (price === null || percent === null) return price;
  return roundTo(rounding, new Decimal(price).times(new Decimal(100).plus(percent)).div(100)).toFixed();
}
