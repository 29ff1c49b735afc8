import { groupBy } from '../kernel/tree';
import type { Entry } from './entry.rules';
import { resolvePrice as resolve, type Candidate, type Catalogue, type Circumstances, type Item, type PriceList } from './price.rules';
import { SHIPPED_UNITS } from './units';
import { unitBook } from './units.rules';

const question: Item & Circumstances = { code: 'P-1', quantity: '1', unit: null, date: '2026-06-15', currency: null, sales: true };

function catalogue(documentId: string, more: Partial<Catalogue> = {}): Catalogue {
  return { documentId, name: documentId, kind: 'article', currency: 'EUR', base: null, baseRate: null, rounding: { step: null, mode: 'half-up' }, series: documentId, validFrom: null, validTo: null, ...more };
}

interface OwnedEntry extends Entry {
  catalogue: string;
}

const units = unitBook(SHIPPED_UNITS);
const resolvePrice = (asked: Item & Circumstances, candidates: Candidate[], prices: PriceList) => resolve(asked, candidates, prices, units);

function entry(of: string, more: Partial<Entry> = {}): OwnedEntry {
  return { documentId: `${of}-${more.minQuantity ?? 0}-${more.unit ?? ''}`, validFrom: null, catalogue: of, code: 'P-1', unit: null, minQuantity: '0', price: '10', discountPercent: null, ...more };
}

function list(catalogues: Catalogue[], entries: OwnedEntry[]): PriceList {
  const byCode = (of: string) => groupBy(entries.filter(({ catalogue: owner }) => owner === of), ({ code }) => code);
  return {
    catalogues: new Map(catalogues.map((row) => [row.documentId, row])),
    entries: new Map(catalogues.map(({ documentId }) => [documentId, byCode(documentId)])),
  };
}

interface Assigned {
  priority?: number;
  validFrom?: string | null;
  validTo?: string | null;
  distance?: number;
  includeGroup?: boolean;
}

function assigned(of: Catalogue, { priority = 0, validFrom = null, validTo = null, distance = 0, includeGroup = true }: Assigned = {}): Candidate {
  const assignment = { documentId: `to-${of.documentId}-${distance}`, priority, validFrom, validTo };
  return { catalogue: of, includeGroup, ground: { by: 'assignment', assignment, contact: { documentId: `c${distance}`, name: `c${distance}` }, distance } };
}

const general = (of: Catalogue): Candidate => ({ catalogue: of, includeGroup: true, ground: { by: 'general', assignment: null, contact: null, distance: 0 } });

const A = catalogue('A');
const B = catalogue('B');
const C = catalogue('C');

function reasons(answer: ReturnType<typeof resolvePrice>): Record<string, string> {
  return Object.fromEntries(answer.rejected.map(({ catalogue: { name }, reason }) => [name, reason]));
}

