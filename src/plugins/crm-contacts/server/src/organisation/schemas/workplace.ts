import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** A place of work in a company; vacant while no current position sits there. */
export const workplace = contentType({
  singularName: 'workplace',
  pluralName: 'workplaces',
  displayName: 'Workplace',
  description: 'A place of work in a company, filled by positions or vacant',
  collectionName: 'crm_workplaces',
  rights: { rows: hangsOn({ parents: ['company'] }), sites: 'everything', contact: ['company.'] },
  attributes: {
    name: a.string({ required: true }),
    code: a.string({ maxLength: 40 }),
    company: a.belongsTo(UID.contact, { required: true }),
    department: a.belongsTo(UID.department),
    address: a.belongsTo(UID.address),
    description: a.text(),
    ...a.validity(),
  },
  layout: {
    mainField: 'name',
    list: ['name', 'code', 'company', 'department'],
    relationNames: { company: 'name', department: 'name', address: 'street' },
    edit: [
      [['name', 8], ['code', 4]],
      [['company', 6], ['department', 6]],
      [['address', 6], ['validFrom', 3], ['validTo', 3]],
      [['description', 12]],
    ],
  },
});
