import type { FolderNode } from '../../../contracts/finding';
import { folderPath } from './folder-path';

const node = (key: string, children: FolderNode[] = []): FolderNode => ({
  key, children, name: { en: key, de: key }, entity: 'contact', count: 0, unfolds: false, columns: [], sort: 'name:asc', base: key,
});
const tree = [node('all'), node('stage.lead', [node('stage.lead.active'), node('stage.lead.disqualified')])];

describe('the path to a folder', () => {
  it('leads from the top down to it', () => {
    expect(folderPath(tree, 'stage.lead.disqualified').map(({ key }) => key)).toEqual(['stage.lead', 'stage.lead.disqualified']);
    expect(folderPath(tree, 'all').map(({ key }) => key)).toEqual(['all']);
  });

  it('is empty for a folder that is not in the tree', () => {
    expect(folderPath(tree, 'stage.customer')).toEqual([]);
  });
});