describe('who wins', () => {
  const prices = list([A, B, C], [entry('A', { price: '1' }), entry('B', { price: '2' }), entry('C', { price: '3' })]);

  it('takes an own assignment before the family and the family before what is general', () => {
    const answer = resolvePrice(question, [general(C), assigned(B, { distance: 1, priority: 9 }), assigned(A)], prices);

    expect(answer).toMatchObject({ outcome: 'price', price: '1', currency: 'EUR', winner: { catalogue: { name: 'A' } } });
    expect(reasons(answer)).toEqual({ B: 'outranked', C: 'outranked' });
    expect(answer.rejected.map(({ price }) => price)).toEqual(['2', '3']);
  });

  it('takes the nearest member of the family', () => {
    const answer = resolvePrice(question, [assigned(A, { distance: 2, priority: 9 }), assigned(B, { distance: 1 })], prices);

    expect(answer.winner?.catalogue.name).toBe('B');
  });

  it('takes the higher priority, then the later start', () => {
    const byPriority = resolvePrice(question, [assigned(A, { priority: 1, validFrom: '2026-01-01' }), assigned(B, { priority: 3 })], prices);
    const byStart = resolvePrice(question, [assigned(A, { validFrom: '2026-01-01' }), assigned(B, { validFrom: '2026-02-01' }), assigned(C)], prices);

    expect(byPriority.winner?.catalogue.name).toBe('B');
    expect(byStart.winner?.catalogue.name).toBe('B');
  });

  it('counts the start of the catalogue where it is later than that of the assignment', () => {
    const late = catalogue('late', { validFrom: '2026-03-01' });
    const answer = resolvePrice(question, [assigned(A, { validFrom: '2026-02-01' }), assigned(late, { validFrom: '2026-01-01' })], list([A, late], [entry('A'), entry('late', { price: '4' })]));

    expect(answer.price).toBe('4');
  });

  it('passes on to the next rank where a catalogue has no entry', () => {
    const answer = resolvePrice(question, [assigned(A), general(B)], list([A, B], [entry('B', { price: '2' })]));

    expect(answer.price).toBe('2');
    expect(reasons(answer)).toEqual({ A: 'no-entry' });
  });

  it('reports a conflict of equals instead of choosing', () => {
    const answer = resolvePrice(question, [assigned(A), assigned(B)], prices);

    expect(answer).toMatchObject({ outcome: 'conflict', price: null, amount: null, winner: null });
    expect(answer.conflicting.map(({ catalogue: { name }, price }) => [name, price])).toEqual([['A', '1'], ['B', '2']]);
  });

  it('sees no conflict in the same catalogue by two ways of one rank', () => {
    const answer = resolvePrice(question, [assigned(A, { distance: 1 }), assigned(A, { distance: 1 })], prices);

    expect(answer).toMatchObject({ outcome: 'price', price: '1' });
  });

  it('gives no price, never 0, where nothing fits', () => {
    expect(resolvePrice(question, [], prices)).toMatchObject({ outcome: 'none', price: null, amount: null, path: [] });
  });

  it('keeps a price of 0 that somebody wrote', () => {
    expect(resolvePrice(question, [general(A)], list([A], [entry('A', { price: '0' })]))).toMatchObject({ outcome: 'price', price: '0' });
  });
});

describe('what does not count', () => {
  const withPrice = (of: Catalogue) => list([of], [entry(of.documentId)]);

  it('leaves assignments aside where the stage has no sales data', () => {
    const answer = resolvePrice({ ...question, sales: false }, [assigned(A), general(B)], list([A, B], [entry('A', { price: '1' }), entry('B', { price: '2' })]));

    expect(answer.price).toBe('2');
    expect(reasons(answer)).toEqual({ A: 'no-sales' });
  });

  it('leaves what is assigned to a parent alone aside', () => {
    expect(reasons(resolvePrice(question, [assigned(A, { distance: 1, includeGroup: false })], withPrice(A)))).toEqual({ A: 'not-inherited' });
    expect(resolvePrice(question, [assigned(A, { includeGroup: false })], withPrice(A)).outcome).toBe('price');
  });

  it('refuses another currency than the one asked for', () => {
    const answer = resolvePrice({ ...question, currency: 'USD' }, [general(A)], withPrice(A));

    expect(answer.rejected[0]).toMatchObject({ reason: 'currency', detail: 'EUR' });
  });

  it.each([
    ['2026-05-31', 'none', 'not-yet-valid'],
    ['2026-06-01', 'price', undefined],
    ['2026-06-30', 'price', undefined],
    ['2026-07-01', 'none', 'expired'],
  ])('counts both ends of the dates: %s', (date, outcome, reason) => {
    const june = { validFrom: '2026-06-01', validTo: '2026-06-30' };
    const ofCatalogue = resolvePrice({ ...question, date }, [general(catalogue('A', june))], withPrice(A));
    const ofAssignment = resolvePrice({ ...question, date }, [assigned(A, june)], withPrice(A));

    for (const answer of [ofCatalogue, ofAssignment]) {
      expect(answer.outcome).toBe(outcome);
      expect(answer.rejected[0]?.reason).toBe(reason);
    }
  });
});

