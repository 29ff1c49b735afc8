/** How somebody writes decimal numbers: by what the fraction is set off. The other sign groups thousands. */
export type DecimalSign = ',' | '.';

/** The sign of a locale: `1,5` in German, `1.5` in English. */
export function decimalSignOf(locale: string): DecimalSign {
  const sign = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return sign === ',' ? ',' : '.';
}

/** Currencies and percent around a number, as spreadsheets copy them. */
const AROUND = /^(?:[\p{Sc}%]|[A-Z]{3}(?![A-Za-z]))\s*|\s*(?:[\p{Sc}%]|[A-Z]{3})$/gu;
const SPACED = /^\d{1,3}(?:[\s'’]\d{3})+(?=$|[.,])/u;
const GROUPS = { ',': /^\d{1,3}(?:,\d{3})+$/, '.': /^\d{1,3}(?:\.\d{3})+$/ } as const;

interface Bare {
  minus: boolean;
  /** Digits with points and commas only. */
  body: string;
}

function bareOf(text: string): Bare | null {
  const inner = text.trim().replace(AROUND, '').trim();
  const minus = /^[-−]/.test(inner);
  const unsigned = inner.replace(/^[-−+]\s*/, '');
  const body = unsigned.replace(SPACED, (spaced) => spaced.replace(/[\s'’]/gu, ''));
  return /^[\d.,]*\d[\d.,]*$/.test(body) ? { minus, body } : null;
}

const other = (sign: DecimalSign): DecimalSign => (sign === ',' ? '.' : ',');

/** The sign that sets off the fraction where the number can be read in one way only; null: in two, or in none. */
function certainSign(body: string): DecimalSign | null {
  const [points, commas] = [body.split('.').length - 1, body.split(',').length - 1];
  if (points > 0 && commas > 0) return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  if (points > 1) return ',';
  if (commas > 1) return '.';
  if (points + commas === 0) return null;
  const sign: DecimalSign = points ? '.' : ',';
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body) ? null : sign;
}

/**
 * Reads a number as people and spreadsheets write it: `1.234,50 €`, `1,234.5`, `1 234.5`, `1'234.50`. What
 * can be read in two ways only (`1.234`) is read with the given sign. Answers an exact decimal without
 * grouping (`1234.5`), an empty string for an empty text, null for what is no number.
 */
export function readDecimal(text: string, sign: DecimalSign): string | null {
  if (text.trim() === '') return '';
  const bare = bareOf(text);
  if (!bare) return null;
  const decimal = certainSign(bare.body) ?? sign;
  const [whole, fraction, ...rest] = bare.body.split(decimal);
  const grouping = other(decimal);
  if (rest.length > 0 || fraction?.includes(grouping)) return null;
  if (whole.includes(grouping) && !GROUPS[grouping].test(whole)) return null;
  return plain(bare.minus, whole.replaceAll(grouping, ''), fraction ?? '');
}

function plain(minus: boolean, whole: string, fraction: string): string {
  const [digits, places] = [whole.replace(/^0+(?=\d)/, '') || '0', fraction.replace(/0+$/, '')];
  const number = places ? `${digits}.${places}` : digits;
  return minus && number !== '0' ? `-${number}` : number;
}

/**
 * The sign that a pasted block was written with: the user's own, unless some numbers can only be read with
 * the other one and none only with the own.
 */
export function signOfBlock(texts: string[], own: DecimalSign): DecimalSign {
  const certain = new Set(texts.map((text) => bareOf(text)).map((bare) => bare && certainSign(bare.body)));
  return certain.has(other(own)) && !certain.has(own) ? other(own) : own;
}

/** An exact decimal as the user types it: with the own sign, without grouping. What is no number stays. */
export const typedDecimal = (value: string, sign: DecimalSign): string => (isDecimal(value) ? value.replace('.', sign) : value);

export const isDecimal = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);
