import type { Core } from '@strapi/strapi';
import type { CatalogueKind, ComparedItem, ComparisonQuery, PriceAnswer, PriceChange, PriceComparison } from '../../../contracts/pricing';
import { isCurrent, type Day } from '../kernel/dates';
import { refusal } from '../kernel/errors';
import { getReadable, type StoredRow } from '../kernel/rights/readable';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { rowsShowing } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { cataloguesFor, type StoredCatalogue } from './catalogues.sql';
import { CHANGES, comparePrices, type Side } from './comparison.rules';
import { itemsOf, type ComparedEntry } from './comparison.sql';
import { isPrice, pricer, priceIn, type Item } from './price.rules';
import { assertReadsPrices, candidatesOn, concealing, readableSummary, summary } from './price.service';
import { entriesOf, withBases } from './prices.sql';
import { unitsOf } from './units.settings';

/** Gives the price of an item on one side. */
type Pricing = (item: Item) => Side;

/** So many codes are priced at once: memory stays flat however many there are. */
const CHUNK = 2000;

/** Two catalogues item by item, each by itself, on one day. */
export async function compareCatalogues(strapi: Core.Strapi, reader: Reader, documentId: string, query: ComparisonQuery): Promise<PriceComparison> {
  await getReadable(strapi, reader, UID.contact, documentId);
  assertReadsPrices(strapi, reader);
  const names = ['left', 'right'] as const;
  const asked = names.map((name) => query[name] ?? '');
  const kept = await reader.keep('read', UID.priceCatalogue, asked);
  const catalogues = await cataloguesFor(strapi, { documentIds: asked.filter((id) => kept.has(id)) });
  const [left, right] = names.map((name, index) => {
    const found = kept.has(asked[index]) ? catalogues.get(asked[index]) : undefined;
    if (!found) throw refusal({ field: name, reason: 'unknown', message: `${name} names a catalogue that does not exist` });
    return found;
  });
  const isShown = await fieldsOf(strapi, reader, UID.priceCatalogue, asked);
  const shownDay = (of: StoredCatalogue, name: 'validFrom' | 'validTo') => (isShown(of.documentId, name) ? of[name] : null);
  const day = (of: StoredCatalogue) => query.date ?? dayWithin({ validFrom: shownDay(of, 'validFrom'), validTo: shownDay(of, 'validTo') }, todayIn(strapi));
  const pricingOf = (of: StoredCatalogue) => async (codes: string[]): Promise<Pricing> => {
    const look = { date: day(of), list: { catalogues, entries: await entriesOf(strapi, withBases(catalogues, [of.documentId]), codes) }, units: unitsOf(strapi) };
    const outside = query.date !== undefined && !isCurrent(of, query.date);
    return (item) => {
      const found = outside ? null : priceIn(look, item, of, []);
      const price = found && isPrice(found) ? found.price : null;
      const text = price === null ? null : typeof price === 'string' ? price : price.toDecimalPlaces(6).toFixed();
      return { price: text, currency: of.currency, catalogue: { documentId: of.documentId, name: isShown(of.documentId, 'name') ? of.name : null }, conflict: false };
    };
  };
  const sides = { left: pricingOf(left), right: pricingOf(right) };
  return {
    left: { date: day(left), catalogue: readableSummary(isShown, summary(left)) },
    right: { date: day(right), catalogue: readableSummary(isShown, summary(right)) },
    ...(await compared(strapi, reader, [left, right], sides, query)),
  };
}

/** The day of a catalogue that is nearest to today: a coming one is read on its first day, a past one on its last. */
function dayWithin({ validFrom, validTo }: Pick<StoredCatalogue, 'validFrom' | 'validTo'>, today: Day): Day {
  if (validFrom && validFrom > today) return validFrom;
  return validTo && validTo < today ? validTo : today;
}

