import type { Core } from '@strapi/strapi';
import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { Day } from '../kernel/dates';
import { dialectOf, rowsOf, type RowListType } from '../kernel/dialect';
import { anywhere } from '../kernel/like';
import { every, sql, type Sql } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { StoredEntry, WrittenEntry } from './entry-changes.rules';
import { dayOf } from './in-force';
import { isEntryLocked } from './in-force.rules';
import { todayIn } from '../kernel/settings';
import type { CatalogueState } from '../../../contracts/catalogues';

export interface EntryRecord extends StoredEntry {
  validFrom: Day | null;
}

interface Row extends Omit<EntryRecord, 'locked' | 'minQuantity'> {
  minQuantity: string | null;
  createdAt: string | number | null;
}

function selection(strapi: Core.Strapi): string {
  const { decimalText, epochMillis } = dialectOf(strapi);
  return `e.id AS id, e.document_id AS "documentId", e.code AS code, e.name AS name, e.unit AS unit, ${decimalText('e.min_quantity')} AS "minQuantity",
    ${decimalText('e.price')} AS price, ${decimalText('e.discount_percent')} AS "discountPercent", e.counts_from AS "validFrom", ${epochMillis('e.created_at')} AS "createdAt"`;
}

/** Whether entries of a catalogue in this state may change, each by the day on which it was made. */
function asRecords(strapi: Core.Strapi, rows: Row[], state: CatalogueState): EntryRecord[] {
  const today = todayIn(strapi);
  const ofDay = dayOf(strapi);
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    minQuantity: row.minQuantity ?? '0',
    locked: isEntryLocked({ createdAt: createdAt === null ? null : Number(createdAt) }, state, today, ofDay),
  }));
}

/** Place of a row in the order of the grid; `id` decides between rows that PostgreSQL and SQLite collate alike. */
export interface EntryCursor {
  code: string;
  unit: string;
  minQuantity: string;
  id: number;
}

interface PageAsked {
  q?: string;
  after?: EntryCursor;
  limit: number;
  /** By code, unit and tier; otherwise as they were made. */
  isSorted: boolean;
}

const entriesTable = (strapi: Core.Strapi): Sql => sql(`"${tableOf(strapi, UID.priceEntry)}" e`);

/** Entries of a catalogue (row id) in their order, after `after`; `permitted`: only these rows `e` of `source`. */
export async function pageOfEntries(strapi: Core.Strapi, catalogue: number, state: CatalogueState, { q, after, limit, isSorted }: PageAsked, permitted: Sql | null, source: Sql): Promise<EntryRecord[]> {
  const found = search(strapi, catalogue, q, permitted);
  const order = isSorted ? `e.code, coalesce(e.unit, ''), e.min_quantity, e.id` : 'e.id';
  const place = isSorted ? `(?, ?, CAST(? AS ${dialectOf(strapi).name === 'sqlite' ? 'REAL' : 'numeric'}), ?)` : '(?)';
  const from = after ? ` AND (${order}) > ${place}` : '';
  const { code, unit, minQuantity, id } = after ?? {};
  const bound = !after ? [] : isSorted ? [code, unit, minQuantity, id] : [id];
  const rows = await rowsOf<Row>(
    strapi.db.connection.raw(
      `SELECT ${selection(strapi)} FROM ${source.text} WHERE ${found.text}${from} ORDER BY ${order} LIMIT ?`,
      [...source.bindings, ...found.bindings, ...bound, limit] as Knex.RawBinding[]
    )
  );
  return asRecords(strapi, rows, state);
}

export async function countEntries(strapi: Core.Strapi, catalogue: number, { q }: { q?: string }, permitted: Sql | null, source: Sql = entriesTable(strapi)): Promise<number> {
  const found = search(strapi, catalogue, q, permitted);
  const [row] = await rowsOf<{ count: string | number }>(strapi.db.connection.raw(`SELECT count(*) AS count FROM ${source.text} WHERE ${found.text}`, [...source.bindings, ...found.bindings] as Knex.RawBinding[]));
  return Number(row.count);
}

function search(strapi: Core.Strapi, catalogue: number, q: string | undefined, permitted: Sql | null): { text: string; bindings: Knex.RawBinding[] } {
  const found = every([sql('e.catalogue_row = ?', catalogue), ...(permitted ? [permitted] : []), ...(q ? [containing(strapi, q)] : [])]);
  return { text: found.text, bindings: [...found.bindings] as Knex.RawBinding[] };
}

function containing(strapi: Core.Strapi, q: string): Sql {
  const { containsText } = dialectOf(strapi);
  const pattern = anywhere(q);
  return sql(`${containsText('e.code')} OR ${containsText('e.name')}`, pattern, pattern);
}

/** Entries of the catalogue that are named, and all with their codes or with these: what they could collide with. */
export async function entriesAmong(strapi: Core.Strapi, connection: Knex, catalogue: number, state: CatalogueState, { documentIds, codes }: { documentIds: string[]; codes: string[] }): Promise<EntryRecord[]> {
  const { textList } = dialectOf(strapi);
  const [ids, named] = [textList(documentIds), textList(codes)];
  const table = tableOf(strapi, UID.priceEntry);
  const rows = await rowsOf<Row>(
    connection.raw(
      `SELECT ${selection(strapi)} FROM "${table}" e WHERE e.catalogue_row = ? AND e.code IN (
         ${named.sql} UNION SELECT n.code FROM "${table}" n WHERE n.catalogue_row = ? AND n.document_id IN (${ids.sql}))`,
      [catalogue, named.binding, catalogue, ids.binding]
    )
  );
  return asRecords(strapi, rows, state);
}

