import type { FolderNode } from '../../../contracts/finding';

/** The folders from the top down to `key`; empty when there is no such folder. */
export function folderPath(folders: FolderNode[], key: string): FolderNode[] {
  for (const folder of folders) {
    if (folder.key === key) return [folder];
    const below = folderPath(folder.children, key);
    if (below.length > 0) return [folder, ...below];
  }
  return [];
}
