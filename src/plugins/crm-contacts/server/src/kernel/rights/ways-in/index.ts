import type { Core } from '@strapi/strapi';
import { extendPermissionChecker, extendRelationPickers, type NamesOfUsers } from './content-manager';
import { limitReads } from './document-reads';
import { guardFiles } from './files';
import { narrowGraphql } from './graphql';
import { narrowOtherTypes } from './other-types';
import { hideRowsOfManager } from './manager-rows';
import { maskRows } from './row-masks';
import { narrowStartPage } from './start-page';
import { narrowWebhooks } from './webhooks';

export { guardRights } from './document-writes';
export { guardWebhooks } from './webhooks';

/** Puts the rights of all declared types (type-rights.ts) before every way in to their rows; call once, in `register`. */
export function guardWaysIn(strapi: Core.Strapi, { namesOfUsers }: { namesOfUsers: NamesOfUsers }): void {
  limitReads(strapi);
  maskRows(strapi);
  extendPermissionChecker(strapi);
  extendRelationPickers(strapi, namesOfUsers);
  hideRowsOfManager(strapi);
  narrowStartPage(strapi);
  narrowGraphql(strapi);
  narrowOtherTypes(strapi);
  narrowWebhooks(strapi);
  guardFiles(strapi);
}
