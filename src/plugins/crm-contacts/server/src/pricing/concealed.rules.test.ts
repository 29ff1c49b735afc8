import type { PriceAnswer } from '../../../contracts/pricing';
import { compactAnswer } from './compact.rules';
import { concealer } from './concealed.rules';

const own = { documentId: 'own', name: 'Own' };
const secret = { documentId: 'secret', name: 'Secret' };
const assignment = { documentId: 'a1', priority: 3, validFrom: null, validTo: null };
const ofMember = { by: 'assignment' as const, assignment, contact: { documentId: null, name: null }, distance: 1 };
const general = { by: 'general' as const, assignment: null, contact: null, distance: 0 };
const step = { catalogue: secret, entry: { documentId: 'e', code: 'P', unit: null, minQuantity: '0', price: '5', discountPercent: null }, price: '5', currency: 'EUR', rate: null, rounding: null };
const answer: PriceAnswer = {
  code: 'P', quantity: '1', unit: null, outcome: 'price', price: '5', currency: 'EUR', amount: '5', listPrice: null, discountPercent: null,
  winner: { catalogue: own, ground: ofMember }, path: [step], conflicting: [],
  rejected: [
    { catalogue: secret, ground: general, reason: 'base', detail: 'Secret base', price: null, currency: 'EUR' },
    { catalogue: own, ground: general, reason: 'outranked', detail: null, price: '6', currency: 'EUR' },
  ],
};

it('takes out the names of hidden catalogues and the assignments of hidden contacts, and leaves the price', () => {
  const known = concealer(new Set(['secret']), new Set())(answer);

  expect(known).toMatchObject({ price: '5', winner: { catalogue: own, ground: { assignment: null, distance: 1 } }, path: [{ catalogue: { documentId: null, name: null }, price: '5' }] });
  expect(JSON.stringify(known)).not.toMatch(/Secret|secret|a1/);
});

it('keeps what the compact answer tells candidates apart by', () => {
  const conceal = concealer(new Set(['secret']), new Set());
  const { candidates } = compactAnswer({ date: '2026-01-01', kind: 'article', results: [conceal(answer), conceal(answer)] });

  expect(candidates.map(({ catalogue }) => catalogue.name)).toEqual([null, 'Own']);
});
