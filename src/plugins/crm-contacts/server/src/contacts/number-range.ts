import { refusal } from '../kernel/errors';
import type { Write } from '../kernel/guard';
import { settingsOf } from '../kernel/settings';
import { reserveNumber, takeNumbers } from '../kernel/transaction';

export const CONTACT_NUMBERS = 'contact-number';

/** The counter's column is a 32-bit integer. */
const MOST = 2_000_000_000;

type Format = { prefix: string; digits: number };

export const formatNumber = ({ prefix, digits }: Format, value: number) => `${prefix}${String(value).padStart(digits, '0')}`;

/** The place of a number in its range; null when it does not look like one of it. */
export function placeInRange({ prefix }: Format, number: string): number | null {
  const digits = number.startsWith(prefix) ? number.slice(prefix.length) : '';
  const value = /^\d{1,10}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= MOST ? value : null;
}

/**
 * Gives a new contact the next number. A number chosen by the caller is kept, and one that looks like
 * the range's moves the range past it: otherwise the range would meet it one day and a create would fail.
 */
export async function numberContact({ strapi, trx, action, data }: Write): Promise<void> {
  const format = settingsOf(strapi).numberRange;
  const chosen = action === 'create' ? chosenNumber(data.number) : null;
  if (chosen === null) {
    data.number = formatNumber(format, await takeNumbers(strapi, trx, CONTACT_NUMBERS));
    return;
  }
  data.number = chosen;
  const place = placeInRange(format, chosen);
  if (place !== null) await reserveNumber(strapi, trx, CONTACT_NUMBERS, place);
}

function chosenNumber(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' ? value.trim() : '';
  if (/^[\p{L}\p{N}][\p{L}\p{N}\p{P} ]*$/u.test(number)) return number;
  throw refusal({ field: 'number', reason: 'number', message: 'number must start with a letter or digit; leave it out to get the next one' });
}
