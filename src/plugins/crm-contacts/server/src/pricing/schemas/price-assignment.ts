import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** Makes a catalogue valid for a contact, and for its corporate family unless `includeGroup` is off. */
export const priceAssignment = contentType({
  singularName: 'price-assignment',
  pluralName: 'price-assignments',
  displayName: 'Price assignment',
  description: 'A catalogue assigned to a contact',
  collectionName: 'crm_price_assignments',
  rights: { rows: hangsOn({ parents: ['contact'] }), sites: 'everything', contact: ['contact.'] },
  attributes: {
    contact: a.belongsTo(UID.contact, { required: true }),
    catalogue: a.belongsTo(UID.priceCatalogue, { required: true }),
    priority: a.integer({ default: 0 }),
    ...a.validity(),
    includeGroup: a.boolean(true),
  },
  layout: {
    mainField: 'priority',
    list: ['contact', 'catalogue', 'priority', 'validFrom', 'validTo'],
    relationNames: { contact: 'name', catalogue: 'name' },
    edit: [
      [['contact', 6], ['catalogue', 6]],
      [['priority', 3], ['includeGroup', 3], ['validFrom', 3], ['validTo', 3]],
    ],
  },
});