/** What the contact pays on one day against another, over all codes that matter to it on either. */
export async function forecastPrices(strapi: Core.Strapi, reader: Reader, documentId: string, query: ComparisonQuery): Promise<PriceComparison> {
  const contact = await getReadable(strapi, reader, UID.contact, documentId);
  assertReadsPrices(strapi, reader);
  const { from = todayIn(strapi), date, kind = 'article', currency } = query;
  if (date === undefined) throw refusal({ field: 'date', reason: 'required', message: 'date must name the day to compare with' });
  const [one, other] = await Promise.all([from, date].map((day) => pricedOn(strapi, reader, contact, { date: day, kind, currency })));
  const matter = new Map([...one.catalogues, ...other.catalogues].map((catalogue) => [catalogue.documentId, catalogue]));
  const result = await compared(strapi, reader, [...matter.values()], { left: one.pricing, right: other.pricing }, query);
  return { left: { date: from, catalogue: null }, right: { date, catalogue: null }, ...result };
}

async function pricedOn(strapi: Core.Strapi, reader: Reader, contact: StoredRow, asked: { date: Day; kind: CatalogueKind; currency?: string }) {
  const { candidates, untold, catalogues, circumstances } = await candidatesOn(strapi, reader, contact, asked);
  const counting = candidates.filter(({ catalogue, ground, includeGroup }) =>
    isCurrent(catalogue, asked.date) && (ground.assignment === null || (circumstances.sales && isCurrent(ground.assignment, asked.date) && (ground.distance === 0 || includeGroup)))
  );
  const wanted = withBases(catalogues, counting.map(({ catalogue }) => catalogue.documentId));
  const pricing = async (codes: string[]): Promise<Pricing> => {
    const price = pricer(circumstances, counting, { catalogues, entries: await entriesOf(strapi, wanted, codes) }, unitsOf(strapi));
    const conceal = await concealing(strapi, reader, counting, wanted, untold);
    return (item) => sideOf(conceal(price(item)));
  };
  return { pricing, catalogues: counting.map(({ catalogue }) => catalogue as StoredCatalogue) };
}

const sideOf = ({ outcome, price, currency, winner }: PriceAnswer): Side => ({ price, currency, catalogue: winner?.catalogue ?? null, conflict: outcome === 'conflict' });

interface Sides {
  left(codes: string[]): Promise<Pricing>;
  right(codes: string[]): Promise<Pricing>;
}

async function compared(strapi: Core.Strapi, reader: Reader, catalogues: StoredCatalogue[], sides: Sides, query: ComparisonQuery): Promise<Pick<PriceComparison, 'counts' | 'results' | 'pagination'>> {
  const { q, show = 'all', page = 1, pageSize = 50 } = query;
  const units = unitsOf(strapi);
  const items = await itemsOf(strapi, catalogues.map(({ id }) => id), units, { q, seesNames: reader.can('read', UID.priceEntry, undefined, 'name') && rowsShowing(strapi, reader, UID.priceEntry, 'id', 'name') === null });
  const counts = Object.fromEntries(CHANGES.map((change) => [change, 0])) as Record<PriceChange, number>;
  const results: ComparedItem[] = [];
  let total = 0;
  for (let start = 0; start < items.length; start += CHUNK) {
    const chunk = items.slice(start, start + CHUNK);
    const codes = [...new Set(chunk.map(({ code }) => code))];
    const [left, right] = await Promise.all([sides.left(codes), sides.right(codes)]);
    for (const entry of chunk) {
      const item = comparedItem(entry, left, right);
      if (!item) continue;
      counts[item.change] += 1;
      if (show === 'changed' && item.change === 'same') continue;
      total += 1;
      if (total > (page - 1) * pageSize && results.length < pageSize) results.push(item);
    }
  }
  return { counts, results, pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } };
}

function comparedItem({ code, name, unit, minQuantity }: ComparedEntry, left: Pricing, right: Pricing): ComparedItem | null {
  const item = { code, quantity: minQuantity === '0' ? '1' : minQuantity, unit };
  const found = comparePrices(left(item), right(item));
  return found && { code, name, unit, minQuantity, ...found };
}
