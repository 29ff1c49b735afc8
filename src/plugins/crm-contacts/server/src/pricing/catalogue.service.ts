import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { CatalogueHead, CopiedCatalogue, CopyCatalogue, NewVersion, NewVersionRequest } from '../../../contracts/catalogues';
import type { CatalogueName, CatalogueSummary } from '../../../contracts/pricing';
import { addDays } from '../kernel/dates';
import { forbidden, refusal, type Objection } from '../kernel/errors';
import { assertReadsInFull } from '../kernel/rights/in-full';
import { assertMayCreate } from '../kernel/rights/may-create';
import { fieldsOf, type IsShown } from '../kernel/rights/masks';
import type { StoredRow } from '../kernel/rights/readable';
import type { Reader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { tableOf } from '../kernel/tables';
import { permittedRows, rowsShowing } from '../kernel/sql';
import { inTransaction, lock } from '../kernel/transaction';
import { UID } from '../kernel/uids';
import { assertCatalogueUnchanged, assertMayWriteEntries, getCatalogue, stateOfCatalogue } from './catalogue.access';
import { allCatalogues, updatedAtOf, type StoredCatalogue } from './catalogues.sql';
import { assertNoEquals } from './conflicts';
import { countEntries } from './entries.sql';
import { carryAssignments } from './carry.sql';
import { countAssignments } from './prices.sql';
import { summary } from './price.service';
import { unitsOf } from './units.settings';
import { copyEntries } from './versions.sql';

const ENTRY_FIELDS = ['catalogue', 'code', 'name', 'unit', 'minQuantity', 'price', 'discountPercent'];

/** What a copy and a next version take from a catalogue. */
const COPIED = ['description', 'kind', 'currency', 'baseRate', 'roundingStep', 'roundingMode'];

/** What the head of the catalogue editor shows. */
export async function catalogueHead(strapi: Core.Strapi, reader: Reader, documentId: string): Promise<CatalogueHead> {
  const row = await getCatalogue(strapi, reader, documentId);
  const all = await allCatalogues(strapi);
  const own = all.get(documentId) as StoredCatalogue;
  const kept = await reader.keep('read', UID.priceCatalogue, [...all.keys()]);
  const visible = [...all.values()].filter((other) => kept.has(other.documentId));
  const versions = visible.filter(({ series }) => series === own.series);
  const state = stateOfCatalogue(strapi, row);
  const base = own.base && kept.has(own.base) ? all.get(own.base) : undefined;
  const derived = visible.filter((other) => other.base !== null && all.get(other.base)?.series === own.series);
  const head: CatalogueHead = {
    ...summary(own),
    description: row.description as string | null,
    updatedAt: new Date(await updatedAtOf(strapi, strapi.db.connection, row.id)).toISOString(),
    state,
    rounding: own.rounding,
    base: base ? summary(base) : null,
    baseRate: own.baseRate,
    versions: versions.sort(byStart).map(summary),
    derived: derived.map((other) => ({ documentId: other.documentId, name: other.name })),
    entryCount: reader.can('read', UID.priceEntry) ? await countEntries(strapi, row.id, {}, permittedRows(strapi, reader, UID.priceEntry, 'e')) : 0,
    assignmentCount: reader.can('read', UID.priceAssignment) ? await countAssignments(strapi, 'catalogue', row.id, permittedRows(strapi, reader, UID.priceAssignment, 'r')) : 0,
    may: mayDo(reader, state),
  };
  return readableHead(await fieldsOf(strapi, reader, UID.priceCatalogue, [documentId, ...visible.map((other) => other.documentId)]), head);
}

const byStart = (one: StoredCatalogue, other: StoredCatalogue) => ((one.validFrom ?? '') < (other.validFrom ?? '') ? -1 : 1);

/** Attributes that the reader may not read are absent, in the head and in what it names. */
function readableHead(isShown: IsShown, head: CatalogueHead): CatalogueHead {
  const attributes: Record<string, string> = { rounding: 'roundingStep', versions: 'name', derived: 'name' };
  const own = ['name', 'description', 'kind', 'currency', 'general', 'validFrom', 'validTo', 'base', 'baseRate', 'rounding', 'versions', 'derived'];
  const without = (value: CatalogueName): object => {
    const hidden = own.filter((name) => !isShown(value.documentId, attributes[name] ?? name));
    return Object.fromEntries(Object.entries(value).filter(([name]) => !hidden.includes(name)));
  };
  const shown = without(head) as CatalogueHead;
  if (shown.base) shown.base = without(shown.base) as CatalogueSummary;
  if (shown.versions) shown.versions = shown.versions.map((version) => without(version) as CatalogueSummary);
  if (shown.derived) shown.derived = shown.derived.map((other) => without(other) as CatalogueName);
  return shown;
}

function mayDo(reader: Reader, state: CatalogueHead['state']): CatalogueHead['may'] {
  const may = (action: 'create' | 'update' | 'delete') => reader.can(action, UID.priceEntry);
  const creates = reader.can('create', UID.priceCatalogue) && may('create');
  return {
    addEntries: state !== 'ended' && may('create'),
    changeEntries: state === 'draft' && may('update'),
    deleteEntries: state === 'draft' && may('delete'),
    copy: creates,
    newVersion: creates && state !== 'ended' && reader.can('update', UID.priceCatalogue),
  };
}

/** A new catalogue with the entries of another, changed by percent. */
export async function copyCatalogue(strapi: Core.Strapi, reader: Reader, documentId: string, request: CopyCatalogue): Promise<CopiedCatalogue> {
  const { name, description, validFrom = todayIn(strapi), validTo = null, general = false, percent } = request;
  await assertMayCopy(strapi, reader, await getCatalogue(strapi, reader, documentId));
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:pricing');
    const source = await getCatalogue(strapi, reader, documentId);
    const made = await createLike(strapi, trx, source, { name, general, validFrom, validTo, ...(description === undefined ? {} : { description }) });
    const entries = await copied({ strapi, trx, reader, source, made, percent });
    if (general) await assertNoEquals(strapi, trx, made.id, 'general');
    return { documentId: made.documentId, entries };
  });
}

