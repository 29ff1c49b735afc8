import type { Application } from './application';
import { made, relationType } from './rows';

/**
 * Rows of prices and documents, made through the Document Service: guards hold, rights do not. Each gives the
 * documentId. `app` is asked for with every row, since tests name their helpers before it has started.
 */
export function salesOf(app: () => Application) {
  const create = async (type: string, data: object) => (await made(app(), type, data)).documentId;
  return {
    create,
    /** Of the plugin's types by their short name, with what it relates to. */
    row: (type: string, documentId: string) => app().strapi.db.query(`plugin::crm-contacts.${type}`).findOne({ where: { documentId }, populate: true }),
    /** A company whose stage has sales data and documents. */
    customer: (name: string, more: object = {}) => create('contact', { name, kind: 'company', stage: 'customer', ...more }),
    catalogue: (name: string, more: object = {}) => create('price-catalogue', { name, currency: 'EUR', ...more }),
    entry: (of: string, code: string, price: number | null, more: object = {}) => create('price-entry', { catalogue: of, code, price, ...more }),
    assign: (to: string, of: string, more: object = {}) => create('price-assignment', { contact: to, catalogue: of, ...more }),
    /** `from` as seen by the type's name: head office, parent, who is billed for. */
    relate: async (key: string, from: string, to: string, more: object = {}) => create('relation', { type: await relationType(app(), key), from, to, ...more }),

    /** A row of the host. */
    document: (kind: 'inquiry' | 'quote' | 'order' | 'invoice', orderingParty: string, day: string, more: object = {}) => {
      const dates = { inquiry: 'receivedOn', quote: 'quotedOn', order: 'orderedOn', invoice: 'invoicedOn' } as const;
      return app().strapi.documents(`api::${kind}.${kind}`).create({ data: { orderingParty, [dates[kind]]: day, ...more } as never });
    },
    /** How many documents of a type the contact has as ordering party. */
    countFor: (uid: string, orderingParty: string) => app().strapi.db.query(uid).count({ where: { orderingParty: { documentId: orderingParty } } }),
  };
}
