import { requiredAfter, valueAfter, type RelatedRow } from '../kernel/after-write';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard, WriteResult } from '../kernel/guard';
import { todayIn } from '../kernel/settings';
import { UID } from '../kernel/uids';
import { entryKeyOf, objectionsToEntry, type EntryWrite } from './catalogue.rules';
import { touchCatalogue } from './catalogues.sql';
import { assertNoEquals } from './conflicts';
import { dayOf } from './in-force';
import { IN_FORCE, isEntryLocked, stateOf } from './in-force.rules';
import { unitsOf, unknownUnit } from './units.settings';

/** Catalogue of a row as Strapi reads it. */
interface CatalogueRow extends RelatedRow {
  validFrom: string | null;
  validTo: string | null;
  createdAt: string | null;
  base?: RelatedRow | null;
}

const millisOf = (instant: unknown) => (instant ? new Date(instant as string).getTime() : null);

async function beforeEntry(write: Write): Promise<void> {
  const { strapi, action, data, stored, documentId } = write;
  for (const name of ['code', 'unit']) if (typeof data[name] === 'string') data[name] = (data[name] as string).trim();
  if (data.unit === '') data.unit = null;
  const found: Objection[] = [];
  const catalogue = (await requiredAfter(write, 'catalogue', found)) as CatalogueRow | null;
  if (!catalogue) throw refusal(found);
  refuse(objectionsInForce(write, catalogue));
  const entry = await writtenEntry(write, catalogue);
  const unit = entry.unit === null || unitsOf(strapi).find(entry.unit) ? [] : [unknownUnit('unit', entry.unit)];
  // A row whose unit was known once may keep it.
  refuse([...(data.unit === undefined && stored ? [] : unit), ...objectionsToEntry(entry)]);
  data.entryKey = entryKeyOf(catalogue.documentId, entry, unitsOf(strapi));
  data.catalogueRow = catalogue.id;
  if (action !== 'update' || catalogue.id !== (stored?.catalogueRow as number | null)) {
    data.countsFrom = stateOfRow(write, catalogue) === 'draft' ? null : todayIn(strapi);
  }
  // The unique index holds against races; this names the field and says what stands there.
  const taken = await strapi.db.query(UID.priceEntry).findOne({ where: { entryKey: data.entryKey }, select: ['documentId'] });
  if (taken && (action !== 'update' || taken.documentId !== documentId)) {
    refuse([{ field: 'code', reason: 'unique', message: `The catalogue has a price for ${entry.code}${entry.unit ? ` per ${entry.unit}` : ''} from ${entry.minQuantity} on already` }]);
  }
}

async function writtenEntry(write: Write, catalogue: CatalogueRow): Promise<EntryWrite> {
  const number = (name: string) => numberIn(valueAfter(write, name));
  const discountPercent = number('discountPercent');
  return {
    code: valueAfter<string>(write, 'code') ?? '',
    unit: valueAfter<string>(write, 'unit'),
    minQuantity: number('minQuantity') ?? 0,
    price: number('price'),
    discountPercent,
    hasBase: discountPercent !== null && (await hasBase(write, catalogue.id)),
  };
}

const hasBase = async ({ strapi }: Write, id: number) => (await strapi.db.query(UID.priceCatalogue).count({ where: { id, base: { id: { $notNull: true } } } })) > 0;

/** What Strapi will refuse as no number, with the field's name, counts as absent here. */
function numberIn(value: unknown): number | string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? value : null;
}

function stateOfRow({ strapi }: Write, { validFrom, validTo, createdAt }: CatalogueRow) {
  return stateOf({ validFrom, validTo, createdAt: millisOf(createdAt) }, todayIn(strapi), dayOf(strapi));
}

/** Prices that were in force before today stay as they are, wherever they are changed from. */
function objectionsInForce(write: Write, target: CatalogueRow | null): Objection[] {
  const { strapi, action, stored } = write;
  const from = (stored?.catalogue ?? null) as CatalogueRow | null;
  if (action !== 'create' && action !== 'clone' && stored && from) {
    const state = stateOfRow(write, from);
    if (isEntryLocked({ createdAt: millisOf(stored.createdAt) }, state, todayIn(strapi), dayOf(strapi))) {
      return [{ field: action === 'delete' ? 'documentId' : 'price', reason: 'in-force', message: IN_FORCE }];
    }
  }
  const ended = target !== null && stateOfRow(write, target) === 'ended';
  return ended ? [{ field: 'catalogue', reason: 'ended', message: 'The catalogue has ended: it takes no more prices' }] : [];
}

async function afterEntry({ strapi, trx, data, stored }: Write, result: WriteResult): Promise<void> {
  const before = (stored?.catalogue as RelatedRow | null)?.id;
  const now = (data.catalogueRow as number | undefined) ?? before;
  for (const id of new Set([before, now])) if (id !== undefined) await touchCatalogue(strapi, trx, id);
  if (now !== undefined && typeof result.code === 'string') await assertNoEquals(strapi, trx, now, 'code', [result.code]);
}

function refuse(objections: Objection[]): void {
  if (objections.length > 0) throw refusal(objections);
}

export const entryGuards: WriteGuard[] = [
  {
    uids: [UID.priceEntry],
    actions: ['create', 'update', 'clone'],
    locks: ['lock:pricing'],
    populate: ['catalogue'],
    before: beforeEntry,
    after: afterEntry,
  },
  {
    uids: [UID.priceEntry],
    actions: ['delete'],
    locks: ['lock:pricing'],
    populate: ['catalogue'],
    before: (write) => refuse(objectionsInForce(write, null)),
    after: async ({ strapi, trx, stored }) => {
      const catalogue = (stored?.catalogue as RelatedRow | null)?.id;
      if (catalogue !== undefined) await touchCatalogue(strapi, trx, catalogue);
    },
  },
];
