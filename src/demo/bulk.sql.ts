import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

/** A row ready for its table: attributes by their names; related rows by type, attribute and id. */
export interface BulkRow {
  documentId: string;
  values: Record<string, unknown>;
  createdAt: Date;
}

/** SQLite takes a limited number of values per statement. */
const BATCH = 100;

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  orderColumnName?: string;
}

interface Metadata {
  tableName: string;
  attributes: Record<string, { type: string; columnName?: string; joinTable?: JoinTable }>;
}

/** Looks like the ids that Strapi makes, and is the same for the same row in every run. */
export function documentIdFor(uid: string, key: string): string {
  const digest = createHash('sha256').update(`${uid}/${key}`).digest('hex');
  return `d${BigInt(`0x${digest}`).toString(36).slice(0, 23)}`;
}

/** Inserts in bulk, past documents and lifecycles: seconds where the Document Service needs minutes. */
export function bulkInserter(strapi: Core.Strapi, trx: Knex.Transaction) {
  const metadataOf = (uid: string) => strapi.db.metadata.get(uid) as unknown as Metadata;
  const insert = async (table: string, rows: Record<string, unknown>[]) => {
    for (let start = 0; start < rows.length; start += BATCH) {
      await strapi.db.getConnection(table).transacting(trx).insert(rows.slice(start, start + BATCH));
    }
  };

  /** Ids by document id. */
  async function insertRows(uid: string, rows: BulkRow[]): Promise<Map<string, number>> {
    const { tableName, attributes } = metadataOf(uid);
    await insert(tableName, rows.map((row) => columnsOf(row, attributes)));
    const stored: { id: number; document_id: string }[] = await strapi.db.getConnection(tableName).transacting(trx).select('id', 'document_id');
    return new Map(stored.map(({ id, document_id: documentId }) => [documentId, id]));
  }

  async function insertLinks(uid: string, attribute: string, links: { own: number; target: number }[]): Promise<void> {
    const { joinTable } = metadataOf(uid).attributes[attribute];
    if (!joinTable) throw new Error(`${uid} has no relation "${attribute}"`);
    const { name, joinColumn, inverseJoinColumn, orderColumnName } = joinTable;
    const place = places();
    await insert(name, links.map(({ own, target }) => ({
      [joinColumn.name]: own,
      [inverseJoinColumn.name]: target,
      ...(orderColumnName ? { [orderColumnName]: place(own) } : {}),
    })));
  }

  /** Components have no document id: their ids are counted on from the highest. */
  async function insertComponents(uid: string, attribute: string, component: string, lines: { own: number; values: Record<string, unknown> }[]): Promise<void> {
    const { tableName, attributes } = metadataOf(component);
    const { joinTable } = metadataOf(uid).attributes[attribute] as { joinTable: JoinTable };
    await insert(tableName, lines.map(({ values }) => valuesOf(values, attributes)));
    const ids: number[] = await strapi.db.getConnection(tableName).transacting(trx).orderBy('id', 'desc').limit(lines.length).pluck('id');
    const place = places();
    await insert(joinTable.name, [...ids].reverse().map((id, index) => ({
      [joinTable.joinColumn.name]: lines[index].own,
      [joinTable.inverseJoinColumn.name]: id,
      component_type: component,
      field: attribute,
      [joinTable.orderColumnName ?? 'order']: place(lines[index].own),
    })));
  }

  return { insertRows, insertLinks, insertComponents };
}

function columnsOf({ documentId, values, createdAt }: BulkRow, attributes: Metadata['attributes']): Record<string, unknown> {
  const updatedAt = values.updatedAt ?? createdAt;
  return { ...valuesOf(values, attributes), document_id: documentId, created_at: createdAt, updated_at: updatedAt, published_at: createdAt };
}

/** Every column of the type, so that all rows of a statement have the same ones. */
function valuesOf(values: Record<string, unknown>, attributes: Metadata['attributes']): Record<string, unknown> {
  const reserved = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale'];
  const columns = Object.entries(attributes).filter(([name, { type, joinTable }]) => type !== 'relation' && !joinTable && !reserved.includes(name));
  return Object.fromEntries(columns.map(([name, { type, columnName }]) => [columnName ?? name, stored(values[name], type)]));
}

function stored(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return null;
  return type === 'json' || type === 'blocks' || Array.isArray(value) ? JSON.stringify(value) : value;
}

/** Counts from 1 per owner. */
function places(): (own: number) => number {
  const counts = new Map<number, number>();
  return (own) => {
    const place = (counts.get(own) ?? 0) + 1;
    counts.set(own, place);
    return place;
  };
}
