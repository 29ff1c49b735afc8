import { ARTICLES, PROCESSES } from '../data/prices';
import { PRIVATE_PROJECTS, PROJECTS } from '../data/texts';
import { randomFrom, type Random } from '../random';
import { addDays, instantOn, workday, type DemoRow, type DemoRows } from '../rows';
import type { History } from './history';
import { priceIn } from './line-prices';
import { generalCatalogues, type Catalogue } from './prices';

export const INQUIRY = 'api::inquiry.inquiry';
export const QUOTE = 'api::quote.quote';
export const ORDER = 'api::order.order';
export const INVOICE = 'api::invoice.invoice';

/** What documents need to know of a contact. */
export interface Party {
  key: string;
  isPrivate: boolean;
  name: string;
  address: string;
  country: string;
  currency: string;
  /** Key of who buys. */
  buyer?: string;
  /** Who pays: the party itself, or another by its key. */
  payer: { key?: string; name: string; address: string; terms: string | null };
  delivery?: { key: string; name: string; address: string };
  /** Catalogues of its own count for it. */
  hasOwnPrices: boolean;
  history: History;
}

interface Line {
  [attribute: string]: unknown;
  quantity: number;
  unitPrice: number;
}

/** Euro prices in other currencies, roughly. */
const RATES: Record<string, number> = { CHF: 0.95, GBP: 0.86, USD: 1.1, DKK: 7.46, SEK: 11.3, PLN: 4.3, CZK: 25 };
const COUNTS: Record<string, [least: number, most: number]> = { customer: [2, 5], prospect: [1, 3], lead: [0, 2] };

/** Inquiries and what became of them: quotes, orders, invoices, in every state. */
export function makeDocuments(parties: Party[], today: string): DemoRows {
  const catalogues = generalCatalogues(today);
  const rows: DemoRows = { [INQUIRY]: [], [QUOTE]: [], [ORDER]: [], [INVOICE]: [] };
  for (const party of parties) {
    const random = randomFrom(`documents ${party.key}`);
    const range = COUNTS[party.history.values.stage];
    if (!range) continue;
    const count = random.between(...range) + (party.isPrivate ? -1 : 0);
    for (let index = 0; index < count; index += 1) addProject(rows, party, { index, random, today, catalogues });
  }
  for (const uid of Object.keys(rows)) rows[uid].sort((one, other) => dayOf(one) - dayOf(other));
  return rows;
}

const dayOf = ({ values }: DemoRow) => Date.parse((values.receivedOn ?? values.quotedOn ?? values.orderedOn ?? values.invoicedOn) as string);

interface Project {
  index: number;
  random: Random;
  today: string;
  catalogues: Catalogue[];
}

/** Adds a document of `day` to the rows of its type. */
type Add = (uid: string, day: string, values: Record<string, unknown>) => void;

/** One inquiry and how far it came: a lead only asks, a prospect gets quotes, a customer orders and pays. */
function addProject(rows: DemoRows, party: Party, { index, random, today, catalogues }: Project): void {
  const { stage, stageStatus } = party.history.values;
  const title = party.isPrivate ? random.pick(PRIVATE_PROJECTS) : random.pick(PROJECTS).replace('{n}', String(random.between(1, 40)));
  // A third is recent, so that all open states occur.
  const begin = workday(addDays(today, -(index === 0 ? random.between(2, 60) : random.between(40, 420))));
  const lines = linesOf(party, random, begin, catalogues);
  const document: Add = (uid, day, values) => void rows[uid].push(documentOf(party, { title, lines, day, values, key: `${party.key}/${index}` }));

  const answered = addDays(begin, random.between(2, 9));
  const wentOn = stage !== 'lead' && answered <= today;
  const lost = stageStatus === 'disqualified' || (index > 0 && random.chance(12));
  const accepted = stage === 'customer' && !lost && addDays(answered, 12) <= today;
  document(INQUIRY, begin, { receivedOn: begin, answerBy: addDays(begin, 10), state: accepted ? 'won' : lost ? 'lost' : 'active' });
  if (!wentOn) return;

  const validUntil = addDays(answered, 30);
  document(QUOTE, answered, { quotedOn: answered, validUntil, state: accepted ? 'accepted' : lost ? 'struck' : 'open' });
  if (!accepted) return;

  const ordered = workday(addDays(answered, random.between(4, 12)));
  const deliverOn = workday(addDays(ordered, random.between(14, 45)));
  const cancelled = random.chance(6);
  const delivered = !cancelled && deliverOn <= today;
  document(ORDER, ordered, { orderedOn: ordered, deliverOn, state: cancelled ? 'cancelled' : delivered ? 'delivered' : 'open' });
  if (delivered) addInvoice(document, party, { deliverOn, random, today });
}

