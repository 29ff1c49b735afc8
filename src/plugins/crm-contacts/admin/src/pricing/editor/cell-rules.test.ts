import { reasonsOfRow, rowChecker } from './cell-rules';
import { NO_CELLS, type Cells, type EntryLine } from './entry-lines';

const row = (cells: Partial<Cells>, key = 'r1'): EntryLine => ({ key, cells: { ...NO_CELLS, ...cells } });
const units = new Map([['pc', 'pc'], ['stk', 'pc']]);
const good = { code: 'P-1', price: '10' };

describe('a line', () => {
  it.each<[string, Partial<Cells>, object]>([
    ['is fine with code and price', good, {}],
    ['is fine empty: it is not saved', {}, {}],
    ['may cost nothing', { ...good, price: '0' }, {}],
    ['needs a code', { price: '10' }, { code: 'required' }],
    ['needs a price', { code: 'P-1' }, { price: 'priceMissing' }],
    ['needs a price that is a number', { ...good, price: 'on request' }, { price: 'number' }],
    ['has no negative price', { ...good, price: '-1' }, { price: 'negative' }],
    ['has no negative quantity', { ...good, minQuantity: '-5' }, { minQuantity: 'negative' }],
    ['has six places', { ...good, price: '1.123456' }, {}],
    ['has no seventh place', { ...good, price: '1.1234567' }, { price: 'places' }],
    ['may be as large as the database keeps', { ...good, price: '999999999' }, {}],
    ['is no larger', { ...good, price: '1000000000' }, { price: 'large' }],
    ['has a code of 60 characters', { ...good, code: 'x'.repeat(60) }, {}],
    ['has none of 61', { ...good, code: 'x'.repeat(61) }, { code: 'long' }],
    ['has a unit that is known, however it is spelled', { ...good, unit: 'Stk' }, {}],
    ['has no other unit', { ...good, unit: 'Fass' }, { unit: 'unit' }],
    ['takes no discount without a base', { code: 'P-1', discountPercent: '5' }, { discountPercent: 'noBase' }],
  ])('%s', (_case, cells, expected) => {
    expect(reasonsOfRow(row(cells), { hasBase: false, units })).toEqual(expected);
  });

  it.each<[string, Partial<Cells>, object]>([
    ['takes a discount', { code: 'P-1', discountPercent: '100' }, {}],
    ['takes no more than all', { code: 'P-1', discountPercent: '100.01' }, { discountPercent: 'percent' }],
    ['takes a markup', { code: 'P-1', discountPercent: '-1000' }, {}],
    ['takes no larger one', { code: 'P-1', discountPercent: '-1000.5' }, { discountPercent: 'percent' }],
    ['takes one of both', { ...good, discountPercent: '5' }, { discountPercent: 'either' }],
    ['needs one of both', { code: 'P-1' }, { price: 'priceOrDiscount' }],
  ])('with a base %s', (_case, cells, expected) => {
    expect(reasonsOfRow(row(cells), { hasBase: true })).toEqual(expected);
  });
});

it('a line that was in force is not judged', () => {
  expect(reasonsOfRow({ ...row({ code: '', price: 'x' }), isLocked: true }, { hasBase: false })).toEqual({});
});

describe('all lines', () => {
  it('have each code, unit and tier once', () => {
    const rows = [row(good, 'a'), row({ ...good, minQuantity: '10' }, 'b'), row({ ...good, unit: 'pc' }, 'c'), row({ ...good, code: ' P-1 ', minQuantity: '0' }, 'd')];

    expect([...rowChecker({ hasBase: false })(rows)]).toEqual([['d', { code: 'twice' }]]);
  });

  it('know a unit by its other names', () => {
    const rows = [row({ ...good, unit: 'pc' }, 'a'), row({ ...good, unit: 'Stk' }, 'b')];

    expect([...rowChecker({ hasBase: false, units })(rows).keys()]).toEqual(['b']);
    expect(rowChecker({ hasBase: false })(rows).size).toBe(0);
  });

  it('are checked anew only where they changed', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => row({ code: `P-${index}`, price: '1' }, `k${index}`));
    const check = rowChecker({ hasBase: false });
    check(rows);

    const changed = rows.with(500, row({ code: 'P-500', price: 'x' }, 'k500'));

    expect([...check(changed)]).toEqual([['k500', { price: 'number' }]]);
  });
});
