import * as a from '../../kernel/attributes';
import { everyRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { ADMIN_USER } from '../../kernel/uids';

/** Who stands in for whom, from one day to another. */
export const absence = contentType({
  singularName: 'absence',
  pluralName: 'absences',
  displayName: 'Absence',
  description: 'Who stands in for whom',
  collectionName: 'crm_absences',
  rights: {
    rows: everyRow,
    sites: 'everything',
    // Else anybody could enter an absence of somebody else and stand in for them.
    own: ({ id }) => ({ 'user.id': id }),
  },
  attributes: {
    user: a.belongsTo(ADMIN_USER, { required: true }),
    deputy: a.belongsTo(ADMIN_USER),
    ...a.validity(),
  },
  layout: {
    mainField: 'validFrom',
    list: ['user', 'deputy', 'validFrom', 'validTo'],
    relationNames: { user: 'firstname', deputy: 'firstname' },
    edit: [[['user', 6], ['deputy', 6]], [['validFrom', 6], ['validTo', 6]]],
  },
});
