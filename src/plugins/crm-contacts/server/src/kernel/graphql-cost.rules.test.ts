import { buildSchema, parse } from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import { costInValues } from './graphql-cost.rules';

const schema = buildSchema(`
  input Page { limit: Int pageSize: Int }
  type Company { name: String staff(pagination: Page): [Person] staff_connection(pagination: Page): PersonResponseCollection }
  type Person { name: String company: Company private: Company }
  type PageInfo { total: Int }
  type PersonResponseCollection { nodes: [Person] pageInfo: PageInfo }
  type Query { company: Company companies(pagination: Page): [Company] report: Company }
  type Mutation { rename: Company }
`);

const prices = { defaultLimit: 10, maxLimit: 100, isEndpoint: (name: string) => name === 'report', isLoadedPerRow: (path: string) => path === 'Person.private' };
const cost = (query: string, given = prices) => getComplexity({ schema, query: parse(query), estimators: [costInValues(given)] });

it.each([
  ['one row: a statement and its values', '{ company { name } }', 20 + 1 + 1],
  ['a list by its page', '{ companies(pagination: { limit: 3 }) { name } }', 20 + 3 * 2],
  ['a list without a page by the default', '{ companies { name } }', 20 + 10 * 2],
  ['no page above the most that is answered', '{ companies(pagination: { pageSize: 5000 }) { name } }', 20 + 100 * 2],
  ['all rows by the most that is answered', '{ companies(pagination: { limit: -1 }) { name } }', 20 + 100 * 2],
  ['a list in each row of a list', '{ companies(pagination: { limit: 3 }) { staff(pagination: { limit: 4 }) { name } } }', 20 + 3 * (1 + 4 * 2)],
  ['a connection by its own page, once', '{ company { staff_connection(pagination: { limit: 4 }) { nodes { name } } } }', 20 + 1 + 4 * (1 + (1 + 1))],
  ['a statement for each row that is loaded by itself', '{ companies(pagination: { limit: 3 }) { staff(pagination: { limit: 1 }) { private { name } } } }', 20 + 3 * (1 + 1 * (1 + 20 + 2))],
  ['an endpoint by its statements', '{ report { name } }', 500 + 2],
  ['a write by its statements', 'mutation { rename { name } }', 300 + 2],
  ['introspection by nothing', '{ __schema { types { name } } }', 0],
])('counts %s', (_what, query, expected) => {
  expect(cost(query)).toBe(expected);
});

it('takes a host without a bound at its word', () => {
  expect(cost('{ companies(pagination: { limit: -1 }) { name } }', { ...prices, maxLimit: -1 })).toBe(Infinity);
});
