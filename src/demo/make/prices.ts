import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import { ARTICLES, PROCESSES, PROCESS_NOTES, type Priced } from '../data/prices';
import type { DemoRow, DemoRows } from '../rows';

export interface Catalogue {
  key: string;
  name: string;
  description: string;
  kind: 'article' | 'process';
  currency?: string;
  general?: boolean;
  from: string;
  to?: string;
  base?: string;
  roundingStep?: number;
  entries: DemoEntry[];
}

interface DemoEntry extends Omit<Priced, 'price'> {
  price?: number;
  minQuantity?: number;
  discountPercent?: number;
}

const rounded = (price: number) => Math.round(price * 1000) / 1000;

/** All prices times `factor`. */
const times = (prices: Priced[], factor: number): DemoEntry[] => prices.map((entry) => ({ ...entry, price: rounded(entry.price * factor) }));

/** Cheaper in quantity: from 50 and from 200. */
const tiered = (prices: Priced[], factor: number): DemoEntry[] =>
  times(prices, factor).flatMap((entry) => [
    entry,
    { ...entry, minQuantity: 50, price: rounded((entry.price ?? 0) * 0.94) },
    { ...entry, minQuantity: 200, price: rounded((entry.price ?? 0) * 0.88) },
  ]);

const discounted = (prices: Priced[], discountPercent: number): DemoEntry[] => prices.map(({ code, name, unit }) => ({ code, name, unit, discountPercent }));

const starting = (...letters: string[]) => ARTICLES.filter(({ code }) => letters.some((letter) => code.startsWith(letter)));

function cataloguesOf(year: number): Catalogue[] {
  const thisYear = { from: `${year}-01-01` };
  const nextYear = { from: `${year + 1}-01-01` };
  const lastYear = { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  return [
    { key: 'standard-before', name: `Standardpreise ${year - 1}`, description: 'Allgemeine Preisliste', kind: 'article', general: true, ...lastYear, entries: times(ARTICLES, 0.96) },
    { key: 'standard', name: `Standardpreise ${year}`, description: 'Allgemeine Preisliste', kind: 'article', general: true, ...thisYear, to: `${year}-12-31`, entries: times(ARTICLES, 1) },
    { key: 'standard-next', name: `Standardpreise ${year + 1}`, description: 'Allgemeine Preisliste', kind: 'article', general: true, ...nextYear, entries: times(ARTICLES, 1.035) },
    { key: 'nordwerk', name: 'Rahmenvertrag Nordwerk', description: 'Nachlass auf die Standardpreise, gilt für die ganze Gruppe', kind: 'article', ...thisYear, base: 'standard', roundingStep: 0.05, entries: discounted(starting('BL', 'GE', 'MA', 'SC'), 8.5) },
    { key: 'feldhaus', name: 'Filialpreise Feldhaus', description: 'Staffelpreise für Regale und Konsolen', kind: 'article', ...thisYear, entries: tiered(starting('RE', 'KO', 'WI'), 0.97) },
    { key: 'chf', name: 'Preisliste Schweiz', description: 'In Franken, verzollt', kind: 'article', currency: 'CHF', ...thisYear, entries: times(starting('BL', 'AL', 'GE'), 1.04) },
    { key: 'usd', name: 'Export price list', description: 'US dollars, ex works', kind: 'article', currency: 'USD', ...thisYear, entries: times(starting('GE', 'MA', 'VE'), 1.16) },
    { key: 'process-before', name: `Prozesspreise ${year - 1}`, description: 'Allgemeine Prozesspreisliste', kind: 'process', general: true, ...lastYear, entries: times(PROCESSES, 0.95) },
    { key: 'process', name: `Prozesspreise ${year}`, description: 'Allgemeine Prozesspreisliste', kind: 'process', general: true, ...thisYear, entries: times(PROCESSES, 1) },
    { key: 'process-nordwerk', name: 'Prozesspreise Nordwerk', description: 'Lohnfertigung für die Gruppe', kind: 'process', ...thisYear, entries: times(PROCESSES, 0.92) },
    { key: 'process-rheintal', name: 'Prozesspreise Rheintal', description: 'Lohnfertigung in Franken', kind: 'process', currency: 'CHF', ...thisYear, entries: times(PROCESSES, 1.02) },
  ];
}

/** Those that count for everyone, as of `today`. */
export const generalCatalogues = (today: string): Catalogue[] => cataloguesOf(Number(today.slice(0, 4))).filter(({ general }) => general);

const ASSIGNMENTS: [contact: string, catalogue: string, priority: number, includeGroup: boolean][] = [
  ['nordwerk', 'nordwerk', 10, true],
  ['nordwerk', 'process-nordwerk', 20, true],
  ['feldhaus', 'feldhaus', 10, true],
  ['rheintal', 'chf', 10, false],
  ['rheintal-praezision', 'chf', 10, false],
  ['rheintal', 'process-rheintal', 20, true],
  ['jura', 'chf', 10, false],
  ['blueharbor', 'usd', 10, false],
];

/** Catalogues and process price lists of last and this year, and to whom they are assigned. */
export function makePrices(today: string): DemoRows {
  const year = Number(today.slice(0, 4));
  const catalogues = cataloguesOf(year);
  return {
    [UID.process]: PROCESSES.map(({ code, name, unit }) => ({ key: code, values: { code, name, unit, description: PROCESS_NOTES[code] } })),
    [UID.priceCatalogue]: catalogues.map(({ key, name, description, kind, currency = 'EUR', general = false, from, to, base, roundingStep }) => ({
      key,
      values: { name, description, kind, currency, general, validFrom: from, validTo: to, roundingStep },
      ...(base ? { links: { base } } : {}),
    })),
    [UID.priceEntry]: catalogues.flatMap(({ key, entries }) => entries.map((entry) => entryOf(key, entry))),
    [UID.priceAssignment]: ASSIGNMENTS.map(([contact, catalogue, priority, includeGroup]) => ({
      key: `${contact}/${catalogue}`,
      values: { priority, includeGroup, validFrom: `${year}-01-01` },
      links: { contact, catalogue },
    })),
  };
}

function entryOf(catalogue: string, { code, name, unit, price, minQuantity = 0, discountPercent }: DemoEntry): DemoRow {
  return { key: `${catalogue}/${code}/${minQuantity}`, values: { code, name, unit, minQuantity, price, discountPercent }, links: { catalogue } };
}
