import type { Core } from '@strapi/strapi';
import type { Entity, FolderNode, FolderTree } from '../../../contracts/finding';
import type { Reader } from '../kernel/reader';
import { every, join, read, sql, type Sql } from '../kernel/sql';
import { UID } from '../kernel/uids';
import { services } from '../services';
import { folderCondition } from './conditions.sql';
import { infoOf } from './fields.rules';
import { fieldsAskedBy, flattened, pruned, shippedFolders, type Folder } from './folders.rules';
import { scopeOf, type Scope } from './scope.sql';

export type Scopes = Record<Entity, Scope | null>;

export const scopesOf = (strapi: Core.Strapi, reader: Reader): Scopes => ({
  contact: scopeOf(strapi, reader, 'contact'),
  person: scopeOf(strapi, reader, 'person'),
});

/** The folders that the reader may open: those of rows and fields that they may read. */
export async function foldersFor(strapi: Core.Strapi, reader: Reader, scopes: Scopes): Promise<Folder[]> {
  const definition = await services(strapi).workflow.definition();
  return pruned(shippedFolders(definition), (folder) => isShown(folder, reader, scopes[folder.entity]));
}

function isShown(folder: Folder, reader: Reader, scope: Scope | null): boolean {
  if (!scope) return false;
  const { mine, withPersons } = folder.conditions;
  // An API token is nobody's own.
  if (mine && !reader.user) return false;
  if (withPersons && !(reader.can('read', UID.position) && reader.can('read', UID.person))) return false;
  return fieldsAskedBy(folder).every((asked) => scope.fields.some(({ name }) => name === asked));
}

/** The tree with the number of rows in every folder, counted in one statement. */
export async function folderTree(strapi: Core.Strapi, reader: Reader): Promise<FolderTree> {
  const scopes = scopesOf(strapi, reader);
  const folders = await foldersFor(strapi, reader, scopes);
  const counts = await countsOf(strapi, scopes, flattened(folders));
  const nodeOf = ({ conditions: { stage }, ...folder }: Folder): FolderNode => ({
    ...folder,
    ...(stage ? { stage } : {}),
    count: counts.get(folder.key) ?? 0,
    columns: folder.columns.filter((column) => scopes[folder.entity]?.fields.some(({ name }) => name === column)),
    children: folder.children.map(nodeOf),
  });
  const fieldsOf = (entity: Entity) => scopes[entity]?.fields.map(infoOf) ?? [];
  return { folders: folders.map(nodeOf), fields: { contact: fieldsOf('contact'), person: fieldsOf('person') } };
}

async function countsOf(strapi: Core.Strapi, scopes: Scopes, folders: Folder[]): Promise<Map<string, number>> {
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
function countStatement(parts: { scope: Scope; counted: Folder[] }[]): Sql {
  let index = 0;
  const subqueries = parts.map(({ scope, counted }) => {
    const counts = counted.map((folder) => {
      const condition = folderCondition(scope, folder.conditions);
      const column = `n${index++}`;
      return isPlain(folder)
        ? sql(`count(*) filter (where ${condition.text}) as ${column}`, ...condition.bindings)
        : sql(`(select count(*) from ${scope.table.name} r where (${condition.text}) and ${scope.rows.text}) as ${column}`, ...condition.bindings, ...scope.rows.bindings);
    });
    return join([sql('(select'), join(counts, ', '), sql(`from ${scope.table.name} r where`), scope.rows, sql(`) as ${scope.entity}_counts`)], ' ');
  });
  return join([sql('select * from'), join(subqueries, ' cross join ')], ' ');
}

const isPlain = ({ conditions: { mine, withPersons } }: Folder) => !mine && !withPersons;

/** Condition for all rows of a folder that the reader may see. */
export const rowsOfFolder = (scope: Scope, folder: Folder): Sql => every([scope.rows, folderCondition(scope, folder.conditions)]);
