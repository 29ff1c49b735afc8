import * as a from '../../kernel/attributes';
import { everyRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

const KINDS = ['any', 'company', 'person'] as const;

/** What a relation means, read from either side, and which structure it builds. */
export const relationType = contentType({
  singularName: 'relation-type',
  pluralName: 'relation-types',
  displayName: 'Relation type',
  description: 'Kinds of relations between contacts',
  collectionName: 'crm_relation_types',
  rights: { rows: everyRow, sites: 'everything' },
  attributes: {
    key: a.string({ required: true, maxLength: 60 }),
    name: a.string({ required: true, maxLength: 120 }),
    inverseName: a.string({ maxLength: 120 }),
    nameDe: a.string({ maxLength: 120 }),
    inverseNameDe: a.string({ maxLength: 120 }),
    structure: a.enumeration(['none', 'group', 'branch'], { required: true, default: 'none' }),
    symmetric: a.boolean(),
    fromKind: a.enumeration(KINDS, { required: true, default: 'any' }),
    toKind: a.enumeration(KINDS, { required: true, default: 'any' }),
    allowSelf: a.boolean(),
  },
  indexes: [{ name: 'crm_relation_types_key_unique', columns: ['key'], type: 'unique' }],
  layout: {
    mainField: 'name',
    list: ['key', 'name', 'inverseName', 'structure'],
    edit: [
      [['key', 6], ['structure', 6]],
      [['name', 6], ['inverseName', 6]],
      [['nameDe', 6], ['inverseNameDe', 6]],
      [['fromKind', 6], ['toKind', 6]],
      [['symmetric', 6], ['allowSelf', 6]],
    ],
  },
});
