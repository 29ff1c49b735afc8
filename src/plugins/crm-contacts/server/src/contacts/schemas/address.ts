import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

export const ADDRESS_KINDS = ['billing', 'delivery', 'site', 'private', 'other'] as const;

/** A further address of exactly one of contact, person. */
export const address = contentType({
  singularName: 'address',
  pluralName: 'addresses',
  displayName: 'Address',
  description: 'A further postal address',
  collectionName: 'crm_addresses',
  rights: { rows: hangsOn({ parents: ['contact', 'person'] }), sites: 'everything', contact: ['contact.'] },
  attributes: {
    kind: a.enumeration(ADDRESS_KINDS, { required: true, default: 'billing' }),
    label: a.string({ maxLength: 80 }),
    street: a.string(),
    addressExtra: a.string(),
    postalCode: a.string({ maxLength: 20 }),
    city: a.string({ maxLength: 120 }),
    region: a.string({ maxLength: 120 }),
    // Longer than a code: a name is refused with the code that it means.
    country: a.string({ maxLength: 80 }),
    contact: a.belongsTo(UID.contact),
    person: a.belongsTo(UID.person),
  },
  layout: {
    mainField: 'street',
    list: ['kind', 'label', 'street', 'postalCode', 'city', 'contact'],
    relationNames: { contact: 'name', person: 'fullName' },
    edit: [
      [['kind', 4], ['label', 8]],
      [['street', 6], ['addressExtra', 6]],
      [['postalCode', 3], ['city', 5], ['region', 4]],
      [['country', 4]],
      [['contact', 6], ['person', 6]],
    ],
  },
});
