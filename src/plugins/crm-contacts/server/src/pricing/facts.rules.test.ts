import { groupBy } from '../kernel/tree';
import { objectionsToCatalogue, type CatalogueWrite, type OtherCatalogue } from './catalogue.rules';
import { areEqual } from './conflicts.rules';
import type { Entry } from './entry.rules';
import { resolvePrice, type Candidate, type Catalogue } from './price.rules';
import { roundTo } from './rounding.rules';
import { SHIPPED_UNITS } from './units';
import { unitBook } from './units.rules';
import { Decimal } from '../kernel/decimal';
import { changedBy } from './versions.sql';

/**
 * Cases that established systems agree on or differ in, by their number in docs/pricing.md. Those that are
 * about writing stand in the integration tests, named by the same number.
 */
const units = unitBook(SHIPPED_UNITS);

const list = (documentId: string, more: Partial<Catalogue> = {}): Catalogue => ({
  documentId, name: documentId, kind: 'article', currency: 'EUR', base: null, baseRate: null, rounding: { step: null, mode: 'half-up' }, series: documentId, validFrom: null, validTo: null, ...more,
});

type Row = Partial<Entry> & { of: string };
const general = (catalogue: Catalogue): Candidate => ({ catalogue, includeGroup: true, ground: { by: 'general', assignment: null, contact: null, distance: 0 } });
const assigned = (catalogue: Catalogue, priority = 0, distance = 0): Candidate => ({
  catalogue, includeGroup: true,
  ground: { by: 'assignment', assignment: { documentId: `a-${catalogue.documentId}`, priority, validFrom: null, validTo: null }, contact: { documentId: 'c', name: 'c' }, distance },
});

interface Asked {
  quantity?: string;
  unit?: string | null;
  date?: string;
  currency?: string | null;
}

function ask(candidates: Candidate[], rows: Row[], { quantity = '1', unit = null, date = '2026-06-15', currency = null }: Asked = {}, bases: Catalogue[] = []) {
  const catalogues = [...candidates.map(({ catalogue }) => catalogue), ...bases];
  const entries = rows.map(({ of, ...row }, index) => ({
    of, entry: { documentId: `e${index}`, code: 'P', unit: null, minQuantity: '0', price: null, discountPercent: null, validFrom: null, ...row },
  }));
  const byCatalogue = new Map(catalogues.map(({ documentId }) => [documentId, groupBy(entries.filter(({ of }) => of === documentId).map(({ entry }) => entry), ({ code }) => code)]));
  return resolvePrice({ code: 'P', quantity, unit, date, currency, sales: true }, candidates, { catalogues: new Map(catalogues.map((row) => [row.documentId, row])), entries: byCatalogue }, units);
}

const A = list('A');
const base = list('base');
const net = list('net', { base: 'base' });

describe('dates', () => {
  it.each([['2011-12-26', '100'], ['2011-12-27', '70'], ['2011-12-31', '70'], ['2012-01-01', '100']])('p003: a special list of 27 to 31 December holds on its last day: %s', (date, price) => {
    const special = list('special', { validFrom: '2011-12-27', validTo: '2011-12-31' });
    expect(ask([assigned(special), general(A)], [{ of: 'special', price: '70' }, { of: 'A', price: '100' }], { date }).price).toBe(price);
  });

  it.each([['2020-04-05', '1000'], ['2020-04-06', '500'], ['2020-04-09', '500'], ['2020-04-10', '1000']])('p004: counts whole days where others count hours: %s', (date, price) => {
    const special = list('special', { validFrom: '2020-04-06', validTo: '2020-04-09' });
    expect(ask([assigned(special), general(A)], [{ of: 'special', price: '500' }, { of: 'A', price: '1000' }], { date }).price).toBe(price);
  });

  it('p005: lets the asked day decide, however late the list was written', () => {
    const past = list('past', { validFrom: '2026-01-01', validTo: '2026-01-31' });
    expect(ask([general(past)], [{ of: 'past', price: '3' }], { date: '2026-01-15' }).price).toBe('3');
  });

  it.each([['2026-06-15', '10'], ['2026-06-16', '9']])('p037: a discount from tomorrow does not hold today: %s', (date, price) => {
    const later = list('later', { base: 'A', validFrom: '2026-06-16' });
    expect(ask([assigned(later), general(A)], [{ of: 'later', discountPercent: '10' }, { of: 'A', price: '10' }], { date }).price).toBe(price);
  });

  it.each([['2026-06-14', '9'], ['2026-06-15', '10']])('p038: a discount until yesterday does not hold today: %s', (date, price) => {
    const before = list('before', { base: 'A', validTo: '2026-06-14' });
    expect(ask([assigned(before), general(A)], [{ of: 'before', discountPercent: '10' }, { of: 'A', price: '10' }], { date }).price).toBe(price);
  });

  it('p056: gives no price on a day or for a quantity outside', () => {
    const past = list('past', { validTo: '2026-01-31' });
    expect(ask([general(past)], [{ of: 'past', price: '3' }]).outcome).toBe('none');
    expect(ask([general(A)], [{ of: 'A', price: '3', minQuantity: '5' }]).outcome).toBe('none');
  });

  it('p061: a list whose next version starts the day after its last has exactly one price on every day', () => {
    const [one, two] = [list('one', { validTo: '2026-06-30' }), list('two', { validFrom: '2026-07-01', series: 'one' })];
    const rows = [{ of: 'one', price: '1' }, { of: 'two', price: '2' }];
    expect(['2026-06-30', '2026-07-01'].map((date) => ask([general(one), general(two)], rows, { date }).price)).toEqual(['1', '2']);
  });
});

