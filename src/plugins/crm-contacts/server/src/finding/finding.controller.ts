import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { readerOf } from '../kernel/reader';
import { services } from '../services';

export const findingController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async tree(ctx: Context) {
    ctx.body = await services(strapi).finding.tree(readerOf(ctx));
  },

  async list(ctx: Context) {
    ctx.body = await services(strapi).finding.list(readerOf(ctx), ctx.params.key, ctx.query);
  },
});