/** Who may not read a catalogue or one of its prices in full must not learn it from a copy. */
async function assertMayCopy(strapi: Core.Strapi, reader: Reader, { id, documentId }: StoredRow): Promise<void> {
  assertMayCreate(reader, UID.priceCatalogue, ['name', 'currency', 'kind', 'general', 'validFrom', 'validTo', 'base']);
  if (!(await readsAllEntries(strapi, reader, id))) throw forbidden('You may not read all prices of the catalogue');
  await assertReadsInFull(strapi, reader, UID.priceCatalogue, [documentId], ['name', 'general', 'validFrom', 'validTo', 'base', ...COPIED]);
  await assertMayWriteEntries(reader, 'create', ENTRY_FIELDS);
}

async function readsAllEntries(strapi: Core.Strapi, reader: Reader, catalogue: number): Promise<boolean> {
  const shown = (field: string) => reader.can('read', UID.priceEntry, undefined, field) && rowsShowing(strapi, reader, UID.priceEntry, 'e.id', field) === null;
  if (!reader.can('read', UID.priceEntry) || !ENTRY_FIELDS.every(shown)) return false;
  const permitted = permittedRows(strapi, reader, UID.priceEntry, 'e');
  return permitted === null || (await countEntries(strapi, catalogue, {}, permitted)) === (await countEntries(strapi, catalogue, {}, null));
}

