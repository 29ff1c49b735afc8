import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { RolesAnswer, UsersAnswer } from '../../../contracts/access';
import { bodyOf, queryOf } from '../kernel/body';
import { services } from '../services';
import { newRoles, usersQuery } from './access.schemas';

export const accessController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async users(ctx: Context) {
    const { q } = queryOf(ctx, usersQuery);
    ctx.body = { results: await services(strapi).access.listUsers(q) } satisfies UsersAnswer;
  },

  async roles(ctx: Context) {
    ctx.body = { results: await services(strapi).access.listRoles() } satisfies RolesAnswer;
  },

  async createRoles(ctx: Context) {
    ctx.body = { results: await services(strapi).access.ensureRoles(bodyOf(ctx, newRoles)) } satisfies RolesAnswer;
  },
});
