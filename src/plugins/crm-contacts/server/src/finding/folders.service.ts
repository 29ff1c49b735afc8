import type { Core } from '@strapi/strapi';
import type { Entity, FolderNode, FolderTree } from '../../../contracts/finding';
import type { Reader } from '../kernel/rights/reader';
import { SHARE_FOLDERS } from './folder.scope';
import { every, join, read, sql, type Sql } from '../kernel/sql';
import { PLUGIN, UID } from '../kernel/uids';
import { services } from '../services';
import { filterCondition, folderCondition } from './conditions.sql';
import { infoOf } from './fields.rules';
import { readFilters, type Condition } from './filters.rules';
import { fieldsAskedBy, flattened, shippedFolders } from './folders.rules';
import { placedFolders, treeOf, withoutHidden, type FolderTreeNode, type PlacedFolder } from './saved-folders.rules';
import { folderRows } from './saved-folders.sql';
import { scopeOf, type Scope } from './scope.sql';
import { sourceOf } from './values.sql';

export type Scopes = Record<Entity, Scope | null>;

export const scopesOf = (strapi: Core.Strapi, reader: Reader): Scopes => ({
  contact: scopeOf(strapi, reader, 'contact'),
  person: scopeOf(strapi, reader, 'person'),
});

/** A folder that the reader may open, with what it narrows its rows by. */
export type OpenFolder = PlacedFolder & { narrowedBy: Condition[] };

interface Folders {
  /** Those of rows and fields that the reader may read. */
  open: OpenFolder[];
  /** Shipped ones that were taken out of the tree. */
  hidden: PlacedFolder[];
}

/** The shipped folders as they were changed, and the saved ones. One statement beside the workflow. */
export async function foldersFor(strapi: Core.Strapi, reader: Reader, scopes: Scopes): Promise<Folders> {
  const shipped = shippedFolders(await services(strapi).workflow.definition());
  const keys = new Set(flattened(shipped).map(({ key }) => key));
  const all = placedFolders(shipped, await folderRows(strapi, reader, keys));
  return {
    open: withoutHidden(all).flatMap((folder) => opened(folder, reader, scopes[folder.entity]) ?? []),
    hidden: all.filter(({ hidden, shipped: isShipped }) => hidden && isShipped),
  };
}

/** Whoever sees the news follows contacts. */
const FOLLOW = `plugin::${PLUGIN}.feed.news`;

/** Null: the reader may not read what the folder asks for. */
function opened(folder: PlacedFolder, reader: Reader, scope: Scope | null): OpenFolder | null {
  if (!scope) return null;
  const { mine, followed, withPersons } = folder.conditions;
  const { conditions, objections } = readFilters(folder.filters ?? undefined, scope.fields);
  const asksForMe = mine || followed || conditions.some(({ field, values }) => field.type === 'user' && values.includes('me'));
  // An API token is nobody's own.
  if (objections.length > 0 || (asksForMe && !reader.user)) return null;
  if (followed && !reader.may(FOLLOW)) return null;
  if (withPersons && !(reader.can('read', UID.position) && reader.can('read', UID.person))) return null;
  const isReadable = fieldsAskedBy(folder).every((asked) => scope.fields.some(({ name }) => name === asked));
  return isReadable ? { ...folder, narrowedBy: conditions } : null;
}

/** The tree with the number of rows in every folder, counted in one statement. */
export async function folderTree(strapi: Core.Strapi, reader: Reader): Promise<FolderTree> {
  const scopes = scopesOf(strapi, reader);
  const { open, hidden } = await foldersFor(strapi, reader, scopes);
  const counts = await countsOf(strapi, scopes, open);
  const nodeOf = (folder: FolderTreeNode): FolderNode => ({
    ...shownOf(folder, reader),
    count: counts.get(folder.key) ?? 0,
    columns: folder.columns.filter((column) => scopes[folder.entity]?.fields.some(({ name }) => name === column)),
    children: folder.children.map(nodeOf),
  });
  const infosOf = (entity: Entity) => scopes[entity]?.fields.map(infoOf) ?? [];
  return {
    folders: treeOf(open).map(nodeOf),
    hidden: reader.may(SHARE_FOLDERS) ? hidden.flatMap(({ key, name, row }) => (row ? [{ key, name, documentId: row.documentId }] : [])) : [],
    fields: { contact: infosOf('contact'), person: infosOf('person') },
  };
}