const VALUES: Record<string, RowListType> = { code: 'text', name: 'text', unit: 'text', min_quantity: 'decimal', price: 'decimal', discount_percent: 'decimal', entry_key: 'text' };

const valuesOf = ({ code, name, unit, minQuantity, price, discountPercent, key }: Omit<WrittenEntry, 'index'>) => ({
  code, name, unit, min_quantity: minQuantity, price, discount_percent: discountPercent, entry_key: key,
});

interface Writer {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  /** Row id of the catalogue. */
  catalogue: number;
  /** Who writes, of the panel's users. */
  user: number | null;
}

/**
 * Inserts the entries with one statement and links them with another, in the order given; gives their
 * documentIds. What Strapi would do row by row (document id, signature, time) is done here; no event is fired.
 */
export async function insertEntries({ strapi, trx, catalogue, user }: Writer, entries: Omit<WrittenEntry, 'index'>[], countsFrom: Day | null): Promise<string[]> {
  if (entries.length === 0) return [];
  const { instant, rowList, listedRows } = dialectOf(strapi);
  const given = { document_id: 'text', ...VALUES } as const;
  const now = instant(new Date());
  const documentIds = newDocumentIds(entries.length);
  const rows = entries.map((entry, index) => ({ document_id: documentIds[index], ...valuesOf(entry) }));
  const columns = ['document_id', ...Object.keys(VALUES)].map((name) => `"${name}"`).join(', ');
  await trx.raw(
    `INSERT INTO "${tableOf(strapi, UID.priceEntry)}" (${columns}, catalogue_row, counts_from, created_at, updated_at, published_at, created_by_id, updated_by_id)
     SELECT ${columns}, ?, ?, ?, ?, ?, ?, ? FROM (${rowList(given)}) AS given`,
    [catalogue, countsFrom, now, now, now, user, user, listedRows(given, rows)] as Knex.RawBinding[]
  );
  await linkEntries(strapi, trx, catalogue);
  return documentIds;
}

/** Strapi's own relation beside the column that the index needs. */
async function linkEntries(strapi: Core.Strapi, trx: Knex.Transaction, catalogue: number): Promise<void> {
  const { table, own, target } = linkOf(strapi, UID.priceEntry, 'catalogue');
  await trx.raw(
    `INSERT INTO "${table}" ("${own}", "${target}")
     SELECT e.id, e.catalogue_row FROM "${tableOf(strapi, UID.priceEntry)}" e WHERE e.catalogue_row = ? AND NOT EXISTS (SELECT 1 FROM "${table}" l WHERE l."${own}" = e.id)`,
    [catalogue]
  );
}

export async function updateEntries({ strapi, trx, user }: Omit<Writer, 'catalogue'>, entries: (WrittenEntry & { id: number; keyChanges: boolean })[]): Promise<void> {
  if (entries.length === 0) return;
  const { instant, rowList, listedRows, idList } = dialectOf(strapi);
  const given = { id: 'integer', ...VALUES } as const;
  const table = tableOf(strapi, UID.priceEntry);
  const moved = entries.filter(({ keyChanges }) => keyChanges).map(({ id }) => id);
  if (moved.length > 0) {
    // Two rows may take each other's place: a unique index looks at every row by itself.
    const list = idList(moved);
    await trx.raw(`UPDATE "${table}" SET entry_key = document_id WHERE id IN (${list.sql})`, [list.binding]);
  }
  const rows = entries.map((entry) => ({ id: entry.id, ...valuesOf(entry) }));
  const set = Object.keys(VALUES).map((name) => `"${name}" = given."${name}"`).join(', ');
  await trx.raw(
    `UPDATE "${table}" SET ${set}, updated_at = ?, updated_by_id = ? FROM (${rowList(given)}) AS given WHERE "${table}".id = given.id`,
    [instant(new Date()), user, listedRows(given, rows)] as Knex.RawBinding[]
  );
}

export async function deleteEntries({ strapi, trx }: Pick<Writer, 'strapi' | 'trx'>, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const list = dialectOf(strapi).idList(ids);
  await trx.raw(`DELETE FROM "${tableOf(strapi, UID.priceEntry)}" WHERE id IN (${list.sql})`, [list.binding]);
}

const ID_LENGTH = 24;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SIGNS = `${LETTERS}0123456789`;

/** Document ids of Strapi's form (24 letters and digits, a letter first), many at once: its own maker hashes each. */
export function newDocumentIds(count: number): string[] {
  const bytes = randomBytes(count * ID_LENGTH);
  return Array.from({ length: count }, (_none, index) => {
    let text = LETTERS[bytes[index * ID_LENGTH] % LETTERS.length];
    for (let place = 1; place < ID_LENGTH; place += 1) text += SIGNS[bytes[index * ID_LENGTH + place] % SIGNS.length];
    return text;
  });
}
