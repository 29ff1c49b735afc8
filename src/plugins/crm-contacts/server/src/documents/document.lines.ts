import { isDeepStrictEqual } from 'node:util';
import type { CataloguePrice, LinesDeclaration, PriceSource } from '../../../contracts/documents';
import type { PriceAnswer, PriceItem } from '../../../contracts/pricing';
import { valueAfter } from '../kernel/after-write';
import { Decimal } from '../kernel/decimal';
import { refusal } from '../kernel/errors';
import { UID } from '../kernel/uids';
import { systemReader } from '../kernel/rights/reader';
import { services } from '../services';
import type { Draft } from './draft';
import { continued, fateOf, isNumber, totalAfter, totalOfLines, type Fate, type LineValues } from './line.rules';
import type { Party } from './party.rules';

/** Rejected catalogues that a line remembers: what matters stands first. */
const REMEMBERED = 20;

export type StoredLine = Record<string, unknown> & { id: number };
type WrittenLine = Record<string, unknown>;

interface WorkedLine {
  written: WrittenLine;
  before: StoredLine | null;
  values: LineValues;
  fate: Fate;
}

/**
 * Prices lines that have a code and no price, and writes beside every price where it came from; then the total.
 * What a caller says about the source himself is refused, unless it is what is stored.
 */
export async function settleLines(draft: Draft, party: Party | null): Promise<void> {
  const { source: { lines }, write: { data, stored } } = draft;
  const written = lines && data[lines.attribute];
  if (!lines || !Array.isArray(written)) return;
  const odd = written.findIndex((line) => typeof line !== 'object' || line === null || Array.isArray(line));
  if (odd >= 0) throw refusal({ field: [lines.attribute, String(odd)], reason: 'type', message: 'Every line must be an object' });
  const storedLines = (stored?.[lines.attribute] ?? []) as StoredLine[];
  if (lines.priceSource) await settlePrices(draft, { ...lines, priceSource: lines.priceSource }, party, written, storedLines);
  settleTotal(draft, lines, written, storedLines);
}

type Pricing = LinesDeclaration & { priceSource: string };

async function settlePrices(draft: Draft, lines: Pricing, party: Party | null, written: WrittenLine[], stored: StoredLine[]): Promise<void> {
  const matches = continued(written.map((line) => ({ id: line?.id, ...givenValues(lines, line) })), stored.map((line) => ({ id: line.id, ...storedValues(lines, line) })));
  const worked = written.map((line, index) => work(draft, lines, line, matches[index] === null ? null : stored[matches[index]]));
  refuseForged(draft, lines, worked);
  const asked = worked.filter(({ fate }) => fate === 'ask');
  const answers = party && asked.length > 0 ? await askedOrObjected(draft, lines, party, worked, asked) : null;
  worked.forEach((line) => {
    const answer = answers?.[asked.indexOf(line)];
    if (answer) takeAnswer(lines, line, answer);
    else line.written[lines.priceSource] = sourceWithoutAnswer(lines, line);
  });
}

function work({ isOpen }: Draft, lines: Pricing, written: WrittenLine, before: StoredLine | null): WorkedLine {
  const values = { ...(before ? storedValues(lines, before) : NOTHING), ...givenValues(lines, written) };
  const former = before && { ...storedValues(lines, before), source: (before[lines.priceSource] as PriceSource | null)?.by ?? null };
  return { written, before, values, fate: fateOf(values, former, isOpen) };
}

const NOTHING: LineValues = { code: null, unit: null, quantity: null, unitPrice: null };

/** What a line says, with attributes that it does not name left out: those keep their stored value. */
function givenValues(lines: LinesDeclaration, line: WrittenLine): Partial<LineValues> {
  const names = (['code', 'unit', 'quantity', 'unitPrice'] as const).filter((name) => lines[name] && line?.[lines[name]] !== undefined);
  return Object.fromEntries(names.map((name) => [name, line[lines[name] as string]]));
}

export const storedValues = (lines: LinesDeclaration, line: WrittenLine): LineValues => ({ ...NOTHING, ...givenValues(lines, line) });

function refuseForged({ objections }: Draft, lines: Pricing, worked: WorkedLine[]): void {
  worked.forEach(({ written, before }, index) => {
    const given = written[lines.priceSource];
    if (given === undefined || given === null || isDeepStrictEqual(given, before?.[lines.priceSource])) return;
    const field = [lines.attribute, String(index), lines.priceSource];
    objections.push({ field, reason: 'priceSource', message: `${lines.priceSource} says where the plugin took the price from and cannot be written` });
  });
}

