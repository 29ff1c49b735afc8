import * as a from '../../kernel/attributes';
import { everyRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

/** A work process: what a process price list prices. */
export const process = contentType({
  singularName: 'process',
  pluralName: 'processes',
  displayName: 'Process',
  description: 'What a process price list prices',
  collectionName: 'crm_processes',
  rights: { rows: everyRow, sites: 'everything' },
  attributes: {
    code: a.string({ required: true, maxLength: 60 }),
    name: a.string({ required: true }),
    unit: a.string({ maxLength: 20 }),
    description: a.text(),
  },
  indexes: [{ name: 'crm_processes_code_unique', columns: ['code'], type: 'unique' }],
  layout: {
    mainField: 'name',
    list: ['code', 'name', 'unit'],
    edit: [[['code', 4], ['name', 6], ['unit', 2]], [['description', 12]]],
  },
});
