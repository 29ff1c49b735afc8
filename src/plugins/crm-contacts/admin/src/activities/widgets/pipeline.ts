import type { FolderNode } from '../../../../contracts/finding';

/** The folders drawn from the workflow's stages, in their order, wherever an administrator moved them. */
export function stagesOf(folders: FolderNode[]): FolderNode[] {
  return folders.flatMap((folder) => (folder.stage !== undefined && folder.key === folder.base ? [folder] : stagesOf(folder.children)));
}
