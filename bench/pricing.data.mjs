// 50 catalogues of 20,000 entries for one customer: 1,000,000 entries.
import { contactId, DEMO } from './generate.mjs';

export const CATALOGUES = 50;
export const ENTRIES = 20_000;
export const CUSTOMER = contactId(DEMO.window);

const stamp = new Date('2026-01-02T08:00:00Z');
const range = (count, make) => Array.from({ length: count }, (_none, index) => make(index + 1));
export const catalogueId = (number) => `benchcatalogue${String(number).padStart(10, '0')}`;
export const codeOf = (number) => `ART-${String(number).padStart(6, '0')}`;

const SYSTEM = ['id', 'document_id', 'created_at', 'updated_at', 'published_at'];
export const ENTRY_COLUMNS = [...SYSTEM, 'code', 'name', 'unit', 'min_quantity', 'price', 'entry_key', 'catalogue_row'];

/** A row of a catalogue's entries as it is stored, `number` from 1. */
export const entryRow = (id, catalogue, number, documentId = `benchentry${String(id).padStart(14, '0')}`) => {
  const code = codeOf(number);
  const price = 10 + catalogue + number / 100;
  return [id, documentId, stamp, stamp, stamp, code, `Artikel ${number}`, 'pc', 0, price, JSON.stringify([`${catalogue}-${documentId}`, code, 'pc', '0']), catalogue];
};

export async function pricingData(connection) {
  const numbers = range(CATALOGUES, (number) => number);
  await connection.insert(
    'crm_price_catalogues',
    [...SYSTEM, 'name', 'kind', 'currency', 'general', 'valid_from', 'series', 'rounding_mode'],
    numbers.map((n) => [n, catalogueId(n), stamp, stamp, stamp, `Katalog ${n}`, 'article', 'EUR', false, '2026-01-01', catalogueId(n), 'half-up'])
  );
  await connection.insert(
    'crm_price_assignments',
    [...SYSTEM, 'priority', 'include_group', 'valid_from'],
    numbers.map((n) => [n, `benchassignment${String(n).padStart(9, '0')}`, stamp, stamp, stamp, n, true, '2026-01-01'])
  );
  await connection.insert('crm_price_assignments_catalogue_lnk', ['price_assignment_id', 'price_catalogue_id'], numbers.map((n) => [n, n]));
  await connection.insert('crm_price_assignments_contact_lnk', ['price_assignment_id', 'contact_id'], numbers.map((n) => [n, DEMO.window]));
  for (const catalogue of numbers) {
    const first = (catalogue - 1) * ENTRIES;
    await connection.insert('crm_price_entries', ENTRY_COLUMNS, range(ENTRIES, (n) => entryRow(first + n, catalogue, n)));
    await connection.insert('crm_price_entries_catalogue_lnk', ['price_entry_id', 'price_catalogue_id'], range(ENTRIES, (n) => [first + n, catalogue]));
  }
  await connection.analyze();
}
