import * as a from '../../kernel/attributes';
import { noRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';

/** Rows that writers update first: number ranges (the next value) and locks (any value). */
export const counter = contentType({
  singularName: 'counter',
  pluralName: 'counters',
  displayName: 'Counter',
  description: 'Number ranges and locks',
  collectionName: 'crm_counters',
  hidden: true,
  rights: { rows: noRow, sites: 'nothing' },
  attributes: {
    name: a.string({ required: true, maxLength: 60 }),
    value: a.integer({ required: true, default: 0 }),
  },
  indexes: [{ name: 'crm_counters_name_unique', columns: ['name'], type: 'unique' }],
  layout: { mainField: 'name', list: ['name', 'value'], edit: [[['name', 6], ['value', 6]]] },
});
