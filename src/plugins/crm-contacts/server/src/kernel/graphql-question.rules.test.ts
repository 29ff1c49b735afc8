import { objectionToQuestion } from './graphql-question.rules';

const LIMITS = { tokens: 60, aliases: 2, fields: 6, variables: 4, inputDepth: 3 };
const objection = (query: unknown, variables?: unknown) => objectionToQuestion({ query, variables }, LIMITS);

it.each([
  ['{ a b c { d } }', undefined],
  ['{ x: a y: b }', undefined],
  ['query ($f: In) { a(filters: $f) }', { f: { and: [1] } }],
  ['fragment f on Row { d } { a { ...f } b { ...f } }', undefined],
  [undefined, undefined],
  ['{ a', undefined],
])('lets pass what is small, and what others have to object to: %s', (query, variables) => {
  expect(objection(query, variables) ?? 'Syntax Error').toMatch(/^Syntax Error/);
});

it.each([
  ['more fields than allowed', '{ a b c d e f g }', undefined, /more than 6 fields/],
  ['more fields than allowed in what fragments add up to', 'fragment f on Row { a b c d } { x { ...f } y { ...f } }', undefined, /more than 6 fields/],
  ['more aliases than allowed', '{ x: a y: a z: a }', undefined, /more than 2 aliases/],
  ['aliases within fragments', 'fragment f on Row { x: a y: b } { r { ...f } s { ...f } }', undefined, /more than 2 aliases/],
  ['a longer text than allowed', `{ ${'a '.repeat(80)} }`, undefined, /token/i],
  ['a fragment within itself', 'fragment f on Row { a { ...f } } { b { ...f } }', undefined, /within itself/],
  ['a fragment that is not there', '{ b { ...g } }', undefined, /Unknown fragment/],
  ['a nested argument', '{ a(f: { and: [{ or: [1] }] }) }', undefined, /nested more than 3/],
  ['more variables than allowed', '{ a }', { list: [1, 2, 3, 4] }, /more than 4 values/],
  ['nested variables', '{ a }', { one: { two: { three: { four: { five: 1 } } } } }, /nested more than 3/],
])('refuses %s', (_what, query, variables, words) => {
  expect(objection(query, variables)).toMatch(words);
});

it('refuses thirty fragments that double each other without walking what they come to', () => {
  const chain = Array.from({ length: 30 }, (_one, index) => `fragment f${index} on Row { ...f${index + 1} ...f${index + 1} }`).join(' ');
  const limits = { ...LIMITS, tokens: 1000 };

  expect(objectionToQuestion({ query: `{ ...f0 } ${chain} fragment f30 on Row { a }` }, limits)).toMatch(/more than 6 fields/);
});

it('does not run out of stack', () => {
  let nested: unknown = 1;
  for (let level = 0; level < 50_000; level += 1) nested = [nested];

  expect(objection('{ a }', { nested })).toMatch(/nested/);
});
