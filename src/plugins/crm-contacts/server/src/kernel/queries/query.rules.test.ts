import type { AttributesOf } from './filters.rules';
import { withLists } from './lists';
import { objectionsToQuery, type Asked } from './query.rules';

const TYPES: Record<string, ReturnType<AttributesOf>> = {
  company: {
    name: { type: 'string' }, size: { type: 'integer' }, total: { type: 'biginteger' }, limit: { type: 'decimal' }, active: { type: 'boolean' },
    founded: { type: 'date' }, seenAt: { type: 'datetime' }, opens: { type: 'time' }, tags: { type: 'json' }, secret: { type: 'password' },
    owner: { type: 'relation', target: 'person' }, anything: { type: 'relation' }, lines: { type: 'component', component: 'line' }, publishedAt: { type: 'datetime' },
  },
  person: { name: { type: 'string' }, company: { type: 'relation', target: 'company' } },
  line: { quantity: { type: 'decimal' } },
};

const reasons = (query: Asked, values = 3) => objectionsToQuery((uid) => TYPES[uid], 'company', query, { values }).map(({ field, reason }) => `${(field as string[]).join('.')}: ${reason}`);
const filtered = (filters: unknown) => reasons({ filters });

describe('a comparison', () => {
  it.each([
    { name: 'x' }, { name: ['a', 'b'] }, { name: { $contains: '20' } }, { name: { $not: { $startsWith: 'a' } } }, { name: { $eq: null } }, { name: { $in: [] } },
    { id: '5' }, { id: { $in: ['1', '2'] } }, { documentId: { $gt: 'a' } },
    { size: -2147483648 }, { size: '2147483647' }, { total: '9223372036854775807' }, { limit: { $between: ['1.5', 1e3] } }, { active: { $eq: 'false' } },
    { founded: { $gte: '2020-02-29' } }, { founded: { $containsi: '2020' } }, { seenAt: { $lt: '2020-01-01T00:00:00Z' } }, { seenAt: { $gt: new Date(0) } }, { opens: { $eq: '23:59:59.999' } },
    { tags: { $null: 'true' } }, { tags: { $containsi: 'vip' } }, { tags: null }, { tags: { $not: { $null: true } } },
    { owner: 5 }, { owner: { $in: ['1', '2'] } }, { owner: { $notNull: true } }, { owner: { company: { owner: { name: 'x' } } } }, { owner: { $or: [{ name: 'x' }, { id: 1 }] } },
    { lines: { quantity: { $gt: 1 } } }, { $and: [{ $or: [{ name: 'x' }] }, { $not: { size: 1 } }] }, [{ name: 'x' }], '', null, undefined,
  ])('is taken: %j', (filters) => {
    expect(filtered(filters)).toEqual([]);
  });

  it.each<[unknown, string]>([
    [{ id: 'abc' }, 'filters.id: value'],
    [{ id: '2147483648' }, 'filters.id: value'],
    [{ size: '1.5' }, 'filters.size: value'],
    [{ total: '9223372036854775808' }, 'filters.total: value'],
    [{ limit: { $gt: '' } }, 'filters.limit.$gt: value'],
    [{ limit: { $gt: '1e999' } }, 'filters.limit.$gt: value'],
    [{ active: { $gt: true } }, 'filters.active.$gt: operator'],
    [{ active: 'perhaps' }, 'filters.active: value'],
    [{ founded: { $contains: '20' } }, 'filters.founded.$contains: operator'],
    [{ founded: '2020-02-30' }, 'filters.founded: value'],
    [{ seenAt: '2020-01-01T25:00' }, 'filters.seenAt: value'],
    [{ opens: '24:00:00' }, 'filters.opens: value'],
    [{ tags: 'x' }, 'filters.tags: operator'],
    [{ tags: { $eq: 'x' } }, 'filters.tags.$eq: operator'],
    [{ secret: 'x' }, 'filters.secret: type'],
    [{ anything: 1 }, 'filters.anything: type'],
    [{ owner: 'abc' }, 'filters.owner: value'],
    [{ owner: { $eq: 1, $ne: 2 } }, 'filters.owner.$eq: operator'],
    [{ owner: { $eq: 1, name: 'x' } }, 'filters.owner.$eq: operator'],
    [{ owner: { $not: { name: 'x' } } }, 'filters.owner.$not: value'],
    [{ owner: { nosuch: 1 } }, 'filters.owner.nosuch: unknown'],
    [{ lines: { quantity: 'x' } }, 'filters.lines.quantity: value'],
    [{ name: {} }, 'filters.name: form'],
    [{ name: { x: 1 } }, 'filters.name.x: operator'],
    [{ name: { $and: ['x'] } }, 'filters.name.$and: operator'],
    [{ name: { $eq: { x: 1 } } }, 'filters.name.$eq: value'],
    [{ name: { $null: 'perhaps' } }, 'filters.name.$null: value'],
    [{ size: { $between: [1] } }, 'filters.size.$between: value'],
    [{ size: { $between: [1, 2, 3] } }, 'filters.size.$between: value'],
    [{ name: { $in: ['a', 'b', 'c', 'd'] } }, 'filters.name.$in: many'],
    [{ $or: [{}, {}, {}, {}] }, 'filters.$or: many'],
    [{ $or: { name: 'x' } }, 'filters.$or: form'],
    [{ $and: ['x'] }, 'filters.$and.0: form'],
    [{ $not: 1 }, 'filters.$not: form'],
    [{ $eq: 1 }, 'filters.$eq: unknown'],
    [{ constructor: 1 }, 'filters.constructor: unknown'],
    ['abc', 'filters: form'],
  ])('is refused with its path and reason: %j', (filters, expected) => {
    expect(filtered(filters)).toEqual([expected]);
  });

  it('is refused below twenty levels, through relations and groups alike', () => {
    const nested = (levels: number, wrap: (inner: object) => object) => Array.from({ length: levels }).reduce<object>(wrap, { name: 'x' });

    expect(filtered(nested(20, (inner) => ({ $not: inner })))).toEqual([]);
    expect(filtered(nested(21, (inner) => ({ $not: inner })))).toEqual([expect.stringMatching(/: depth$/)]);
    expect(filtered({ owner: nested(60, (inner) => ({ company: { owner: inner } })) })).toEqual([expect.stringMatching(/: depth$/)]);
    expect(filtered({ name: nested(10_000, (inner) => ({ $not: inner })) })).toEqual([expect.stringMatching(/: depth$/)]);
  });

  it('leaves a query of the database alone', () => {
    class Query {}

    expect(filtered({ id: { $in: new Query() } })).toEqual([]);
  });
});

