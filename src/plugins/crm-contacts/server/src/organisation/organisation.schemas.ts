import { z } from '@strapi/utils';
import { newPerson } from '../contacts/contacts.schemas';
import { asOf } from '../kernel/as-of';
import { isDay } from '../kernel/dates';

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

export const newContactPerson = z.strictObject({
  person: reference.optional(),
  newPerson: newPerson.optional(),
  ...placeFields,
  ...dates,
});

const seen = z.strictObject({ updatedAt: z.string(), values: z.record(z.string(), z.unknown()).optional() });

export const changePosition = z.strictObject({ ...placeFields, ...dates, startsOn: day.optional(), correction: z.literal(true).optional(), seen: seen.optional() });

export const moveReports = z.strictObject({ to: reference.nullable(), startsOn: day, reports: z.array(reference).max(1000).optional() });

export const changeJob = z.strictObject({ ...placeFields, company: reference, startsOn: day, endsOn: day.optional(), seen: seen.optional() });

export const makeContactPerson = z.strictObject({
  ...placeFields,
  company: reference,
  validFrom: text(10),
  reason: z.string().trim().min(1).max(255).optional(),
  seen: seen.optional(),
});

export const dissolveDepartment = z.strictObject({ endsOn: day, moveTo: reference.nullable().optional(), seen: seen.optional() });
export const contentsQuery = z.strictObject({ after: day.optional() });

export const positionsQuery = z.strictObject({ asOf });

/** REST sends words, GraphQL a boolean. */
export const chartQuery = z.strictObject({ asOf, left: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).default(false) });

export const endPosition = z.strictObject({
  validTo: z.string().max(10).optional(),
  seen: seen.optional(),
});
