import * as a from '../../kernel/attributes';
import { everyRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

/** Roles that people have at companies: the shipped ones, and what administrators make of them. A position keeps the key. */
export const positionRole = contentType({
  singularName: 'position-role',
  pluralName: 'position-roles',
  displayName: 'Position role',
  description: 'Roles of contact persons, such as purchasing or billing',
  collectionName: 'crm_position_roles',
  rights: { rows: everyRow, sites: 'everything' },
  attributes: {
    key: a.string({ required: true, maxLength: 60 }),
    name: a.string({ required: true, maxLength: 60 }),
    nameDe: a.string({ maxLength: 60 }),
    rank: a.integer({ default: 100 }),
  },
  indexes: [{ name: 'crm_position_roles_key_unique', columns: ['key'], type: 'unique' }],
  layout: {
    mainField: 'name',
    sort: 'rank',
    list: ['key', 'name', 'nameDe', 'rank'],
    edit: [
      [['key', 6], ['rank', 6]],
      [['name', 6], ['nameDe', 6]],
    ],
  },
});
