import type { Core } from '@strapi/strapi';
import type { LinkedDocument } from '../../../contracts/documents';
import { readableRows } from '../kernel/rights/readable-rows';
import type { Reader } from '../kernel/rights/reader';
import { isIn, join, read, sql, type Sql } from '../kernel/sql';
import { linkOf, tableOf } from '../kernel/tables';
import { UID } from '../kernel/uids';
import type { Source } from './source.rules';

interface PartyRow {
  key: string;
  contact: string;
}

/** The documents of a page with the contact that each is for: one statement, and one for the contacts' names. */
export async function withParties(strapi: Core.Strapi, reader: Reader, sources: Source[], documents: LinkedDocument[]): Promise<LinkedDocument[]> {
  const shown = sources.filter(({ key, contentType, partyAttribute }) => documents.some(({ source }) => source === key) && reader.can('read', contentType, undefined, partyAttribute));
  if (shown.length === 0) return documents;
  const parts = shown.map((source) => partOf(strapi, source, documents.filter((document) => document.source === source.key).map(({ documentId }) => documentId)));
  const rows = await read<PartyRow>(strapi, join(parts, ' UNION ALL '));
  const contacts = new Map(rows.map(({ key, contact }) => [key, contact]));
  const named = await readableRows(strapi, reader, UID.contact, [...contacts.values()], ['name']);
  return documents.map((document) => {
    const contact = named.get(contacts.get(`${document.source}/${document.documentId}`) ?? '');
    return { ...document, party: typeof contact?.name === 'string' ? { documentId: contact.documentId, name: contact.name } : null };
  });
}

function partOf(strapi: Core.Strapi, { key, contentType, partyAttribute }: Source, documentIds: string[]): Sql {
  const { table, own, target } = linkOf(strapi, contentType, partyAttribute);
  return join([
    sql('SELECT CAST(? AS varchar(255)) || d.document_id AS key, c.document_id AS contact', `${key}/`),
    sql(`FROM "${tableOf(strapi, contentType)}" d JOIN "${table}" l ON l."${own}" = d.id JOIN "${tableOf(strapi, UID.contact)}" c ON c.id = l."${target}" WHERE`),
    isIn('d.document_id', documentIds),
  ], ' ');
}
