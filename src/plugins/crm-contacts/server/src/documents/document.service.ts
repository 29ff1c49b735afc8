import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DocumentSource, DocumentsQuery, DocumentSourceDeclaration, DocumentTotal, LatestDocuments, LinkedDocument, LinkedDocuments } from '../../../contracts/documents';
import { mayOpen } from '../kernel/actions';
import { todayIn } from '../kernel/settings';
import { dialectOf, preparedRows, rowsOf } from '../kernel/dialect';
import { refusal } from '../kernel/errors';
import { getReadable } from '../kernel/readable';
import { systemReader, type Reader } from '../kernel/reader';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import { documentsUnion, rolesIn, rowIds, type Conditions, type Fragment, type Parties } from './documents.sql';
import { handOverDocuments, type DocumentsHandOver } from './hand-over';
import { faultsOf, sourceOf, type DeclaredAttribute, type Source } from './source.rules';

const LATEST_PER_SOURCE = 3;

export interface DocumentsService {
  /** The declared sources. The first call checks them and throws with every fault. */
  sources(): Source[];
  /** Documents of a contact; 404 when the reader may not read it. */
  ofContact(reader: Reader, documentId: string, query: DocumentsQuery): Promise<LinkedDocuments>;
  /** Documents that name a person, and those of the contact that the person is itself. */
  ofPerson(reader: Reader, documentId: string, query: DocumentsQuery): Promise<LinkedDocuments>;
  /** The newest three of each source, with the totals of all. Two statements. Ask first whether the contact may be read. */
  latest(reader: Reader, contact: number): Promise<LatestDocuments>;
  /** As `latest`, for the window's first page; undefined without the right. */
  windowPart(reader: Reader, contact: number): Promise<LatestDocuments | undefined>;
  /** As `latest`; 404 when the reader may not read the contact. */
  latestOf(reader: Reader, documentId: string): Promise<LatestDocuments>;
  /** Documents of a contact from a moment back, newest first: a day counts as its noon in UTC. One statement. */
  before(reader: Reader, contact: number, before: DocumentsBefore, limit: number): Promise<DatedDocument[]>;
  /** Open documents of the sources that say `handedOver` go over from one contact to another: how many, by source; inside a transaction. */
  handOver(reader: Reader, parties: DocumentsHandOver): Promise<Record<string, number>>;
  /** Documents in which the contact has any role, whatever anybody may read: for the refusal of a deletion. One statement. */
  countFor(contact: number, trx?: Knex.Transaction): Promise<number>;
}

/** `at`: milliseconds since 1970; `key`: of documents of that very moment only those with a lower key; null: none. */
export interface DocumentsBefore {
  at: number;
  key: string | null;
}

export interface DatedDocument {
  at: number;
  key: string;
  document: LinkedDocument;
}

interface Asked {
  reader: Reader;
  parties: Parties;
  conditions: Conditions & { today: string };
}

