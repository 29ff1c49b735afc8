/** `{ a: 1 }`, not a date or a query of the database, which are values. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}

const PARTS = ['filters', 'sort', 'fields', 'populate'];

/**
 * The query with its lists. Of one with more values than `strapi::query` takes (`arrayLimit`), or with an
 * index beyond that, the parser makes an object with numbers as keys, which Strapi drops later without a
 * word, and the filter with it. No name in a query is a number, so every such object was a list.
 */
export function withLists<Query extends object>(query: Query): Query {
  const restored = Object.entries(query).map(([name, value]) => [name, PARTS.includes(name) ? listsIn(value) : value]);
  return Object.fromEntries(restored) as Query;
}

function listsIn(value: unknown, level = 0): unknown {
  // Deeper ones are refused.
  if (level > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((part) => listsIn(part, level + 1));
  if (!isPlain(value)) return value;
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) return Object.values(value).map((part) => listsIn(part, level + 1));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, listsIn(part, level + 1)]));
}

const DEEPEST = 100;
