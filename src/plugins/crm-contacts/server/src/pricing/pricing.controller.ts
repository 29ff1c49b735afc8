import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { SaveEntries } from '../../../contracts/catalogues';
import { bodyOf, queryOf } from '../kernel/body';
import { readerOf } from '../kernel/rights/reader';
import { services } from '../services';
import { listCatalogues } from './catalogue-list';
import { compactAnswer } from './compact.rules';
import { catalogueListQuery, comparisonQuery, copyBody, entriesBody, entriesQuery, forecastQuery, pricesBody, priceQuery, versionBody } from './pricing.schemas';

export function pricingController({ strapi }: { strapi: Core.Strapi }) {
  const pricing = () => services(strapi).pricing;
  return {
    /** One quantity and unit for one or several codes: `?code=A&code=B&quantity=10`. */
    async find(ctx: Context) {
      const { code: codes, quantity: count, unit, ...request } = queryOf(ctx, priceQuery);
      const items = [codes].flat().map((each) => ({ code: each, quantity: count, unit }));
      ctx.body = await pricing().prices(readerOf(ctx), ctx.params.documentId, { ...request, items });
    },
    /** Many codes, each with its own quantity and unit. */
    async findMany(ctx: Context) {
      const { compact, ...request } = bodyOf(ctx, pricesBody);
      const answer = await pricing().prices(readerOf(ctx), ctx.params.documentId, request);
      ctx.body = compact ? compactAnswer(answer) : answer;
    },
    async sales(ctx: Context) {
      ctx.body = await pricing().sales(readerOf(ctx), ctx.params.documentId);
    },
    async catalogueList(ctx: Context) {
      ctx.body = await listCatalogues(strapi, readerOf(ctx), queryOf(ctx, catalogueListQuery));
    },
    async compare(ctx: Context) {
      ctx.body = await pricing().compare(readerOf(ctx), ctx.params.documentId, queryOf(ctx, comparisonQuery));
    },
    async forecast(ctx: Context) {
      ctx.body = await pricing().forecast(readerOf(ctx), ctx.params.documentId, queryOf(ctx, forecastQuery));
    },
    async units(ctx: Context) {
      ctx.body = { units: pricing().units() };
    },
    async head(ctx: Context) {
      ctx.body = await pricing().head(readerOf(ctx), ctx.params.documentId);
    },
    async entries(ctx: Context) {
      ctx.body = await pricing().entries(readerOf(ctx), ctx.params.documentId, queryOf(ctx, entriesQuery));
    },
    async saveEntries(ctx: Context) {
      ctx.body = await pricing().saveEntries(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, entriesBody) as SaveEntries);
    },
    async checkEntries(ctx: Context) {
      ctx.body = await pricing().checkEntries(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, entriesBody) as SaveEntries);
    },
    async copy(ctx: Context) {
      ctx.body = await pricing().copy(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, copyBody));
      ctx.status = 201;
    },
    async newVersion(ctx: Context) {
      ctx.body = await pricing().newVersion(readerOf(ctx), ctx.params.documentId, bodyOf(ctx, versionBody));
      ctx.status = 201;
    },
  };
}
