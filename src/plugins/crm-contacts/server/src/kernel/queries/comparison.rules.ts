import { isDay } from '../dates';

/** What an attribute can be compared by. `id` and `documentId` have no attribute of their own: see `kindOf`. */
export type Kind = 'text' | 'whole' | 'decimal' | 'boolean' | 'day' | 'instant' | 'time' | 'json';

const KINDS: Record<string, Kind> = {
  string: 'text', text: 'text', richtext: 'text', email: 'text', uid: 'text', enumeration: 'text',
  increments: 'whole', integer: 'whole', biginteger: 'whole',
  decimal: 'decimal', float: 'decimal',
  boolean: 'boolean',
  date: 'day', datetime: 'instant', timestamp: 'instant', time: 'time',
  json: 'json', blocks: 'json',
};

/** Null: no scalar (relation, component, media), or one that nobody filters by (password). */
export const kindOf = (type: string): Kind | null => KINDS[type] ?? null;

export const EMPTY = ['$null', '$notNull'];
export const LISTS = ['$in', '$notIn'];
const EQUAL = ['$eq', '$ne', ...LISTS];
const ORDER = ['$gt', '$gte', '$lt', '$lte', '$between'];
const PATTERN = ['$startsWith', '$endsWith', '$contains', '$notContains'];
/** Strapi compares the column as text, on both databases. */
const AS_TEXT = ['$eqi', '$nei', '$startsWithi', '$endsWithi', '$containsi', '$notContainsi'];

/**
 * Operators that both databases know and answer alike. PostgreSQL has no LIKE for what is no text and no
 * equality for JSON; SQLite keeps instants, decimals and booleans in other texts than PostgreSQL shows.
 */
export const OPERATORS: Record<Kind, readonly string[]> = {
  text: [...EQUAL, ...ORDER, ...PATTERN, ...AS_TEXT, ...EMPTY, '$not'],
  whole: [...EQUAL, ...ORDER, ...AS_TEXT, ...EMPTY, '$not'],
  decimal: [...EQUAL, ...ORDER, ...EMPTY, '$not'],
  boolean: [...EQUAL, ...EMPTY, '$not'],
  day: [...EQUAL, ...ORDER, ...AS_TEXT, ...EMPTY, '$not'],
  instant: [...EQUAL, ...ORDER, ...EMPTY, '$not'],
  time: [...EQUAL, ...ORDER, ...EMPTY, '$not'],
  json: ['$containsi', '$notContainsi', ...EMPTY, '$not'],
};

const FORMS: Record<Kind, string> = {
  text: 'a text',
  whole: 'a whole number that the column can hold',
  decimal: 'a number',
  boolean: 'true or false',
  day: 'a day, YYYY-MM-DD',
  instant: 'an instant, such as 2026-01-31T09:30:00Z',
  time: 'a time of day, HH:mm:ss.SSS',
  json: 'a text',
};

/** What `operator` compares an attribute of this kind with, in words. */
export const formOf = (kind: Kind, operator: string): string => FORMS[comparedAs(kind, operator)];

const comparedAs = (kind: Kind, operator: string): Kind => (AS_TEXT.includes(operator) || PATTERN.includes(operator) ? 'text' : kind);

/** Whether `value`, one and no list, can be compared with an attribute; `large`: a column of eight bytes. */
export function isComparable(kind: Kind, operator: string, value: unknown, large = false): boolean {
  if (value === null) return ['$eq', '$ne', '$not', ...LISTS].includes(operator);
  const as = comparedAs(kind, operator);
  if (value instanceof Date) return !Number.isNaN(value.getTime()) && (as === 'day' || as === 'instant');
  if (as === 'boolean') return isBooleanLike(value);
  if (as === 'text') return ['string', 'number', 'boolean'].includes(typeof value);
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  return FITS[as](String(value).trim(), large);
}

const FITS: Record<Exclude<Kind, 'text' | 'boolean'>, (text: string, large: boolean) => boolean> = {
  whole: (text, large) => /^-?\d{1,19}$/.test(text) && within(BigInt(text), large ? 63n : 31n),
  decimal: (text) => text !== '' && Number.isFinite(Number(text)),
  day: (text) => isDay(text.slice(0, 10)) && /^(T.*)?$/.test(text.slice(10)),
  instant: isInstant,
  time: (text) => /^(2[0-3]|[01]\d):[0-5]\d:[0-5]\d(\.\d{1,3})?$/.test(text),
  json: () => false,
};

const within = (value: bigint, bits: bigint) => value >= -(2n ** bits) && value < 2n ** bits;

/** ISO 8601 from a month to a second, or milliseconds since 1970, as Strapi reads them. */
function isInstant(text: string): boolean {
  if (/^\d{1,14}$/.test(text) && text.length !== 8) return true;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return true;
  return /^\d{4}-\d\d-\d\d([T ].*)?$/.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

const BOOLEANS: unknown[] = [true, false, 'true', 'false', 't', 'f', '1', '0', 1, 0];

export const isBooleanLike = (value: unknown): boolean => BOOLEANS.includes(value);
