import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Duplicates, NewContact } from '../../../contracts/contacts';
import { bodyOf, queryOf } from '../kernel/body';
import { notFound } from '../kernel/errors';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';
import * as schemas from './contacts.schemas';

/** The same handlers for the admin panel and the content API: `readerOf` knows on whose behalf. */
export function contactsController({ strapi }: { strapi: Core.Strapi }) {
  const service = () => services(strapi).contacts;
  const documentIdOf = (ctx: Context) => ctx.params.documentId as string;

  return {
    async create(ctx: Context) {
      const input = bodyOf(ctx, schemas.newContact) as NewContact;
      ctx.body = await service().create(readerOf(ctx), input);
      ctx.status = 201;
    },

    async window(ctx: Context) {
      const window = await service().window(readerOf(ctx), documentIdOf(ctx));
      if (!window) throw notFound();
      ctx.body = window;
    },

    async personWindow(ctx: Context) {
      const window = await service().personWindow(readerOf(ctx), documentIdOf(ctx));
      if (!window) throw notFound();
      ctx.body = window;
    },

    async makeContact(ctx: Context) {
      ctx.body = await service().makeContact(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.makeContact));
      ctx.status = 201;
    },

    async duplicates(ctx: Context) {
      const candidates = await service().duplicates(readerOf(ctx), queryOf(ctx, schemas.duplicateQuery));
      ctx.body = { candidates } satisfies Duplicates;
    },

    async close(ctx: Context) {
      ctx.body = await service().close(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.closeContact));
    },

    async reopen(ctx: Context) {
      ctx.body = await service().reopen(readerOf(ctx), documentIdOf(ctx));
    },

    async makeChannelMain(ctx: Context) {
      ctx.body = await service().makeChannelMain(readerOf(ctx), documentIdOf(ctx));
    },

    async makeAddressMain(ctx: Context) {
      ctx.body = await service().makeAddressMain(readerOf(ctx), documentIdOf(ctx));
    },

    async responsible(ctx: Context) {
      ctx.body = await service().setResponsible(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.responsible));
    },
  };
}
