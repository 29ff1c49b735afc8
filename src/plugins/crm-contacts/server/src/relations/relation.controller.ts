import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { asOfIn } from '../kernel/as-of';
import { bodyOf, queryOf } from '../kernel/body';
import { isDay } from '../kernel/dates';
import { notFound } from '../kernel/errors';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';

const hierarchyQuery = z.object({ structure: z.enum(['group', 'branch', 'all']).default('all') });
const reference = z.string().min(1).max(60);
const day = z.string().refine(isDay, 'must be a day of the calendar, YYYY-MM-DD');

const moveMembers = z.strictObject({
  structure: z.enum(['group', 'branch']),
  members: z.array(reference).min(1).max(1000),
  to: reference,
  startsOn: day,
});

const newRelation = z.strictObject({
  type: reference,
  side: z.enum(['from', 'to']),
  other: reference.optional(),
  // Its fields are the type's own: the permission engine and the contact's guards judge them.
  newContact: z.looseObject({ kind: z.enum(['company', 'person']).default('company') }).optional(),
  share: z.union([z.number(), z.string().max(20)]).nullable().optional(),
  validFrom: z.string().max(10).nullable().optional(),
  validTo: z.string().max(10).nullable().optional(),
  note: z.string().max(10_000).nullable().optional(),
});

const relationsQuery = z.object({ all: z.enum(['true', 'false']).default('false') });

export function relationsController({ strapi }: { strapi: Core.Strapi }) {
  const familyAsked = (ctx: Context) => ({ reader: readerOf(ctx), documentId: ctx.params.documentId as string, ...queryOf(ctx, hierarchyQuery), asOf: asOfIn(strapi, ctx) });
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
      ctx.body = await services(strapi).relations.addRelation(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, newRelation));
      ctx.status = 201;
    },

    async ofContact(ctx: Context) {
      const { all } = queryOf(ctx, relationsQuery);
      const asked = { asOf: asOfIn(strapi, ctx), all: all === 'true' };
      ctx.body = await services(strapi).relations.ofContact(readerOf(ctx), ctx.params.documentId, asked);
    },
  };
}