describe('units', () => {
  const perTonne = [{ of: 'A', price: '100', unit: 't' }, { of: 'A', price: '90', unit: 't', minQuantity: '3' }];

  it.each([['2', 'kg', '0.1'], ['2000', 'kg', '0.1'], ['3500', 'kg', '0.09'], ['2', 't', '100'], ['3', 't', '90']])('p006: a price per tonne, tiers included, answers for %s %s', (quantity, unit, price) => {
    expect(ask([general(A)], perTonne, { quantity, unit }).price).toBe(price);
  });

  it('p007: what a piece costs counts twelve times in a dozen', () => {
    expect(ask([general(A)], [{ of: 'A', price: '1', unit: 'pc' }], { unit: 'dozen' }).price).toBe('12');
  });

  it.each([['3', 'pc', '100'], ['4', 'pc', '90'], ['5', 'pc', '90'], ['1', 'dozen', '1080'], ['0.4', 'dozen', '1080'], ['0.3', 'dozen', '1200']])(
    'p008: ten percent from four on, asked for %s %s',
    (quantity, unit, price) => {
      const rows = [{ of: 'base', price: '100', unit: 'pc' }, { of: 'net', discountPercent: '0', unit: 'pc' }, { of: 'net', discountPercent: '10', unit: 'pc', minQuantity: '4' }];
      expect(ask([general(net)], rows, { quantity, unit }, [base]).price).toBe(price);
    }
  );

  it('p009: a price in a unit that does not convert does not count', () => {
    expect(ask([general(A)], [{ of: 'A', price: '1', unit: 'box' }], { unit: 'pc' }).rejected[0]).toMatchObject({ reason: 'unit', detail: 'box' });
  });

  it.each([['dozen', '1440'], ['pc', '120']])('p028: 1,200 a dozen and a markup of 20 percent, per %s', (unit, price) => {
    expect(ask([general(net)], [{ of: 'base', price: '1200', unit: 'dozen' }, { of: 'net', discountPercent: '-20' }], { unit }, [base]).price).toBe(price);
  });

  it('p031: reaches a tier of 10 kg with 10,000 g', () => {
    const rows = [{ of: 'A', price: '5', unit: 'kg' }, { of: 'A', price: '4', unit: 'kg', minQuantity: '10' }];
    expect(ask([general(A)], rows, { quantity: '10000', unit: 'g' })).toMatchObject({ price: '0.004', amount: '40' });
  });

  it('p051: a price for a box is for boxes, one for pieces stays one for pieces', () => {
    const rows = [{ of: 'A', price: '1010', unit: 'box' }, { of: 'A', price: '100', unit: 'pc' }];
    expect(['box', 'pc'].map((unit) => ask([general(A)], rows, { unit }).price)).toEqual(['1010', '100']);
  });

  it('keeps what a quantity costs exact where a price per unit is not', () => {
    expect(ask([general(A)], [{ of: 'A', price: '10', unit: 'dozen' }], { unit: 'pc', quantity: '12' })).toMatchObject({ price: '0.833333', amount: '10' });
  });
});

