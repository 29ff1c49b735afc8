import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** Part of a company; nests within the same company. */
export const department = contentType({
  singularName: 'department',
  pluralName: 'departments',
  displayName: 'Department',
  description: 'Part of a company',
  collectionName: 'crm_departments',
  rights: { rows: hangsOn({ parents: ['company'] }), sites: 'everything', contact: ['company.'] },
  attributes: {
    name: a.string({ required: true }),
    code: a.string({ maxLength: 40 }),
    company: a.belongsTo(UID.contact, { required: true }),
    parent: a.belongsTo(UID.department),
    head: a.belongsTo(UID.position),
    ...a.validity(),
  },
  layout: {
    mainField: 'name',
    list: ['name', 'code', 'company', 'parent'],
    relationNames: { company: 'name', parent: 'name', head: 'jobTitle' },
    edit: [
      [['name', 8], ['code', 4]],
      [['company', 6], ['parent', 6]],
      [['head', 6], ['validFrom', 3], ['validTo', 3]],
    ],
  },
});
