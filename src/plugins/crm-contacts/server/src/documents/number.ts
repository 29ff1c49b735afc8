import { refusal } from '../kernel/errors';
import type { Write } from '../kernel/guard';
import { takeNumbers } from '../kernel/transaction';
import type { Source } from './source.rules';

/** Name of a source's number range among the counters. */
export const numberRangeOf = ({ key }: Source) => `document-number:${key}`;

export const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Fills an empty number from the source's range. Its counter must be the transaction's first statement. */
export async function fillNumber({ strapi, trx, action, uid, data }: Write, source: Source): Promise<void> {
  const { number, numbering } = source;
  if (action === 'update' ? data[number] === undefined || !isEmpty(data[number]) : !isEmpty(data[number])) return;
  if (!numbering) throw refusal({ field: number, reason: 'required', message: `${number} must be filled` });
  const format = (count: number) => `${numbering.prefix}${String(count).padStart(numbering.digits, '0')}`;
  let next: string;
  // Numbers typed by hand may stand in the way: pass over them.
  do next = format(await takeNumbers(strapi, trx, numberRangeOf(source)));
  while ((await strapi.db.query(uid).count({ where: { [number]: next } })) > 0);
  data[number] = next;
}