function addInvoice(document: Add, party: Party, { deliverOn, random, today }: { deliverOn: string; random: Random; today: string }): void {
  const invoicedOn = addDays(deliverOn, 1) <= today ? addDays(deliverOn, 1) : deliverOn;
  const dueOn = addDays(invoicedOn, party.isPrivate ? 14 : 30);
  // Blocked customers owe; of the others few are late.
  const paysLate = party.history.values.stageStatus === 'blocked' || random.chance(7);
  const paidOn = addDays(invoicedOn, random.between(5, 28));
  const paid = !paysLate && paidOn <= today;
  const cancelled = !paid && !paysLate && random.chance(8);
  document(INVOICE, invoicedOn, { invoicedOn, dueOn, paidOn: paid ? paidOn : null, state: paid ? 'paid' : cancelled ? 'cancelled' : 'open' });
}

function linesOf(party: Party, random: Random, day: string, catalogues: Catalogue[]): Line[] {
  const { isPrivate, currency } = party;
  const goods = isPrivate ? ARTICLES.filter(({ code }) => /^(GL|TO|RE|KO)/.test(code)) : ARTICLES;
  const articles = random.shuffled(goods).slice(0, random.between(1, isPrivate ? 2 : 4));
  const processes = random.chance(45) ? random.shuffled(PROCESSES).slice(0, random.between(1, 2)) : [];
  return [...articles, ...processes].map(({ code, name, unit, price }): Line => {
    const quantity = isPrivate ? random.between(1, 4) : price > 100 ? random.between(1, 12) : random.between(2, 40) * 5;
    const listed = currency === 'EUR' && !party.hasOwnPrices ? priceIn(catalogues, party, { code, quantity, day }) : null;
    // Every tenth price was agreed by word of mouth.
    if (listed && !random.chance(10)) return { code, text: name, quantity, unit, ...listed };
    const unitPrice = Math.round(price * (RATES[currency] ?? 1) * 1000) / 1000;
    return { code, text: name, quantity, unit, unitPrice, priceSource: { by: 'manual', at: instantOn(day, 60).toISOString() } };
  });
}

/** Cents, so that sums are exact. */
const totalOf = (lines: Line[]) => lines.reduce((sum, { quantity, unitPrice }) => sum + Math.round((quantity * unitPrice * 1000) / 10), 0);

const VAT: Record<string, number> = { DE: 19 };

interface Content {
  key: string;
  title: string;
  lines: Line[];
  day: string;
  values: Record<string, unknown>;
}

const snapshotsOf = ({ name, address, payer, delivery }: Party) => ({
  partyName: name, partyAddress: address, billToName: payer.name, billToAddress: payer.address, paymentTerms: payer.terms,
  siteName: delivery?.name ?? null, siteLocation: delivery?.address ?? null,
});

function documentOf(party: Party, { key, title, lines, day, values }: Content): DemoRow {
  const net = totalOf(lines);
  const gross = Math.round((net * (100 + (VAT[party.country] ?? 0))) / 100);
  return {
    key,
    values: { title, currency: RATES[party.currency] ? party.currency : 'EUR', netTotal: net / 100, grossTotal: gross / 100, ...snapshotsOf(party), ...values },
    createdAt: instantOn(day, 60),
    links: {
      orderingParty: party.key,
      ...(party.payer.key ? { billTo: party.payer.key } : {}),
      ...(party.delivery ? { siteAddress: party.delivery.key } : {}),
      ...(party.buyer ? { persons: [party.buyer] } : {}),
    },
    lines,
  };
}
