import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { concealed, quotedIn, says, withoutQuotes, type Objection, type Quote } from '../errors';
import { groupBy } from '../tree';
import { currentReader, type Reader } from './reader';

type Quoting = (objection: Objection) => Objection;

/**
 * For objections whose sentences may name values of a stored row, which is given by id or documentId: they are shown to
 * who may read them there. Without `revealing` around the call nobody sees them.
 */
export const quoting = (uid: string, row: number | string, values: Record<string, unknown>): Quoting => (objection) => {
  const quotes = Object.entries(values).flatMap(([attribute, value]): Quote[] => (typeof value === 'string' && says(objection, value) ? [{ uid, row, attribute, text: value }] : []));
  return { ...objection, quotes: [...(objection.quotes ?? []), ...quotes] };
};

/** For objections that may name values of several rows. */
export const quotingAll = (quotings: readonly Quoting[]): Quoting => (objection) => quotings.reduce((quoted, add) => add(quoted), objection);

/** Runs `work`; the sentences of a refusal show those values of stored rows that the request's reader may read. */
export async function revealing<Result>(strapi: Core.Strapi, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const quoted = error instanceof errors.ValidationError ? quotedIn(error) : [];
    if (quoted.every((objection) => objection === null)) throw error;
    throw await revealed(strapi, error as errors.ValidationError, quoted);
  }
}

async function revealed(strapi: Core.Strapi, error: errors.ValidationError, quoted: (Objection | null)[]): Promise<Error> {
  const reader = currentReader(strapi);
  const hidden = reader ? await hiddenOf(strapi, reader, quoted.flatMap((objection) => objection?.quotes ?? [])) : new Set<Quote>();
  const { errors: entries } = error.details as { errors: { message: string }[] };
  const told = entries.map((entry, index) => {
    const objection = quoted[index];
    if (!objection) return entry;
    return { ...withoutQuotes(entry), ...concealed(objection, (objection.quotes ?? []).filter((quote) => hidden.has(quote))) };
  });
  return new errors.ValidationError(told.map(({ message }) => message).join('; '), { errors: told });
}

/** One statement for each attribute of a type. */
async function hiddenOf(strapi: Core.Strapi, reader: Reader, quotes: Quote[]): Promise<Set<Quote>> {
  const hidden = new Set(quotes);
  for (const group of groupBy(quotes, ({ uid, attribute }) => `${uid} ${attribute}`).values()) {
    const [{ uid, attribute }] = group;
    if (!reader.can('read', uid, undefined, attribute)) continue;
    const rows = group.map(({ row }) => row);
    const among = { $or: [{ id: { $in: rows.filter((row) => typeof row === 'number') } }, { documentId: { $in: rows.filter((row) => typeof row === 'string') } }] };
    const condition = reader.where('read', uid, attribute);
    const found: { id: number; documentId: string }[] = await strapi.db.query(uid).findMany({ select: ['id', 'documentId'], where: condition ? { $and: [among, condition] } : among });
    for (const quote of group) if (found.some(({ id, documentId }) => id === quote.row || documentId === quote.row)) hidden.delete(quote);
  }
  return hidden;
}
