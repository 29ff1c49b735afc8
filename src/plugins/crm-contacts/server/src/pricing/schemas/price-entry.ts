import * as a from '../../kernel/attributes';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** A price in a catalogue from a quantity on; unique per catalogue, code, unit and tier. */
export const priceEntry = contentType({
  singularName: 'price-entry',
  pluralName: 'price-entries',
  displayName: 'Price entry',
  description: 'A price in a catalogue',
  collectionName: 'crm_price_entries',
  attributes: {
    catalogue: a.belongsTo(UID.priceCatalogue, { required: true }),
    code: a.string({ required: true, maxLength: 60 }),
    name: a.string(),
    unit: a.string({ maxLength: 20 }),
    minQuantity: a.decimal({ min: 0, default: 0 }),
    price: a.decimal({ min: 0 }),
    discountPercent: a.percent(),
    entryKey: a.internal(),
  },
  indexes: [
    { name: 'crm_price_entries_key_unique', columns: ['entry_key'], type: 'unique' },
    { name: 'crm_price_entries_code_idx', columns: ['code'] },
  ],
  layout: {
    mainField: 'code',
    list: ['code', 'name', 'unit', 'minQuantity', 'price', 'catalogue'],
    relationNames: { catalogue: 'name' },
    edit: [
      [['catalogue', 12]],
      [['code', 4], ['name', 6], ['unit', 2]],
      [['minQuantity', 4], ['price', 4], ['discountPercent', 4]],
    ],
  },
});
