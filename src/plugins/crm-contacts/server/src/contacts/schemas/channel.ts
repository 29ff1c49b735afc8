import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

export const CHANNEL_KINDS = ['email', 'phone', 'mobile', 'fax', 'web', 'other'] as const;

/** A further channel of exactly one of contact, person, position. */
export const channel = contentType({
  singularName: 'channel',
  pluralName: 'channels',
  displayName: 'Channel',
  description: 'A further e-mail address, phone number or web address',
  collectionName: 'crm_channels',
  rights: { rows: hangsOn({ parents: ['contact', 'person', 'position'] }), sites: 'everything', contact: ['contact.', 'position.company.'] },
  attributes: {
    kind: a.enumeration(CHANNEL_KINDS, { required: true, default: 'phone' }),
    label: a.string({ maxLength: 80 }),
    value: a.string({ required: true }),
    contact: a.belongsTo(UID.contact),
    person: a.belongsTo(UID.person),
    position: a.belongsTo(UID.position),
    valueKey: a.internal(),
  },
  indexes: [{ name: 'crm_channels_value_idx', columns: ['value_key'] }],
  layout: {
    mainField: 'value',
    list: ['kind', 'label', 'value', 'contact'],
    relationNames: { contact: 'name', person: 'fullName', position: 'jobTitle' },
    edit: [
      [['kind', 4], ['label', 4], ['value', 4]],
      [['contact', 4], ['person', 4], ['position', 4]],
    ],
  },
});