/** Through the Document Service: guards hold, events fire. */
async function createLike(strapi: Core.Strapi, trx: Knex.Transaction, source: StoredRow, values: Record<string, unknown>): Promise<{ id: number; documentId: string }> {
  const base = (await allCatalogues(strapi, trx)).get(source.documentId)?.base ?? null;
  const data = { ...Object.fromEntries(COPIED.map((name) => [name, source[name]])), ...(base ? { base } : {}), ...values };
  const row = await strapi.documents(UID.priceCatalogue).create({ data: data as never });
  return { id: Number(row.id), documentId: row.documentId };
}

interface Copied {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  reader: Reader;
  source: StoredRow;
  made: { id: number; documentId: string };
  percent?: string | number;
}

async function copied({ strapi, trx, reader, source, made, percent }: Copied): Promise<number> {
  const { rounding } = (await allCatalogues(strapi, trx)).get(source.documentId) as StoredCatalogue;
  return copyEntries({
    strapi, trx, from: source, to: made, rounding, percent: percent === undefined ? null : String(percent), user: reader.user?.id ?? null, units: unitsOf(strapi),
  });
}

/**
 * Ends a catalogue the day before `from` and makes its next version, with the same entries and for the same
 * contacts. One transaction; what the old version said of earlier days stays.
 */
export async function newVersion(strapi: Core.Strapi, reader: Reader, documentId: string, request: NewVersionRequest): Promise<NewVersion> {
  await assertMayCopy(strapi, reader, await getCatalogue(strapi, reader, documentId));
  await assertMayVersion(reader, documentId);
  return inTransaction(strapi, async (trx) => {
    await lock(strapi, trx, 'lock:pricing');
    const source = await getCatalogue(strapi, reader, documentId);
    await assertCatalogueUnchanged(strapi, trx, source.id, request.seen);
    const stored = (await allCatalogues(strapi, trx)).get(documentId) as StoredCatalogue;
    const { from, name = stored.name, validTo = stored.validTo, percent } = request;
    const found = objectionsToVersion(stored, request, todayIn(strapi));
    if (found.length > 0) throw refusal(found);
    const closedOn = addDays(from, -1);
    await strapi.documents(UID.priceCatalogue).update({ documentId, data: { validTo: closedOn } as never });
    const made = await createLike(strapi, trx, source, { name, general: stored.general, validFrom: from, validTo });
    await trx(tableOf(strapi, UID.priceCatalogue)).where({ id: made.id }).update({ series: stored.series });
    const entries = await copied({ strapi, trx, reader, source, made, percent });
    const assignments = await carryAssignments(strapi, trx, { old: source.id, made: made.id, from });
    await assertNoEquals(strapi, trx, made.id, 'from');
    return { documentId: made.documentId, entries, assignments, closed: { documentId, validTo: closedOn } };
  });
}

async function assertMayVersion(reader: Reader, documentId: string): Promise<void> {
  const kept = reader.can('update', UID.priceCatalogue, undefined, 'validTo') ? await reader.keep('update', UID.priceCatalogue, [documentId]) : new Set<string>();
  if (!kept.has(documentId)) throw forbidden('You may not end this catalogue');
}

function objectionsToVersion(stored: StoredCatalogue, { from, validTo }: NewVersionRequest, today: string): Objection[] {
  const found: Objection[] = [];
  if (from < today) found.push({ field: 'from', reason: 'past', message: `A new version begins today (${today}) or later: prices of earlier days stay` });
  else if (stored.validFrom && from <= stored.validFrom) {
    found.push({ field: 'from', reason: 'versionStart', details: { day: stored.validFrom }, message: `The catalogue begins on ${stored.validFrom}: the new version must begin later` });
  }
  if (stored.validTo && from > stored.validTo) found.push({ field: 'from', reason: 'versionEnd', details: { day: stored.validTo }, message: `The catalogue ends on ${stored.validTo} already: copy it instead` });
  if (validTo && validTo < from) found.push({ field: 'validTo', reason: 'dates', message: `It ends on ${validTo}, before it starts on ${from}` });
  return found;
}
