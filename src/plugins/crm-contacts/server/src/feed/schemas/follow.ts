import * as a from '../../kernel/attributes';
import { followScope } from '../follow.scope';
import { contentType } from '../../kernel/schema';
import { ADMIN_USER, UID } from '../../kernel/uids';

/** Who follows which contact; one row per user and contact. */
export const follow = contentType({
  singularName: 'follow',
  pluralName: 'follows',
  displayName: 'Follow',
  description: 'Who follows which contact',
  collectionName: 'crm_follows',
  rights: { rows: followScope, sites: 'everything' },
  attributes: {
    user: a.belongsTo(ADMIN_USER, { required: true }),
    contact: a.belongsTo(UID.contact, { required: true }),
    highlighted: a.boolean(),
    followKey: a.internal(80),
  },
  indexes: [{ name: 'crm_follows_key_unique', columns: ['follow_key'], type: 'unique' }],
  layout: {
    mainField: 'id',
    sort: 'id',
    list: ['id', 'user', 'contact', 'highlighted'],
    relationNames: { user: 'firstname', contact: 'name' },
    edit: [[['user', 6], ['contact', 6]], [['highlighted', 6]]],
  },
});
