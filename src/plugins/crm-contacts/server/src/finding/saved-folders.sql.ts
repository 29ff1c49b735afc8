import type { Core } from '@strapi/strapi';
import type { Reader } from '../kernel/rights/reader';
import { every, join, permittedRows, read, rowsShowing, schemaOf, some, sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import type { FolderRow } from './saved-folders.rules';

const COLUMNS = ['documentId', 'key', 'name', 'nameDe', 'parent', 'base', 'entity', 'filters', 'columns', 'sort', 'position', 'hidden', 'shared'] as const;

const NAMES: readonly string[] = ['name', 'nameDe'];

type Raw = Record<(typeof COLUMNS)[number], unknown> & { permitted: number };

/**
 * The rows that make the reader's tree: saved folders that the reader may read, and changes to shipped
 * folders, which hold for everybody. One statement.
 */
export async function folderRows(strapi: Core.Strapi, reader: Reader, shippedKeys: ReadonlySet<string>): Promise<FolderRow[]> {
  const table = schemaOf(strapi, UID.folder);
  const permitted = reader.can('read', UID.folder) ? (permittedRows(strapi, reader, UID.folder, 'f') ?? every([])) : some([]);
  const shown = (name: string) => {
    const mask = rowsShowing(strapi, reader, UID.folder, 'f.id', name);
    return mask ? sql(`case when ${mask.text} then f.${table.column(name)} end`, ...mask.bindings) : sql(`f.${table.column(name)}`);
  };
  // Names alone: the rest decides which rows a folder holds, and is read with it.
  const columns = join(COLUMNS.map((name) => join([NAMES.includes(name) ? shown(name) : sql(`f.${table.column(name)}`), sql(`as "${name}"`)], ' ')), ', ');
  const rows = await read<Raw>(
    strapi,
    sql(`select ${columns.text}, case when ${permitted.text} then 1 else 0 end as "permitted" from ${table.name} f where f.shared = ? or ${permitted.text}`, ...columns.bindings, ...permitted.bindings, true, ...permitted.bindings)
  );
  return rows.filter((row) => Boolean(row.permitted) || shippedKeys.has(String(row.key))).map(rowOf);
}

function rowOf({ permitted: _permitted, ...row }: Raw): FolderRow {
  return {
    ...(row as unknown as FolderRow),
    filters: parsed(row.filters),
    columns: parsed(row.columns),
    position: row.position === null ? null : Number(row.position),
    hidden: Boolean(row.hidden),
    shared: Boolean(row.shared),
  };
}

/** SQLite gives JSON as text. */
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);
