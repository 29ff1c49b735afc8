import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ROLES, type RoleKey, type RolesAnswer, type UsersAnswer } from '../../../contracts/access';
import { refusal } from '../kernel/errors';
import { services } from '../services';

export const accessController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async users(ctx: Context) {
    const { q } = ctx.query;
    if (q !== undefined && typeof q !== 'string') throw refusal({ field: 'q', reason: 'type', message: 'q must be a text' });
    ctx.body = { results: await services(strapi).access.listUsers(q) } satisfies UsersAnswer;
  },

  async roles(ctx: Context) {
    ctx.body = { results: await services(strapi).access.listRoles() } satisfies RolesAnswer;
  },

  async createRoles(ctx: Context) {
    const restore = restoreOf((ctx.request as unknown as { body?: { restore?: unknown } }).body?.restore);
    ctx.body = { results: await services(strapi).access.ensureRoles(restore) } satisfies RolesAnswer;
  },
});

function restoreOf(value: unknown): RoleKey[] {
  if (value === undefined) return [];
  const known = (key: unknown): key is RoleKey => ROLES.includes(key as RoleKey);
  if (Array.isArray(value) && value.every(known)) return value;
  throw refusal({ field: 'restore', reason: 'unknown', message: `restore must be a list of ${ROLES.join(', ')}` });
}
