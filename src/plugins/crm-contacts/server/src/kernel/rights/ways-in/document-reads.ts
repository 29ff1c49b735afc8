import type { Core, Modules } from '@strapi/strapi';
import { mayKnow } from '../judge';
import { currentReader, type Reader } from '../reader';
import { isScoped, scopeCondition } from '../row-scope';
import { visibleFilters, visiblePopulate } from '../visible';

const READS = ['findMany', 'findFirst', 'findOne', 'count'];

/**
 * Document Service middleware: whatever answers a request (Content Manager, own endpoints, REST,
 * GraphQL, MCP), rows whose contact is out of reach are missing from it, and rows nested in it too.
 * Without a request, in jobs and at start, nothing is narrowed.
 */
export function limitReads(strapi: Core.Strapi): void {
  const middleware: Modules.Documents.Middleware.Middleware = async (context, next) => {
    const reader = currentReader(strapi);
    if (!reader) return next();
    context.params = narrowed(strapi, reader, context) as typeof context.params;
    if (await namesHidden(strapi, reader, context)) context.params = { ...context.params, documentId: NO_ROW } as typeof context.params;
    return next();
  };
  strapi.documents.use(middleware);
}

/** An id that no row has. */
const NO_ROW = '-';

/** A site's write of a row that no site gets is answered as one of a missing row, which every way does in its own words. */
async function namesHidden(strapi: Core.Strapi, reader: Reader, { uid, action, params }: Modules.Documents.Middleware.Context): Promise<boolean> {
  const { documentId } = (params ?? {}) as { documentId?: string };
  return reader.kind === 'api' && documentId !== undefined && !READS.includes(action) && !(await mayKnow(strapi, reader, uid, documentId));
}

interface Params {
  filters?: unknown;
  populate?: unknown;
}

function narrowed(strapi: Core.Strapi, reader: Reader, { uid, action, params }: Modules.Documents.Middleware.Context): Params {
  const { filters, populate } = (params ?? {}) as Params;
  // The Content Manager's questions have been narrowed with the checker that it asks (content-manager.ts).
  const asked = reader.kind === 'api' && filters ? visibleFilters(strapi, reader, uid, filters) : filters;
  const reached = READS.includes(action) && isScoped(uid) ? scopeCondition(strapi, reader, 'read', uid) : undefined;
  return {
    ...params,
    ...(asked ? { filters: asked } : {}),
    ...(reached ? { filters: asked ? { $and: [asked, reached] } : reached } : {}),
    ...(populate ? { populate: visiblePopulate(strapi, reader, uid, populate) } : {}),
  };
}
