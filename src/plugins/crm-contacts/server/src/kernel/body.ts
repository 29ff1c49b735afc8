import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { refusal } from './errors';
import { withNul } from './nul';

/** A call without query or body: whatever stands there is refused. */
export const nothing = z.strictObject({});

/** Bodies and queries that were read already, by the object they came as: the route's middleware reads them, then the controller. */
const read = new WeakMap<object, { schema: z.ZodType; value: unknown }>();

/**
 * The request's body as `schema` has it. 400 names every wrong field; a field that the schema does not
 * know is wrong too, so that a misspelt one is not lost in silence.
 */
export function bodyOf<Schema extends z.ZodType>(ctx: Context, schema: Schema): z.infer<Schema> {
  return readOnce(schema, (ctx.request as unknown as { body?: unknown }).body ?? {});
}

/** The request's query parameters as `schema` has them. */
export const queryOf = <Schema extends z.ZodType>(ctx: Context, schema: Schema): z.infer<Schema> => readOnce(schema, ctx.query);

function readOnce<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  if (!given || typeof given !== 'object') return parsed(schema, given);
  const known = read.get(given);
  if (known?.schema === schema) return known.value as z.infer<Schema>;
  const value = parsed(schema, given);
  read.set(given, { schema, value });
  return value;
}

/** What somebody types into a search: a control character, or half of a character, is a space. */
export const asTyped = (text: string): string => text.replace(/[\p{Cc}\p{Surrogate}]/gu, ' ');

export const searchText = (most: number) => z.string().max(most).transform(asTyped);

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) {
    const unstorable = withNul(result.data);
    if (unstorable.length > 0) throw refusal(unstorable.map((found) => ({ ...found, field: attributePath([found.field].flat()) })));
    return result.data;
  }
  throw refusal(
    result.error.issues.flatMap((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({ field: attributePath([...path, key]), reason: 'unknown', message: `${key} is not known here` }));
      }
      return [{ field: attributePath(path), reason: reasonOf(issue), message: `${path.join('.') || 'The body'}: ${issue.message}` }];
    })
  );
}

/** Schemas give their own refinements a stable reason as `params: { reason }`. */
const reasonOf = (issue: z.core.$ZodIssue): string => (issue.code === 'custom' && typeof issue.params?.reason === 'string' ? issue.params.reason : issue.code);

/** What stands in a row's `data` bears the attribute's own name, as in the refusals of guards and of Strapi's routes: forms look for it there. */
const attributePath = (path: (string | number)[]): (string | number)[] => (path[0] === 'data' && path.length > 1 ? path.slice(1) : path);
