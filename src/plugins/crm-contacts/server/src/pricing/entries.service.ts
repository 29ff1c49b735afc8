import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { EntriesCheck, EntriesPage, EntriesQuery, EntryChange, EntryRow, SavedEntries, SaveEntries } from '../../../contracts/catalogues';
import { refusal } from '../kernel/errors';
import type { AttributesOf } from '../kernel/input.rules';
import type { StoredRow } from '../kernel/rights/readable';
import { fieldsOf as shownFieldsOf, masksFor } from '../kernel/rights/masks';
import { readableFields } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { permittedRows, shownTable } from '../kernel/sql';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { namedDatabaseError } from '../kernel/database-errors';
import { assertCatalogueUnchanged, assertMayWriteEntries, getCatalogue, stateOfCatalogue } from './catalogue.access';
import { touchCatalogue, updatedAtOf } from './catalogues.sql';
import { assertNoEquals } from './conflicts';
import { countEntries, deleteEntries, entriesAmong, insertEntries, pageOfEntries, updateEntries, type EntryCursor, type EntryRecord } from './entries.sql';
import { planChanges, type Plan } from './entry-changes.rules';
import { unitsOf } from './units.settings';

const FIELDS = ['code', 'name', 'unit', 'minQuantity', 'price', 'discountPercent'] as const;
const SORTED = ['code', 'unit', 'minQuantity'] as const;

/** A page of a catalogue's entries, for the grid. */
export async function entriesPage(strapi: Core.Strapi, reader: Reader, documentId: string, { q, after, limit = 500 }: EntriesQuery): Promise<EntriesPage> {
  const catalogue = await getCatalogue(strapi, reader, documentId);
  const fields = reader.can('read', UID.priceEntry) ? (readableFields(reader, UID.priceEntry, FIELDS) as (typeof FIELDS)[number][]) : null;
  const updatedAt = new Date(await updatedAtOf(strapi, strapi.db.connection, catalogue.id)).toISOString();
  // Searching and sorting by a hidden field would tell it, and so would a cursor that holds it.
  const masks = await masksFor(strapi, reader, UID.priceEntry);
  const isSorted = SORTED.every((name) => fields?.includes(name) && !masks.has(name));
  if (!fields || (q && !['code', 'name'].every((name) => fields.includes(name as 'code')))) return { updatedAt, total: 0, entries: [], next: null };
  const permitted = permittedRows(strapi, reader, UID.priceEntry, 'e');
  const source = shownTable(strapi, reader, UID.priceEntry, 'e');
  const [total, rows] = await Promise.all([
    countEntries(strapi, catalogue.id, { q }, permitted, source),
    pageOfEntries(strapi, catalogue.id, stateOfCatalogue(strapi, catalogue), { q, after: after === undefined ? undefined : cursorOf(after), limit, isSorted }, permitted, source),
  ]);
  const isShown = await shownFieldsOf(strapi, reader, UID.priceEntry, rows.map((row) => row.documentId));
  return { updatedAt, total, entries: rows.map((row) => shownEntry(row, fields.filter((field) => isShown(row.documentId, field)))), next: rows.length === limit ? textOf(rows[rows.length - 1], isSorted) : null };
}

function shownEntry(row: EntryRecord, fields: (typeof FIELDS)[number][]): EntryRow {
  const shown: Record<string, unknown> = { documentId: row.documentId };
  for (const field of fields) shown[field] = row[field];
  shown.validFrom = row.validFrom;
  shown.locked = row.locked;
  return shown as unknown as EntryRow;
}

const textOf = ({ code, unit, minQuantity, id }: EntryRecord, isSorted: boolean) => Buffer.from(JSON.stringify(isSorted ? [code, unit ?? '', minQuantity, id] : ['', '', '0', id])).toString('base64url');

