import type { Core } from '@strapi/strapi';
import type { CatalogueKind } from '../../../contracts/pricing';
import { relatedAfter, validityAfter, valueAfter } from '../kernel/after-write';
import { addDays } from '../kernel/dates';
import { refusal, type Objection } from '../kernel/errors';
import type { Write, WriteGuard, WriteResult } from '../kernel/guard';
import { quoting, quotingAll } from '../kernel/rights/quotes';
import { todayIn } from '../kernel/settings';
import { tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import { objectionsToCatalogue, objectionsToChangeInForce, type CatalogueWrite } from './catalogue.rules';
import { allCatalogues, type StoredCatalogue } from './catalogues.sql';
import { assertNoEquals } from './conflicts';
import { dayOf } from './in-force';
import { stateOf } from './in-force.rules';

/** Columns of one writer are the plugin's: nobody names them, and clones must not inherit them. */
async function beforeCatalogue(write: Write): Promise<void> {
  const { strapi, trx, action, data } = write;
  if (typeof data.currency === 'string') data.currency = data.currency.trim().toUpperCase();
  if (action !== 'update') data.series = null;
  const found: Objection[] = [];
  const all = await allCatalogues(strapi, trx);
  const before = action === 'update' && write.documentId ? all.get(write.documentId) : undefined;
  const written = await writtenCatalogue(write, before, found);
  const others = [...all.values()].filter((other) => other.documentId !== written.documentId);
  found.push(...objectionsToCatalogue(written, others).map(quotingCatalogues(others)));
  if (before) found.push(...inForce(strapi, before, written));
  if (found.length > 0) throw refusal(found);
}

/** Names of the catalogues that stand against the write. */
const quotingCatalogues = (others: StoredCatalogue[]) => quotingAll(others.map(({ documentId, name }) => quoting(UID.priceCatalogue, documentId, { name })));

async function writtenCatalogue(write: Write, before: StoredCatalogue | undefined, found: Objection[]): Promise<CatalogueWrite> {
  const { validFrom = null, validTo = null } = validityAfter(write, found);
  const base = await relatedAfter(write, 'base', found);
  const number = (name: string) => {
    const value = valueAfter<number | string>(write, name);
    return value === null || value === '' ? null : String(value);
  };
  return {
    documentId: before?.documentId ?? null,
    series: before?.series ?? null,
    currencyBefore: before?.currency ?? null,
    kind: valueAfter<CatalogueKind>(write, 'kind') ?? 'article',
    currency: valueAfter<string>(write, 'currency') ?? '',
    general: valueAfter<boolean>(write, 'general') ?? false,
    base: base?.documentId ?? null,
    baseRate: number('baseRate'),
    rounding: { step: number('roundingStep'), mode: valueAfter(write, 'roundingMode') ?? 'half-up' },
    validFrom,
    validTo,
  };
}

function inForce(strapi: Core.Strapi, before: StoredCatalogue, written: CatalogueWrite): Objection[] {
  const today = todayIn(strapi);
  return stateOf(before, today, dayOf(strapi)) === 'draft' ? [] : objectionsToChangeInForce(before, written, addDays(today, -1));
}

async function afterCatalogue({ strapi, trx, action }: Write, result: WriteResult): Promise<void> {
  const id = Number(result.id);
  if (action !== 'update') await trx(tableOf(strapi, UID.priceCatalogue)).where({ id }).update({ series: result.documentId });
  await assertNoEquals(strapi, trx, id, 'validFrom');
}

async function assertCatalogueIsFree({ strapi, documentId }: Write): Promise<void> {
  const counts: [string, number][] = [
    ['price entries', await countOf(strapi, UID.priceEntry, { catalogue: { documentId } })],
    ['assignments', await countOf(strapi, UID.priceAssignment, { catalogue: { documentId } })],
    ['catalogues that take their prices from it', await countOf(strapi, UID.priceCatalogue, { base: { documentId } })],
  ];
  const depending = counts.filter(([, count]) => count > 0);
  if (depending.length === 0) return;
  const list = depending.map(([name, count]) => `${count} ${name}`).join(', ');
  throw refusal({ field: 'documentId', reason: 'catalogueUsed', message: `The catalogue has ${list}: end it instead`, details: { counts: Object.fromEntries(depending) } });
}

const countOf = (strapi: Core.Strapi, uid: string, where: object) => strapi.db.query(uid).count({ where });

export const catalogueGuards: WriteGuard[] = [
  {
    uids: [UID.priceCatalogue],
    actions: ['create', 'update', 'clone'],
    locks: ['lock:pricing'],
    populate: ['base'],
    before: beforeCatalogue,
    after: afterCatalogue,
  },
  { uids: [UID.priceCatalogue], actions: ['delete'], locks: ['lock:pricing'], before: assertCatalogueIsFree },
];
