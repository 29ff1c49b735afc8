import type { Core } from '@strapi/strapi';
import { extendPermissionChecker, extendRelationPickers, type NamesOfUsers } from './content-manager';
import { limitReads } from './document-reads';
import { narrowGraphql } from './graphql';
import { narrowOtherTypes } from './other-types';
import { narrowStartPage } from './start-page';

export { guardRights } from './document-writes';

/** Puts the rights of all declared types (type-rights.ts) before every way in to their rows; call once, in `register`. */
export function guardWaysIn(strapi: Core.Strapi, { namesOfUsers }: { namesOfUsers: NamesOfUsers }): void {
  limitReads(strapi);
  extendPermissionChecker(strapi);
  extendRelationPickers(strapi, namesOfUsers);
  narrowStartPage(strapi);
  narrowGraphql(strapi);
  narrowOtherTypes(strapi);
}