function cursorOf(text: string): EntryCursor {
  try {
    const [code, unit, minQuantity, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const isCursor = [code, unit].every((part) => typeof part === 'string') && /^\d+(\.\d+)?$/.test(String(minQuantity)) && Number.isSafeInteger(id);
    if (isCursor) return { code, unit, minQuantity, id } as EntryCursor;
  } catch {
    // Refused below like any other text that is no cursor.
  }
  throw refusal({ field: 'after', reason: 'cursor', message: 'after must be the "next" of the page before' });
}

/** Saves changed rows of the grid, all or nothing. */
export async function saveEntries(strapi: Core.Strapi, reader: Reader, documentId: string, { entries, seen }: SaveEntries): Promise<SavedEntries> {
  const catalogue = await getCatalogue(strapi, reader, documentId);
  await assertMayChange(reader, entries);
  const user = reader.user?.id ?? null;
  try {
    return await inTransaction(strapi, async (trx) => {
      await lock(strapi, trx, 'lock:pricing');
      await assertCatalogueUnchanged(strapi, trx, catalogue.id, seen);
      const plan = await planFor(strapi, trx, await getCatalogue(strapi, reader, documentId), entries);
      if (plan.objections.length > 0) throw refusal(plan.objections);
      const writer = { strapi, trx, user, catalogue: catalogue.id };
      const countsFrom = stateOfCatalogue(strapi, catalogue) === 'draft' ? null : todayIn(strapi);
      await deleteEntries(writer, plan.deleted.map(({ id }) => id));
      await updateEntries(writer, plan.updated);
      const created = await insertEntries(writer, plan.created, countsFrom);
      const codes = [...new Set([...plan.created, ...plan.updated].map(({ code }) => code))];
      if (codes.length > 0) await assertNoEquals(strapi, trx, catalogue.id, 'entries', codes);
      const updatedAt = await touchCatalogue(strapi, trx, catalogue.id);
      return { updatedAt, created: created.length, updated: plan.updated.length, deleted: plan.deleted.length, documentIds: documentIdsOf(entries, plan, created) };
    });
  } catch (error) {
    throw namedDatabaseError(strapi, UID.priceEntry, error);
  }
}

/** What a save would be refused for; writes nothing. */
export async function checkEntries(strapi: Core.Strapi, reader: Reader, documentId: string, { entries }: SaveEntries): Promise<EntriesCheck> {
  const catalogue = await getCatalogue(strapi, reader, documentId);
  await assertMayChange(reader, entries);
  const { objections } = await planFor(strapi, strapi.db.connection, catalogue, entries);
  return { errors: objections.map(({ field, reason, message }) => ({ path: [field].flat(), reason, message })) };
}

async function assertMayChange(reader: Reader, entries: EntryChange[]): Promise<void> {
  const rows = entries.filter((entry) => entry && typeof entry === 'object');
  const groups = { create: rows.filter(({ documentId }) => documentId === undefined), delete: rows.filter((entry) => entry.delete), update: rows.filter((entry) => entry.documentId !== undefined && !entry.delete) };
  if (groups.create.length > 0) await assertMayWriteEntries(reader, 'create', ['catalogue', ...fieldsOf(groups.create)]);
  if (groups.update.length > 0) await assertMayWriteEntries(reader, 'update', fieldsOf(groups.update), groups.update.map(({ documentId }) => documentId as string));
  if (groups.delete.length > 0) await assertMayWriteEntries(reader, 'delete', [], groups.delete.flatMap(({ documentId }) => documentId ?? []));
}

const fieldsOf = (entries: EntryChange[]) => FIELDS.filter((field) => entries.some((entry) => entry[field] !== undefined));

async function planFor(strapi: Core.Strapi, connection: Knex, catalogue: StoredRow, changes: EntryChange[]): Promise<Plan> {
  const state = stateOfCatalogue(strapi, catalogue);
  const named = { documentIds: [] as string[], codes: [] as string[] };
  for (const change of changes) {
    if (typeof change?.documentId === 'string') named.documentIds.push(change.documentId);
    if (typeof change?.code === 'string') named.codes.push(change.code.trim());
  }
  const stored = await entriesAmong(strapi, connection, catalogue.id, state, { ...named, codes: [...new Set(named.codes)] });
  const attributesOf: AttributesOf = (uid) => (strapi.getModel(uid as never) as { attributes: ReturnType<AttributesOf> }).attributes;
  return planChanges(changes, { catalogue: catalogue.documentId, hasBase: await hasBase(strapi, catalogue.id), state, stored, units: unitsOf(strapi), attributesOf });
}

const hasBase = async (strapi: Core.Strapi, id: number) => (await strapi.db.query(UID.priceCatalogue).count({ where: { id, base: { id: { $notNull: true } } } })) > 0;

function documentIdsOf(entries: EntryChange[], { created }: Plan, documentIds: string[]): (string | null)[] {
  const made = new Map(created.map(({ index }, place) => [index, documentIds[place]]));
  return entries.map((entry, index) => (entry.delete ? null : (entry.documentId ?? made.get(index) ?? null)));
}
