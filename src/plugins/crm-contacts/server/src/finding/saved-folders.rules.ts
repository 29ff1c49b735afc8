import type { Entity } from '../../../contracts/finding';
import type { Labels } from '../../../contracts/workflow';
import type { Objection } from '../kernel/errors';
import { FIELDS } from './fields.rules';
import { readFilters, readSort } from './filters.rules';
import { flattened, type Folder } from './folders.rules';

/** A row of the content type folder, as far as rules decide about it. */
export interface FolderRow {
  documentId: string;
  key: string;
  name: string | null;
  nameDe: string | null;
  parent: string | null;
  base: string | null;
  entity: Entity | null;
  filters: unknown;
  columns: unknown;
  sort: string | null;
  position: number | null;
  hidden: boolean;
  shared: boolean;
}

/** A folder and its place: below `parent` (null: at the top), before the siblings with a larger position. */
export interface PlacedFolder extends Omit<Folder, 'children'> {
  parent: string | null;
  position: number;
  hidden: boolean;
  shipped: boolean;
  base: string;
  filters: unknown;
  row?: Pick<FolderRow, 'documentId' | 'shared'>;
}

/** What a folder without a position of its own is worth: shipped ones stand 10 apart, saved ones last. */
const STEP = 10;
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * The shipped folders with what rows change in them, and the folders that rows add. A row whose `base`
 * the workflow no longer has is left out.
 */
export function placedFolders(shipped: Folder[], rows: FolderRow[]): PlacedFolder[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const own = placed(shipped, null).map((folder) => changedBy(folder, byKey.get(folder.key)));
  const originals = new Map(placed(shipped, null).map((folder) => [folder.key, folder]));
  const added = rows.flatMap((row) => {
    const base = originals.get(row.base ?? '');
    return base && !originals.has(row.key) ? [addedBy(row, base)] : [];
  });
  return [...own, ...added];
}

function placed(folders: Folder[], parent: string | null): PlacedFolder[] {
  return folders.flatMap(({ children, ...folder }, index) => [
    { ...folder, parent, position: (index + 1) * STEP, hidden: false, shipped: true, base: folder.key, filters: null },
    ...placed(children, folder.key),
  ]);
}

function changedBy(folder: PlacedFolder, row: FolderRow | undefined): PlacedFolder {
  if (!row) return folder;
  return {
    ...folder,
    ...viewOf(row, folder),
    name: { en: row.name || folder.name.en, de: row.nameDe || row.name || folder.name.de },
    parent: row.parent || folder.parent,
    position: row.position ?? folder.position,
    hidden: row.hidden,
    row: { documentId: row.documentId, shared: row.shared },
  };
}

function addedBy(row: FolderRow, base: PlacedFolder): PlacedFolder {
  return {
    ...base,
    ...viewOf(row, base),
    key: row.key,
    name: { en: row.name || row.key, de: row.nameDe || row.name || row.key },
    parent: row.parent || null,
    position: row.position ?? LAST,
    hidden: row.hidden,
    shipped: false,
    row: { documentId: row.documentId, shared: row.shared },
  };
}

function viewOf({ filters, columns, sort }: FolderRow, folder: PlacedFolder) {
  const named = Array.isArray(columns) ? columns.filter((column): column is string => typeof column === 'string') : [];
  return { filters, columns: named.length > 0 ? named : folder.columns, sort: sort || folder.sort };
}

/** The folders that are not hidden. With a shipped folder those go that belong to it. */
export function withoutHidden(folders: PlacedFolder[]): PlacedFolder[] {
  const hidden = new Set(folders.filter((folder) => folder.hidden).map(({ key }) => key));
  return folders.filter(({ key, shipped, parent }) => !hidden.has(key) && !(shipped && parent !== null && hidden.has(parent)));
}

export type FolderTreeNode = PlacedFolder & { children: FolderTreeNode[] };

/** The folders as a tree: one whose parent is not among them stands at the top. Survives parents in a circle. */
export function treeOf(folders: PlacedFolder[]): FolderTreeNode[] {
  const byKey = new Map(folders.map((folder) => [folder.key, folder]));
  const parentOf = ({ key, parent }: PlacedFolder) => (parent !== null && byKey.has(parent) && !isBelow(byKey, parent, key) ? parent : null);
  const below = (parent: string | null): FolderTreeNode[] =>
    folders.filter((folder) => parentOf(folder) === parent).sort(inOrder).map((folder) => ({ ...folder, children: below(folder.key) }));
  return below(null);
}

