import type { Core } from '@strapi/strapi';
import type { DocumentParty, DocumentPrices, LinePrice, LinesDeclaration, PriceLinesRequest, PriceSource } from '../../../contracts/documents';
import { Decimal } from '../kernel/decimal';
import { forbidden, notFound, refusal } from '../kernel/errors';
import { getReadable, type StoredRow } from '../kernel/rights/readable';
import { readableRows } from '../kernel/rights/readable-rows';
import { fieldsOf } from '../kernel/rights/masks';
import type { Reader } from '../kernel/rights/reader';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { storedValues, type StoredLine } from './document.lines';
import { contactsIn, explanationOf, knownSource } from './explanation.rules';
import { isNumber, sameQuestion } from './line.rules';
import { isOpen, type Source } from './source.rules';

/** The prices of a document's lines with where they came from. */
export function linePricesService(strapi: Core.Strapi, sources: () => Source[]) {
  /** 404: no such document for this reader, or one without lines; 403: its lines are not for them. */
  async function lineRows(reader: Reader, key: string, documentId: string) {
    const source = sources().find((each) => each.key === key && each.lines);
    if (!source?.lines || !reader.can('read', source.contentType)) throw notFound();
    const { id } = await getReadable(strapi, reader, source.contentType, documentId);
    const { attribute, unitPrice } = source.lines;
    const isShown = await fieldsOf(strapi, reader, source.contentType, [documentId]);
    const shows: Shows = (field) => isShown(documentId, field);
    if (!shows(`${attribute}.${unitPrice}`)) throw forbidden('You may not read the prices of these lines');
    const row: StoredRow = await strapi.db.query(source.contentType).findOne({ where: { id }, populate: [attribute, ...Object.values(source.roles)] });
    return { source, lines: source.lines, row, shows, stored: (row[attribute] ?? []) as StoredLine[] };
  }

  async function prices(reader: Reader, key: string, documentId: string): Promise<DocumentPrices> {
    const { source, lines, row, shows, stored } = await lineRows(reader, key, documentId);
    const remembered = stored.map((line) => (lines.priceSource ? (line[lines.priceSource] as PriceSource | null) : null) ?? null);
    const named = await readableRows(strapi, reader, UID.contact, remembered.flatMap(contactsIn), ['name']);
    const mayReadPrices = services(strapi).pricing.mayRead(reader);
    const known = await withoutHidden(reader, remembered.map((each) => knownSource(each, mayReadPrices, (id) => named.get(id)?.name !== undefined)));
    const field = (name: string | undefined) => readField(shows, row, name);
    return {
      source: key,
      documentId,
      number: field(source.number),
      date: field(source.date),
      currency: field(source.currency),
      mayPrice: mayReadPrices && (await mayPrice(reader, source, row)),
      parties: await partiesIn(reader, source, row, shows),
      lines: stored.map((line, index) => linePrice(lines, line, index, known[index], shows)),
    };
  }

  /** The sources without catalogues that the reader may not read. */
  async function withoutHidden(reader: Reader, known: (PriceSource | null)[]): Promise<(PriceSource | null)[]> {
    const answers = known.map((each) => (each?.by === 'catalogue' ? each.answer : null));
    const told = await services(strapi).pricing.known(reader, answers.filter((answer) => answer !== null));
    return known.map((each, index) => (each?.by === 'catalogue' && answers[index] ? { ...each, answer: told.shift() ?? null } : each));
  }

  async function partiesIn(reader: Reader, { roleNames, roles, snapshots }: Source, row: StoredRow, shows: Shows): Promise<DocumentParty[]> {
    const held = roleNames.flatMap((role) => {
      const party = shows(roles[role] as string) ? (row[roles[role] as string] as { documentId: string } | null) : null;
      return party ? [{ role, documentId: party.documentId }] : [];
    });
    const named = await readableRows(strapi, reader, UID.contact, held.map(({ documentId }) => documentId), ['name']);
    return held.flatMap(({ role, documentId }) => {
      const name = named.get(documentId)?.name;
      const kept = { name: readField(shows, row, snapshots?.[role]?.name), address: readField(shows, row, snapshots?.[role]?.address) };
      return typeof name === 'string' ? [{ role, documentId, name, kept }] : [];
    });
  }

  async function mayPrice(reader: Reader, source: Source, row: StoredRow): Promise<boolean> {
    const { contentType, lines, state } = source;
    if (!lines?.priceSource || !isOpen(source, row[state])) return false;
    return reader.can('update', contentType, undefined, `${lines.attribute}.${lines.unitPrice}`) && (await reader.keep('update', contentType, [row.documentId])).has(row.documentId);
  }

  return {
    prices,

    /** Prices the lines anew for the document's day, party and currency; 400 when it is settled, 403 when it is not theirs to change. */
    async priceLines(reader: Reader, key: string, documentId: string, { all }: PriceLinesRequest): Promise<DocumentPrices> {
      const { source, lines, row, stored } = await lineRows(reader, key, documentId);
      if (!lines.priceSource) throw notFound();
      if (!isOpen(source, row[source.state])) {
        throw refusal({ field: source.state, reason: 'settled', message: `The document is ${String(row[source.state])}: its prices stay as they are` });
      }
      if (!services(strapi).pricing.mayRead(reader) || !(await mayPrice(reader, source, row))) throw forbidden('You may not price the lines of this document');
      const data = { [lines.attribute]: stored.map((line) => (isAsked(lines, line, all) ? { ...plainLine(lines, line), [lines.unitPrice]: null } : plainLine(lines, line))) };
      await strapi.documents(source.contentType as 'plugin::crm-contacts.contact').update({ documentId, data: data as never });
      return prices(reader, key, documentId);
    },
  };
}

/** An attribute of the document that holds text; null where the source declares none or the reader may not read it. */
function readField(shows: Shows, row: StoredRow, name: string | undefined): string | null {
  return name && shows(name) ? ((row[name] ?? null) as string | null) : null;
}

/** Whether a field of the document may be read; those of its lines as `lines.unitPrice`. */
type Shows = (field: string) => boolean;

/** What is priced on demand: lines with a code, but those whose price was typed only where asked for. */
function isAsked(lines: LinesDeclaration, line: StoredLine, all = false): boolean {
  const source = line[lines.priceSource as string] as PriceSource | null;
  return Boolean(storedValues(lines, line).code) && (all || !isNumber(line[lines.unitPrice] as string | number | null) || source?.by === 'catalogue');
}

const plainLine = ({ priceSource }: LinesDeclaration, line: StoredLine) => Object.fromEntries(Object.entries(line).filter(([name]) => name !== priceSource));

function linePrice(lines: LinesDeclaration, line: StoredLine, index: number, source: PriceSource | null, shows: Shows): LinePrice {
  const values = storedValues(lines, line);
  const shown = <Value>(name: string | undefined, value: Value) => (name && shows(`${lines.attribute}.${name}`) ? value : null);
  const { code, unit, quantity, unitPrice } = values;
  const asked = source?.by === 'catalogue' ? { ...source.asked, unit: source.asked.unit ?? unit, unitPrice: null } : null;
  return {
    position: index + 1,
    code: shown(lines.code, code),
    unit: shown(lines.unit, unit),
    text: shown(lines.text, lines.text ? ((line[lines.text] ?? null) as string | null) : null),
    quantity: shown(lines.quantity, isNumber(quantity) ? new Decimal(quantity).toFixed() : null),
    unitPrice: isNumber(unitPrice) ? new Decimal(unitPrice).toFixed() : null,
    source,
    isOutdated: asked !== null && !sameQuestion(asked, values),
    explanation: explanationOf(source),
  };
}
