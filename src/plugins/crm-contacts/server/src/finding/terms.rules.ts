import { domainToASCII } from 'node:url';
import { foldName } from '../contacts/normalization';

/** A word that somebody looks for, in the forms in which the fields are compared. */
export interface Term {
  /** As typed, in small letters. */
  raw: string;
  /** As names and cities are folded; empty when nothing is left. */
  folded: string;
  /** Part of a phone number in E.164, without the zeros or plus in front of it; null: no phone number. */
  digits: string | null;
  /** Part of a normalized e-mail address. */
  email: string;
}

const LONGEST = 200;
const MOST_TERMS = 8;
const PHONE = /^[+(]?[\d\s()/.-]+$/;

/**
 * The words of a search; each has to be found, in whichever field. A phone number written with spaces
 * is one word. Null: nothing that could be looked for (`%`, blanks), so nothing is found. An empty
 * search has no words and finds everything.
 */
export function termsOf(q: string): Term[] | null {
  // Control characters are no text, and PostgreSQL refuses NUL.
  const typed = q.normalize('NFC').replace(/\p{Cc}/gu, ' ').trim().slice(0, LONGEST);
  if (typed === '') return q.trim() === '' ? [] : null;
  const words = isPhone(typed) ? [typed] : typed.split(/\s+/);
  const terms = words.filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, MOST_TERMS).map(termOf);
  return terms.length > 0 ? terms : null;
}

function termOf(word: string): Term {
  const raw = word.toLowerCase();
  return { raw, folded: foldName(word), digits: isPhone(word) ? digitsOf(word) : null, email: emailPart(raw) };
}

const isPhone = (word: string) => PHONE.test(word) && digitsOf(word).length >= 3;

/** `+49 (0) 711`, `0049 711` and `0711` are parts of +49711…: neither prefix nor trunk zero is compared. */
const digitsOf = (word: string) => word.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^0+/, '');

/** A domain with umlauts is stored in its ASCII form. */
function emailPart(raw: string): string {
  if (/^[\x21-\x7e]*$/.test(raw)) return raw;
  const [, before, domain] = raw.match(/^(.*@)?([^@]+)$/) ?? [];
  const ascii = domain ? domainToASCII(domain) : '';
  return ascii ? `${before ?? ''}${ascii}` : raw;
}