function shownOf({ key, name, entity, unfolds, sort, base, filters, colour, conditions: { stage }, row }: FolderTreeNode, reader: Reader) {
  return {
    key, name, entity, unfolds, sort, base,
    ...(colour ? { colour } : {}),
    ...(stage ? { stage } : {}),
    ...(filters ? { filters: filters as object } : {}),
    ...(row ? { saved: { ...row, ...rightsOn(row, reader) } } : {}),
  };
}

/** For drawing buttons; every write asks again. */
function rightsOn({ shared }: { shared: boolean }, reader: Reader) {
  const may = (action: 'update' | 'delete') => reader.can(action, UID.folder) && (!shared || reader.may(SHARE_FOLDERS));
  return { mayEdit: may('update'), mayDelete: may('delete') };
}

async function countsOf(strapi: Core.Strapi, scopes: Scopes, folders: OpenFolder[]): Promise<Map<string, number>> {
  const parts = (['contact', 'person'] as const).flatMap((entity) => {
    const [scope, counted] = [scopes[entity], folders.filter((folder) => folder.entity === entity)];
    return scope && counted.length > 0 ? [{ scope, counted }] : [];
  });
  const [row] = parts.length > 0 ? await read<Record<string, string | number>>(strapi, countStatement(parts)) : [];
  const keys = parts.flatMap(({ counted }) => counted.map(({ key }) => key));
  return new Map(keys.map((key, index) => [key, Number(row[`n${index}`])]));
}

/**
 * Folders by plain columns are counted in one scan, the others each by the plan that suits it; all in
 * one statement.
 */
function countStatement(parts: { scope: Scope; counted: OpenFolder[] }[]): Sql {
  let index = 0;
  const subqueries = parts.map(({ scope, counted }) => {
    const tallied = tallyOf(scope);
    const counts = counted.map((folder) => {
      const column = `n${index++}`;
      if (!isPlain(folder)) return join([sql('(select count(*) from'), sourceOf(scope, fieldsOf(folder)), sql('where'), rowsOfFolder(scope, folder), sql(`) as ${column}`)], ' ');
      const condition = folderCondition(scope, folder.conditions);
      return sql(`${tallied ? 'sum(r.tally)' : 'count(*)'} filter (where ${condition.text}) as ${column}`, ...condition.bindings);
    });
    const rows = tallied ? [tallied] : [sql(`${scope.table.name} r where`), scope.rows];
    return join([sql('(select'), join(counts, ', '), sql('from'), ...rows, sql(`) as ${scope.entity}_counts`)], ' ');
  });
  return join([sql('select * from'), join(subqueries, ' cross join ')], ' ');
}

/** The columns that decide about plain folders. */
const TALLIED = ['stage', 'stageStatus', 'kind', 'closedOn'];

/**
 * How many readable rows there are of each stage, status, kind and closing day, as rows `r`: a handful to ask
 * about every folder, gathered from an index. Null where rights on one of the fields differ from row to row.
 */
function tallyOf({ entity, table, rows, mask }: Scope): Sql | null {
  if (entity === 'person' || TALLIED.some((field) => mask(field) !== null)) return null;
  const columns = TALLIED.map((field) => `r.${table.column(field)}`).join(', ');
  return sql(`(select ${columns}, count(*) as tally from ${table.name} r where ${rows.text} group by ${columns}) r`, ...rows.bindings);
}

const isPlain = ({ conditions: { mine, followed, withPersons }, narrowedBy }: OpenFolder) => !mine && !followed && !withPersons && narrowedBy.length === 0;

/** Fields that the folder itself compares: `sourceOf` must know them. */
export const fieldsOf = ({ narrowedBy }: OpenFolder) => narrowedBy.map(({ field }) => field);

/** Condition for all rows of a folder that the reader may see. */
export const rowsOfFolder = (scope: Scope, { conditions, narrowedBy }: OpenFolder): Sql =>
  every([scope.rows, folderCondition(scope, conditions), ...narrowedBy.map((each) => filterCondition(scope, each))]);
