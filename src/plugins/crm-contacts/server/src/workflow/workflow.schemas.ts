import { z } from '@strapi/utils';
import { COLOURS } from '../../../contracts/workflow';

const state = z.strictObject({ stage: z.string().max(60), status: z.string().max(60) });

/** Who calls without a reason or a day says so with null or not at all. */
export const transition = z.strictObject({
  to: state,
  from: state.optional(),
  reason: z.string().max(2000).nullish(),
  resumeOn: z.string().max(10).nullish(),
});

const labels = z.strictObject({ en: z.string().trim().min(1).max(80), de: z.string().trim().min(1).max(80) });
const colour = z.enum(COLOURS);
const capabilities = z.strictObject({ sales: z.boolean(), documents: z.boolean(), newDocuments: z.boolean() });

const status = z.strictObject({
  key: z.string(), label: labels, entry: z.boolean(), blocked: z.boolean(), colour: colour.optional(), capabilities,
});
const stage = z.strictObject({ key: z.string(), label: labels, plural: labels.optional(), colour, statuses: z.array(status).max(50) });

const requirements = z.strictObject({
  reason: z.boolean().optional(),
  resumeOn: z.boolean().optional(),
  fields: z.array(z.string()).max(50).optional(),
  roles: z.array(z.string()).max(50).optional(),
});

const definition = z.strictObject({
  version: z.int().min(0),
  start: state,
  stages: z.array(stage).max(50),
  transitions: z
    .array(z.strictObject({ from: state, to: state, label: labels, requires: requirements, timed: z.boolean().optional(), primary: z.boolean().optional() }))
    .max(1000),
  triggers: z.array(z.strictObject({ source: z.string().min(1).max(60), from: state, to: state })).max(200).optional(),
});

export const workflowUpdate = z.strictObject({ definition, moves: z.array(z.strictObject({ from: state, to: state })).max(200).optional() });

const page = z.coerce.number().int().min(1).max(1_000_000);
const pageSize = z.coerce.number().int().min(1).max(100);

/** `page` and `pageSize`, also as Strapi's `pagination[page]`. */
export const pageQuery = z
  .strictObject({ page: page.optional(), pageSize: pageSize.optional(), pagination: z.strictObject({ page: page.optional(), pageSize: pageSize.optional() }).default({}) })
  .transform(({ pagination, ...own }) => ({ page: pagination.page ?? own.page ?? 1, pageSize: pagination.pageSize ?? own.pageSize ?? 25 }));

export const webhookChoice = z.strictObject({ chosen: z.array(z.string().max(40)).max(1000) });
