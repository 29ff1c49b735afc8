import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { refusal } from './errors';
import { withNul } from './nul';

/**
 * The request's body as `schema` has it. 400 names every wrong field; a field that the schema does not
 * know is wrong too, so that a misspelt one is not lost in silence.
 */
export function bodyOf<Schema extends z.ZodType>(ctx: Context, schema: Schema): z.infer<Schema> {
  return parsed(schema, (ctx.request as unknown as { body?: unknown }).body ?? {});
}

/** The request's query parameters as `schema` has them. */
export const queryOf = <Schema extends z.ZodType>(ctx: Context, schema: Schema): z.infer<Schema> => parsed(schema, ctx.query);

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) {
    const unstorable = withNul(value);
    if (unstorable.length > 0) throw refusal(unstorable);
    return result.data;
  }
  throw refusal(
    result.error.issues.flatMap((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({ field: [...path, key], reason: 'unknown', message: `${key} is not known here` }));
      }
      return [{ field: path, reason: issue.code, message: `${path.join('.') || 'The body'}: ${issue.message}` }];
    })
  );
}
