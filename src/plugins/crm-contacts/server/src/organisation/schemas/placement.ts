import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** Where a position stood on earlier days; the position row itself holds the present. */
export const placement = contentType({
  singularName: 'placement',
  pluralName: 'placements',
  displayName: 'Placement',
  description: 'Where a position stood on earlier days',
  collectionName: 'crm_placements',
  rights: { rows: hangsOn({ parents: ['position'] }), sites: 'everything', contact: ['position.company.'] },
  attributes: {
    position: a.belongsTo(UID.position, { required: true }),
    department: a.belongsTo(UID.department),
    workplace: a.belongsTo(UID.workplace),
    superior: a.belongsTo(UID.position),
    jobTitle: a.string({ maxLength: 160 }),
    ...a.validity(),
  },
  layout: {
    mainField: 'jobTitle',
    list: ['position', 'jobTitle', 'department', 'validFrom', 'validTo'],
    relationNames: { position: 'jobTitle', department: 'name', workplace: 'name', superior: 'jobTitle' },
    edit: [
      [['position', 6], ['jobTitle', 6]],
      [['department', 6], ['workplace', 6]],
      [['superior', 6], ['validFrom', 3], ['validTo', 3]],
    ],
  },
});
