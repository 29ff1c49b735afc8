import { readInput, type AttributeRules } from './input.rules';

const TYPES: Record<string, Record<string, AttributeRules>> = {
  row: {
    name: { type: 'string', required: true, maxLength: 10 },
    count: { type: 'integer', min: 0 },
    price: { type: 'decimal', min: -999_999_999, max: 999_999_999 },
    day: { type: 'date' },
    at: { type: 'datetime' },
    flag: { type: 'boolean' },
    data: { type: 'json' },
    notes: { type: 'blocks' },
    contact: { type: 'relation' },
    lines: { type: 'component', component: 'line', repeatable: true },
  },
  line: { price: { type: 'decimal' }, text: { type: 'string', maxLength: 5 } },
};

const read = (data: Record<string, unknown>) => readInput((uid) => TYPES[uid], 'row', data);
/** Lists in lists. */
function nested(depth: number): object[] {
  let blocks: object[] = [{ type: 'text', text: 'x' }];
  for (let level = 0; level < depth; level += 1) blocks = [{ type: 'list', children: blocks }];
  return blocks;
}
const reason = (data: Record<string, unknown>) => read(data).objections.map((objection) => objection.reason)[0];

it.each([
  ['1234.5', 1234.5], ['-0.012345', -0.012345], [0.012345, 0.012345], ['123456789.123456', 123456789.123456], ['1.500000000', 1.5],
  [1e-6, 0.000001], ['', null], ['0', 0], [999_999_999, 999_999_999],
])('takes the decimal %j as %j', (given, expected) => {
  expect(read({ price: given }).values.price).toBe(expected);
});

it.each([
  ['1,5', 'decimal'], ['much', 'decimal'], ['1e3', 'decimal'], [NaN, 'decimal'], [Infinity, 'decimal'], [true, 'decimal'], ['0x10', 'decimal'],
  ['1234567890.1234567', 'range'], ['12345678.12345678', 'precision'], [1e-7, 'precision'], [0.1 + 0.2, 'precision'], [1 / 3, 'precision'], [1e12, 'range'], [1e21, 'range'],
])('refuses the decimal %j: %s', (given, expected) => {
  expect(reason({ price: given })).toBe(expected);
});

it.each([
  ['name', '', 'required'], ['name', '  ', 'required'], ['name', 'x'.repeat(11), 'length'], ['name', 'a\u0000b', 'characters'], ['name', 5, 'type'],
  ['name', {}, 'type'], ['count', '12', 'type'], ['count', 1.5, 'type'], ['count', -1, 'range'], ['count', 2 ** 31, 'range'],
  ['day', '2026-02-30', 'day'], ['day', '2026-1-1', 'day'], ['day', 20260101, 'day'], ['day', '2026-01-01T10:00:00Z', 'day'],
  ['at', 'tomorrow', 'instant'], ['at', '2026-02-30T10:00:00Z', 'instant'], ['at', 5, 'instant'], ['flag', 'true', 'type'], ['contact', true, 'type'], ['contact', { connect: true }, 'type'],
  ['contact', [1.5], 'type'], ['contact', { connect: [{ documentId: {} }] }, 'type'], ['data', { a: '\u0000' }, 'characters'],
  ['day', ['2026-01-01'], 'day'], ['notes', '<b>', 'type'], ['notes', { a: 1 }, 'type'], ['notes', [null], 'type'], ['notes', [{ type: 'paragraph' }], 'type'], ['notes', nested(30), 'type'],
  ['notes', [{ type: 'paragraph', children: [{ type: 'text', text: 'a\u0000' }] }], 'characters'],
  ['name', 'h\ud83d', 'characters'], ['data', { a: '\ud83d' }, 'characters'],
])('refuses %s = %j: %s', (field, given, expected) => {
  expect(reason({ [field]: given })).toBe(expected);
});

it.each([[[]], [[{ type: 'heading', level: 1, children: [{ type: 'text', text: '', bold: true }] }]], [nested(5)]])('takes the blocks %j as they are', (notes) => {
  expect(read({ notes })).toEqual({ values: { notes }, objections: [] });
});

it('takes days in the shapes of REST, forms and GraphQL', () => {
  const days = ['2026-02-28', new Date('2026-02-28T00:00:00Z'), '2026-02-28T00:00:00.000Z'].map((day) => read({ day }).values.day);

  expect(days).toEqual(['2026-02-28', '2026-02-28', '2026-02-28']);
  expect(read({ day: '' }).values.day).toBeNull();
});

it.each([1, '1', 'abc', [], ['abc'], { id: 1 }, { documentId: 'abc' }, { set: [{ documentId: 'abc', locale: 'en' }] }, { connect: [1], disconnect: null }])('takes the relation %j as it is', (given) => {
  expect(read({ contact: given })).toEqual({ values: { contact: given }, objections: [] });
});

it('takes characters outside the first plane, and a backslash that only looks like one', () => {
  expect(read({ name: '💶', data: { a: '💶', b: '\\u0000 \\ud83d' } }).objections).toEqual([]);
});

it('leaves relations, unknown names, null and undefined to others', () => {
  const { values, objections } = read({ contact: { connect: [1] }, what: 5, name: null, count: undefined });

  expect(objections).toEqual([]);
  expect(values).toEqual({ contact: { connect: [1] } });
});

it('names the line of a component in the path', () => {
  const { objections, values } = read({ lines: [{ price: '1.50', text: 'ok' }, { id: 3, text: 'too long' }] });

  expect(objections.map(({ field }) => field)).toEqual([['lines', '1', 'text']]);
  expect(values.lines).toEqual([{ price: 1.5, text: 'ok' }, { id: 3, text: 'too long' }]);
});
