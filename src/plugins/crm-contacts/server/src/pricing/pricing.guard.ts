import { refusal } from '../kernel/errors';
import type { WriteGuard } from '../kernel/guard';
import { UID } from '../kernel/uids';
import { assignmentGuards } from './assignment.guard';
import { catalogueGuards } from './catalogue.guard';
import { entryGuards } from './entry.guard';
import { unitsOf, unknownUnit } from './units.settings';

const processGuard: WriteGuard = {
  uids: [UID.process],
  actions: ['create', 'update', 'clone'],
  before({ strapi, data }) {
    for (const name of ['code', 'unit']) if (typeof data[name] === 'string') data[name] = (data[name] as string).trim();
    if (data.code === '') throw refusal({ field: 'code', reason: 'required', message: 'code must be filled' });
    if (data.unit === '') data.unit = null;
    if (typeof data.unit === 'string' && !unitsOf(strapi).find(data.unit)) throw refusal(unknownUnit('unit', data.unit));
  },
};

export const pricingGuards: WriteGuard[] = [...catalogueGuards, ...entryGuards, ...assignmentGuards, processGuard];
