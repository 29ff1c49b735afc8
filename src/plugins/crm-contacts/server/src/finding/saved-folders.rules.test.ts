import { defaultDefinition } from '../workflow/definition.default';
import { shippedFolders } from './folders.rules';
import { folderObjections, placedFolders, treeOf, withoutHidden, type FolderRow, type FolderTreeNode } from './saved-folders.rules';

const shipped = shippedFolders(defaultDefinition());
const row = (key: string, more: Partial<FolderRow> = {}): FolderRow => ({
  documentId: `d-${key}`, key, name: key, nameDe: null, parent: null, base: 'all', entity: null, filters: null, columns: null, sort: null, position: null, hidden: false, shared: true, ...more,
});
const change = (key: string, more: Partial<FolderRow>) => row(key, { name: null, base: null, ...more });
const tree = (rows: FolderRow[]) => treeOf(withoutHidden(placedFolders(shipped, rows)));
const keys = (nodes: FolderTreeNode[]) => nodes.map(({ key }) => key);
const flat = (nodes: FolderTreeNode[]): FolderTreeNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
const find = (nodes: FolderTreeNode[], key: string) => flat(nodes).find((node) => node.key === key);
const objections = (one: FolderRow, others: FolderRow[] = []) => folderObjections(one, shipped, others).map(({ field, reason }) => `${[field].flat().join('.')} ${reason}`);

describe('the folder tree', () => {
  it('is the shipped one without rows', () => {
    expect(keys(flat(tree([])))).toEqual(keys(flat(treeOf(placedFolders(shipped, [])))));
    expect(keys(tree([])).slice(0, 4)).toEqual(['all', 'mine', 'followed', 'companies']);
  });

  it('has a shipped folder as its row changes it', () => {
    const changed = tree([change('mine', { name: 'Mine', filters: { city: 'Ulm' }, columns: ['name'], sort: 'city:desc', position: 5 })]);

    expect(keys(changed).slice(0, 2)).toEqual(['mine', 'all']);
    expect(changed[0]).toMatchObject({ name: { en: 'Mine', de: 'Mine' }, columns: ['name'], sort: 'city:desc', conditions: { mine: true }, filters: { city: 'Ulm' } });
  });

  it('puts a saved folder below its parent, with the rows of its base', () => {
    const saved = tree([row('folder.ulm', { name: 'Ulm', nameDe: 'In Ulm', parent: 'stage.lead', base: 'stage.lead.active' })]);

    expect(keys(find(saved, 'stage.lead')?.children ?? [])).toEqual(['stage.lead.active', 'stage.lead.disqualified', 'folder.ulm']);
    expect(find(saved, 'folder.ulm')).toMatchObject({ name: { en: 'Ulm', de: 'In Ulm' }, conditions: { stage: 'lead', stageStatus: 'active' }, colour: 'secondary' });
  });

  it('shows a saved folder at the top when its parent is hidden, gone, or below itself', () => {
    const rows = [
      change('stage.lead', { hidden: true }),
      row('a', { parent: 'stage.lead' }), row('b', { parent: 'nowhere' }), row('c', { parent: 'd' }), row('d', { parent: 'c' }),
    ];

    expect(keys(tree(rows)).slice(-4)).toEqual(['a', 'b', 'c', 'd']);
    expect(find(tree(rows), 'stage.lead.active')).toBeUndefined();
  });

  it('leaves out a saved folder whose base the workflow has no more', () => {
    expect(find(tree([row('old', { base: 'stage.partner' })]), 'old')).toBeUndefined();
  });
});

describe('a folder is refused', () => {
  it('without a name, unless it changes a shipped one', () => {
    expect(objections(row('folder.x', { name: ' ' }))).toEqual(['name required']);
    expect(objections(change('mine', {}))).toEqual([]);
  });

  it('with filters, columns or a sort that its rows do not have', () => {
    expect(objections(row('folder.x', { filters: { fullName: 'A' }, columns: ['name', 'fullName'], sort: 'fullName' }))).toEqual(['filters.fullName unknown', 'columns.1 unknown', 'sort unknown']);
    expect(objections(row('folder.x', { base: 'persons', filters: { fullName: 'A' }, columns: ['fullName'], sort: 'fullName' }))).toEqual([]);
    expect(objections(row('folder.x', { filters: 'all of them', columns: 'name' }))).toEqual(['filters form', 'columns form']);
  });

  it('with a key or base that the workflow does not have', () => {
    expect(objections(row('stage.partner'))).toEqual(['key unknown']);
    expect(objections(row('a key'))).toEqual(['key form']);
    expect(objections(row('folder.x', { base: 'folder.y' }))).toEqual(['base unknown']);
    expect(objections(row('folder.x', { base: 'persons', entity: 'contact' }))).toEqual(['entity fixed']);
  });

  it('when it changes a shipped one for its owner only', () => {
    expect(objections(change('mine', { shared: false }))).toEqual(['shared required']);
  });

  it('below nothing, and below itself', () => {
    const others = [row('folder.a', { parent: 'stage.lead' }), row('folder.b', { parent: 'folder.a' })];

    expect(objections(row('folder.x', { parent: 'folder.y' }), others)).toEqual(['parent unknown']);
    expect(objections(row('folder.x', { parent: 'folder.b' }), others)).toEqual([]);
    expect(objections(change('stage.lead', { parent: 'folder.b' }), others)).toEqual(['parent cycle']);
    expect(objections(row('folder.x', { parent: 'folder.x' }), others)).toEqual(['parent unknown']);
  });
});
