import { isDay } from './dates';
import { Decimal } from './decimal';
import type { Objection } from './errors';
import { isRelationInput } from './relation-input';

/** The parts of Strapi's attribute that decide which values it takes. */
export interface AttributeRules {
  type: string;
  required?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
  enum?: string[];
  component?: string;
  repeatable?: boolean;
}

export type AttributesOf = (uid: string) => Record<string, AttributeRules>;

/** Indexes as texts, as Strapi's own paths have them. */
type Path = string[];
type Read = { value: unknown } | { reason: string; message: string; details?: Record<string, unknown> };

/** Texts without a length of their own: notes and the like. */
const LONGEST_TEXT = 100_000;
const LARGEST_INTEGER = 2_147_483_647;
/** As many as a binary double, which database drivers make of decimals, gives back unchanged. */
const SIGNIFICANT_DIGITS = 15;
const PLACES = 6;

/**
 * What is wrong with written values, and their stored form. Strapi's own checks name no field for
 * days, take numbers as texts, and let pass what only PostgreSQL refuses; these come before them.
 */
export function readInput(attributesOf: AttributesOf, uid: string, data: Record<string, unknown>, path: Path = []): { values: Record<string, unknown>; objections: Objection[] } {
  const attributes = attributesOf(uid);
  const values: Record<string, unknown> = {};
  const objections: Objection[] = [];
  for (const [name, given] of Object.entries(data)) {
    const attribute = attributes[name];
    if (!attribute || given === undefined || given === null) continue;
    if (attribute.component) {
      const read = readComponents(attributesOf, attribute.component, given, [...path, name]);
      objections.push(...read.objections);
      values[name] = read.value;
      continue;
    }
    const read = readValue(attribute, given);
    if ('value' in read) values[name] = read.value;
    else objections.push({ ...read, field: [...path, name], message: `${name} ${read.message}` });
  }
  return { values, objections };
}

function readComponents(attributesOf: AttributesOf, uid: string, given: unknown, path: Path): { value: unknown; objections: Objection[] } {
  const one = (part: unknown, at: Path) => {
    if (!part || typeof part !== 'object') return { value: part, objections: [] };
    const { values, objections } = readInput(attributesOf, uid, part as Record<string, unknown>, at);
    return { value: { ...part, ...values }, objections };
  };
  if (!Array.isArray(given)) return one(given, path);
  const parts = given.map((part, index) => one(part, [...path, String(index)]));
  return { value: parts.map(({ value }) => value), objections: parts.flatMap(({ objections }) => objections) };
}

function readValue(attribute: AttributeRules, given: unknown): Read {
  switch (attribute.type) {
    case 'string':
    case 'text':
    case 'richtext':
    case 'email':
    case 'enumeration':
      return readText(attribute, given);
    case 'integer':
      return readInteger(attribute, given);
    case 'decimal':
      return readDecimal(attribute, given);
    case 'date':
      return readDay(given);
    case 'datetime':
      return readInstant(given);
    case 'boolean':
      return typeof given === 'boolean' ? { value: given } : { reason: 'type', message: 'must be true or false' };
    case 'relation':
      return isRelationInput(given) ? { value: given } : { reason: 'type', message: 'must name an entry' };
    case 'blocks':
      return isBlocks(given) ? readJson(given) : { reason: 'type', message: 'must be a list of blocks with their children' };
    case 'json':
      return readJson(given);
    default:
      return { value: given };
  }
}

const readJson = (given: unknown): Read => (UNSTORABLE_JSON.test(JSON.stringify(given)) ? unstorable() : { value: given });

/** Lists in lists, as editors make them; deeper ones would end in an overflow. */
const DEEPEST_BLOCK = 20;

/** Strapi's blocks: paragraphs, headings and the like, each an object of a type that has children or a text. */
const isBlocks = (given: unknown, depth = 0): boolean => depth < DEEPEST_BLOCK && Array.isArray(given) && given.every((block) => isBlock(block, depth));

function isBlock(given: unknown, depth: number): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const { type, text, children } = given as Record<string, unknown>;
  return typeof type === 'string' && (typeof text === 'string' || isBlocks(children, depth + 1));
}

/** A NUL, or half of a character that takes two: PostgreSQL stores neither in a text, nor in JSON. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

/** The same, as JSON escapes it; not a backslash that somebody wrote. */
const UNSTORABLE_JSON = /(?<!\\)(?:\\\\)*\\(?:u0000|ud[89a-f])/;

const unstorable = (): Read => ({ reason: 'characters', message: 'contains a character that cannot be stored (NUL or half of a character)' });

function readText({ required, maxLength = LONGEST_TEXT }: AttributeRules, given: unknown): Read {
  if (typeof given !== 'string') return { reason: 'type', message: 'must be a text' };
  if (!isStorable(given)) return unstorable();
  if (given.length > maxLength) return { reason: 'length', message: `must have at most ${maxLength} characters` };
  if (required && given.trim() === '') return { reason: 'required', message: 'must not be empty' };
  return { value: given };
}

function readInteger({ min = -LARGEST_INTEGER, max = LARGEST_INTEGER }: AttributeRules, given: unknown): Read {
  if (typeof given !== 'number' || !Number.isInteger(given)) return { reason: 'type', message: 'must be a whole number' };
  return given >= min && given <= max ? { value: given } : outOf(min, max);
}

const outOf = (min: number, max: number): Read => ({ reason: 'range', message: `must be from ${min} to ${max}`, ...(Number.isFinite(min) && Number.isFinite(max) ? { details: { min, max } } : {}) });

/** Numbers, and texts as own endpoints give them; a form's empty field is no value. */
function readDecimal({ min = -Infinity, max = Infinity }: AttributeRules, given: unknown): Read {
  const text = typeof given === 'number' ? plainText(given) : typeof given === 'string' ? given.trim() : null;
  if (text === '') return { value: null };
  const [, whole, places = ''] = text?.match(/^-?(\d+)(?:\.(\d+))?$/) ?? [];
  if (whole === undefined) return { reason: 'decimal', message: 'must be a decimal number, such as 1234.5' };
  if (Number(text) < min || Number(text) > max) return outOf(min, max);
  if (places.replace(/0+$/, '').length > PLACES) return { reason: 'precision', message: `must have at most ${PLACES} places` };
  const digits = `${whole}${places.replace(/0+$/, '')}`.replace(/^0+/, '');
  if (digits.length > SIGNIFICANT_DIGITS) return { reason: 'precision', message: `must have at most ${SIGNIFICANT_DIGITS} digits` };
  return { value: Number(text) };
}

/** Without exponent: `1e-7` is `0.0000001`. */
const plainText = (value: number) => (Number.isFinite(value) ? new Decimal(value).toFixed() : null);

/** A day, also as the Date or midnight instant that GraphQL makes of one. */
function readDay(given: unknown): Read {
  if (given === '') return { value: null };
  const text = given instanceof Date && !Number.isNaN(given.getTime()) ? given.toISOString() : typeof given === 'string' ? given : '';
  const day = text.replace(/T00:00:00(\.0+)?(Z|\+00:00)$/, '');
  return isDay(day) ? { value: day } : { reason: 'day', message: 'must be a day of the calendar, YYYY-MM-DD' };
}

function readInstant(given: unknown): Read {
  if (given === '') return { value: null };
  const instant = given instanceof Date ? given : typeof given === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(given) && isDay(given.slice(0, 10)) ? new Date(given) : null;
  if (instant && !Number.isNaN(instant.getTime())) return { value: given };
  return { reason: 'instant', message: 'must be an instant, such as 2026-01-31T09:30:00Z' };
}
