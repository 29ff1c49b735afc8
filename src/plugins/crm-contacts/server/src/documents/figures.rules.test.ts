import { aYearBefore, countedSources, figuresOfRows, totalsOfRows, type CountedSources, type FigureRow } from './figures.rules';
import { sourceOf, type Source } from './source.rules';

const names = { en: 'x', de: 'x' };
const state = { names, colour: 'primary' as const };
const invoice: Source = sourceOf({
  contentType: 'api::invoice.invoice', names: { one: names, many: names }, number: 'number', date: 'on', state: 'state', due: 'due', total: 'net', currency: 'currency',
  roles: { orderingParty: 'buyer', billTo: 'payer' }, states: { open: state, paid: state, cancelled: state }, derivedStates: { overdue: { ...state, from: ['open'] } },
  figures: { revenue: ['open', 'overdue', 'paid'], receivable: ['open', 'overdue'], overdue: ['overdue'] },
});
const quote: Source = sourceOf({ ...invoice, key: 'quote', contentType: 'api::quote.quote', derivedStates: {}, figures: { offer: ['open'], order: ['paid'] } });
const all = countedSources([invoice, quote], () => true);
const terms = { currency: 'EUR', limit: '1000' };

const row = (more: Partial<FigureRow>): FigureRow => ({
  source: 'invoice', state: 'open', currency: 'EUR', month: '2026-03', early: false, counts: true, owes: true, count: 1, total: '10', owed: '11.90', ...more,
});
const figures = (rows: Partial<FigureRow>[], counted: CountedSources = all, given: typeof terms | null = terms) => figuresOfRows(rows.map(row), counted, given, '2026-03-15');

describe('revenue', () => {
  it('is summed exactly by month of this year and the last one, and up to the same day a year ago', () => {
    const { revenue } = figures([
      { total: '0.1' }, { total: '0.2', state: 'paid' }, { month: '2026-12', total: '5' },
      { month: '2025-03', early: true, total: '7' }, { month: '2025-03', total: '8' }, { month: '2025-01', early: true, total: '1' }, { month: null, total: '99' },
    ]);

    const { months, ...sums } = revenue!.currencies[0];
    expect(revenue!.year).toBe(2026);
    expect(sums).toEqual({ currency: 'EUR', thisYear: '5.3', lastYear: '16', lastYearToDate: '8' });
    expect(months.thisYear).toEqual(['0', '0', '0.3', '0', '0', '0', '0', '0', '0', '0', '0', '5']);
    expect(months.lastYear.slice(0, 3)).toEqual(['1', '0', '15']);
  });

  it('counts neither cancelled documents nor those that somebody else ordered', () => {
    expect(figures([{ state: 'cancelled' }, { counts: false }, { state: null }]).revenue!.currencies).toEqual([]);
  });

  it('becomes less by credit notes and may be negative', () => {
    expect(figures([{ total: '10' }, { total: '-12.5' }]).revenue!.currencies[0].thisYear).toBe('-2.5');
  });

  it('keeps currencies apart, the contact’s own first', () => {
    const { revenue } = figures([{ currency: 'CHF' }, { currency: null }, { currency: 'USD' }, { currency: 'EUR' }]);
    expect(revenue!.currencies.map(({ currency }) => currency)).toEqual(['EUR', 'CHF', 'USD', null]);
  });
});

describe('what is open', () => {
  it('is counted and summed per currency; overdue is part of what is owed', () => {
    const { offers, receivables, overdue } = figures([
      { source: 'quote', count: 2, total: '18.50' }, { source: 'quote', currency: 'USD', total: '3' }, { source: 'quote', state: 'cancelled' },
      { count: 3, owed: '100' }, { state: 'overdue', owed: '20.05' }, { state: 'paid' },
    ]);

    expect(offers).toEqual({ counted: [{ source: 'quote', states: ['open'] }], count: 3, sums: [{ currency: 'EUR', total: '18.5' }, { currency: 'USD', total: '3' }] });
    expect(receivables).toMatchObject({ count: 4, sums: [{ currency: 'EUR', total: '120.05' }] });
    expect(overdue).toMatchObject({ count: 1, sums: [{ currency: 'EUR', total: '20.05' }] });
  });

  it('is owed by who pays, whoever ordered', () => {
    const { receivables, revenue } = figures([{ counts: false, owed: '5' }, { owes: false, total: '7' }]);
    expect(receivables!.sums).toEqual([{ currency: 'EUR', total: '5' }]);
    expect(revenue!.currencies[0].thisYear).toBe('7');
  });

  it('is a count without a sum where nothing has a total', () => {
    expect(figures([{ owed: null, total: null }]).receivables).toMatchObject({ count: 1, sums: [] });
  });
});

describe('credit', () => {
  it('is what is open and overdue in the contact’s currency; other currencies stand beside it', () => {
    expect(figures([{ owed: '100' }, { state: 'overdue', owed: '20' }, { currency: 'USD', owed: '9' }, { owed: '-30' }]).credit)
      .toEqual({ currency: 'EUR', limit: '1000', used: '90', overdue: '20', others: [{ currency: 'USD', total: '9' }] });
  });

  it('is not used at all without receivables', () => {
    expect(figures([]).credit).toMatchObject({ used: '0', overdue: '0', others: [] });
  });

  it('is not told without the currency, without limit where that may not be read, and for no family', () => {
    expect(figuresOfRows([], all, { currency: undefined, limit: '5' }, '2026-01-01').credit).toBeUndefined();
    expect(figuresOfRows([], all, { currency: 'EUR', limit: undefined }, '2026-01-01').credit).not.toHaveProperty('limit');
    expect(figures([], all, null).credit).toBeUndefined();
  });
});

describe('what a reader may know', () => {
  const without = (...hidden: string[]) => countedSources([invoice], (_source, attribute) => !hidden.includes(attribute));

  it.each([
    ['all', without(), ['overdue', 'receivable', 'revenue']],
    ['no states', without('state'), []],
    ['no ordering party', without('buyer'), []],
    ['no days', without('on'), ['overdue', 'receivable']],
    ['no due days: nothing would ever be late', without('due'), []],
    ['no totals', without('net'), ['overdue', 'receivable']],
  ])('with %s', (_case, counted, expected) => {
    expect(Object.keys(counted).sort()).toEqual(expected);
  });

  it('is a count without sum or credit where totals may not be read', () => {
    const found = figures([{ owed: null, total: null }], without('net'));
    expect(found.credit).toBeUndefined();
    expect(found).toMatchObject({ receivables: { count: 1, sums: [] }, overdue: { count: 0, sums: [] } });
  });
});

it('adds groups up to totals per source, state and currency', () => {
  expect(totalsOfRows([row({ total: '0.1' }), row({ month: '2025-01', total: '0.2' }), row({ owes: false, total: null }), row({ state: 'paid', total: null })])).toEqual([
    { source: 'invoice', state: 'open', currency: 'EUR', count: 3, total: '0.3' },
    { source: 'invoice', state: 'paid', currency: 'EUR', count: 1, total: null },
  ]);
});

it('knows the same day of the year before', () => {
  expect(['2026-03-15', '2024-02-29', '2025-02-28', '2026-01-01'].map(aYearBefore)).toEqual(['2025-03-15', '2023-02-28', '2024-02-28', '2025-01-01']);
});
