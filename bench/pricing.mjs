// Prices: a thousand codes for one customer, and a whole catalogue saved from the grid.
import { CATALOGUES, codeOf, CUSTOMER, ENTRIES, ENTRY_COLUMNS, entryRow, pricingData } from './pricing.data.mjs';

const CODES = 1000;

export const pricingScenarios = [manyPrices(), catalogueSave()];

/** The floor fetches the candidate rows: each code in each catalogue, by row ids of the catalogues. */
function manyPrices() {
  const codes = Array.from({ length: CODES }, (_none, index) => codeOf(index * 20 + 1));
  const decimals = { postgres: (column) => `${column}::text`, sqlite: (column) => column };
  return {
    name: 'prices-1000',
    data: pricingData,
    total: 0,
    async prepare({ admin, connection }) {
      const decimal = decimals[connection.kind];
      const marks = (count) => Array.from({ length: count }, () => '?').join(', ');
      const sql = `SELECT e.document_id, e.catalogue_row, e.code, e.unit, ${decimal('e.min_quantity')} AS min_quantity, ${decimal('e.price')} AS price,
          ${decimal('e.discount_percent')} AS discount_percent, e.counts_from FROM crm_price_entries e
        WHERE e.catalogue_row IN (${marks(CATALOGUES)}) AND e.code IN (${marks(CODES)})`;
      const values = [...Array.from({ length: CATALOGUES }, (_none, index) => index + 1), ...codes];
      const body = { items: codes.map((code) => ({ code, quantity: '5' })), date: '2026-06-01', compact: true };
      return {
        ours: () => admin(`/crm-contacts/contacts/${CUSTOMER}/prices`, { method: 'POST', body }),
        floor: () => connection.all(sql, values),
      };
    },
  };
}

/** The floor inserts the same rows and their links with a multi-row insert in a transaction; every save fills a new catalogue. */
function catalogueSave() {
  return {
    name: 'catalogue-save',
    data: pricingData,
    rounds: 10,
    warmUps: 2,
    total: 0,
    async prepare({ api, connection }) {
      const rows = Array.from({ length: ENTRIES }, (_none, index) => ({ code: codeOf(index), name: `Artikel ${index}`, unit: 'pc', minQuantity: '0', price: `${index}.25` }));
      const fresh = [];
      for (let count = 0; count < 20; count += 1) {
        const { data } = await api('/api/crm-contacts/price-catalogues', { method: 'POST', body: { data: { name: `Neu ${count}`, currency: 'EUR' } } });
        fresh.push(data.documentId);
      }
      let floors = 0;
      return {
        empty: () => api('/api/bench-empty'),
        ours: () => api(`/api/crm-contacts/price-catalogues/${fresh.pop()}/entries`, { method: 'PUT', body: { entries: rows } }),
        async floor() {
          floors += 1;
          // Below zero they meet none that the database gives.
          const first = -floors * ENTRIES;
          const made = rows.map((_row, index) => entryRow(first + index, 1, index, `floor${String(-first - index).padStart(19, '0')}`));
          await connection.insert('crm_price_entries', ENTRY_COLUMNS, made);
          await connection.insert('crm_price_entries_catalogue_lnk', ['price_entry_id', 'price_catalogue_id'], made.map(([id]) => [id, 1]));
        },
      };
    },
  };
}