/** A price whose question nobody could answer stays with the source that it has. */
function sourceWithoutAnswer(lines: Pricing, { fate, before, values }: WorkedLine): PriceSource | null {
  if (fate === 'manual') return { by: 'manual', at: new Date().toISOString() };
  return isNumber(values.unitPrice) ? ((before?.[lines.priceSource] as PriceSource | null | undefined) ?? null) : null;
}

function takeAnswer(lines: Pricing, { written, values }: WorkedLine, source: CataloguePrice): void {
  written[lines.unitPrice] = source.answer?.price ? Number(source.answer.price) : null;
  written[lines.priceSource] = source;
  if (lines.unit && !values.unit && source.answer?.unit) written[lines.unit] = source.answer.unit;
}

/** What pricing has against a question is an objection to the line. */
async function askedOrObjected(draft: Draft, lines: Pricing, party: Party, worked: WorkedLine[], asked: WorkedLine[]): Promise<CataloguePrice[] | null> {
  try {
    return await ask(draft, party, asked.map(({ values }) => values));
  } catch (error) {
    const objections = (error as { details?: { errors?: { path: (string | number)[]; message: string; reason?: string }[] } }).details?.errors ?? [];
    const ofItems = objections.filter(({ path }) => path[0] === 'items');
    if (ofItems.length === 0) throw error;
    for (const { path: [, item, part], message, reason = 'unknown' } of ofItems) {
      const index = worked.indexOf(asked[Number(item)]);
      draft.objections.push({ field: [lines.attribute, String(index), lines[part as 'unit' | 'code' | 'quantity'] ?? String(part)], reason, message });
    }
    return null;
  }
}

/**
 * The plugin's answers for these lines; null for who may not be told prices: they type them. Codes are looked for
 * among the articles first, then among the processes. Answers are kept whole: who may not know a company in them is
 * asked when they are read.
 */
async function ask(draft: Draft, party: Party, lines: LineValues[]): Promise<CataloguePrice[] | null> {
  const { write, source, reader, day } = draft;
  const { pricing } = services(write.strapi);
  if (!pricing.mayRead(reader) || !reader.can('read', UID.contact)) return null;
  const currency = source.currency ? valueAfter<string>(write, source.currency) : null;
  const items = lines.map(itemOf);
  const answersOf = async (kind: 'article' | 'process', asked: PriceItem[]): Promise<PriceAnswer[]> =>
    asked.length === 0 ? [] : (await pricing.prices(systemReader, party.documentId, { items: asked, date: day, kind, ...(currency ? { currency } : {}) })).results;
  const articles = await answersOf('article', items);
  const open = items.filter((_item, index) => articles[index].outcome === 'none');
  const processes = await answersOf('process', open);
  const at = new Date().toISOString();
  return items.map((item, index) => {
    const other = processes[open.indexOf(item)];
    const kind = other && other.outcome !== 'none' ? 'process' : 'article';
    const answer = kind === 'process' ? other : articles[index];
    return { by: 'catalogue', at, date: day, currency, kind, asked: askedOf(item), contact: { documentId: party.documentId, name: party.name }, answer: { ...answer, rejected: answer.rejected.slice(0, REMEMBERED) } };
  });
}

const itemOf = ({ code, unit, quantity }: LineValues): PriceItem => ({
  code: (code as string).trim(),
  ...(isNumber(quantity) && Number(quantity) >= 0 ? { quantity } : {}),
  ...(unit?.trim() ? { unit: unit.trim() } : {}),
});

const askedOf = ({ code, quantity = 1, unit }: PriceItem) => ({ code, quantity: new Decimal(quantity).toFixed(), unit: unit ?? null });

function settleTotal({ write: { data, stored }, source: { total } }: Draft, lines: LinesDeclaration, written: WrittenLine[], storedLines: StoredLine[]): void {
  if (!total) return;
  const byId = new Map(storedLines.map((line) => [String(line.id), line]));
  const after = written.map((line) => ({ ...(byId.get(String(line?.id)) ?? {}), ...line }));
  const sum = totalAfter({
    written: data[total] as string | number | null | undefined,
    stored: stored?.[total] as string | number | null | undefined,
    sumBefore: totalOfLines(storedLines.map((line) => storedValues(lines, line))),
    sumAfter: totalOfLines(after.map((line) => storedValues(lines, line))),
  });
  if (sum !== undefined) data[total] = sum;
}
