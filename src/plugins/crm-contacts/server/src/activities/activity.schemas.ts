import { z } from '@strapi/utils';
import { DESK_SECTIONS } from '../../../contracts/activities';
import { searchText } from '../kernel/body';
import { isDay, isTimeZone } from '../kernel/dates';

const before = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).optional();

/** Of years that have a neighbour on both sides: days before and after are asked for as well. */
const day = z.string().refine((text) => isDay(text) && text > '1001' && text < '9999', 'Must be a day of the calendar, YYYY-MM-DD');
const timeZone = z.string().refine(isTimeZone, 'Must be an IANA time zone such as Europe/Berlin').optional();

export const activitiesQuery = z.strictObject({
  type: z.string().max(40).optional(),
  state: z.enum(['open', 'done', 'cancelled']).optional(),
  responsible: z.string().max(40).optional(),
  q: searchText(100).optional(),
  before,
  limit,
});
export const listQuery = activitiesQuery.extend({ from: day.optional(), to: day.optional() });
export const deskQuery = z.strictObject({ section: z.enum(DESK_SECTIONS), day: day.optional(), timeZone, before, limit });
export const calendarQuery = z.strictObject({ from: day, to: day, timeZone, responsible: z.string().max(40).optional(), type: z.string().max(40).optional() });
export const timelineQuery = z.strictObject({ before, limit });
const outcome = z.string().max(10_000).nullable().optional();
const instant = z.iso.datetime({ offset: true });
const followUp = z.strictObject({
  type: z.string().max(40).optional(),
  subject: z.string().min(1).max(255).optional(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  allDay: z.boolean().optional(),
  dueOn: day.optional(),
  resubmitOn: day.optional(),
  responsible: z.string().min(1).max(40).optional(),
});
export const finish = z.strictObject({ outcome, followUp: followUp.optional() });
export const cancel = z.strictObject({ outcome });
export const seriesChange = z.strictObject({ data: z.record(z.string(), z.unknown()) });
