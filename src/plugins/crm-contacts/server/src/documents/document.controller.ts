import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { bodyOf, queryOf } from '../kernel/body';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';
import { documentsQuery, pricingBody, proposalQuery, scopeQuery } from './document.schemas';

export function documentsController({ strapi }: { strapi: Core.Strapi }) {
  const documents = () => services(strapi).documents;
  return {
    async ofContact(ctx: Context) {
      ctx.body = await documents().ofContact(readerOf(ctx), ctx.params.documentId, queryOf(ctx, documentsQuery));
    },
    async ofPerson(ctx: Context) {
      ctx.body = await documents().ofPerson(readerOf(ctx), ctx.params.documentId, queryOf(ctx, documentsQuery));
    },
    async figures(ctx: Context) {
      const { scope = 'contact' } = queryOf(ctx, scopeQuery);
      ctx.body = await documents().figuresOf(readerOf(ctx), ctx.params.documentId, scope);
    },
    /** Sources with the newest documents and totals of a contact: for the Content Manager's panel. */
    async latest(ctx: Context) {
      ctx.body = await documents().latestOf(readerOf(ctx), ctx.params.documentId);
    },
    async sources(ctx: Context) {
      ctx.body = documents().readableSources(readerOf(ctx));
    },
    async proposal(ctx: Context) {
      ctx.body = await documents().proposal(readerOf(ctx), ctx.params.documentId, queryOf(ctx, proposalQuery));
    },
    /** Where the prices of a document's lines came from. */
    async prices(ctx: Context) {
      const { source, documentId } = ctx.params;
      ctx.body = await documents().linePrices.prices(readerOf(ctx), source, documentId);
    },
    async priceLines(ctx: Context) {
      const { source, documentId } = ctx.params;
      ctx.body = await documents().linePrices.priceLines(readerOf(ctx), source, documentId, bodyOf(ctx, pricingBody));
    },
  };
}
