import { ROUNDING_MODES } from '../../../../contracts/pricing';
import * as a from '../../kernel/attributes';
import { everyRow } from '../../kernel/rights/row-scope';
import { contentType } from '../../kernel/schema';
import { UID } from '../../kernel/uids';

/** A dated list of article or process prices, general or assigned to contacts. */
export const priceCatalogue = contentType({
  singularName: 'price-catalogue',
  pluralName: 'price-catalogues',
  displayName: 'Price catalogue',
  description: 'Dated list of article prices or process prices',
  collectionName: 'crm_price_catalogues',
  rights: { rows: everyRow, sites: 'everything' },
  attributes: {
    name: a.string({ required: true }),
    description: a.text(),
    kind: a.enumeration(['article', 'process'], { required: true, default: 'article' }),
    currency: a.string({ required: true, maxLength: 3 }),
    general: a.boolean(),
    ...a.validity(),
    base: a.belongsTo(UID.priceCatalogue),
    /** Units of this currency for one of the base's. */
    baseRate: a.decimal({ min: 0.000001 }),
    /** Prices that discounts make are multiples of it; empty: six places. */
    roundingStep: a.decimal({ min: 0.000001, max: 1_000_000 }),
    roundingMode: a.enumeration(ROUNDING_MODES, { default: 'half-up' }),
    /** documentId of the first version: what all versions of a catalogue have in common. */
    series: a.internal(),
  },
  indexes: [{ name: 'crm_price_catalogues_series_idx', columns: ['series'] }],
  layout: {
    mainField: 'name',
    list: ['name', 'kind', 'currency', 'general', 'validFrom', 'validTo'],
    relationNames: { base: 'name' },
    edit: [
      [['name', 6], ['kind', 3], ['currency', 3]],
      [['general', 4], ['validFrom', 4], ['validTo', 4]],
      [['base', 6], ['baseRate', 2], ['roundingStep', 2], ['roundingMode', 2]],
      [['description', 12]],
    ],
  },
});
