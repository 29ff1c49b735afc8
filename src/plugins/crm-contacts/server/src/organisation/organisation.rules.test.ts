import {
  circleObjection, closedCircle, companyObjections, dissolvingObjections, enclosedObjections, mainObjections, mayGoBelow, outlivedObjections, partObjections, superiorObjections, twiceObjections,
  type OtherPosition,
} from './organisation.rules';

const reasons = (found: { field: unknown; reason: string }[]) => found.map(({ field, reason }) => `${field}: ${reason}`);
const position = (values: Partial<OtherPosition> = {}): OtherPosition => ({ person: 1, department: null, workplace: null, jobTitle: null, main: false, ...values });

describe('a part of a company', () => {
  const sales = { name: 'Sales', company: 1, validFrom: '2020-01-01', validTo: '2020-12-31' };

  it('belongs to the same company', () => {
    expect(reasons(partObjections('department', sales, 2, {}))).toEqual(['department: otherCompany']);
  });
  it('shares a day with what refers to it', () => {
    expect(partObjections('department', sales, 1, { validFrom: '2020-12-31' })).toEqual([]);
    expect(reasons(partObjections('department', sales, 1, { validFrom: '2021-01-01' }))).toEqual(['department: notThen']);
    expect(reasons(partObjections('department', sales, 1, { validTo: '2019-12-31' }))).toEqual(['department: notThen']);
  });
  it('holds nothing that lasts longer than itself', () => {
    const lasting = [{}, { validTo: '2020-12-31' }, { validTo: '2021-01-01' }].map((validity) => reasons(enclosedObjections('department', sales, validity)));
    expect(lasting).toEqual([['department: endsFirst'], [], ['department: endsFirst']]);
    expect(enclosedObjections('department', { ...sales, validTo: null }, {})).toEqual([]);
  });
  it('belongs to a company, not to a person', () => {
    expect(reasons(companyObjections({ kind: 'person', name: 'Ada' }))).toEqual(['company: notCompany']);
    expect(companyObjections({ kind: 'company', name: 'Acme' })).toEqual([]);
  });
});

describe('a circle', () => {
  it('is closed by pointing to oneself', () => {
    expect(closedCircle(1, 1, [{ id: 1, above: null }])).toEqual([1]);
  });
  it('is closed by pointing to somebody further down', () => {
    expect(closedCircle(1, 3, [{ id: 3, above: 2 }, { id: 2, above: 1 }, { id: 1, above: null }])).toEqual([1, 2, 3]);
  });
  it('is not closed by pointing upwards, nor by a new row', () => {
    expect(closedCircle(3, 1, [{ id: 1, above: null }])).toBeNull();
    expect(closedCircle(null, 1, [{ id: 1, above: 2 }, { id: 2, above: null }])).toBeNull();
  });
  it('that is stored already among others does not keep the check from ending', () => {
    expect(closedCircle(9, 1, [{ id: 1, above: 2 }, { id: 2, above: 1 }])).toBeNull();
  });
  it('is named from the top down', () => {
    const names: Record<number, string> = { 1: 'Ada', 2: 'Bo', 3: 'Cy' };
    expect(circleObjection('superior', [1, 2, 3], (id) => names[id]).message).toContain('Ada → Bo → Cy → Ada');
  });
});

it('lets parts of a dissolved department go below another, but never below themselves', () => {
  const above = [{ id: 3, above: 2 }, { id: 2, above: 1 }, { id: 1, above: null }];
  expect([mayGoBelow(2, 3, above), mayGoBelow(3, 3, above), mayGoBelow(4, 3, above), mayGoBelow(2, null, [])]).toEqual([false, false, true, true]);
});

describe('a superior', () => {
  it('from outside the corporate family comes from nowhere', () => {
    const found = superiorObjections({ isFamily: false }, {});
    expect(reasons(found)).toEqual(['superior: notFamily']);
    expect(found[0].message).toContain('from nowhere');
  });
  it('who left before the position began is refused', () => {
    expect(reasons(superiorObjections({ isFamily: true, validTo: '2020-12-31' }, { validFrom: '2021-01-01' }))).toEqual(['superior: superiorGone']);
    expect(superiorObjections({ isFamily: true, validTo: '2021-01-01' }, { validFrom: '2021-01-01' })).toEqual([]);
  });
});

describe('the main contact person', () => {
  const main = position({ main: true, validTo: '2025-12-31' });

  it('is one per company and day', () => {
    expect(reasons(mainObjections(position({ main: true, validFrom: '2025-12-31' }), [main]))).toEqual(['main: otherMain']);
    expect(mainObjections(position({ main: true, validFrom: '2026-01-01' }), [main])).toEqual([]);
    expect(mainObjections(position({ validFrom: '2025-01-01' }), [main])).toEqual([]);
  });
});

describe('the same person twice', () => {
  it('is refused in the same place on the same day', () => {
    expect(reasons(twiceObjections(position({ jobTitle: 'Buyer ' }), [position({ jobTitle: 'buyer' })]))).toEqual(['person: positionTwice']);
  });
  it('is accepted in another job, and later again', () => {
    expect(twiceObjections(position({ jobTitle: 'Buyer' }), [position({ jobTitle: 'Seller' })])).toEqual([]);
    expect(twiceObjections(position({ validFrom: '2026-01-01' }), [position({ validTo: '2025-12-31' })])).toEqual([]);
  });
});

it('counts what would outlive a department', () => {
  expect(reasons(outlivedObjections({ positions: 2, workplaces: 0 }, '2026-12-31'))).toEqual(['validTo: outlived']);
  expect(outlivedObjections({ positions: 0 }, '2026-12-31')).toEqual([]);
});

it('lets a department end once', () => {
  const reasons = (validTo: string | null, moved: number) => dissolvingObjections({ validTo }, '2025-06-30', moved).map(({ reason }) => reason);
  expect([reasons(null, 0), reasons('2025-07-01', 0), reasons('2025-06-30', 1)]).toEqual([[], [], []]);
  expect([reasons('2025-06-30', 0), reasons('2025-06-29', 1)]).toEqual([['dissolved'], ['dissolved']]);
});
