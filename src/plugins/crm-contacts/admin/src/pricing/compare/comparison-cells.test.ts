import type { ComparedItem } from '../../../../contracts/pricing';
import { cellsOfItem, type ItemWriting } from './comparison-cells';

const writing: ItemWriting = { money: (decimal, currency) => `${decimal} ${currency}`, number: (decimal) => decimal, unit: (unit) => unit ?? '', signed: (decimal) => (decimal.startsWith('-') ? decimal : `+${decimal}`), change: (change) => change };
const catalogue = { documentId: 'c', name: 'C' };
const item = (change: Partial<ComparedItem>): ComparedItem => ({
  code: 'P-1', name: 'Bolt', unit: 'pc', minQuantity: '0', left: { price: '10', currency: 'EUR', catalogue }, right: { price: '11', currency: 'EUR', catalogue }, change: 'raised', difference: '1', percent: '10', ...change,
});
const texts = (given: ComparedItem) => cellsOfItem(given, writing).map(({ text }) => text);

it('writes both prices, the difference and what happens', () => {
  expect(texts(item({}))).toEqual(['P-1', 'Bolt', 'pc', '', '10 EUR', '11 EUR', '+1', '+10 %', 'raised']);
  expect(cellsOfItem(item({}), writing)[6].tone).toBe('more');
});

it('leaves empty what cannot be told', () => {
  const added = item({ name: null, unit: null, minQuantity: '50', left: { price: null, currency: null, catalogue: null }, change: 'added', difference: null, percent: null });

  expect(texts(added)).toEqual(['P-1', '', '', '50', '–', '11 EUR', '', '', 'added']);
});
