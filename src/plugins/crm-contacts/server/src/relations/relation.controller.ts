import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { asOfIn } from '../kernel/as-of';
import { queryOf } from '../kernel/body';
import { notFound } from '../kernel/errors';
import { readerOf } from '../kernel/reader';
import { services } from '../services';

const hierarchyQuery = z.object({ structure: z.enum(['group', 'branch', 'all']).default('all') });
const relationsQuery = z.object({ all: z.enum(['true', 'false']).default('false') });

export function relationsController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async hierarchy(ctx: Context) {
      const { structure } = queryOf(ctx, hierarchyQuery);
      const { documentId } = ctx.params;
      const found = await services(strapi).relations.hierarchy({ reader: readerOf(ctx), documentId, structure, asOf: asOfIn(strapi, ctx) });
      if (!found) throw notFound();
      ctx.body = found;
    },

    async ofContact(ctx: Context) {
      const { all } = queryOf(ctx, relationsQuery);
      const asked = { asOf: asOfIn(strapi, ctx), all: all === 'true' };
      ctx.body = await services(strapi).relations.ofContact(readerOf(ctx), ctx.params.documentId, asked);
    },
  };
}