describe('discounts and bases', () => {
  it.each([['p010', '20', '-10', '22'], ['p013', '100', '-25', '125'], ['p024', '10', '-25', '12.5'], ['p026', '50', '-50', '75']])(
    '%s: a discount below zero is a markup, and never shown as a discount',
    (_id, price, discountPercent, expected) => {
      expect(ask([general(net)], [{ of: 'base', price }, { of: 'net', discountPercent }], {}, [base])).toMatchObject({ price: expected, discountPercent: null });
    }
  );

  it('p011: multiplies discounts along the chain and shows that of the whole', () => {
    const below = list('below', { base: 'net' });
    const rows = [{ of: 'base', price: '100' }, { of: 'net', discountPercent: '10' }, { of: 'below', discountPercent: '10' }];
    expect(ask([general(below)], rows, {}, [net, base])).toMatchObject({ price: '81', listPrice: '100', discountPercent: '19' });
  });

  it('p048: takes one discount from what another has left, and never adds them', () => {
    const below = list('below', { base: 'net' });
    const rows = [{ of: 'base', price: '100' }, { of: 'net', discountPercent: '20' }, { of: 'below', discountPercent: '10' }];
    expect(ask([general(below)], rows, {}, [net, base])).toMatchObject({ price: '72', discountPercent: '28' });
  });

  it('p012: takes the base in another currency at the rate of the list', () => {
    const foreign = list('foreign', { currency: 'USD', base: 'base', baseRate: '2' });
    const answer = ask([general(foreign)], [{ of: 'base', price: '100' }, { of: 'foreign', discountPercent: '10' }], { quantity: '10' }, [base]);
    expect(answer).toMatchObject({ price: '180', currency: 'USD', amount: '1800', path: [{ rate: '2' }, { currency: 'EUR', price: '100' }] });
  });

  it('p027: 50 pesos at 0.05 dollars each are 2.5 dollars', () => {
    const dollars = list('dollars', { currency: 'USD', base: 'base', baseRate: '0.05' });
    expect(ask([general(dollars)], [{ of: 'base', price: '50' }, { of: 'dollars', discountPercent: '0' }], {}, [list('base', { currency: 'MXN' })]).price).toBe('2.5');
  });

  it('p019: rounds after rate and discount, as the list says', () => {
    const rounded = (step: string | null, mode: 'half-up' | 'half-even' | 'up' | 'down') => {
      const own = list('own', { base: 'base', rounding: { step, mode } });
      return ask([general(own)], [{ of: 'base', price: '9.99' }, { of: 'own', discountPercent: '12.5' }], {}, [base]).price;
    };
    expect([rounded(null, 'half-up'), rounded('0.01', 'half-up'), rounded('0.05', 'half-up'), rounded('0.05', 'down'), rounded('1', 'up')]).toEqual(['8.74125', '8.74', '8.75', '8.7', '9']);
    expect(roundTo({ step: '0.1', mode: 'half-even' }, new Decimal('0.25')).toFixed()).toBe('0.2');
    expect(changedBy('10.10', '-10', { step: '0.5', mode: 'up' })).toBe('9.5');
  });

  it('takes the version of the base that the asked day has', () => {
    const [old, next] = [list('base', { validTo: '2026-06-30' }), list('base2', { series: 'base', validFrom: '2026-07-01' })];
    const rows = [{ of: 'base', price: '100' }, { of: 'base2', price: '200' }, { of: 'net', discountPercent: '10' }];
    expect(['2026-06-30', '2026-07-01'].map((date) => ask([general(net)], rows, { date }, [old, next]).price)).toEqual(['90', '180']);
  });

  const written = (documentId: string, to: string): CatalogueWrite => ({
    documentId, series: documentId, kind: 'article', currency: 'EUR', currencyBefore: 'EUR', general: false, base: to, baseRate: null, rounding: { step: null, mode: 'half-up' }, validFrom: null, validTo: null,
  });
  const other = (documentId: string, to: string | null): OtherCatalogue => ({ documentId, name: documentId, kind: 'article', currency: 'EUR', base: to, series: documentId });

  it.each([
    ['A → B → C → D → A', written('D', 'A'), [other('A', 'B'), other('B', 'C'), other('C', 'D')]],
    ['D → D', written('D', 'D'), []],
    ['C → B while B → C', written('C', 'B'), [other('B', 'C')]],
  ])('p014: refuses the circle %s', (_case, row, others) => {
    expect(objectionsToCatalogue(row, others).map(({ reason }) => reason)).toEqual(['cycle']);
  });

  it('p015: allows two ways to one base', () => {
    expect(objectionsToCatalogue(written('A', 'B'), [other('B', 'D'), other('C', 'D'), other('D', null), other('X', 'A')])).toEqual([]);
  });
});

