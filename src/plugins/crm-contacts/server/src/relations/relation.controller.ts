import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { NewRelation } from '../../../contracts/relations';
import { asOfDay } from '../kernel/as-of';
import { bodyOf, queryOf } from '../kernel/body';
import { notFound } from '../kernel/errors';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';
import { hierarchyQuery, moveMembers, newRelation, relationsQuery } from './relation.schemas';

export function relationsController({ strapi }: { strapi: Core.Strapi }) {
  const familyAsked = (ctx: Context) => {
    const { asOf, structure } = queryOf(ctx, hierarchyQuery);
    return { reader: readerOf(ctx), documentId: ctx.params.documentId as string, structure, asOf: asOfDay(strapi, asOf) };
  };
  return {
    async hierarchy(ctx: Context) {
      const found = await services(strapi).relations.hierarchy(familyAsked(ctx));
      if (!found) throw notFound();
      ctx.body = found;
    },

    async rollUp(ctx: Context) {
      const found = await services(strapi).relations.rollUp(familyAsked(ctx));
      if (!found) throw notFound();
      ctx.body = found;
    },

    async moveMembers(ctx: Context) {
      ctx.body = await services(strapi).relations.moveMembers(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, moveMembers));
    },

    async addRelation(ctx: Context) {
      ctx.body = await services(strapi).relations.addRelation(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, newRelation) as NewRelation);
      ctx.status = 201;
    },

    async ofContact(ctx: Context) {
      const { all, asOf } = queryOf(ctx, relationsQuery);
      const asked = { asOf: asOfDay(strapi, asOf), all: all === 'true' };
      ctx.body = await services(strapi).relations.ofContact(readerOf(ctx), ctx.params.documentId, asked);
    },
  };
}
