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
  /** What its sentence and details say of stored rows (kernel/rights/quotes.ts). */
  quotes?: Quote[];
}

/** A value of an attribute of a stored row, as a sentence has it. */
export interface Quote {
  uid: string;
  /** Row id or documentId. */
  row: number | string;
  attribute: string;
  text: string;
}

/** Stands in a refusal for what its reader may not read. */
export const HIDDEN = '…';

/** Whether an objection's words, its details included, hold the text; no words hold the empty one. */
export const says = ({ message, details }: Objection, text: string): boolean => text !== '' && textsIn([message, details]).some((one) => one.includes(text));

const textsIn = (held: unknown): string[] => (typeof held === 'string' ? [held] : typeof held === 'object' && held !== null ? Object.values(held).flatMap(textsIn) : []);

/** An objection's words without these quotes. */
export function concealed({ message, details }: Objection, quotes: readonly Quote[]): Pick<Objection, 'message' | 'details'> {
  const conceal = (value: unknown): unknown => {
    if (typeof value === 'string') return quotes.reduce((text, quote) => text.replaceAll(quote.text, HIDDEN), value);
    if (Array.isArray(value)) return value.map(conceal);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, conceal(held)]));
  };
  return { message: conceal(message) as string, ...(details ? { details: conceal(details) as Record<string, unknown> } : {}) };
}

/** Under it an error keeps an objection with quotes, unseen by whatever writes the error down. */
const QUOTED = Symbol('quoted');

/** By the order of a refusal's errors, the objections whose quotes are hidden in it; null where there are none. */
export function quotedIn({ details }: errors.ValidationError): (Objection | null)[] {
  const { errors: entries } = details as { errors?: { [QUOTED]?: Objection }[] };
  return (entries ?? []).map((entry) => entry[QUOTED] ?? null);
}

/** An error of a refusal as it is written down. */
export const withoutQuotes = <Entry extends object>(entry: Entry): Entry => Object.fromEntries(Object.entries(entry)) as Entry;

/** HTTP 400 in the shape of Strapi's own validation errors; `details.errors[]` names every field. */
export function refusal(objections: Objection | Objection[]): errors.ValidationError {
  const entries = (Array.isArray(objections) ? objections : [objections]).map((objection) => {
    const { field, reason, quotes = [] } = objection;
    return {
      path: Array.isArray(field) ? field : [field],
      name: 'ValidationError',
      reason,
      ...concealed(objection, quotes),
      ...(quotes.length > 0 ? { [QUOTED]: objection } : {}),
    };
  });
  return new errors.ValidationError(entries.map(({ message }) => message).join('; '), { errors: entries });
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
