import type { ListField } from './fields.rules';
import { readFilters, readSort } from './filters.rules';

const fields: ListField[] = [
  { name: 'city', type: 'text' },
  { name: 'employees', type: 'integer' },
  { name: 'owner', type: 'user' },
  { name: 'resumeOn', type: 'day' },
  { name: 'createdAt', type: 'instant' },
  { name: 'companies', type: 'companies' },
];
const read = (filters: unknown) => {
  const { conditions, objections } = readFilters(filters, fields);
  return { conditions: conditions.map(({ field, operator, values }) => [field.name, operator, ...values]), wrong: objections.map(({ field, reason }) => [(field as string[]).join('.'), reason]) };
};

describe('filters', () => {
  it.each([
    [undefined, []],
    [{}, []],
    [{ city: 'Ulm' }, [['city', '$eq', 'Ulm']]],
    [{ city: { $contains: 'ul', $ne: 'Kulm' } }, [['city', '$contains', 'ul'], ['city', '$ne', 'Kulm']]],
    [{ $and: [{ city: { $eq: 'Ulm' } }, { $and: [{ employees: { $gte: '5' } }] }] }, [['city', '$eq', 'Ulm'], ['employees', '$gte', '5']]],
    [{ city: { $in: { 0: 'Ulm', 1: 'Kiel' } } }, [['city', '$in', 'Ulm', 'Kiel']]],
    [{ owner: { documentId: { $eq: 'me' } } }, [['owner', '$eq', 'me']]],
    [{ owner: { documentId: 'abc' } }, [['owner', '$eq', 'abc']]],
    [{ city: { $null: 'true' } }, [['city', '$null']]],
    [{ city: { $null: 'false' } }, [['city', '$notNull']]],
    [{ city: { $notNull: false } }, [['city', '$null']]],
    [{ createdAt: { $gte: '2026-11-23' } }, [['createdAt', '$gte', '2026-11-23']]],
    [{ createdAt: { $lt: '2026-11-23T10:00:00Z' } }, [['createdAt', '$lt', '2026-11-23T10:00:00Z']]],
  ])('are read from %j', (filters, expected) => {
    expect(read(filters)).toEqual({ conditions: expected, wrong: [] });
  });

  it.each([
    ['x', [['filters', 'form']]],
    [{ name: { $eq: 'x' } }, [['filters.name', 'unknown']]],
    [{ constructor: { $eq: 'x' } }, [['filters.constructor', 'unknown']]],
    [{ companies: { $eq: 'x' } }, [['filters.companies', 'unknown']]],
    [{ city: { $regex: 'x' } }, [['filters.city.$regex', 'operator']]],
    [{ employees: { $contains: '1' } }, [['filters.employees.$contains', 'operator']]],
    [{ employees: { $eq: '1.5' } }, [['filters.employees.$eq', 'value']]],
    [{ employees: { $eq: '99999999999' } }, [['filters.employees.$eq', 'value']]],
    [{ resumeOn: { $eq: '2026-02-30' } }, [['filters.resumeOn.$eq', 'value']]],
    [{ createdAt: { $gt: 'yesterday' } }, [['filters.createdAt.$gt', 'value']]],
    [{ city: { $eq: ['a', 'b'] } }, [['filters.city.$eq', 'values']]],
    [{ city: { $in: [] } }, [['filters.city.$in', 'values']]],
    [{ city: { $in: Array(101).fill('a') } }, [['filters.city.$in', 'values']]],
    [{ city: { $eq: 'a\0' } }, [['filters.city.$eq', 'value']]],
    [{ city: { $eq: 'a'.repeat(256) } }, [['filters.city.$eq', 'value']]],
    [{ city: { $eq: { deep: 1 } } }, [['filters.city.$eq', 'value']]],
    [{ $or: [{ city: 'a' }] }, [['filters.$or', 'unknown']]],
  ])('refuse %j', (filters, expected) => {
    expect(read(filters).wrong).toEqual(expected);
  });

  it('refuse more than twenty at once', () => {
    const many = { $and: Array.from({ length: 21 }, () => ({ city: 'x' })) };

    expect(readFilters(many, fields).objections).toHaveLength(1);
  });
});

describe('an order', () => {
  it.each([
    ['city', 'city', false],
    ['city:asc', 'city', false],
    ['city:DESC', 'city', true],
  ])('is read from %s', (sort, name, descending) => {
    expect(readSort(sort, fields)).toMatchObject({ sort: { field: { name }, descending }, objections: [] });
  });

  it.each(['name', 'companies', 'city:up', 'city asc', 'city;drop', ['city'], { city: 'asc' }])('refuses %j', (sort) => {
    expect(readSort(sort, fields)).toMatchObject({ sort: null, objections: [{ field: 'sort' }] });
  });

  it('is the folder’s own when none is asked for', () => {
    expect(readSort(undefined, fields)).toEqual({ sort: null, objections: [] });
    expect(readSort('', fields)).toEqual({ sort: null, objections: [] });
  });
});
