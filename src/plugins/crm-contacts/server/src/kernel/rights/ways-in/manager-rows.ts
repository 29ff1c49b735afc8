import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { notFound, refusal } from '../../errors';
import { currentReader, readerOf } from '../reader';
import { isGuarded } from '../type-rights';
import { visibleSort } from '../visible';

type Ids = string | string[] | undefined;

interface DocumentManager {
  findOne(id: string, uid: string, options?: object): Promise<object | null>;
  findLocales(id: Ids, uid: string, options: object): Promise<object[]>;
  exists(uid: string, id?: string): Promise<boolean>;
}

/**
 * Rows that are named by their ids in the Content Manager and its tools (MCP): Strapi loads them first and asks their
 * conditions then, so that a hidden one is 403 where a missing one is 404. Here what may not be read is missing.
 */
export function hideRowsOfManager(strapi: Core.Strapi): void {
  strapi.get('services').extend('plugin::content-manager.document-manager', (service: DocumentManager) => ({
    ...service,
    findOne: async (id: string, uid: string, options?: object) => ((await readable(strapi, uid, [id])).length > 0 ? service.findOne(id, uid, options) : null),
    async findLocales(id: Ids, uid: string, options: object) {
      if (id === undefined) return service.findLocales(id, uid, options);
      const kept = await readable(strapi, uid, [id].flat());
      return kept.length > 0 ? service.findLocales(kept, uid, options) : [];
    },
    exists: async (uid: string, id?: string) => (id === undefined || (await readable(strapi, uid, [id])).length > 0) && service.exists(uid, id),
  }));
  hideRowsOfBulkActions(strapi);
}

async function readable(strapi: Core.Strapi, uid: string, documentIds: string[]): Promise<string[]> {
  const reader = currentReader(strapi);
  if (!reader || !isGuarded(uid)) return documentIds;
  const kept = await reader.keep('read', uid, documentIds);
  return documentIds.filter((documentId) => kept.has(documentId));
}

interface BulkController {
  bulkFindForValidation(ctx: Context): Promise<unknown>;
  countManyEntriesDraftRelations(ctx: Context): Promise<unknown>;
}

interface BulkBody {
  documentIds?: unknown;
  sort?: unknown;
}

/** These two ask the database and the Document Service by themselves. */
function hideRowsOfBulkActions(strapi: Core.Strapi): void {
  const controller = strapi.plugin('content-manager').controller('collection-types') as unknown as BulkController;
  const { bulkFindForValidation, countManyEntriesDraftRelations } = controller;
  Object.assign(controller, {
    async bulkFindForValidation(this: BulkController, ctx: Context) {
      const { model } = ctx.params;
      const body = (ctx.request as unknown as { body: BulkBody }).body;
      if (isGuarded(model)) {
        const kept = await readable(strapi, model, namedIds(body.documentIds));
        if (kept.length === 0) return void (ctx.body = { results: [] });
        body.documentIds = kept;
        body.sort = visibleSort(strapi, readerOf(ctx), model, body.sort);
      }
      return bulkFindForValidation.call(this, ctx);
    },
    async countManyEntriesDraftRelations(this: BulkController, ctx: Context) {
      const { model } = ctx.params;
      if (isGuarded(model)) {
        const kept = await readable(strapi, model, namedIds(ctx.query.documentIds));
        if (kept.length === 0) throw notFound();
        (ctx.query as { documentIds: string[] }).documentIds = kept;
      }
      return countManyEntriesDraftRelations.call(this, ctx);
    },
  });
}

/** Anything else would be a condition: `documentIds[$startsWith]` finds rows that nobody named. */
function namedIds(given: unknown): string[] {
  const named = [given].flat();
  if (!named.every((id) => typeof id === 'string')) throw refusal({ field: 'documentIds', reason: 'type', message: 'documentIds must be document ids' });
  return named;
}
