import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ContactFigures, CreditFigure, DocumentProposal, DocumentSource, DocumentsQuery, DocumentSourceDeclaration, LatestDocuments, LinkedDocuments } from '../../../contracts/documents';
import { mayOpen } from '../kernel/rights/actions';
import type { Day } from '../kernel/dates';
import { todayIn } from '../kernel/settings';
import { refusal } from '../kernel/errors';
import { getReadable, getReadableId } from '../kernel/rights/readable';
import { systemReader, type Reader } from '../kernel/rights/reader';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import { rowIds, type Asked, type Parties } from './documents.sql';
import { linePricesService } from './line-prices.service';
import { namesService, type NamesService } from './names.service';
import { withParties } from './parties.sql';
import { mayFileFor } from './may-file';
import { proposeDocument } from './proposal.service';
import { handOverDocuments, type DocumentsHandOver } from './hand-over';
import { documentsBefore, pageWithTotals, planned, totalsOf, type DatedDocument, type DocumentsBefore } from './reads.sql';
import { creditTerms, creditTermsOf, shownSource, summaryOf, type CreditedRow, type Summary } from './summary';
import { faultsOf, sourceOf, type DeclaredAttribute, type Source } from './source.rules';

export interface DocumentsService extends NamesService {
  /** The declared sources. The first call checks them and throws with every fault. */
  sources(): Source[];
  /** Documents of a contact; 404 when the reader may not read it. */
  ofContact(reader: Reader, documentId: string, query: DocumentsQuery): Promise<LinkedDocuments>;
  /** Documents that name a person, and those of the contact that the person is itself. */
  ofPerson(reader: Reader, documentId: string, query: DocumentsQuery): Promise<LinkedDocuments>;
  /**
   * For the window's first page: the newest three of each source, the totals of all, and the figures. One
   * statement; nothing without the right. Ask first whether the contact may be read, and which of its
   * attributes `currency` and `creditLimit` (`granted`).
   */
  windowPart(reader: Reader, contact: CreditedRow, granted: ReadonlySet<string>): Promise<Partial<Summary>>;
  /** Figures of a contact or of its family; 404 when the reader may not read the contact. */
  figuresOf(reader: Reader, documentId: string, scope: 'contact' | 'group'): Promise<ContactFigures>;
  /** How much of a contact's credit is used; null where the reader may not know, 404 when they may not read the contact. */
  creditOf(reader: Reader, documentId: string): Promise<CreditFigure | null>;
  /** The newest three of each source with the totals of all; 404 when the reader may not read the contact. */
  latestOf(reader: Reader, documentId: string): Promise<LatestDocuments>;
  /** Documents of a contact from a moment back, newest first: a day counts as its noon in UTC (`dayShift` where that is too late). One statement. */
  before(reader: Reader, contact: number, before: DocumentsBefore, limit: number): Promise<DatedDocument[]>;
  /** Open documents of the sources that say `handedOver` go over from one contact to another: how many, by source; inside a transaction. */
  handOver(reader: Reader, parties: DocumentsHandOver): Promise<Record<string, number>>;
  /** The declared sources that the reader may read. */
  readableSources(reader: Reader): DocumentSource[];
  /** What a new document for this contact would start with. */
  proposal(reader: Reader, documentId: string, asked: { source: string; date?: Day }): Promise<DocumentProposal>;
  /** The lines of a document with where their prices came from. */
  linePrices: ReturnType<typeof linePricesService>;
  /** Documents in which the contact has any role, whatever anybody may read: for the refusal of a deletion. One statement. */
  countFor(contact: number, trx?: Knex.Transaction): Promise<number>;
}

