import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';

export const findingController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async tree(ctx: Context) {
    ctx.body = await services(strapi).finding.tree(readerOf(ctx));
  },

  async list(ctx: Context) {
    ctx.body = await services(strapi).finding.list(readerOf(ctx), ctx.params.key, ctx.query);
  },

  async companyPersons(ctx: Context) {
    ctx.body = await services(strapi).finding.companyPersons(readerOf(ctx), ctx.params.documentId, ctx.query);
  },

  async search(ctx: Context) {
    ctx.body = await services(strapi).finding.search(readerOf(ctx), ctx.query);
  },
});