const inOrder = (one: PlacedFolder, other: PlacedFolder) => one.position - other.position || one.name.en.localeCompare(other.name.en);

/** Whether `key` stands below `ancestor`, or is it. */
function isBelow(byKey: Map<string, Pick<PlacedFolder, 'parent'>>, key: string, ancestor: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = key; at !== null && !seen.has(at); at = byKey.get(at)?.parent ?? null) {
    if (at === ancestor) return true;
    seen.add(at);
  }
  return false;
}

const KEY = /^[a-z0-9]+([._-][a-z0-9]+)*$/i;
const MOST_COLUMNS = 30;

/** What speaks against storing `row`: `shipped` as the workflow has it, `others` the stored rows beside it. */
export function folderObjections(row: Omit<FolderRow, 'documentId'>, shipped: Folder[], others: Pick<FolderRow, 'key' | 'name' | 'parent'>[]): Objection[] {
  const found: Objection[] = [];
  const originals = flattened(shipped);
  const original = originals.find(({ key }) => key === row.key);
  const base = original ?? originals.find(({ key }) => key === row.base);
  if (!KEY.test(row.key)) found.push({ field: 'key', reason: 'form', message: 'key must consist of letters, digits, dots, hyphens and underscores' });
  else if (!original && row.key.startsWith('stage.')) found.push({ field: 'key', reason: 'unknown', message: 'Keys that start with stage. are those of the workflow, which has no such folder' });
  if (original && !row.shared) found.push({ field: 'shared', reason: 'required', message: 'A shipped folder is everybody’s: a change to it is shared' });
  if (original && row.base && row.base !== row.key) found.push({ field: 'base', reason: 'fixed', message: 'A shipped folder keeps its own rows' });
  if (!original && !row.name?.trim()) found.push({ field: 'name', reason: 'required', message: 'name is missing' });
  if (!base) return [...found, { field: 'base', reason: 'unknown', message: 'base must be the key of a shipped folder', details: { allowed: originals.map(({ key }) => key) } }];
  if (row.entity && row.entity !== base.entity) found.push({ field: 'entity', reason: 'fixed', message: `The rows of ${base.key} are of the kind ${base.entity}` });
  return [...found, ...viewObjections(row, base.entity), ...parentObjections(row, placed(shipped, null), others)];
}

function viewObjections({ filters, columns, sort }: Omit<FolderRow, 'documentId'>, entity: Entity): Objection[] {
  const fields = FIELDS[entity];
  const known = new Set(fields.map(({ name }) => name));
  const wrongColumns = (): Objection[] => {
    if (columns === null || columns === undefined) return [];
    if (!Array.isArray(columns) || columns.length > MOST_COLUMNS) return [{ field: 'columns', reason: 'form', message: `columns must be a list of at most ${MOST_COLUMNS} fields` }];
    return columns.flatMap((column, index) => (known.has(column) ? [] : [{ field: ['columns', String(index)], reason: 'unknown', message: `There is no column ${String(column)}` }]));
  };
  return [...readFilters(filters ?? undefined, fields).objections, ...wrongColumns(), ...readSort(sort ?? undefined, fields).objections];
}

function parentObjections({ key, parent }: Pick<FolderRow, 'key' | 'parent'>, shipped: PlacedFolder[], others: Pick<FolderRow, 'key' | 'name' | 'parent'>[]): Objection[] {
  if (!parent) return [];
  const places = new Map<string, { parent: string | null; name: Labels }>(shipped.map((folder) => [folder.key, folder]));
  for (const other of others) {
    const original = places.get(other.key);
    places.set(other.key, { parent: other.parent || (original?.parent ?? null), name: original?.name ?? { en: other.name ?? other.key, de: other.name ?? other.key } });
  }
  if (!places.has(parent)) return [{ field: 'parent', reason: 'unknown', message: 'parent must be the key of a folder' }];
  const chain: string[] = [];
  for (let at: string | null = parent; at !== null && !chain.includes(at); at = places.get(at)?.parent ?? null) {
    chain.push(at);
    if (at !== key) continue;
    const names = chain.map((each) => places.get(each)?.name.en ?? each);
    return [{ field: 'parent', reason: 'cycle', message: `A folder cannot stand below itself: ${names.join(' → ')}`, details: { chain: names } }];
  }
  return [];
}
