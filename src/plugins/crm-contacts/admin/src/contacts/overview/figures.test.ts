import type { DocumentSource, DocumentTotal } from '../../../../contracts/documents';
import { sumOf } from '../../kernel/decimal-sum';
import { figuresOf } from './figures';

const names = { en: '', de: '' };
const state = (open: boolean) => ({ names, colour: 'neutral' as const, open });
const source = (key: string): DocumentSource => ({
  key, contentType: `api::${key}.${key}`, names: { one: names, many: names }, states: { open: state(true), paid: state(false) }, roles: [], attributes: { party: 'orderingParty', date: 'on' }, hasPrices: false, mayCreate: true,
});
const total = (more: Partial<DocumentTotal>): DocumentTotal => ({ source: 'invoice', state: 'open', currency: 'EUR', count: 1, total: '0.10', ...more });

describe('figures of documents', () => {
  it('adds up per kind and currency, exactly', () => {
    const totals = [total({ count: 2, total: '0.10' }), total({ state: 'paid', total: '0.20' }), total({ currency: 'CHF', total: '5' })];
    const [figure] = figuresOf({ sources: [source('invoice'), source('quote')], totals });
    expect(figure).toMatchObject({ count: 4, open: 3, sums: [{ currency: 'CHF', total: '5' }, { currency: 'EUR', total: '0.30' }] });
  });

  it('leaves out kinds without documents, and sums that are not known', () => {
    expect(figuresOf({ sources: [source('quote')], totals: [total({})] })).toEqual([]);
    expect(figuresOf({ sources: [source('invoice')], totals: [total({ total: null, currency: null })] })[0].sums).toEqual([]);
  });

  it('sums decimal strings of any length and sign', () => {
    expect(sumOf(['0.1', '0.02', '1000000000000.333333'])).toBe('1000000000000.453333');
    expect(sumOf(['-1.50', '1.45'])).toBe('-0.05');
    expect(sumOf(['-0.50', '0.25'])).toBe('-0.25');
    expect(sumOf(['3', '4'])).toBe('7');
    expect(sumOf([])).toBe('0');
  });
});
