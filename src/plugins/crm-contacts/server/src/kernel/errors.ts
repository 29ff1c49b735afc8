import { errors } from '@strapi/utils';
import createError from 'http-errors';

/** One reason against a write: which attribute, a short stable code, a sentence for people. */
export interface Objection {
  /** Attribute, or a path of attributes and indexes into the body. */
  field: string | (string | number)[];
  /** Stable and machine-readable, e.g. `cycle`, `dates`, `unknown`. */
  reason: string;
  message: string;
  /** What a user interface may want to show: the chain of a cycle, the allowed values. */
  details?: Record<string, unknown>;
}

/** HTTP 400 in the shape of Strapi's own validation errors; `details.errors[]` names every field. */
export function refusal(objections: Objection | Objection[]): errors.ValidationError {
  const list = Array.isArray(objections) ? objections : [objections];
  return new errors.ValidationError(list.map(({ message }) => message).join('; '), {
    errors: list.map(({ field, reason, message, details }) => ({
      path: Array.isArray(field) ? field : [field],
      name: 'ValidationError',
      message,
      reason,
      ...(details ? { details } : {}),
    })),
  });
}

/**
 * HTTP 409: somebody else was faster. Made with `http-errors`, since Strapi's own `HttpError` would
 * come out as 500.
 */
export function conflict(message: string, details: Record<string, unknown> = {}): Error {
  return createError(409, message, { details: { ...details } });
}

/** HTTP 412: the row is not as the request's `If-Unmodified-Since` has it (RFC 9110, 13.1.4). */
export const preconditionFailed = (message: string, details: Record<string, unknown> = {}): Error => createError(412, message, { details: { ...details } });

/**
 * HTTP 403. Say it only about what the user may know to exist; otherwise it is a 404. Made with
 * `http-errors`: the message of Strapi's own `ForbiddenError` never leaves its authorization.
 */
export const forbidden = (message: string): Error => createError(403, message);

/** HTTP 404 for what is missing and for what is hidden alike: 403 would tell that it exists. */
export const notFound = (message = 'Not found') => new errors.NotFoundError(message);
