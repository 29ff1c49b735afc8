import type { Core } from '@strapi/strapi';
import type { CompanyPersons, FolderTree, ListAnswer, SearchAnswer } from '../../../contracts/finding';
import type { Reader } from '../kernel/rights/reader';
import { companyPersons } from './company-persons.service';
import { folderTree } from './folders.service';
import { listFolder } from './list.service';
import { search } from './search.service';

/** Folders, lists and search, as far as the reader may read. */
export interface FindingService {
  tree(reader: Reader): Promise<FolderTree>;
  /** `query` as it stands in the address; throws 400 naming what is wrong in it, 404 for an unknown folder. */
  list(reader: Reader, folderKey: string, query: Record<string, unknown>): Promise<ListAnswer>;
  /** Who works at a company today; throws 404 for a contact that is missing or hidden. */
  companyPersons(reader: Reader, documentId: string, query: Record<string, unknown>): Promise<CompanyPersons>;
  search(reader: Reader, query: Record<string, unknown>): Promise<SearchAnswer>;
}

export const findingService = ({ strapi }: { strapi: Core.Strapi }): FindingService => ({
  tree: (reader) => folderTree(strapi, reader),
  list: (reader, folderKey, query) => listFolder(strapi, reader, folderKey, query),
  companyPersons: (reader, documentId, query) => companyPersons(strapi, reader, documentId, query),
  search: (reader, query) => search(strapi, reader, query),
});