describe('who wins', () => {
  const own = list('own');

  it('p017, p039, p059: a list of the contact comes before a general one, which counts where there is none', () => {
    const rows = [{ of: 'own', price: '1' }, { of: 'A', price: '2' }];
    expect(ask([general(A), assigned(own)], rows).price).toBe('1');
    expect(ask([general(A)], rows).price).toBe('2');
  });

  it('p018: takes the parent\'s list where the contact has none of its own', () => {
    const rows = [{ of: 'own', price: '1' }, { of: 'A', price: '2' }];
    expect(ask([assigned(A, 0, 1)], rows).price).toBe('2');
    expect(ask([assigned(A, 9, 1), assigned(own)], rows).price).toBe('1');
  });

  it('p041, p042, p044: the higher priority number wins', () => {
    const [high, higher] = [list('high'), list('higher')];
    const rows = [{ of: 'own', price: '10' }, { of: 'high', price: '20' }, { of: 'higher', price: '5' }];
    expect(ask([assigned(own, 0), assigned(high, 1)], rows).price).toBe('20');
    expect(ask([assigned(own, 0), assigned(high, 1), assigned(higher, 8)], rows).price).toBe('5');
  });

  it('p029, p043: two that are equal are a conflict, never the first of them', () => {
    expect(ask([assigned(own), assigned(A)], [{ of: 'own', price: '1' }, { of: 'A', price: '2' }])).toMatchObject({ outcome: 'conflict', price: null });
  });

  it('p052: asks the list of the currency', () => {
    const dollars = list('dollars', { currency: 'USD' });
    const rupees = list('rupees', { currency: 'INR' });
    const rows = [{ of: 'dollars', price: '2' }, { of: 'rupees', price: '100' }];
    expect(['USD', 'INR'].map((currency) => ask([general(dollars), general(rupees)], rows, { currency }).price)).toEqual(['2', '100']);
  });

  it('p036: knows no price, rather than 0', () => {
    expect(ask([general(A)], [])).toMatchObject({ outcome: 'none', price: null, amount: null });
  });

  it('p050: takes a written 0 for a price, where others take it for none', () => {
    expect(ask([general(A)], [{ of: 'A', price: '0' }])).toMatchObject({ outcome: 'price', price: '0' });
  });

  it('sees at save what is equal: one priority, one start, a day in common', () => {
    const ground = (id: number, priority: number | null, validFrom: string | null = null, validTo: string | null = null) => ({
      catalogue: { id, name: String(id), validFrom, validTo }, assignment: priority === null ? null : { priority, validFrom: null, validTo: null },
    });
    expect(areEqual(ground(1, 5), ground(2, 5))).toBe(true);
    expect(areEqual(ground(1, 5), ground(2, 6))).toBe(false);
    expect(areEqual(ground(1, 5), ground(1, 5))).toBe(false);
    expect(areEqual(ground(1, 5), ground(2, null))).toBe(false);
    expect(areEqual(ground(1, null, '2026-01-01'), ground(2, null, '2026-01-01', '2026-02-01'))).toBe(true);
    expect(areEqual(ground(1, null, '2026-01-01'), ground(2, null, '2026-01-02'))).toBe(false);
  });
});

describe('tiers', () => {
  it.each([['1', '790'], ['3', '785']])('p021: 790 from one, 785 from three: %s', (quantity, price) => {
    expect(ask([general(A)], [{ of: 'A', price: '790', minQuantity: '1' }, { of: 'A', price: '785', minQuantity: '3' }], { quantity }).price).toBe(price);
  });

  it.each([['1', '10'], ['5', '50'], ['10', '50']])('p025: a tier may be dearer: %s', (quantity, price) => {
    const rows = [{ of: 'A', price: '10', minQuantity: '1' }, { of: 'A', price: '50', minQuantity: '5' }, { of: 'A', price: '50', minQuantity: '10' }];
    expect(ask([general(A)], rows, { quantity }).price).toBe(price);
  });

  it.each([['1', '10'], ['10', '9']])('p032: the highest tier reached counts: %s', (quantity, price) => {
    expect(ask([general(A)], [{ of: 'A', price: '10' }, { of: 'A', price: '9', minQuantity: '10' }], { quantity }).price).toBe(price);
  });

  it.each([['1', '8'], ['12', '7']])('p040: 8 for one, 7 from twelve: %s', (quantity, price) => {
    expect(ask([general(A)], [{ of: 'A', price: '8', minQuantity: '1' }, { of: 'A', price: '7', minQuantity: '12' }], { quantity }).price).toBe(price);
  });

  it.each([['4', '100'], ['5', '82.5'], ['7', '82.5'], ['8', '100']])('p046: a discount from five to seven ends with the next tier: %s', (quantity, price) => {
    const rows = [
      { of: 'base', price: '100' }, { of: 'net', discountPercent: '0' }, { of: 'net', discountPercent: '17.5', minQuantity: '5' }, { of: 'net', discountPercent: '0', minQuantity: '8' },
    ];
    expect(ask([general(net)], rows, { quantity }, [base]).price).toBe(price);
  });
});
