import type { CataloguePrice } from '../../plugins/crm-contacts/contracts/documents';
import { UID } from '../../plugins/crm-contacts/server/src/kernel/uids';
import { documentIdFor } from '../bulk.sql';
import { instantOn } from '../rows';
import type { Catalogue } from './prices';

interface Asked {
  code: string;
  quantity: number;
  day: string;
}

/** The unit price of a code in one of these catalogues on a day, with the source that the plugin would have written; null: none. */
export function priceIn(catalogues: Catalogue[], party: { key: string; name: string }, { code, quantity, day }: Asked): { unitPrice: number; priceSource: CataloguePrice } | null {
  const found = catalogues
    .filter(({ from, to }) => from <= day && (!to || day <= to))
    .flatMap((catalogue) => catalogue.entries.filter((entry) => entry.code === code).map((entry) => ({ catalogue, entry })))[0];
  if (!found?.entry.price) return null;
  const { catalogue, entry } = found;
  const name = { documentId: documentIdFor(UID.priceCatalogue, catalogue.key), name: catalogue.name };
  const price = String(entry.price);
  const ground = { by: 'general' as const, assignment: null, contact: null, distance: 0 };
  return {
    unitPrice: entry.price ?? 0,
    priceSource: {
      by: 'catalogue',
      at: instantOn(day, 60).toISOString(),
      date: day,
      currency: 'EUR',
      kind: catalogue.kind,
      asked: { code, quantity: String(quantity), unit: entry.unit },
      contact: { documentId: documentIdFor(UID.contact, party.key), name: party.name },
      answer: {
        code, quantity: String(quantity), unit: entry.unit, outcome: 'price', price, currency: 'EUR', amount: String(Math.round(quantity * (entry.price ?? 0) * 1000) / 1000),
        listPrice: null, discountPercent: null, winner: { catalogue: name, ground }, conflicting: [], rejected: [],
        path: [{
          catalogue: name, price, currency: 'EUR', rate: null, rounding: null,
          entry: { documentId: documentIdFor(UID.priceEntry, `${catalogue.key}/${code}/0`), code, unit: entry.unit, minQuantity: '0', price, discountPercent: null },
        }],
      },
    },
  };
}
