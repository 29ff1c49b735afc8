import { z } from '@strapi/utils';
import { newFurtherContact } from '../contacts/contacts.schemas';
import { asOf } from '../kernel/as-of';
import { isDay } from '../kernel/dates';

export const hierarchyQuery = z.strictObject({ asOf, structure: z.enum(['group', 'branch', 'all']).default('all') });
const reference = z.string().min(1).max(60);
const day = z.string().refine(isDay, 'must be a day of the calendar, YYYY-MM-DD');

export const moveMembers = z.strictObject({
  structure: z.enum(['group', 'branch']),
  members: z.array(reference).min(1).max(1000),
  to: reference,
  startsOn: day,
});

export const newRelation = z.strictObject({
  type: reference,
  side: z.enum(['from', 'to']),
  other: reference.optional(),
  newContact: newFurtherContact.optional(),
  share: z.union([z.number(), z.string().max(20)]).nullable().optional(),
  validFrom: z.string().max(10).nullable().optional(),
  validTo: z.string().max(10).nullable().optional(),
  note: z.string().max(10_000).nullable().optional(),
});

export const relationsQuery = z.strictObject({ asOf, all: z.enum(['true', 'false']).default('false') });