describe('the other parameters', () => {
  it.each<Asked>([
    { sort: 'name' }, { sort: 'name:DESC,owner.name' }, { sort: ['name:asc', 'size'] }, { sort: { owner: { name: 'desc' } } }, { sort: [{ name: 'asc' }] }, { sort: '' }, { sort: 'status:asc' }, { sort: 'lines.quantity' },
    { fields: '*' }, { fields: 'name,size' }, { fields: ['id', 'documentId', 'tags'] },
    { populate: '*' }, { populate: 'owner' }, { populate: ['owner.company'] }, { populate: { owner: { filters: { name: 'x' }, sort: 'name', fields: ['name'], populate: { company: true } } } }, { populate: { owner: 'true' } },
    { pagination: { page: '1', pageSize: '5', withCount: 'false' } }, { pagination: { start: 0, limit: -1 } }, { start: 5, limit: 5 }, { _q: 'x', locale: 'de', status: 'draft' },
  ])('are taken: %j', (query) => {
    expect(reasons(query)).toEqual([]);
  });

  it.each<[Asked, string]>([
    [{ sort: 'nosuch' }, 'sort.nosuch: unknown'],
    [{ sort: 'owner' }, 'sort.owner: type'],
    [{ sort: 'tags' }, 'sort.tags: type'],
    [{ sort: 'name:up' }, 'sort: form'],
    [{ sort: [['name']] }, 'sort.0: form'],
    [{ sort: { name: { x: 'asc' } } }, 'sort.name: form'],
    [{ sort: { owner: 'asc' } }, 'sort.owner: type'],
    [{ fields: { x: 1 } }, 'fields: form'],
    [{ fields: [{ x: 1 }] }, 'fields.0: form'],
    [{ fields: 'owner' }, 'fields: unknown'],
    [{ populate: { owner: ['x'] } }, 'populate.owner: form'],
    [{ populate: { owner: { filters: { id: 'abc' } } } }, 'populate.owner.filters.id: value'],
    [{ populate: { owner: { page: 0 } } }, 'populate.owner.page: range'],
    [{ populate: [{ x: 1 }] }, 'populate.0: form'],
    [{ pagination: '5' }, 'pagination: form'],
    [{ pagination: { page: '0' } }, 'pagination.page: range'],
    [{ pagination: { start: '99999999999999999999' } }, 'pagination.start: range'],
    [{ limit: 'abc' }, 'limit: range'],
    [{ _q: ['x'] }, '_q: type'],
    [{ locale: ['de'] }, 'locale: type'],
    [{ status: 'perhaps' }, 'status: value'],
  ])('are refused with their path: %j', (query, expected) => {
    expect(reasons(query)).toEqual([expected]);
  });
});

describe('a list that the parser made an object', () => {
  it('is a list again, wherever it stands', () => {
    const query = { filters: { $or: { 0: { name: { $in: { 0: 'a', 5000: 'b' } } } } }, populate: { owner: { filters: { id: { 0: '1', 1: '2' } } } }, sort: { 0: 'name' }, other: { 0: 'x' } };

    expect(withLists(query)).toEqual({ filters: { $or: [{ name: { $in: ['a', 'b'] } }] }, populate: { owner: { filters: { id: ['1', '2'] } } }, sort: ['name'], other: { 0: 'x' } });
  });

  it('is refused as a list where it is too long', () => {
    expect(reasons(withLists({ filters: { name: { $in: { 0: 'a', 1: 'b', 2: 'c', 3: 'd' } } } }))).toEqual(['filters.name.$in: many']);
  });
});
