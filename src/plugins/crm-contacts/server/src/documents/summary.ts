import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ContactFigures, DocumentSource, LatestDocuments } from '../../../contracts/documents';
import { Decimal } from '../kernel/decimal';
import { preparedRows } from '../kernel/dialect';
import { judgeOf } from '../kernel/rights/judge';
import type { Reader } from '../kernel/rights/reader';
import { settingsOf } from '../kernel/settings';
import { UID } from '../kernel/uids';
import type { Asked } from './documents.sql';
import { countedSources, figuresOfRows, totalsOfRows, type CountedSources, type CreditTerms } from './figures.rules';
import { summaryRows } from './figures.sql';
import type { Run } from './reads.sql';
import type { Source } from './source.rules';

export interface Summary {
  documents: LatestDocuments;
  figures: ContactFigures;
}

interface Summarised {
  sources: DocumentSource[];
  /** Null: without credit. */
  terms: CreditTerms | null;
  run?: Run;
}

/** What a window shows of documents: the newest, the totals and the figures. One statement. `sources`: the readable ones, `shown` as they are drawn. */
export async function summaryOf(strapi: Core.Strapi, asked: Asked, sources: Source[], { sources: shown, terms, run = prepared(strapi) }: Summarised): Promise<Summary> {
  const counted = countedFor(asked.reader, sources);
  const { groups, results, lastOrder } = await summaryRows(strapi, asked, sources, counted.order ?? [], run);
  const figures = figuresOfRows(groups, counted, terms, asked.conditions.today);
  return {
    documents: { sources: shown, results, totals: totalsOfRows(groups) },
    figures: counted.order ? { ...figures, lastOrder } : figures,
  };
}

const prepared = (strapi: Core.Strapi): Run => ({ text, bindings }) => preparedRows(strapi, text, bindings as Knex.RawBinding[]);

function countedFor(reader: Reader, sources: Source[]): CountedSources {
  return countedSources(sources, ({ contentType }, attribute) => reader.can('read', contentType, undefined, attribute));
}

/** As they are stored. */
interface CreditAttributes {
  currency?: unknown;
  creditLimit?: unknown;
}

/** A contact's row. */
export interface CreditedRow extends CreditAttributes {
  id: number;
  documentId: string;
}

/** Currency and credit limit of a contact as far as the reader may read them; by its stored row. */
export async function creditTermsOf(strapi: Core.Strapi, reader: Reader, row: CreditAttributes & { documentId: string }): Promise<CreditTerms> {
  const judge = await judgeOf(strapi, reader, UID.contact, row.documentId);
  return creditTerms(strapi, row, judge?.granted('read', ['currency', 'creditLimit']) ?? new Set<string>());
}

/** The same where the rights are known already. */
export function creditTerms(strapi: Core.Strapi, { currency, creditLimit }: CreditAttributes, granted: ReadonlySet<string>): CreditTerms {
  const limit = creditLimit === null || creditLimit === undefined ? null : new Decimal(creditLimit as string | number).toFixed();
  return {
    currency: granted.has('currency') ? ((currency as string | null) || settingsOf(strapi).defaultCurrency) : undefined,
    limit: granted.has('creditLimit') ? limit : undefined,
  };
}

/** A source without what the reader may not see. `isTheirs`: the reader may change the contact whose documents these are. */
export function shownSource(reader: Reader, source: Source, isTheirs = true): DocumentSource {
  const { key, contentType, names, states, derivedStates, roleNames, partyAttribute: party, date, due, title, currency, lines, roles } = source;
  return {
    key, contentType, names,
    states: { ...states, ...derivedStates },
    roles: roleNames,
    attributes: { party, date, due, title, currency, billTo: roles.billTo === party ? undefined : roles.billTo },
    hasPrices: Boolean(lines?.priceSource),
    mayCreate: isTheirs && reader.can('create', contentType),
  };
}
