import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ChangePosition, NewContactPerson } from '../../../contracts/organisation';
import { asOfDay } from '../kernel/as-of';
import { bodyOf, queryOf } from '../kernel/body';
import { readerOf } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { services } from '../services';
import * as schemas from './organisation.schemas';

/** The same handlers for the admin panel and the content API: `readerOf` knows on whose behalf. */
export function organisationController({ strapi }: { strapi: Core.Strapi }) {
  const service = () => services(strapi).organisation;
  const documentIdOf = (ctx: Context) => ctx.params.documentId as string;

  return {
    async positionsOf(ctx: Context) {
      ctx.body = await service().positionsOf(readerOf(ctx), documentIdOf(ctx), asOfDay(strapi, queryOf(ctx, schemas.positionsQuery).asOf));
    },

    async orgChart(ctx: Context) {
      const { asOf, left } = queryOf(ctx, schemas.chartQuery);
      ctx.body = await service().orgChart(readerOf(ctx), documentIdOf(ctx), { asOf: asOfDay(strapi, asOf), left });
    },

    async addContactPerson(ctx: Context) {
      const input = bodyOf(ctx, schemas.newContactPerson) as NewContactPerson;
      ctx.body = await service().addContactPerson(readerOf(ctx), documentIdOf(ctx), input);
      ctx.status = 201;
    },

    async endPosition(ctx: Context) {
      ctx.body = await service().endPosition(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.endPosition));
    },

    async makeMain(ctx: Context) {
      ctx.body = await service().makeMain(readerOf(ctx), documentIdOf(ctx));
    },

    async changePosition(ctx: Context) {
      ctx.body = await service().changePosition(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.changePosition) as ChangePosition);
    },

    async changeJob(ctx: Context) {
      ctx.body = await service().changeJob(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.changeJob));
    },

    async makeContactPerson(ctx: Context) {
      ctx.body = await service().makeContactPerson(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.makeContactPerson));
    },

    async departmentContents(ctx: Context) {
      const { after = todayIn(strapi) } = queryOf(ctx, schemas.contentsQuery);
      ctx.body = await service().departmentContents(readerOf(ctx), documentIdOf(ctx), after);
    },

    async dissolveDepartment(ctx: Context) {
      ctx.body = await service().dissolveDepartment(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.dissolveDepartment));
    },

    async moveReports(ctx: Context) {
      ctx.body = await service().moveReports(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, schemas.moveReports));
    },
  };
}
