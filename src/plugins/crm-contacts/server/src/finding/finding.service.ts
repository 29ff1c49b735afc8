import type { Core } from '@strapi/strapi';
import type { FolderTree, ListAnswer } from '../../../contracts/finding';
import type { Reader } from '../kernel/reader';
import { folderTree } from './folders.service';
import { listFolder } from './list.service';

/** Folders, lists and search, as far as the reader may read. */
export interface FindingService {
  tree(reader: Reader): Promise<FolderTree>;
  /** `query` as it stands in the address; throws 400 naming what is wrong in it, 404 for an unknown folder. */
  list(reader: Reader, folderKey: string, query: Record<string, unknown>): Promise<ListAnswer>;
}

export const findingService = ({ strapi }: { strapi: Core.Strapi }): FindingService => ({
  tree: (reader) => folderTree(strapi, reader),
  list: (reader, folderKey, query) => listFolder(strapi, reader, folderKey, query),
});
