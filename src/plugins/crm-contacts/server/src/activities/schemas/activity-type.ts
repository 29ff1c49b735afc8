import { COLOURS } from '../../../../contracts/workflow';
import * as a from '../../kernel/attributes';
import { everyRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

/** Kinds of activities: the shipped ones, and what administrators make of them. */
export const activityType = contentType({
  singularName: 'activity-type',
  pluralName: 'activity-types',
  displayName: 'Activity type',
  description: 'Kinds of activities with icon, colour and usual duration',
  collectionName: 'crm_activity_types',
  rights: { rows: everyRow, sites: 'everything' },
  attributes: {
    key: a.string({ required: true, maxLength: 40 }),
    name: a.string({ required: true, maxLength: 60 }),
    nameDe: a.string({ maxLength: 60 }),
    icon: a.string({ required: true, maxLength: 40, default: 'CheckCircle' }),
    colour: a.enumeration(COLOURS, { required: true, default: 'neutral' }),
    duration: a.integer({ min: 1, max: 1440 }),
    rank: a.integer({ default: 100 }),
    active: a.boolean(true),
  },
  indexes: [{ name: 'crm_activity_types_key_unique', columns: ['key'], type: 'unique' }],
  layout: {
    mainField: 'name',
    sort: 'rank',
    list: ['key', 'name', 'icon', 'colour', 'duration', 'active'],
    edit: [
      [['key', 4], ['name', 4], ['nameDe', 4]],
      [['icon', 4], ['colour', 4], ['duration', 4]],
      [['rank', 4], ['active', 4]],
    ],
  },
});