export function documentsService({ strapi }: { strapi: Core.Strapi }): DocumentsService {
  let checked: Source[] | undefined;
  const sources = () => (checked ??= checkedSources(strapi));
  const askedOf = (reader: Reader, contacts: number[]): Asked => ({ reader, parties: ofContacts(strapi, contacts), conditions: { today: todayIn(strapi) } });
  const readable = (reader: Reader) => sources().filter(({ contentType }) => reader.can('read', contentType));

  /** Sources as they are drawn for a contact: with *New* only where the reader may change it. */
  async function sourcesFor(reader: Reader, contact: string): Promise<DocumentSource[]> {
    const isTheirs = await mayFileFor(reader, [contact]);
    return readable(reader).map((source) => shownSource(reader, source, isTheirs));
  }

  /** One page under all filters, and the totals under all but source and state. */
  async function page(asked: Asked, query: DocumentsQuery, drawn: DocumentSource[]): Promise<LinkedDocuments> {
    const all = readable(asked.reader);
    const { page: number = 1, pageSize = 25, source, state } = query;
    assertSource(all, source);
    const shown = all.filter(({ key }) => !source || key === source).map(({ key }) => key);
    const { results, totals } = await pageWithTotals(strapi, asked, all, { sources: shown, state, number, pageSize });
    const total = totals
      .filter((row) => (!source || row.source === source) && (!state || row.state === state))
      .reduce((sum, { count }) => sum + count, 0);
    return {
      sources: drawn,
      results: query.scope === 'group' ? await withParties(strapi, asked.reader, all, results) : results,
      pagination: { page: number, pageSize, pageCount: Math.ceil(total / pageSize), total },
      totals,
    };
  }

  return {
    sources,

    async ofContact(reader, documentId, query) {
      const id = await getReadableId(strapi, reader, UID.contact, documentId);
      const contacts = query.scope === 'group' ? await readableFamily(strapi, reader, id) : [id];
      return page({ reader, parties: ofContacts(strapi, contacts), conditions: { ...query, today: todayIn(strapi) } }, query, await sourcesFor(reader, documentId));
    },

    async ofPerson(reader, documentId, query) {
      const id = await getReadableId(strapi, reader, UID.person, documentId);
      return page({ reader, parties: await partiesOfPerson(strapi, id), conditions: { ...query, today: todayIn(strapi) } }, query, this.readableSources(reader));
    },

    async windowPart(reader, contact, granted) {
      if (!mayOpen(reader, 'documents.read') || readable(reader).length === 0) return {};
      return summaryOf(strapi, askedOf(reader, [contact.id]), readable(reader), { sources: await sourcesFor(reader, contact.documentId), terms: creditTerms(strapi, contact, granted) });
    },

    async figuresOf(reader, documentId, scope) {
      const row = await getReadable(strapi, reader, UID.contact, documentId);
      if (scope === 'group') return (await summaryOf(strapi, askedOf(reader, await readableFamily(strapi, reader, row.id)), readable(reader), { sources: [], terms: null, run: planned(strapi) })).figures;
      return (await summaryOf(strapi, askedOf(reader, [row.id]), readable(reader), { sources: [], terms: await creditTermsOf(strapi, reader, row) })).figures;
    },

    async creditOf(reader, documentId) {
      const row = await getReadable(strapi, reader, UID.contact, documentId);
      if (!mayOpen(reader, 'documents.read')) return null;
      const { figures } = await summaryOf(strapi, askedOf(reader, [row.id]), readable(reader), { sources: [], terms: await creditTermsOf(strapi, reader, row) });
      return figures.credit ?? null;
    },

    async latestOf(reader, documentId) {
      const id = await getReadableId(strapi, reader, UID.contact, documentId);
      return (await summaryOf(strapi, askedOf(reader, [id]), readable(reader), { sources: await sourcesFor(reader, documentId), terms: null })).documents;
    },

    async before(reader, contact, before, limit) {
      const all = readable(reader);
      if (all.length === 0) return [];
      return documentsBefore(strapi, askedOf(reader, [contact]), all, before, limit);
    },

    ...namesService(strapi, sources),

    readableSources: (reader) => readable(reader).map((source) => shownSource(reader, source)),
    proposal: (reader, documentId, asked) => proposeDocument(strapi, reader, sources(), documentId, asked),
    linePrices: linePricesService(strapi, sources),

    handOver: (reader, parties) => handOverDocuments(strapi, reader, sources(), parties),

    async countFor(contact, trx) {
      const asked = askedOf(systemReader, [contact]);
      const totals = await totalsOf(strapi, asked, sources(), planned(strapi, trx));
      return totals.reduce((sum, { count }) => sum + count, 0);
    },
  };
}

/** Throws with every fault of every declaration: a wrong one must stop the start, not the first request. */
function checkedSources(strapi: Core.Strapi): Source[] {
  const declarations = strapi.plugin(PLUGIN).config('documentSources') as DocumentSourceDeclaration[];
  const attributesOf = (uid: string) => (strapi.contentTypes[uid as never] ?? strapi.components[uid as never])?.attributes as Record<string, DeclaredAttribute> | undefined;
  const faults = declarations.flatMap((declaration, index) =>
    faultsOf(declaration, attributesOf).map((fault) => `documentSources[${index}] (${declaration?.contentType}): ${fault}`)
  );
  if (faults.length > 0) throw new Error(`${PLUGIN}: ${faults.join('; ')}`);
  const sources = declarations.map(sourceOf);
  const twice = sources.find(({ key }, index) => sources.findIndex((other) => other.key === key) !== index);
  if (twice) throw new Error(`${PLUGIN}: documentSources has the key "${twice.key}" twice`);
  return sources;
}

function assertSource(sources: Source[], key: string | undefined): void {
  if (!key || sources.some((source) => source.key === key)) return;
  throw refusal({ field: 'source', reason: 'unknown', message: `source must be one of ${sources.map((source) => source.key).join(', ')}` });
}

const ofContacts = (strapi: Core.Strapi, ids: number[]): Parties => ({ contacts: rowIds(strapi, ids), persons: null });

/** The corporate family today, as far as the reader may read its members. */
async function readableFamily(strapi: Core.Strapi, reader: Reader, contact: number): Promise<number[]> {
  const family = [...(await services(strapi).relations.family(contact, todayIn(strapi)))];
  const condition = reader.where('read', UID.contact);
  if (!condition) return family;
  const rows: { id: number }[] = await strapi.db.query(UID.contact).findMany({ select: ['id'], where: { $and: [{ id: { $in: family } }, condition] } });
  return rows.map(({ id }) => id);
}

async function partiesOfPerson(strapi: Core.Strapi, person: number): Promise<Parties> {
  const own: { id: number } | null = await strapi.db.query(UID.contact).findOne({ where: { person: { id: person } }, select: ['id'] });
  return { contacts: own && rowIds(strapi, [own.id]), persons: rowIds(strapi, [person]) };
}
