import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { ChangePosition, NewContactPerson } from '../../../contracts/organisation';
import { asOfIn } from '../kernel/as-of';
import { bodyOf, queryOf } from '../kernel/body';
import { isDay } from '../kernel/dates';
import { readerOf } from '../kernel/rights/reader';
import { todayIn } from '../kernel/settings';
import { services } from '../services';

const reference = z.string().min(1).max(60);
const day = z.string().refine(isDay, 'must be a day of the calendar, YYYY-MM-DD');
const text = (length: number) => z.string().max(length).nullable().optional();

const placeFields = {
  department: reference.nullable().optional(),
  workplace: reference.nullable().optional(),
  superior: reference.nullable().optional(),
  jobTitle: text(160),
  role: text(60),
  email: text(254),
  phone: text(60),
  main: z.boolean().optional(),
};
const dates = { validFrom: text(10), validTo: text(10) };

const newContactPerson = z.strictObject({
  person: reference.optional(),
  // Its fields are the type's own: the permission engine and the person's guards judge them.
  newPerson: z.looseObject({ lastName: z.string().trim().min(1).max(120) }).optional(),
  ...placeFields,
  ...dates,
});

const seen = z.looseObject({ updatedAt: z.string() });

const changePosition = z.strictObject({ ...placeFields, ...dates, startsOn: day.optional(), correction: z.literal(true).optional(), seen: seen.optional() });

const moveReports = z.strictObject({ to: reference.nullable(), startsOn: day, reports: z.array(reference).max(1000).optional() });

const changeJob = z.strictObject({ ...placeFields, company: reference, startsOn: day, endsOn: day.optional(), seen: seen.optional() });

const makeContactPerson = z.strictObject({
  ...placeFields,
  company: reference,
  validFrom: text(10),
  reason: z.string().trim().min(1).max(255).optional(),
  seen: seen.optional(),
});

const dissolveDepartment = z.strictObject({ endsOn: day, moveTo: reference.nullable().optional(), seen: seen.optional() });
const contentsQuery = z.object({ after: day.optional() });

/** REST sends words, GraphQL a boolean. */
const chartQuery = z.object({ left: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).default(false) });

const endPosition = z.strictObject({
  validTo: z.string().max(10).optional(),
  seen: seen.optional(),
});

/** The same handlers for the admin panel and the content API: `readerOf` knows on whose behalf. */
export function organisationController({ strapi }: { strapi: Core.Strapi }) {
  const service = () => services(strapi).organisation;
  const documentIdOf = (ctx: Context) => ctx.params.documentId as string;

  return {
    async positionsOf(ctx: Context) {
      ctx.body = await service().positionsOf(readerOf(ctx), documentIdOf(ctx), asOfIn(strapi, ctx));
    },

    async orgChart(ctx: Context) {
      const { left } = queryOf(ctx, chartQuery);
      ctx.body = await service().orgChart(readerOf(ctx), documentIdOf(ctx), { asOf: asOfIn(strapi, ctx), left });
    },

    async addContactPerson(ctx: Context) {
      const input = bodyOf(ctx, newContactPerson) as NewContactPerson;
      ctx.body = await service().addContactPerson(readerOf(ctx), documentIdOf(ctx), input);
      ctx.status = 201;
    },

    async endPosition(ctx: Context) {
      ctx.body = await service().endPosition(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, endPosition));
    },

    async makeMain(ctx: Context) {
      ctx.body = await service().makeMain(readerOf(ctx), documentIdOf(ctx));
    },

    async changePosition(ctx: Context) {
      ctx.body = await service().changePosition(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, changePosition) as ChangePosition);
    },

    async changeJob(ctx: Context) {
      ctx.body = await service().changeJob(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, changeJob));
    },

    async makeContactPerson(ctx: Context) {
      ctx.body = await service().makeContactPerson(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, makeContactPerson));
    },

    async departmentContents(ctx: Context) {
      const { after = todayIn(strapi) } = queryOf(ctx, contentsQuery);
      ctx.body = await service().departmentContents(readerOf(ctx), documentIdOf(ctx), after);
    },

    async dissolveDepartment(ctx: Context) {
      ctx.body = await service().dissolveDepartment(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, dissolveDepartment));
    },

    async moveReports(ctx: Context) {
      ctx.body = await service().moveReports(readerOf(ctx), documentIdOf(ctx), bodyOf(ctx, moveReports));
    },
  };
}