describe('tiers and units', () => {
  const tiers = list([A], [entry('A', { price: '10' }), entry('A', { minQuantity: '10', price: '9' }), entry('A', { minQuantity: '100.5', price: '8' })]);

  it.each([['0', '10'], ['9.999999', '10'], ['10', '9'], ['100.4', '9'], ['100.5', '8'], ['1000000', '8']])('takes the highest tier at or below %s', (quantity, price) => {
    expect(resolvePrice({ ...question, quantity }, [general(A)], tiers).price).toBe(price);
  });

  it('says from which quantity there is a price', () => {
    const answer = resolvePrice(question, [general(A)], list([A], [entry('A', { minQuantity: '5' }), entry('A', { minQuantity: '50' })]));

    expect(answer.rejected[0]).toMatchObject({ reason: 'tier', detail: '5' });
  });

  it('keeps tiers of one unit apart from those of another', () => {
    const units = list([A], [entry('A', { unit: 'pc', price: '1' }), entry('A', { unit: 'box', price: '10' })]);

    expect(resolvePrice({ ...question, unit: 'box' }, [general(A)], units)).toMatchObject({ price: '10', unit: 'box' });
    expect(resolvePrice({ ...question, unit: 'kg' }, [general(A)], units).rejected[0]).toMatchObject({ reason: 'unit', detail: 'pc, box' });
    expect(resolvePrice(question, [general(A)], units).rejected[0]).toMatchObject({ reason: 'several-units', detail: 'pc, box' });
  });

  it('needs no unit where there is but one, and lets an entry without unit fit every unit', () => {
    expect(resolvePrice(question, [general(A)], list([A], [entry('A', { unit: 'pc' })]))).toMatchObject({ price: '10', unit: 'pc' });
    expect(resolvePrice({ ...question, unit: 'pc' }, [general(A)], list([A], [entry('A')])).price).toBe('10');
  });

  it('multiplies exactly', () => {
    const answer = resolvePrice({ ...question, quantity: '3' }, [general(A)], list([A], [entry('A', { price: '0.1' })]));

    expect(answer.amount).toBe('0.3');
  });
});

describe('discounts on a base', () => {
  const net = catalogue('net', { base: 'list' });
  const special = catalogue('special', { base: 'net' });
  const base = catalogue('list');
  const minus = (of: string, percent: string) => entry(of, { price: null, discountPercent: percent });

  it('takes the price of the base for the same day and quantity, along a chain', () => {
    const entries = [entry('list', { price: '100' }), entry('list', { minQuantity: '10', price: '90' }), minus('net', '10'), minus('special', '10')];
    const answer = resolvePrice({ ...question, quantity: '10' }, [assigned(special)], list([net, special, base], entries));

    expect(answer.price).toBe('72.9');
    expect(answer.path.map(({ catalogue: { name }, price }) => [name, price])).toEqual([['special', '72.9'], ['net', '81'], ['list', '90']]);
  });

  it('keeps six places', () => {
    const answer = resolvePrice(question, [assigned(net)], list([net, base], [entry('list', { price: '0.012345' }), minus('net', '33.333333')]));

    expect(answer.price).toBe('0.00823');
  });

  it('gives no price where the base has none on that day, and ends on a circle in broken data', () => {
    const past = catalogue('list', { validTo: '2026-01-01' });
    const circle = [catalogue('net', { base: 'special' }), special];

    expect(resolvePrice(question, [assigned(net)], list([net, past], [entry('list'), minus('net', '10')])).rejected[0]).toMatchObject({ reason: 'base', detail: 'list' });
    expect(resolvePrice(question, [assigned(net)], list([net], [minus('net', '10')])).rejected[0].reason).toBe('base');
    expect(resolvePrice(question, [assigned(circle[0])], list(circle, [minus('net', '1'), minus('special', '1')])).rejected[0].reason).toBe('base');
  });
});
