import * as a from '../../kernel/attributes';
import { hangsOn } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** A price in a catalogue from a quantity on; unique per catalogue, code, unit and tier. */
export const priceEntry = contentType({
  singularName: 'price-entry',
  pluralName: 'price-entries',
  displayName: 'Price entry',
  description: 'A price in a catalogue',
  collectionName: 'crm_price_entries',
  rights: {
    // Prices are a right of their own: whoever may write them need not be let into the catalogue's head.
    rows: hangsOn({ parents: ['catalogue'], write: { right: 'read', needs: 'any' } }),
    sites: 'everything',
  },
  attributes: {
    catalogue: a.belongsTo(UID.priceCatalogue, { required: true }),
    code: a.string({ required: true, maxLength: 60 }),
    name: a.string(),
    unit: a.string({ maxLength: 20 }),
    minQuantity: a.decimal({ min: 0, default: 0 }),
    price: a.decimal({ min: 0 }),
    /** On the base's price; below 0 a markup. */
    discountPercent: a.decimal({ min: -1000, max: 100 }),
    entryKey: a.internal(),
    /** Row id of the catalogue: one index finds its codes, which a link table cannot. */
    catalogueRow: a.internalRow(),
    /** First day on which it counts, when it was added to a catalogue in force. */
    countsFrom: a.internalDay(),
  },
  indexes: [
    { name: 'crm_price_entries_key_unique', columns: ['entry_key'], type: 'unique' },
    { name: 'crm_price_entries_catalogue_idx', columns: ['catalogue_row', 'code'] },
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
