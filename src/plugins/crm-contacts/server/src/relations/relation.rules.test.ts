import { branchObjections, duplicateObjections, sideObjections, typeChangeObjections, typeObjections, type Edge, type TypeRule } from './relation.rules';

const type = (rule: Partial<TypeRule> = {}): TypeRule => ({ structure: 'none', symmetric: false, fromKind: 'any', toKind: 'any', allowSelf: false, ...rule });
const edge = (from: number, to: number, validFrom: string | null = null, validTo: string | null = null): Edge => ({ from, to, validFrom, validTo });
const nameOf = (id: number) => `N${id}`;
const reasons = (found: { reason: string }[]) => found.map(({ reason }) => reason);

describe('the sides', () => {
  const company = { id: 1, name: 'Acme', kind: 'company' as const };
  const human = { id: 2, name: 'Ada', kind: 'person' as const };

  it('must be of the kinds that the type wants', () => {
    expect(sideObjections(type({ fromKind: 'person', toKind: 'person' }), company, human).map(({ field }) => field)).toEqual(['from']);
    expect(sideObjections(type({ fromKind: 'company', toKind: 'person' }), company, human)).toEqual([]);
  });
  it('may be the same only where the type allows it', () => {
    expect(reasons(sideObjections(type(), company, company))).toEqual(['selfRelation']);
    expect(sideObjections(type({ allowSelf: true }), company, company)).toEqual([]);
  });
});

describe('the same relation twice', () => {
  const stored = edge(1, 2, '2015-09-01', '2016-08-31');

  it('is refused when the two share a day', () => {
    expect(reasons(duplicateObjections(type(), edge(1, 2, '2016-08-31'), [stored]))).toEqual(['relationTwice']);
    expect(reasons(duplicateObjections(type(), edge(1, 2), [edge(1, 2)]))).toEqual(['relationTwice']);
  });
  it('is accepted from the day after', () => {
    expect(duplicateObjections(type(), edge(1, 2, '2016-09-01'), [stored])).toEqual([]);
  });
  it('may run in the other direction unless the type is symmetric', () => {
    expect(duplicateObjections(type(), edge(2, 1, '2016-01-01'), [stored])).toEqual([]);
    expect(reasons(duplicateObjections(type({ symmetric: true }), edge(2, 1, '2016-01-01'), [stored]))).toEqual(['relationTwice']);
  });
});

describe('a branch', () => {
  it('does not stand above its own head office', () => {
    const found = branchObjections(edge(3, 1), [edge(1, 2), edge(2, 3)], nameOf);
    expect(reasons(found)).toEqual(['cycle']);
    expect(found[0].message).toContain('N1 → N2 → N3 → N1');
  });
  it('may, when the two never share a day', () => {
    expect(branchObjections(edge(3, 1, '2021-01-01'), [edge(1, 2, null, '2020-12-31'), edge(2, 3)], nameOf)).toEqual([]);
    expect(branchObjections(edge(3, 1, '2020-01-01'), [edge(1, 2, null, '2020-06-30'), edge(2, 3, '2020-07-01')], nameOf)).toEqual([]);
  });
  it('is refused when one day is shared by the whole chain', () => {
    expect(reasons(branchObjections(edge(3, 1, '2020-06-30'), [edge(1, 2, null, '2020-06-30'), edge(2, 3, '2020-06-30')], nameOf))).toEqual(['cycle']);
  });
  it('has one head office at a time', () => {
    expect(reasons(branchObjections(edge(5, 2), [edge(1, 2)], nameOf))).toEqual(['headOffice']);
    expect(branchObjections(edge(5, 2, '2026-01-01'), [edge(1, 2, null, '2025-12-31')], nameOf)).toEqual([]);
  });
  it('is judged on data that is already broken', () => {
    expect(branchObjections(edge(3, 9), [edge(1, 2), edge(2, 3), edge(3, 1)], nameOf)).toEqual([]);
  });
});

describe('a type', () => {
  it('that builds a structure is not symmetric', () => {
    expect(reasons(typeObjections(type({ structure: 'group', symmetric: true })))).toEqual(['structure']);
  });
  it('that is symmetric wants one kind', () => {
    expect(reasons(typeObjections(type({ symmetric: true, fromKind: 'person' })))).toEqual(['kind']);
  });
  it('keeps its key, and its structure while relations have it', () => {
    const before = { key: 'a', ...type() };
    const use = { relations: 2, selfRelations: 0, unfitting: 0 };
    expect(reasons(typeChangeObjections(before, { ...before, key: 'b' }, use))).toEqual(['fixed']);
    expect(reasons(typeChangeObjections(before, { ...before, structure: 'branch' }, use))).toEqual(['inUse']);
    expect(typeChangeObjections(before, { ...before, structure: 'branch' }, { ...use, relations: 0 })).toEqual([]);
  });
  it('cannot forbid self relations while there are some', () => {
    const before = { key: 'a', ...type({ allowSelf: true }) };
    const after = { ...before, allowSelf: false };
    expect(reasons(typeChangeObjections(before, after, { relations: 3, selfRelations: 1, unfitting: 0 }))).toEqual(['inUse']);
    expect(typeChangeObjections(before, after, { relations: 3, selfRelations: 0, unfitting: 0 })).toEqual([]);
  });
});