export function documentsService({ strapi }: { strapi: Core.Strapi }): DocumentsService {
  let checked: Source[] | undefined;
  const sources = () => (checked ??= checkedSources(strapi));
  const readable = (reader: Reader) => sources().filter(({ contentType }) => reader.can('read', contentType));

  /** One page under all filters, and the totals under all but source and state. */
  async function page(asked: Asked, query: DocumentsQuery): Promise<LinkedDocuments> {
    const all = readable(asked.reader);
    const { page: number = 1, pageSize = 25, source, state } = query;
    assertSource(all, source);
    const totals = await totalsOf(strapi, asked, all, planned(strapi));
    const total = totals
      .filter((row) => (!source || row.source === source) && (!state || row.state === state))
      .reduce((sum, { count }) => sum + count, 0);
    const chosen = source ? all.filter(({ key }) => key === source) : all;
    const results = total > (number - 1) * pageSize ? await pageOf(strapi, asked, chosen, { state, number, pageSize }) : [];
    return {
      sources: all.map((row) => shownSource(asked.reader, row)),
      results,
      pagination: { page: number, pageSize, pageCount: Math.ceil(total / pageSize), total },
      totals,
    };
  }

  return {
    sources,

    async ofContact(reader, documentId, query) {
      const { id } = await getReadable(strapi, reader, UID.contact, documentId);
      const contacts = query.scope === 'group' ? await readableFamily(strapi, reader, id) : [id];
      return page({ reader, parties: ofContacts(strapi, contacts), conditions: { ...query, today: todayIn(strapi) } }, query);
    },

    async ofPerson(reader, documentId, query) {
      const { id } = await getReadable(strapi, reader, UID.person, documentId);
      return page({ reader, parties: await partiesOfPerson(strapi, id), conditions: { ...query, today: todayIn(strapi) } }, query);
    },

    async latest(reader, contact) {
      const all = readable(reader);
      const asked = { reader, parties: ofContacts(strapi, [contact]), conditions: { today: todayIn(strapi) } };
      const [results, totals] = await Promise.all([newestOfEach(strapi, asked, all), totalsOf(strapi, asked, all, (sql, bindings) => preparedRows(strapi, sql, bindings))]);
      return { sources: all.map((row) => shownSource(reader, row)), results, totals };
    },

    async windowPart(reader, contact) {
      return mayOpen(reader, 'documents.read') && readable(reader).length > 0 ? this.latest(reader, contact) : undefined;
    },

    async latestOf(reader, documentId) {
      const { id } = await getReadable(strapi, reader, UID.contact, documentId);
      return this.latest(reader, id);
    },

    async before(reader, contact, before, limit) {
      const all = readable(reader);
      if (all.length === 0) return [];
      return documentsBefore(strapi, { reader, parties: ofContacts(strapi, [contact]), conditions: { today: todayIn(strapi) } }, all, before, limit);
    },

    handOver: (reader, parties) => handOverDocuments(strapi, reader, sources(), parties),

    async countFor(contact, trx) {
      const asked = { reader: systemReader, parties: ofContacts(strapi, [contact]), conditions: { today: todayIn(strapi) } };
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

interface DocumentRow extends Omit<LinkedDocument, 'documentId' | 'date' | 'roles'> {
  document_id: string;
  day: string | null;
  roles: number;
}

const COLUMNS = 'u.source, u.document_id, u.number, u.title, u.state, u.day, u.due, u.currency, u.roles';
/** The tie-breakers keep pages from overlapping. */
const NEWEST_FIRST = 'u.day DESC NULLS LAST, u.number DESC, u.source, u.id DESC';

type Run = <Row>(sql: string, bindings: Fragment['bindings']) => Promise<Row[]>;

/** Planned for the parties asked for: a whole group's documents may be thousands, of which a plan made once knows nothing. */
const planned = (strapi: Core.Strapi, trx?: Knex.Transaction): Run => (sql, bindings) => rowsOf((trx ?? strapi.db.connection).raw(sql, bindings));

async function pageOf(strapi: Core.Strapi, asked: Asked, sources: Source[], { state, number, pageSize }: { state?: string; number: number; pageSize: number }) {
  const union = unionOf(strapi, asked, sources);
  const filter = state ? ' WHERE u.state = ?' : '';
  const sql = `SELECT ${COLUMNS}, ${dialectOf(strapi).decimalText('u.total')} AS total FROM (${union.sql}) u${filter} ORDER BY ${NEWEST_FIRST} LIMIT ? OFFSET ?`;
  const rows = await planned(strapi)<DocumentRow>(sql, [...union.bindings, ...(state ? [state] : []), pageSize, (number - 1) * pageSize]);
  return rows.map(linkedDocument);
}

async function newestOfEach(strapi: Core.Strapi, asked: Asked, sources: Source[]): Promise<LinkedDocument[]> {
  if (sources.length === 0) return [];
  const union = unionOf(strapi, asked, sources);
  const ranked = `SELECT u.*, row_number() OVER (PARTITION BY u.source ORDER BY ${NEWEST_FIRST}) AS place FROM (${union.sql}) u`;
  const sql = `SELECT ${COLUMNS}, ${dialectOf(strapi).decimalText('u.total')} AS total FROM (${ranked}) u WHERE u.place <= ${LATEST_PER_SOURCE} ORDER BY ${NEWEST_FIRST}`;
  return (await preparedRows<DocumentRow>(strapi, sql, union.bindings)).map(linkedDocument);
}

async function documentsBefore(strapi: Core.Strapi, asked: Asked, sources: Source[], { at, key }: DocumentsBefore, limit: number): Promise<DatedDocument[]> {
  const { decimalText, dayMillis } = dialectOf(strapi);
  const union = unionOf(strapi, asked, sources);
  const keyed = `SELECT u.*, ${dayMillis('u.day')} AS at, u.source || '/' || u.document_id AS key FROM (${union.sql}) u WHERE u.day IS NOT NULL`;
  const earlier = key === null ? { sql: 'u.at < ?', bindings: [at] } : { sql: '(u.at < ? OR (u.at = ? AND u.key < ?))', bindings: [at, at, key] };
  const sql = `SELECT ${COLUMNS}, ${decimalText('u.total')} AS total, u.at, u.key FROM (${keyed}) u WHERE ${earlier.sql} ORDER BY u.at DESC, u.key DESC LIMIT ?`;
  const rows = await preparedRows<DocumentRow & { at: string | number; key: string }>(strapi, sql, [...union.bindings, ...earlier.bindings, limit]);
  return rows.map((row) => ({ at: Number(row.at), key: row.key, document: linkedDocument(row) }));
}

async function totalsOf(strapi: Core.Strapi, asked: Asked, sources: Source[], run: Run): Promise<DocumentTotal[]> {
  if (sources.length === 0) return [];
  const { decimalSum, readSum } = dialectOf(strapi);
  const union = unionOf(strapi, asked, sources);
  const sql = `SELECT u.source, u.state, u.currency, count(*) AS count, ${decimalSum('u.total')} AS total FROM (${union.sql}) u GROUP BY u.source, u.state, u.currency ORDER BY u.source, u.state, u.currency`;
  const rows = await run<Omit<DocumentTotal, 'count'> & { count: string | number }>(sql, union.bindings);
  return rows.map((row) => ({ ...row, count: Number(row.count), total: readSum(row.total) }));
}

function unionOf(strapi: Core.Strapi, { reader, parties, conditions }: Asked, sources: Source[]): Fragment {
  return documentsUnion(strapi, reader, sources, parties, conditions);
}

const linkedDocument = ({ document_id, day, roles, ...row }: DocumentRow): LinkedDocument => ({
  source: row.source,
  documentId: document_id,
  number: row.number,
  title: row.title,
  state: row.state,
  date: day,
  due: row.due,
  total: row.total,
  currency: row.currency,
  roles: rolesIn(roles),
});

function shownSource(reader: Reader, source: Source): DocumentSource {
  const { key, contentType, names, states, derivedStates, roleNames, partyAttribute: party, date, due, title, currency } = source;
  return {
    key, contentType, names,
    states: { ...states, ...derivedStates },
    roles: roleNames,
    attributes: { party, date, due, title, currency },
    mayCreate: reader.can('create', contentType),
  };
}
